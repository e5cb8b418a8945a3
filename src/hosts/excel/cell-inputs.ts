import { inputsOf, type SheetInputs } from "../../sheet/inputs";
import { GRIDS, gridsOf, rowsOf } from "./cells";
import type { Reader } from "./batches";

/** Asks what was put into the cells of a range; a range that is not there holds nothing. */
export function askInputs(range: Excel.Range): Reader<SheetInputs> {
  range.untrack().load(GRIDS);
  return () => {
    const grids = range.isNullObject ? null : gridsOf(range);
    if (!grids) return new Map();
    return inputsOf({ origin: { row: grids.top, column: grids.left }, rows: rowsOf([grids], []) });
  };
}
