import { Button, Field, Textarea } from "@fluentui/react-components";
import { useMemo } from "react";
import { completionOf } from "../../building/completion";
import { limitAt, limitedTexts, type LimitedText } from "../../building/limited-texts";
import { formSpecOf } from "../../forms/form-read";
import type { ReviewedTable } from "../../report/review";
import { a1 } from "../../sheet/address";
import type { CellWrite } from "../../sheet/patch";
import { CellButton } from "../components/cell-button";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState, type ReviewedSheet } from "../state/state";
import { resultWords } from "../messages/result-words";
import { chosenTable } from "./context";
import { dueCells, type DueCell } from "./due-cells";
import { complete, writeReasons } from "./fill-actions";
import { LengthShown, LimitedList } from "./limited-list";
import { buildingWords } from "./words-for";

interface ReasonProps {
  readonly due: DueCell;
  /** Characters that the form allows; null where it sets no limit. */
  readonly most: number | null;
  readonly sheet: string;
  readonly state: PaneState;
}

function ReasonField({ due, most, sheet, state }: ReasonProps) {
  const { pane, words } = usePane();
  const { fill } = buildingWords(words.language);
  const key = a1(due.cell);
  const { reasons } = state.building;
  return (
    <li className="reason">
      <div className="reason-head">
        <div className="grow">
          {due.messages.map(resultWords(words.language).sentence).join(fill.betweenSentences)}
        </div>
        <CellButton sheet={sheet} cell={due.cell} />
      </div>
      <Field hint={due.fixes.map(resultWords(words.language).sentence).join(fill.betweenSentences)}>
        <Textarea
          rows={2}
          resize="vertical"
          aria-label={fill.reasonFor(key)}
          value={reasons[key] ?? ""}
          onChange={(_, { value }) =>
            pane.store.dispatch({
              type: "building-changed",
              change: { reasons: { ...reasons, [key]: value } },
            })
          }
        />
      </Field>
      {most !== null && <LengthShown text={reasons[key] ?? ""} most={most} />}
    </li>
  );
}

interface ReasonsProps {
  readonly due: readonly DueCell[];
  readonly limited: readonly LimitedText[];
  readonly sheet: string;
  readonly state: PaneState;
}

function Reasons({ due, limited, sheet, state }: ReasonsProps) {
  const { pane, words } = usePane();
  const { fill } = buildingWords(words.language);
  if (due.length === 0) return <p className="quiet">{fill.noneDue}</p>;
  return (
    <>
      <ul>
        {due.map((each) => (
          <ReasonField
            key={a1(each.cell)}
            due={each}
            most={limitAt(limited, each.cell)}
            sheet={sheet}
            state={state}
          />
        ))}
      </ul>
      <Button
        className="building-main"
        disabledFocusable={isBusy(state)}
        onClick={() => void writeReasons({ pane, words })}
      >
        {fill.write}
      </Button>
    </>
  );
}

/** So many stand open: they are read at a glance. */
const FEW_FILLS = 5;

/** What completing will put into which cells, before it does. */
function WillFill({ fills, sheet }: { fills: readonly CellWrite[]; sheet: string }) {
  const { fill } = buildingWords(usePane().words.language);
  if (fills.length === 0) return null;
  return (
    <details open={fills.length <= FEW_FILLS}>
      <summary className="quiet">{fill.willFill(fills.length)}</summary>
      <ul className="will-fill">
        {fills.map(({ cell, value }) => (
          <li key={a1(cell)}>
            <CellButton sheet={sheet} cell={cell} /> <span className="figure">{String(value)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Scores that completing left to a person. */
function OpenScores({ state }: { state: PaneState }) {
  const { fill } = buildingWords(usePane().words.language);
  const { open } = state.building;
  if (!open) return null;
  return (
    <p>
      {fill.open(open.cells.length)}
      {open.cells.map((cell) => (
        <CellButton key={a1(cell)} sheet={open.sheet} cell={cell} />
      ))}
    </p>
  );
}

interface FillProps {
  readonly state: PaneState;
  readonly source: ReviewedSheet;
  readonly table: ReviewedTable;
}

function Fill({ state, source, table }: FillProps) {
  const { pane, words } = usePane();
  const { fill } = buildingWords(words.language);
  const { reasonsShown } = state.building;
  const fills = useMemo(
    () => completionOf(table.scored, source.snapshot, { suggestions: false }).patch.writes,
    [table, source],
  );
  const blanks = fills.length;
  const due = useMemo(() => dueCells(table, words.language), [table, words]);
  const limited = useMemo(() => limitedTexts(table.scored.table, formSpecOf(table.scored.table)), [table]);
  return (
    <section className="section building-section" aria-labelledby="fill-title">
      <h2 id="fill-title">{fill.title}</h2>
      <div className="row">
        <Button
          aria-description={blanks === 0 ? fill.nothingBlank : fill.completeHint(blanks)}
          title={blanks === 0 ? fill.nothingBlank : fill.completeHint(blanks)}
          disabledFocusable={isBusy(state)}
          onClick={() => void complete({ pane, words })}
        >
          {fill.complete}
          {blanks > 0 && (
            <span className="action-count figure" aria-hidden>
              {blanks}
            </span>
          )}
        </Button>
        <Button
          aria-expanded={reasonsShown}
          aria-description={due.length === 0 ? fill.noneDue : fill.reasonsDue(due.length)}
          onClick={() =>
            pane.store.dispatch({ type: "building-changed", change: { reasonsShown: !reasonsShown } })
          }
        >
          {fill.reasons}
          {due.length > 0 && (
            <span className="action-count figure" aria-hidden>
              {due.length}
            </span>
          )}
        </Button>
      </div>
      <WillFill fills={fills} sheet={source.snapshot.name} />
      <OpenScores state={state} />
      {reasonsShown && <Reasons due={due} limited={limited} sheet={source.snapshot.name} state={state} />}
      <LimitedList texts={limited} sheet={source.snapshot.name} />
    </section>
  );
}

/** Helps with the table on the sheet: what is blank and follows, and the reasons that are due. */
export function FillSection({ state }: { state: PaneState }) {
  const { source } = state;
  const table = chosenTable(source, state.building);
  return source && table ? <Fill state={state} source={source} table={table} /> : null;
}
