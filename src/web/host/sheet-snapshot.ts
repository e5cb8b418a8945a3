import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { assembleSheet, filledCell, type Grid, putCell } from "../../files/assemble-sheet";
import { GENERAL, numberFormat, type NumberFormat } from "../../files/format/number-format";
import type { CellAddress } from "../../sheet/address";
import { withPrefixes } from "../../sheet/later-functions";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../sheet/snapshot";
import { protectionOf } from "./protection";

const from1900 = new Map<string, NumberFormat>();
const from1904 = new Map<string, NumberFormat>();

/** Formats are few and take a while to understand. */
export function formatOf(code: string | undefined, date1904: boolean): NumberFormat {
  if (code === undefined || code === "" || code === GENERAL.code) return GENERAL;
  const formats = date1904 ? from1904 : from1900;
  const known = formats.get(code) ?? numberFormat(code, date1904);
  formats.set(code, known);
  return known;
}

/** The text of a cell that was typed in lines: the spreadsheet keeps it as a document. */
function documentText({ p }: ICellData): string | undefined {
  return p?.body?.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n");
}

function valueOf(cell: ICellData): CellValue | null {
  const { v, t } = cell;
  const value = documentText(cell) ?? v;
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value;
  if (t === CellValueType.BOOLEAN) return value === 1 || value === "1" || value === "TRUE";
  if (t !== CellValueType.NUMBER) return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : String(value);
}

/** The formula of a cell without its `=`, also where it shares one with others. */
export type FormulaOf = (row: number, column: number) => string;

/** The cell at a place as a snapshot; null when it is blank. */
export function cellSnapshot(
  workbook: Workbook,
  cell: Nullable<ICellData>,
  formulaOf: () => string,
  date1904: boolean,
): CellSnapshot | null {
  if (!cell) return null;
  const hasFormula = (cell.f ?? cell.si ?? "") !== "";
  const value = valueOf(cell) ?? "";
  if (value === "" && !hasFormula) return null;
  const format = formatOf(workbook.getStyles().getStyleByCell(cell)?.n?.pattern, date1904);
  return filledCell(value, format, hasFormula ? withPrefixes(formulaOf().replace(/^=/, "")) : undefined);
}

/** A sheet of the embedded spreadsheet as it is now, of cells that are given as snapshots. */
export function sheetSnapshot(
  sheet: Worksheet,
  snapshotOf: (cell: Nullable<ICellData>, at: CellAddress) => CellSnapshot | null,
): SheetSnapshot {
  const grid: Grid = [];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const filled = snapshotOf(cell, { row, column });
    if (filled) putCell(grid, row, column, filled);
  });
  return assembleSheet({
    name: sheet.getName(),
    hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
    protected: protectionOf(sheet) !== null,
    grid,
    merges: sheet.getMergeData().map(({ startRow, startColumn, endRow, endColumn }) => ({
      top: startRow,
      left: startColumn,
      bottom: endRow,
      right: endColumn,
    })),
  });
}
