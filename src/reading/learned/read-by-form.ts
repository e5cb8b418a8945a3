import { labelKey } from "../../forms/label-key";
import type { LearnedColumn, LearnedForm } from "../../forms/learned-form";
import { filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import { NO_ASSIGNMENT, type AssignedColumn, type RoleAssignment } from "../role-assignment";

/** The share of a form's headers that a sheet must print to be one of it. */
const ENOUGH = 0.8;
const LONGEST_HEADER = 60;

/** The lowest part of a header, as labels are compared. */
function leafKey({ header }: Pick<LearnedColumn, "header">): string {
  return labelKey(header.split("/").at(-1) ?? "");
}

/** Where a sheet prints each label, from left to right and from top to bottom. */
function placesOf(sheet: SheetSnapshot): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [{ column }, { text }] of filledCells(sheet)) {
    if (text.length > LONGEST_HEADER) continue;
    const key = labelKey(text);
    const known = places.get(key);
    if (known) known.push(column);
    else places.set(key, [column]);
  }
  return places;
}

/** How much of a form's header a sheet prints, from 0 to 1. */
function likeness(form: LearnedForm, places: ReadonlyMap<string, readonly number[]>): number {
  const wanted = form.columns.filter(({ header }) => leafKey({ header }) !== "");
  if (wanted.length === 0) return 0;
  return wanted.filter((column) => places.has(leafKey(column))).length / wanted.length;
}

/** The learned form that a sheet is one of, by its printed headers; null where it is none of them. */
export function formOfSheet(sheet: SheetSnapshot, forms: readonly LearnedForm[]): LearnedForm | null {
  if (forms.length === 0) return null;
  const places = placesOf(sheet);
  let best: LearnedForm | null = null;
  let most = 0;
  for (const form of forms) {
    const share = likeness(form, places);
    if (share >= ENOUGH && share > most) [best, most] = [form, share];
  }
  return best;
}

/** The columns that a return may have been shifted by: where a header stands that is printed once, beside where it was learned. */
function shiftOf(form: LearnedForm, places: ReadonlyMap<string, readonly number[]>): number {
  const single = form.columns.find((column) => places.get(leafKey(column))?.length === 1);
  return single ? (places.get(leafKey(single))?.[0] ?? single.column) - single.column : 0;
}

/** The rows whose printed words a form said hold no indicator. */
function rowsOf(sheet: SheetSnapshot, words: readonly string[]): readonly number[] {
  if (words.length === 0) return [];
  const keys = new Set(words.map(labelKey));
  return filledCells(sheet).flatMap(([{ row }, { text }]) => (keys.has(labelKey(text)) ? [row] : []));
}

/**
 * What a learned form says of a sheet's columns, fields and rows.
 *
 * @param isBlank whether the sheet is the blank form: of a column that is left open nothing is concluded then, whereas in
 *   a return its contents may tell
 */
export function assignmentBy(form: LearnedForm, sheet: SheetSnapshot, isBlank = false): RoleAssignment {
  const places = placesOf(sheet);
  const shift = shiftOf(form, places);
  const isRepeated = (column: LearnedColumn): boolean =>
    form.columns.some(
      (other) =>
        other !== column &&
        other.block === column.block &&
        labelKey(other.header) === labelKey(column.header),
    );
  return {
    ...NO_ASSIGNMENT,
    columns: form.columns
      .filter(({ open }) => isBlank || open !== true)
      .map((column): AssignedColumn => {
        const { block, header, role } = column;
        return { block, header, role, ...(isRepeated(column) ? { column: column.column + shift } : {}) };
      }),
    fields: form.fields,
    notIndicators: rowsOf(sheet, form.notIndicators),
    form: {
      name: form.name,
      stage: form.stage,
      spec: form.spec,
      executionWeight: form.executionWeight,
    },
  };
}
