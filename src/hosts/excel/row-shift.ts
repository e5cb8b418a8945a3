import { a1, parseA1, type Area } from "../../sheet/address";
import type { SheetInputs } from "../../sheet/inputs";

/** What is looked at to tell whether rows have moved: the inputs of a row and of those below, and the area in use. */
export interface RowsSeen {
  readonly inputs: SheetInputs;
  readonly used: Area;
}

/**
 * Whether the rows below moved between two looks at a sheet: down by one because `row` came in (`by` 1), or up by one
 * because it went (`by` -1). Formulas change when rows move, so that constants are compared; where there are none, the
 * end of the area in use tells.
 */
export function haveRowsMoved(before: RowsSeen, after: RowsSeen, row: number, by: 1 | -1): boolean {
  let [moved, stayed] = [0, 0];
  for (const [name, input] of before.inputs) {
    const cell = parseA1(name);
    const isConstant = typeof input !== "string" || input.startsWith("'");
    if (!cell || !isConstant || (by === -1 && cell.row === row)) continue;
    if (after.inputs.get(a1({ ...cell, row: cell.row + by })) === input) moved += 1;
    if (after.inputs.get(name) === input) stayed += 1;
  }
  return moved === stayed ? after.used.bottom - before.used.bottom === by : moved > stayed;
}
