import type { CellAddress } from "../../sheet/address";
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
  /** Formulas that give something else than the file says; from here on what they give counts. */
  readonly corrected: readonly Recalculated[];
  /**
   * Formulas that have a result in the file and give an error here, for want of a function, another file or a
   * table. Where there are any, no result can be told from one that rests on them: those of the file stay.
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

/**
 * Compares the results that a file brought with those worked out from its formulas.
 *
 * @param sheets as the file has them
 * @param cellNow a cell after all formulas were worked out; null when it is blank
 * @returns what was found, and the cells that are to have the results of the file after all
 */
export function compareResults(
  sheets: readonly SheetSnapshot[],
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
  const notCalculated = different.filter(({ stored, now }) => isError(now.value) && !isError(stored.value));
  if (notCalculated.length > 0)
    return { recalculation: { corrected: [], notCalculated }, asStored: different };
  const isNear = ({ stored, now }: Recalculated) => isSameResult(stored.value, now.value);
  const corrected = different.filter((result) => !isNear(result));
  return { recalculation: { corrected, notCalculated }, asStored: different.filter(isNear) };
}
