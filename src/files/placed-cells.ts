import type { Area } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import { assembleSheet, type Grid, putCell, type SheetsRead } from "./assemble-sheet";
import { damaged } from "./failure";
import { cutNotes, type FilledExtent, readableArea, WHEN_CUT } from "./reading-limits";
import type { SheetNote } from "./sheet-note";

/** A filled cell and where on its sheet it stands. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: CellSnapshot;
}

/** A sheet whose cells are listed one by one, so that far ones cost no more than near ones. */
export interface PlacedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  readonly identity?: string;
  readonly cells: readonly PlacedCell[];
  readonly merges: readonly Area[];
}

function extentOf({ name, cells }: PlacedSheet): FilledExtent & { readonly sheet: string } {
  let [rows, columns, cellsInArea] = [0, 0, 0];
  for (const { row, column } of cells) {
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
    if (row < WHEN_CUT.rows && column < WHEN_CUT.columns) cellsInArea += 1;
  }
  return { sheet: name, rows, columns, cells: cells.length, cellsInArea };
}

/**
 * Lays the cells of all sheets out in rows, as far as they are read.
 *
 * @param notes what is known of the sheets already
 * @throws UnreadableFile when there are no sheets, or more than a workbook may hold
 */
export function layOutSheets(sheets: readonly PlacedSheet[], notes: readonly SheetNote[]): SheetsRead {
  if (sheets.length === 0) throw damaged("no-sheet", "");
  const extents = sheets.map(extentOf);
  const area = readableArea(extents);
  const laidOut = sheets.map(({ cells, ...sheet }): SheetSnapshot => {
    const grid: Grid = [];
    for (const { row, column, cell } of cells) {
      if (row < area.rows && column < area.columns) putCell(grid, row, column, cell);
    }
    return assembleSheet({ ...sheet, grid });
  });
  return { sheets: laidOut, notes: [...notes, ...cutNotes(extents, area)] };
}
