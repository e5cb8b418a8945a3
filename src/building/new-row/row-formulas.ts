import type { CellAddress } from "../../sheet/address";
import { movedFormula, reachingInto, withRowMoved, type Corner } from "../../sheet/formula-references";
import type { FormulaWrite } from "../../sheet/row-insertion";
import { filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import { entriesOf, onSheetOf, type RowPlace } from "./row-place";

/** The cells of a sheet that hold a formula. */
export function formulaCells(sheet: SheetSnapshot): readonly FormulaWrite[] {
  return filledCells(sheet).flatMap(([cell, { formula }]) =>
    formula === undefined ? [] : [{ cell, formula }],
  );
}

/** The formulas of the new row, as the row above has them, and those that take the new row in. */
export function formulasOf(place: RowPlace): readonly FormulaWrite[] {
  const { sheet, table, rows, above, bottom, ended } = place;
  const isOwn = onSheetOf(place);
  const inRows = new Set(rows.map(({ name }) => name.cell.row));
  // What a person writes into a column is their own, also as a formula; only scores are worked out in each row.
  const written = new Set(
    entriesOf(above)
      .filter((entry) => entry !== above.score)
      .map(({ cell }) => cell.column),
  );
  const isCopied = ({ row, column }: CellAddress): boolean =>
    row === bottom && column >= table.range.left && column <= table.range.right && !written.has(column);
  return formulaCells(sheet).flatMap(({ cell, formula }): FormulaWrite[] => {
    const lower = withRowMoved(formula, { kind: "insert", row: bottom + 1 }, isOwn);
    // A range of an indicator's row that ends at that row, as in a running sum, ends there on purpose.
    const isMeant = (first: Corner, last: Corner): boolean =>
      (!inRows.has(cell.row) || last.fixedRow) && (ended === null || (first.row ?? 0) < ended.top);
    const reaching = reachingInto(lower, bottom + 1, isOwn, isMeant);
    const below = cell.row > bottom ? { ...cell, row: cell.row + 1 } : cell;
    const longer = reaching === lower ? [] : [{ cell: below, formula: reaching }];
    if (!isCopied(cell)) return longer;
    return [...longer, { cell: { ...cell, row: bottom + 1 }, formula: movedFormula(reaching, 1, 0) }];
  });
}
