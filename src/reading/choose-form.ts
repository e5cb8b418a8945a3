import type { FormSpec, IndicatorColumn } from "../forms/form-spec";
import { fold } from "../forms/label-key";
import { FORMS } from "../forms/registry";

const COLUMN_OF_FORM = 2;
const COLUMN_FOREIGN_TO_FORM = -3;
const COLUMN_ABSENT = -1;
const TITLE_NAMES_FORM = 4;

function hasColumn(form: FormSpec, key: IndicatorColumn): boolean {
  return form.indicators.columns.some((column) => column.key === key);
}

/** A target form's full-year column carries the label of other forms' target column. */
function columnsAsIn(form: FormSpec, found: readonly IndicatorColumn[]): IndicatorColumn[] {
  return hasColumn(form, "fullYear") ? found.map((key) => (key === "target" ? "fullYear" : key)) : [...found];
}

function likeness(form: FormSpec, found: readonly IndicatorColumn[], title: string): number {
  const keys = columnsAsIn(form, found);
  const own = keys.filter((key) => hasColumn(form, key)).length;
  const absent = form.indicators.columns.filter((column) => !keys.includes(column.key)).length;
  const named = form.titleWords.some((word) => title.includes(word));
  return (
    own * COLUMN_OF_FORM +
    (keys.length - own) * COLUMN_FOREIGN_TO_FORM +
    absent * COLUMN_ABSENT +
    (named ? TITLE_NAMES_FORM : 0)
  );
}

/** The form whose indicator columns, and whose title if there is one, are most like those of a sheet. */
export function chooseForm(found: readonly IndicatorColumn[], title: string): FormSpec | null {
  const folded = fold(title);
  let best: { form: FormSpec; likeness: number } | null = null;
  for (const form of FORMS) {
    const candidate = likeness(form, found, folded);
    if (best === null || candidate > best.likeness) best = { form, likeness: candidate };
  }
  return best?.form ?? null;
}
