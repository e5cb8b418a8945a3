import type { CellStyle } from "../../sheet/cell-style";
import { neededHeights, type CellLayout } from "../../sheet/row-heights";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { SheetStyles } from "../workbook/styles/workbook-styles";
import { pointsOfCharacters } from "./units";

/** What Excel takes where a style names no size. */
const USUAL_SIZE = 11;

/**
 * The rows that a file gives no height and that cut off a wrapped text, each with the height that it needs, in points:
 * Excel makes them so high when it opens the file. It leaves out what is merged, and so does this.
 */
export function automaticHeights(
  sheet: SheetSnapshot,
  sheetStyles: SheetStyles,
  styles: readonly CellStyle[],
): ReadonlyMap<number, number> {
  const { origin, rows, merges } = sheet;
  const rowStyles = new Map(sheetStyles.rows.map((row) => [row.row, row]));
  const isSet = (row: number): boolean => rowStyles.get(row)?.height !== undefined;
  const merged = new Set(merges.map(({ top, left }) => `${top} ${left}`));
  const columnAt = (column: number) =>
    sheetStyles.columns.find(({ first, last }) => first <= column && column <= last);
  const columns = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) }, (_, at) =>
    columnAt(origin.column + at),
  );
  const layoutOf = (row: number, column: number): CellLayout | null => {
    const place = { row: origin.row + row, column: origin.column + column };
    if (merged.has(`${place.row} ${place.column}`)) return null;
    const own = sheetStyles.cells[place.row]?.[place.column];
    const style = styles[own ?? rowStyles.get(place.row)?.style ?? columns[column]?.style ?? 0];
    return style ? { wraps: style.wrap, fontSize: style.font.size ?? USUAL_SIZE } : null;
  };
  const needed = neededHeights(sheet, {
    rowHeights: rows.map((_, row) => {
      const style = rowStyles.get(origin.row + row);
      return style?.hidden === true ? 0 : (style?.height ?? sheetStyles.defaultHeight);
    }),
    columnWidths: columns.map((column) =>
      column?.hidden === true ? 0 : pointsOfCharacters(column?.width ?? sheetStyles.defaultWidth),
    ),
    cells: rows.map((cells, row) =>
      isSet(origin.row + row) ? [] : cells.map((cell, column) => cell && layoutOf(row, column)),
    ),
  });
  return new Map([...needed].map(([row, height]) => [origin.row + row, height]));
}
