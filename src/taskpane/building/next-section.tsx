import { Button, Field, Select } from "@fluentui/react-components";
import { isForNextYear, nextForms, REVIEW_PAPER, type NextForm } from "../../building/convert/next-forms";
import { formSpec } from "../../forms/registry";
import type { ReviewedTable } from "../../report/review";
import { CellButton } from "../components/cell-button";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { chosenTable } from "./context";
import { chosenNext, makeNext } from "./form-actions";
import type { Made, NotCarried } from "../state/building-view";
import { MonthChoice } from "./template-section";
import { buildingWords } from "./words-for";

const LONGEST_SHOWN = 60;

function NotCarriedItem({ item, sheet }: { item: NotCarried; sheet: string }) {
  const { language } = usePane().words;
  const { reasons } = buildingWords(language).next;
  const where = [item.label, item.row].filter((part) => part !== "").join(" · ");
  const plain = item.text.replace(/\s+/g, " ");
  return (
    <li className="not-carried">
      <div className="grow">
        {where !== "" && <span className="strong">{where} </span>}
        <span>{plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain}</span>
        <div className="quiet">{reasons[item.reason]}</div>
      </div>
      {item.cell && <CellButton sheet={sheet} cell={item.cell} />}
    </li>
  );
}

/** What the other sheet holds and the new one does not. */
function LeftOvers({ made }: { made: Made }) {
  const { next } = buildingWords(usePane().words.language);
  if (made.left.length === 0) return <p className="quiet">{next.all(made.from)}</p>;
  return (
    <details open>
      <summary>{next.left(made.left.length, made.from)}</summary>
      <ul>
        {made.left.map((item, at) => (
          <NotCarriedItem key={at} item={item} sheet={made.from} />
        ))}
      </ul>
    </details>
  );
}

function nameOf(form: NextForm, table: ReviewedTable, language: "zh" | "en"): string {
  const { next } = buildingWords(language);
  if (form === REVIEW_PAPER) return next.reviewPaper;
  const name = formSpec(form).name[language];
  return isForNextYear(table.scored.table, form) ? next.nextYear(name) : name;
}

/** The form that follows from the table on the sheet. */
export function NextSection({ state }: { state: PaneState }) {
  const { pane, words: all } = usePane();
  const words = buildingWords(all.language);
  const { next } = words;
  const view = state.building;
  const table = chosenTable(state.source, view);
  const offered = table ? nextForms(table.scored.table) : [];
  const chosen = chosenNext(table, view);
  return (
    <section className="section building-section" aria-labelledby="next-title">
      <h2 id="next-title">{next.title}</h2>
      {table && chosen !== null && (
        <div className="building-fields">
          <Field className="building-wide" label={next.to}>
            <Select
              value={chosen}
              onChange={(_, { value }) =>
                pane.store.dispatch({
                  type: "building-changed",
                  change: { next: offered.find((form) => form === value) ?? null },
                })
              }
            >
              {offered.map((form) => (
                <option key={form} value={form}>
                  {nameOf(form, table, all.language)}
                </option>
              ))}
            </Select>
          </Field>
          {chosen !== REVIEW_PAPER && formSpec(chosen).stage === "monitoring" && (
            <MonthChoice
              words={words}
              month={view.month}
              onChoose={(month) => pane.store.dispatch({ type: "building-changed", change: { month } })}
            />
          )}
        </div>
      )}
      {state.source && !table && <p className="quiet">{next.needsTable}</p>}
      {table && chosen === null && <p className="quiet">{next.nothing}</p>}
      <Button
        className="building-main"
        appearance={chosen === null ? "secondary" : "primary"}
        disabledFocusable={isBusy(state) || chosen === null}
        onClick={() => void makeNext({ pane, words: all })}
      >
        {next.make}
      </Button>
      {view.made && <LeftOvers made={view.made} />}
    </section>
  );
}
