import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";

/** Thin lines around filled cells and merges make a form readable whose own looks are not known. */
const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };

/** In characters: columns are as wide as their texts ask for, within these bounds. */
const NARROWEST = 8;
const WIDEST = 36;

function styleOf(numberFormat: string | undefined): CellStyle {
  const alignment = { vertical: "center", wrapText: true } as const;
  return { border: BORDER, alignment, ...(numberFormat === undefined ? {} : { numFmt: numberFormat }) };
}

function cellOf({ value, formula, numberFormat }: CellSnapshot): Partial<Cell> {
  const style = styleOf(numberFormat);
  if (formula === undefined) return { value, style };
  return { value, formula, ...(value === "" ? {} : { formulaResult: value }), style };
}

/** Chinese characters are twice as wide as digits. */
function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0xff ? 2 : 1;
  return width;
}

function widthsOf({ origin, rows, merges }: SheetSnapshot): { width: number }[] {
  const columns = rows.reduce((most, line) => Math.max(most, origin.column + line.length), 0);
  const widths = Array.from({ length: columns }, () => NARROWEST);
  const spread = new Set(
    merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top} ${left}`),
  );
  rows.forEach((line, row) =>
    line.forEach((cell, index) => {
      const column = origin.column + index;
      if (!cell || spread.has(`${origin.row + row} ${column}`)) return;
      widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, widthOf(cell.text) + 2));
    }),
  );
  return widths.map((width) => ({ width }));
}

function sheetOf(sheet: SheetSnapshot): WriteSheet {
  const { name, hidden, origin, rows, merges } = sheet;
  const values: CellValue[][] = Array.from({ length: origin.row }, () => []);
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((line, row) => {
    values.push([
      ...Array.from({ length: origin.column }, () => null),
      ...line.map((cell) => cell?.value ?? null),
    ]);
    line.forEach((cell, column) => {
      if (cell) cells.set(`${origin.row + row},${origin.column + column}`, cellOf(cell));
    });
  });
  return {
    name,
    hidden,
    rows: values,
    cells,
    columns: widthsOf(sheet),
    merges: merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    ...(sheet.protected ? { protection: { sheet: true } } : {}),
  };
}

/** An .xlsx file of sheets that came from a format whose looks are not read: values, formulas, merges and number formats. */
export async function xlsxOf(sheets: readonly SheetSnapshot[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf) });
}
