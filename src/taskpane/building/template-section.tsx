import { Button, Checkbox, Field, Input, Select } from "@fluentui/react-components";
import type { FormSpec } from "../../forms/form-spec";
import { formSpecOf } from "../../forms/form-read";
import { formSpec } from "../../forms/registry";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { chosenTable } from "./context";
import { insertTemplate } from "./form-actions";
import { FormChoice } from "./form-choice";
import type { BuildingView } from "../state/building-view";
import type { BuildingWords } from "./words";
import { buildingWords } from "./words-for";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const UNITS = ["元", "万元"] as const;

function wholeWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** Whether the form prints the unit of its amounts, so that there is one to choose. */
function printsUnit(form: FormSpec): boolean {
  return JSON.stringify(form.layout).includes("{unit}");
}

interface MonthProps {
  readonly words: BuildingWords;
  readonly month: string;
  readonly onChoose: (month: string) => void;
}

/** How much of the year a monitoring form covers. */
export function MonthChoice({ words, month, onChoose }: MonthProps) {
  return (
    <Field label={words.template.month}>
      <Select value={month} onChange={(_, { value }) => onChoose(value)}>
        {MONTHS.map((each) => (
          <option key={each} value={each}>
            {words.template.monthOf(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Where no table says more: the form that the year of a budget begins with. */
const FIRST_OF_THE_YEAR = { spec: null, stage: "target" } as const;

/** Blank forms: which one, how it is made, and the button that inserts it. */
export function TemplateSection({ state, isMain }: { state: PaneState; isMain: boolean }) {
  const { pane, words: all } = usePane();
  const words = buildingWords(all.language);
  const { template } = words;
  const view = state.building;
  const table = chosenTable(state.source, view)?.scored.table;
  const form = view.form ?? formSpecOf(table ?? FIRST_OF_THE_YEAR).id;
  const year = view.year ?? String(table?.year ?? new Date().getFullYear());
  const unit = view.unit ?? table?.amountUnit ?? formSpec(form).amountUnit ?? "万元";
  const isYear = wholeWithin(year, 1949, 2200);
  const isRows = wholeWithin(view.rows, 1, 50);
  const project = table?.fields.projectName?.text ?? "";
  const change = (looked: Partial<BuildingView>): void =>
    pane.store.dispatch({ type: "building-changed", change: looked });
  return (
    <section className="section building-section" aria-labelledby="template-title">
      <h2 id="template-title">{template.title}</h2>
      <FormChoice
        key={table?.sheet ?? ""}
        label={template.choose}
        chosen={form}
        onChoose={(chosen) => change({ form: chosen })}
      />
      <div className="building-fields">
        <Field
          label={template.year}
          validationState={isYear ? "none" : "error"}
          validationMessage={isYear ? null : template.wrongYear}
        >
          <Input
            className="building-number"
            inputMode="numeric"
            value={year}
            onChange={(_, { value }) => change({ year: value })}
          />
        </Field>
        <Field
          label={template.rows}
          validationState={isRows ? "none" : "error"}
          validationMessage={isRows ? null : template.wrongRows}
        >
          <Input
            className="building-number"
            inputMode="numeric"
            value={view.rows}
            onChange={(_, { value }) => change({ rows: value })}
          />
        </Field>
        {printsUnit(formSpec(form)) && (
          <Field label={template.unit}>
            <Select
              value={unit}
              onChange={(_, { value }) => change({ unit: UNITS.find((each) => each === value) ?? null })}
            >
              {UNITS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          </Field>
        )}
        {formSpec(form).stage === "monitoring" && (
          <MonthChoice words={words} month={view.month} onChoose={(month) => change({ month })} />
        )}
      </div>
      <div className="building-checks">
        <Checkbox
          label={template.formulas}
          checked={view.formulas}
          onChange={(_, { checked }) => change({ formulas: checked === true })}
        />
        <Checkbox
          label={template.locked}
          checked={view.locked}
          onChange={(_, { checked }) => change({ locked: checked === true })}
        />
        {project !== "" && (
          <Checkbox
            label={template.names(project)}
            checked={view.names}
            onChange={(_, { checked }) => change({ names: checked === true })}
          />
        )}
      </div>
      <Button
        className="building-main"
        appearance={isMain ? "primary" : "secondary"}
        disabledFocusable={isBusy(state) || !isYear || !isRows}
        onClick={() => void insertTemplate({ pane, words: all }, form, Number(year))}
      >
        {template.insert}
      </Button>
    </section>
  );
}
