import type { FormSpec, IndicatorColumn } from "../forms/form-spec";
import { fold } from "../sheet/fold";
import { FORMS } from "../forms/registry";

const COLUMN_OF_FORM = 2;
const COLUMN_FOREIGN_TO_FORM = -3;
const COLUMN_ABSENT = -1;
const TITLE_NAMES_FORM = 4;

const COLUMNS: ReadonlyMap<FormSpec, ReadonlySet<IndicatorColumn>> = new Map(
  FORMS.map((form) => [form, new Set(form.indicators.columns.map((column) => column.key))]),
);

function likeness(form: FormSpec, found: readonly IndicatorColumn[], title: string): number {
  const columns = COLUMNS.get(form);
  if (!columns) return -Infinity;
  let own = 0;
  for (const key of found) {
    if (columns.has(key === "target" && columns.has("fullYear") ? "fullYear" : key)) own++;
  }
  const named = form.titleWords.some((word) => title.includes(word));
  return (
    own * COLUMN_OF_FORM +
    (found.length - own) * COLUMN_FOREIGN_TO_FORM +
    (columns.size - own) * COLUMN_ABSENT +
    (named ? TITLE_NAMES_FORM : 0)
  );
}

/**
 * The form whose indicator columns, and whose title if there is one, are most like those of a sheet. A target
 * form's full-year column carries the label of other forms' target column and counts as either.
 */
export function chooseForm(found: readonly IndicatorColumn[], title: string): FormSpec | null {
  const folded = fold(title);
  let best: { form: FormSpec; likeness: number } | null = null;
  for (const form of FORMS) {
    const candidate = likeness(form, found, folded);
    if (best === null || candidate > best.likeness) best = { form, likeness: candidate };
  }
  return best?.form ?? null;
}
