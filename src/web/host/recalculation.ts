import type { CellAddress } from "../../sheet/address";
import { type Reference, referencesOf } from "../../sheet/formula-references";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../sheet/snapshot";

/** A formula cell as its file keeps it, and as it is once its formula was worked out. */
export interface Recalculated {
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly stored: CellSnapshot;
  readonly now: CellSnapshot;
}

/** What working out all formulas of a file that was opened has shown. */
export interface Recalculation {
  /**
   * Formulas that give something else than the file says, which was wrong; from here on what they give counts. Those
   * that rest on the day or on chance count anew too, but are not among them.
   */
  readonly corrected: readonly Recalculated[];
  /**
   * Formulas that have a result in the file and give an error or something else here, for want of a function, another
   * file, a table, several sheets at once or a day in words counted from 1904. Where there are any, no result can be told from one that rests on them: those of the file stay.
   */
  readonly notCalculated: readonly Recalculated[];
}

export const NOTHING_NEW: Recalculation = { corrected: [], notCalculated: [] };

/**
 * Numbers as near as this are one result: programs add up in different orders, and Excel rounds what is left
 * of a subtraction to nothing. No form shows a billionth of anything.
 */
const NEAR = 1e-9;

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/;

function isError(value: CellValue): boolean {
  return typeof value === "string" && ERROR.test(value);
}

/** Whether two results of a formula are one, but for what programs differ in. */
export function isSameResult(a: CellValue, b: CellValue): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(a), Math.abs(b));
}

const BLANK: CellSnapshot = { value: "", text: "" };

/** Functions that give something else each time, or may: of the day, of chance, of cells that a text names. */
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|CELL|INFO)\s*\(/i;

/** Texts in a formula, where a word is no function. */
const TEXTS = /"(?:[^"]|"")*"/g;

/**
 * Those of some formulas whose result is another one on another day, or each time: they hold a volatile function, or
 * rest on one that does. The file was right when it was saved.
 */
function volatileAmong(formulas: readonly Recalculated[]): ReadonlySet<Recalculated> {
  const volatile = new Set(
    formulas.filter(({ stored }) => VOLATILE.test((stored.formula ?? "").replace(TEXTS, ""))),
  );
  const restsOn = ({ sheet, stored }: Recalculated) =>
    referencesOf(stored.formula ?? "").some((reference) =>
      [...volatile].some(
        (other) =>
          other.sheet.toLowerCase() === (reference.sheet ?? sheet).toLowerCase() &&
          holds(reference, other.cell),
      ),
    );
  for (let before = -1; volatile.size > 0 && before < volatile.size;) {
    before = volatile.size;
    for (const formula of formulas) if (!volatile.has(formula) && restsOn(formula)) volatile.add(formula);
  }
  return volatile;
}

/** Whether a cell is one of those that a reference means; one of whole columns or rows has no bounds in them. */
function holds({ first, last }: Reference, { row, column }: CellAddress): boolean {
  const end = last ?? first;
  return (
    (first.row ?? 0) <= row &&
    row <= (end.row ?? Infinity) &&
    (first.column ?? 0) <= column &&
    column <= (end.column ?? Infinity)
  );
}

/**
 * Compares the results that a file brought with those worked out from its formulas.
 *
 * @param sheets as the file has them
 * @param isBeyond whether a formula of a sheet is one that cannot be worked out here
 * @param cellNow a cell after all formulas were worked out; null when it is blank
 * @returns what was found, and the cells that are to have the results of the file after all
 */
export function compareResults(
  sheets: readonly SheetSnapshot[],
  isBeyond: (formula: string, sheet: string) => boolean,
  cellNow: (sheet: string, cell: CellAddress) => CellSnapshot | null,
): { readonly recalculation: Recalculation; readonly asStored: readonly Recalculated[] } {
  const different = sheets.flatMap(({ name, origin, rows }) =>
    rows.flatMap((line, row) =>
      line.flatMap((stored, column): Recalculated[] => {
        if (stored?.formula === undefined || stored.value === "" || stored.result !== undefined) return [];
        const cell = { row: origin.row + row, column: origin.column + column };
        const now = cellNow(name, cell) ?? BLANK;
        return stored.value === now.value ? [] : [{ sheet: name, cell, stored, now }];
      }),
    ),
  );
  const isNear = ({ stored, now }: Recalculated) => isSameResult(stored.value, now.value);
  const notCalculated = different.filter((result) => {
    const { sheet, stored, now } = result;
    if (isError(now.value) && !isError(stored.value)) return true;
    return !isNear(result) && isBeyond(stored.formula ?? "", sheet);
  });
  if (notCalculated.length > 0)
    return { recalculation: { corrected: [], notCalculated }, asStored: different };
  const volatile = volatileAmong(different);
  const corrected = different.filter((result) => !isNear(result) && !volatile.has(result));
  return { recalculation: { corrected, notCalculated }, asStored: different.filter(isNear) };
}
