import { isOwnKey } from "../forms/form-keys";
import type { FormSpec, IndicatorColumn } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { fold } from "../sheet/fold";

const COLUMN_OF_FORM = 2;
const COLUMN_ABSENT = -1;
const TITLE_NAMES_FORM = 4;

const COLUMNS: ReadonlyMap<FormSpec, ReadonlySet<IndicatorColumn>> = new Map(
  FORMS.map((form) => [form, new Set(form.indicators.columns.map((column) => column.key))]),
);

/** Columns that a department adds to a form without making another one of it. */
const ADDED: ReadonlySet<IndicatorColumn> = new Set<IndicatorColumn>([
  "reviewScore",
  "rule",
  "explanation",
  "evidence",
  "completionRate",
  "previous",
  "serial",
  "level1Weight",
  "level2Weight",
  "remark",
]);

/** Columns that a form may have lost and still be itself. */
const MAY_LACK: ReadonlySet<IndicatorColumn> = new Set<IndicatorColumn>([
  "reason",
  "remark",
  "likelihood",
  "causeFunding",
  "causePolicy",
  "causeStaff",
  "causeHardware",
  "causeOther",
]);

/** The forms whose title words a title holds. */
function namedBy(title: string): readonly FormSpec[] {
  return title === ""
    ? []
    : FORMS.filter(({ titleWords }) => titleWords.some((word) => title.includes(word)));
}

/** How like a form a sheet is; null where it is another one: it has a column more, or lacks one that tells the form. */
function likeness(
  form: FormSpec,
  found: ReadonlySet<IndicatorColumn>,
  title: string,
  others: readonly FormSpec[],
): number | null {
  const columns = COLUMNS.get(form);
  if (!columns) return null;
  const statesFullYear = columns.has("fullYear");
  for (const key of found) {
    const isOwn = columns.has(key) || (key === "target" && statesFullYear);
    if (!isOwn && !ADDED.has(key) && !isOwnKey(key)) return null;
  }
  const named = others.includes(form);
  // A form with rules of its own is not supposed under another title: those rules hold for one place only.
  if (form.profile !== undefined && title !== "" && !named) return null;
  // A title that names another form's stage is not of this one: 整体支出 over the columns of a project's form.
  if (!named && others.length > 0 && others.every(({ stage }) => stage !== form.stage)) return null;
  let lacks = 0;
  let needed = 0;
  for (const key of columns) {
    if (found.has(key) || (key === "fullYear" && found.has("target"))) continue;
    lacks++;
    if (!MAY_LACK.has(key)) needed++;
  }
  // Other places give their forms the same title: the columns of its own make it this place's form.
  if (form.profile !== undefined && needed > 0) return null;
  if (needed > (named ? 1 : 0)) return null;
  const shared = columns.size - lacks;
  return shared * COLUMN_OF_FORM + lacks * COLUMN_ABSENT + (named ? TITLE_NAMES_FORM : 0);
}

/** What was chosen for columns under a title. */
interface Chosen {
  readonly found: ReadonlySet<IndicatorColumn>;
  readonly form: FormSpec | null;
}

/** What was chosen, by title: thousands of files are of a few forms. */
const chosen = new Map<string, Chosen[]>();
const TITLES_AT_MOST = 256;
const COLUMNS_AT_MOST = 8;

function isSame(some: ReadonlySet<IndicatorColumn>, others: ReadonlySet<IndicatorColumn>): boolean {
  if (some.size !== others.size) return false;
  for (const key of some) if (!others.has(key)) return false;
  return true;
}

/**
 * The form that a sheet is one of by its indicator columns, and by its title where several have them; null where it
 * is none of the registered ones. A target form's full-year column carries the label of other forms' target column
 * and counts as either.
 */
export function chooseForm(found: ReadonlySet<IndicatorColumn>, title: string): FormSpec | null {
  const before = chosen.get(title) ?? [];
  const known = before.find((each) => isSame(each.found, found));
  if (known) return known.form;
  const form = likestForm(found, title);
  if (chosen.size >= TITLES_AT_MOST) chosen.clear();
  chosen.set(title, [...before.slice(1 - COLUMNS_AT_MOST), { found, form }]);
  return form;
}

function likestForm(found: ReadonlySet<IndicatorColumn>, title: string): FormSpec | null {
  const folded = fold(title);
  const named = namedBy(folded);
  let best: { form: FormSpec; likeness: number } | null = null;
  for (const form of FORMS) {
    const candidate = likeness(form, found, folded, named);
    if (candidate !== null && (best === null || candidate > best.likeness))
      best = { form, likeness: candidate };
  }
  return best?.form ?? null;
}
