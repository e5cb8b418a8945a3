import type { Table } from "../../reading/table";
import { referencesOf } from "../../sheet/formula-references";
import { formulaCells } from "./row-formulas";
import { entriesOf, isLevelColumn, isOneRow, mergeOver, onSheetOf, type RowPlace } from "./row-place";

/**
 * Whether it cannot be told if a sum is one of the group that ends above the new row or of the group around it, as
 * where both begin in the same row.
 */
function isAmbiguous(place: RowPlace): boolean {
  const { sheet, bottom, ended } = place;
  if (ended === null || ended.top !== ended.outerTop) return false;
  const isOwn = onSheetOf(place);
  return formulaCells(sheet).some(({ formula }) =>
    referencesOf(formula).some(
      ({ sheet: named, first, last }) => isOwn(named) && first.row === ended.top && last?.row === bottom,
    ),
  );
}

/** Whether a formula outside the indicators names the weight or score of the row above by itself, as in `=H13+H14`. */
function isListed(place: RowPlace): boolean {
  const { sheet, rows, above, bottom } = place;
  const isOwn = onSheetOf(place);
  const inRows = new Set(rows.map(({ name }) => name.cell.row));
  const columns = [above.weight, above.score].flatMap((entry) => entry?.cell.column ?? []);
  return formulaCells(sheet).some(
    ({ cell, formula }) =>
      !inRows.has(cell.row) &&
      referencesOf(formula).some(
        ({ sheet: named, first, last }) =>
          isOwn(named) && last === null && first.row === bottom && columns.includes(first.column ?? -1),
      ),
  );
}

/** Whether an indicator takes more than the one row, so that what looks like its row is not the whole of it. */
function isTall(place: RowPlace): boolean {
  const { above, bottom } = place;
  const isMergedDown = entriesOf(above).some(({ cell }) => {
    const area = isLevelColumn(place, cell.column) ? null : mergeOver(place, { ...cell, row: bottom });
    return area !== null && !isOneRow(area);
  });
  const isPutTogether = entriesOf(above).some(({ text, source }) => text !== "" && source === null);
  return isMergedDown || isPutTogether;
}

function isBesideAnother({ table, bottom }: RowPlace, tables: readonly Table[]): boolean {
  return tables.some((other) => other !== table && other.range.top <= bottom && bottom <= other.range.bottom);
}

/**
 * Whether a row put in would not come out right.
 *
 * @param tables all tables of the sheet: a row in one of two side by side would tear the other apart
 */
export function isObstructed(place: RowPlace, tables: readonly Table[]): boolean {
  return isTall(place) || isListed(place) || isAmbiguous(place) || isBesideAnother(place, tables);
}
