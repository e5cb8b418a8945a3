import type { IRange, Worksheet } from "@univerjs/core";
import type { ISelectionWithStyle } from "@univerjs/sheets";
import type { Area, CellAddress } from "../../sheet/address";

/** An area as the spreadsheet names it. */
export function rangeOf({ top, left, bottom, right }: Area): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

/** How many rows and columns of a sheet are shown. */
export interface ShownExtent {
  readonly rows: number;
  readonly columns: number;
}

/** An area without what lies beyond the sheet: rules may be set for whole columns. Its first cell stays. */
export function shownArea({ top, left, bottom, right }: Area, { rows, columns }: ShownExtent): Area {
  return {
    top,
    left,
    bottom: Math.max(top, Math.min(bottom, rows - 1)),
    right: Math.max(left, Math.min(right, columns - 1)),
  };
}

/** A cell with the merge it is in. */
export function cellRange(sheet: Worksheet, { row, column }: CellAddress): IRange {
  const { startRow, endRow, startColumn, endColumn } = sheet.getMergedCell(row, column) ?? {
    startRow: row,
    endRow: row,
    startColumn: column,
    endColumn: column,
  };
  return { startRow, endRow, startColumn, endColumn };
}

/** A cell or a merge as the spreadsheet takes a selection: all of the range is the cell that is typed into. */
export function selectionOf(range: IRange): ISelectionWithStyle {
  const { startRow, endRow, startColumn, endColumn } = range;
  const isMerged = startRow !== endRow || startColumn !== endColumn;
  const primary = {
    ...{ startRow, endRow, startColumn, endColumn },
    actualRow: startRow,
    actualColumn: startColumn,
    isMerged,
    isMergedMainCell: isMerged,
  };
  return { range, primary, style: null };
}
