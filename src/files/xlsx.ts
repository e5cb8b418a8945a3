import { readXlsx } from "hucre/xlsx";
import type { Cell, CellValue as StoredValue, Sheet } from "hucre/xlsx";
import type { CellSnapshot, CellValue, RowSnapshot, SheetSnapshot } from "../sheet/snapshot";

const DAY = 86_400_000;

function plain(value: StoredValue): CellValue | null {
  if (value instanceof Date) {
    const days = (value.getTime() - Date.UTC(1899, 11, 30)) / DAY;
    return Math.round(days * 1e10) / 1e10;
  }
  return value === "" ? null : value;
}

function shown(value: CellValue, format: string | undefined): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" || format === undefined) return String(value);
  const percent = /^0(?:\.(0+))?%$/.exec(format);
  if (percent) return `${(value * 100).toFixed(percent[1]?.length ?? 0)}%`;
  const grouped = /^#,##0(?:\.(0+))?$/.exec(format);
  if (grouped) {
    const [whole = "", fraction] = value.toFixed(grouped[1]?.length ?? 0).split(".");
    const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
    return fraction === undefined ? groups : `${groups}.${fraction}`;
  }
  const fixed = /^0(?:\.(0+))?$/.exec(format);
  return fixed ? value.toFixed(fixed[1]?.length ?? 0) : String(value);
}

function snapshotCell(stored: StoredValue, cell: Cell | undefined): CellSnapshot | null {
  const value = plain(stored);
  if (value === null) return null;
  const numberFormat = cell?.style?.numFmt;
  return {
    value,
    text: shown(value, numberFormat),
    ...(cell?.formula === undefined ? {} : { formula: cell.formula }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

function snapshotSheet(sheet: Sheet): SheetSnapshot {
  const rows = sheet.rows.map((row, r): RowSnapshot => {
    const cells = row.map((value, c) =>
      value === null ? null : snapshotCell(value, sheet.cells?.get(`${r},${c}`)),
    );
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  });
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    protected: sheet.protection !== undefined,
    origin: { row: 0, column: 0 },
    rows,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
  };
}

/** The sheets of an .xlsx file. */
export async function readXlsxSnapshots(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const workbook = await readXlsx(bytes, { readStyles: true });
  return workbook.sheets.map(snapshotSheet);
}
