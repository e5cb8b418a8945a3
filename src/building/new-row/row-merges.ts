import { labelKey } from "../../forms/label-key";
import type { Area } from "../../sheet/address";
import type { CellWrite } from "../../sheet/patch";
import { isLevelColumn, isOneRow, mergeOver, type RowPlace } from "./row-place";

/**
 * How a level is shown beside the new row: under the merge of the rows above, which then reaches over it, or in a
 * text of its own. Labels that neither stand in merges nor in each row are left to the row in which they stand.
 */
export function levelOf(
  place: RowPlace,
  key: "level1" | "level2",
  wanted: string,
): { readonly merge: Area | null; readonly label: CellWrite | null } {
  const { rows, above, bottom } = place;
  const { cell, text } = above[key];
  const label = { cell: { row: bottom + 1, column: cell.column }, value: wanted };
  if (labelKey(text) !== labelKey(wanted)) return { merge: null, label };
  const merge = mergeOver(place, cell) ?? {
    top: cell.row,
    bottom: cell.row,
    left: cell.column,
    right: cell.column,
  };
  const others = rows.map((row) => row[key].cell);
  const isMerged = others.some((other) => {
    const area = mergeOver(place, other);
    return area !== null && !isOneRow(area);
  });
  const isRepeated = rows.some((row, at) => {
    const before = rows[at - 1]?.[key];
    return before?.text === row[key].text && before.cell.row !== row[key].cell.row;
  });
  const isLeftOpen = rows.some((row) => row[key].cell.row !== row.name.cell.row);
  if (merge.bottom > bottom) return { merge: null, label: null };
  const longer = { ...merge, bottom: bottom + 1 };
  if (!isOneRow(merge) || isMerged) return { merge: longer, label: null };
  if (isRepeated) return { merge: null, label };
  return { merge: isLeftOpen ? null : longer, label: null };
}

/**
 * The merges that the new row has as the row above has them, those that it goes in the middle of, and those of
 * labels beside the table that end there and grow over it.
 */
export function otherMerges(place: RowPlace): readonly Area[] {
  const { sheet, table, bottom } = place;
  const { left, right } = table.range;
  return sheet.merges.flatMap((area): Area[] => {
    if (area.top <= bottom && area.bottom > bottom) return [{ ...area, bottom: area.bottom + 1 }];
    if (area.bottom !== bottom || area.left < left || area.right > right) return [];
    if (isOneRow(area)) return [{ ...area, top: bottom + 1, bottom: bottom + 1 }];
    return isLevelColumn(place, area.left) ? [] : [{ ...area, bottom: bottom + 1 }];
  });
}
