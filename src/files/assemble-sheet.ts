import type { Area } from "../sheet/address";
import type { PdfPages } from "../sheet/document-table";
import { type CellSnapshot, type CellValue, NO_RESULT, type SheetSnapshot } from "../sheet/snapshot";
import { damaged } from "./failure";
import { GENERAL, type NumberFormat } from "./format/number-format";
import type { SheetNote } from "./sheet-note";

/** Cells by row and column of the sheet, counted from A1; where an index is missing the cell is blank. */
export type Grid = (CellSnapshot | null)[][];

/** A sheet as a file holds it. */
export interface FiledSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  readonly identity?: string;
  /** Handed over: what a merge covers is cleared in place. */
  readonly grid: Grid;
  /** Those of a single cell are left out of the snapshot. */
  readonly merges: readonly Area[];
}

/** The sheets of a file, and what there is to know about how they were read. */
export interface SheetsRead {
  readonly sheets: readonly SheetSnapshot[];
  readonly notes: readonly SheetNote[];
  /** Whether numbers of days count from 1904; absent where they count from 1900. */
  readonly date1904?: boolean;
  /** What of a PDF was read; absent for any other file. */
  readonly pdf?: PdfPages;
}

/** What a person sees of a stored value. */
function shownText(value: CellValue, format: NumberFormat): string {
  if (typeof value === "number") return format.showNumber(value);
  if (typeof value === "string") return format.showText(value);
  return value ? "TRUE" : "FALSE";
}

/** A filled cell; General leaves no number format behind, a typed value no formula. */
export function filledCell(
  value: CellValue,
  format: NumberFormat,
  formula: string | undefined,
): CellSnapshot {
  const text = shownText(value, format);
  if (formula === undefined) {
    return format === GENERAL ? { value, text } : { value, text, numberFormat: format.code };
  }
  return format === GENERAL ? { value, text, formula } : { value, text, formula, numberFormat: format.code };
}

/** A formula cell whose result the file does not hold. */
export function withoutResult(cell: CellSnapshot): CellSnapshot {
  return { ...cell, value: "", text: NO_RESULT, result: "none" };
}

/** Puts a cell into the grid, with blanks for all cells before it that are not there yet. */
export function putCell(grid: Grid, row: number, column: number, cell: CellSnapshot): void {
  while (grid.length <= row) grid.push([]);
  const cells = grid[row];
  if (!cells) return;
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

/** How often merges may cover a sheet in all: those of a sound file do not overlap and cover it once. */
const MOST_COVERED = 4;

/** Clears what merges cover; a file whose merges overlap over and over is not gone through merge by merge. */
function clearCovered(grid: Grid, merges: readonly Area[], sheet: string): void {
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
  let allowed = MOST_COVERED * grid.length * columns;
  for (const { top, left, bottom, right } of merges) {
    const lastRow = Math.min(bottom, grid.length - 1);
    const lastColumn = Math.min(right, columns - 1);
    if (lastRow < top || lastColumn < left) continue;
    allowed -= (lastRow - top + 1) * (lastColumn - left + 1);
    if (allowed < 0) throw damaged("merged-areas", sheet);
    for (let row = top; row <= lastRow; row += 1) {
      const cells = grid[row] ?? [];
      for (let column = left; column <= Math.min(right, cells.length - 1); column += 1) {
        if (row !== top || column !== left) cells[column] = null;
      }
    }
  }
}

function isSingleCell({ top, left, bottom, right }: Area): boolean {
  return top === bottom && left === right;
}

/** A sheet as a snapshot whose first row and column are the first that hold something. */
export function assembleSheet(filed: FiledSheet): SheetSnapshot {
  const { grid, name, hidden, protected: isProtected, identity } = filed;
  const merges = filed.merges.filter((area) => !isSingleCell(area));
  clearCovered(grid, merges, name);
  let firstRow = -1;
  let lastRow = -1;
  let firstColumn = Infinity;
  grid.forEach((cells, row) => {
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    if (cells.length === 0) return;
    if (firstRow < 0) firstRow = row;
    lastRow = row;
    const column = cells.findIndex((cell) => cell !== null);
    if (column < firstColumn) firstColumn = column;
  });
  const filled = firstRow < 0 ? [] : grid.slice(firstRow, lastRow + 1);
  // Written out key by key: where more is added to a spread object, the engine gives each of them a shape of its own.
  return {
    name,
    hidden,
    protected: isProtected,
    ...(identity === undefined ? {} : { identity }),
    origin: firstRow < 0 ? { row: 0, column: 0 } : { row: firstRow, column: firstColumn },
    rows: firstColumn === 0 ? filled : filled.map((cells) => cells.slice(firstColumn)),
    merges,
  };
}
