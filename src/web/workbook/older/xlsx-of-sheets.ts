import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  type Cell,
  type CellStyle as StoredStyle,
  type CellValue,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { rowLines } from "../../../building/row-lines";
import type { CellSnapshot, SheetSnapshot } from "../../../sheet/snapshot";
import { storedFont, storedStyle } from "../../../files/xlsx/stored-style";
import { withHiddenIdentities } from "../../../files/xlsx/write-xlsx";
import type { CellStyle } from "../../../sheet/cell-style";
import type { SheetStyles, WorkbookStyles } from "../styles/workbook-styles";
import { storedConditions, storedValidations } from "./stored-rules";

/** Thin lines around filled cells and merges make a form readable whose own styles are not known. */
const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };

/** In points: what a line of Excel's usual font takes. */
const LINE_HEIGHT = 15;

/** In characters: columns are as wide as their texts ask for, within these bounds. */
const NARROWEST = 8;
const WIDEST = 36;

type StyleOf = (row: number, column: number, cell: CellSnapshot | null) => StoredStyle;

function plainStyle(numberFormat: string | undefined): StoredStyle {
  const alignment = { vertical: "center", wrapText: true } as const;
  return { border: BORDER, alignment, ...(numberFormat === undefined ? {} : { numFmt: numberFormat }) };
}

/** The format of a cell's number, which older files keep with the cell, comes before that of its style. */
function withFormat(style: CellStyle, numberFormat: string | undefined): CellStyle {
  return numberFormat === undefined ? style : { ...style, numberFormat };
}

/** Cells that look alike share one style: there can be very many of them. */
function styleReader(styles: readonly CellStyle[]): (sheet: SheetStyles) => StyleOf {
  const ready = new Map<string, StoredStyle>();
  return (sheet) => (row, column, cell) => {
    const index = sheet.cells[row]?.[column] ?? 0;
    const cellStyle = styles[index];
    const numberFormat = cell?.numberFormat ?? cellStyle?.numberFormat;
    const key = `${index} ${numberFormat ?? ""}`;
    const style =
      ready.get(key) ??
      (cellStyle ? storedStyle(withFormat(cellStyle, numberFormat)) : plainStyle(numberFormat));
    ready.set(key, style);
    return style;
  };
}

function cellOf({ value, formula }: CellSnapshot, style: StoredStyle): Partial<Cell> {
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

/** The style's own columns; those it does not name are as wide as its others. */
function columnsOf(sheet: SheetSnapshot, sheetStyles: SheetStyles): { width: number; hidden: boolean }[] {
  const filled = sheet.rows.reduce((most, line) => Math.max(most, sheet.origin.column + line.length), 0);
  const columns = Array.from({ length: filled }, () => ({ width: sheetStyles.defaultWidth, hidden: false }));
  for (const { first, last, width = sheetStyles.defaultWidth, hidden } of sheetStyles.columns) {
    for (let column = first; column <= Math.min(last, filled - 1); column += 1) {
      columns[column] = { width, hidden };
    }
  }
  return columns;
}

/** What a sheet has besides its cells. */
function frameOf(sheet: SheetSnapshot, sheetStyles: SheetStyles | undefined): Partial<WriteSheet> {
  if (!sheetStyles) {
    const columns = widthsOf(sheet);
    const lines = rowLines(
      sheet,
      columns.map(({ width }) => width),
    );
    const heights = lines.map(
      (count, at) => [sheet.origin.row + at, { height: LINE_HEIGHT * count }] as const,
    );
    return { columns, rowDefs: new Map(heights.filter((_, at) => (lines[at] ?? 1) > 1)) };
  }
  const { frozen, rows, gridlines } = sheetStyles;
  return {
    columns: columnsOf(sheet, sheetStyles),
    rowDefs: new Map(
      rows.map(({ row, height, hidden }) => [row, { hidden, ...(height === undefined ? {} : { height }) }]),
    ),
    view: { showGridLines: gridlines },
    dataValidations: storedValidations(sheetStyles.validations),
    conditionalRules: storedConditions(sheetStyles.conditions),
    ...(frozen.rows + frozen.columns > 0 ? { freezePane: frozen } : {}),
  };
}

function sheetOf(sheet: SheetSnapshot, sheetStyles: SheetStyles | undefined, styleOf: StyleOf): WriteSheet {
  const { name, hidden, origin, rows, merges } = sheet;
  const values: CellValue[][] = Array.from({ length: origin.row }, () => []);
  const cells = new Map<string, Partial<Cell>>();
  sheetStyles?.cells.forEach((line, row) =>
    line.forEach((_, column) => cells.set(`${row},${column}`, { style: styleOf(row, column, null) })),
  );
  rows.forEach((line, index) => {
    const row = origin.row + index;
    values.push([
      ...Array.from({ length: origin.column }, () => null),
      ...line.map((cell) => cell?.value ?? null),
    ]);
    line.forEach((cell, offset) => {
      const column = origin.column + offset;
      if (cell) cells.set(`${row},${column}`, cellOf(cell, styleOf(row, column, cell)));
    });
  });
  return {
    name,
    hidden,
    rows: values,
    cells,
    ...frameOf(sheet, sheetStyles),
    merges: merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    ...(sheet.protected ? { protection: { sheet: true } } : {}),
  };
}

const STYLES = "xl/styles.xml";
const WORKBOOK = "xl/workbook.xml";
const FONT = /<font>(.*?)<\/font>/gs;
const PART_OF_FONT = /<(\w+)(?: [^>]*)?\/>/g;
/** The order that the schema wants the parts of a font in. */
const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/**
 * The library writes a font's colour before its size, which a strict reader refuses, and no name as a hidden one.
 */
function mended(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const [styles, workbook] = [parts[STYLES], parts[WORKBOOK]];
  if (!styles || !workbook) return bytes;
  const ordered = strFromU8(styles).replace(FONT, (_, content: string) => {
    const found = [...content.matchAll(PART_OF_FONT)].map(([text, name = ""]) => ({ text, name }));
    found.sort((a, b) => FONT_ORDER.indexOf(a.name) - FONT_ORDER.indexOf(b.name));
    return `<font>${found.map(({ text }) => text).join("")}</font>`;
  });
  const hidden = withHiddenIdentities(strFromU8(workbook));
  return zipSync({ ...parts, [STYLES]: strToU8(ordered), [WORKBOOK]: strToU8(hidden) });
}

/** What came from an older format or a document. */
interface OlderWorkbook {
  readonly sheets: readonly SheetSnapshot[];
  readonly styles?: WorkbookStyles;
  /** Whether numbers of days count from 1904: the .xlsx says so too, or every date would be four years earlier. */
  readonly date1904?: boolean | undefined;
}

/**
 * An .xlsx file of sheets that came from an older format: values, formulas, merges, number formats and, where
 * they were read, names, styles, rules for inputs and conditional formats.
 */
export async function xlsxOf({
  sheets,
  styles: bookStyles,
  date1904 = false,
}: OlderWorkbook): Promise<Uint8Array> {
  const bySheet = new Map(bookStyles?.sheets.map((sheet) => [sheet.name, sheet]));
  const styleOf = styleReader(bookStyles?.styles ?? []);
  const plain: StyleOf = (_row, _column, cell) => plainStyle(cell?.numberFormat);
  const font = bookStyles?.styles[0]?.font;
  const written = await writeXlsx({
    sheets: sheets.map((sheet) => {
      const own = bySheet.get(sheet.name);
      return sheetOf(sheet, own, own ? styleOf(own) : plain);
    }),
    namedRanges: (bookStyles?.names ?? []).map(({ name, sheet, formula }) => ({
      name,
      range: formula,
      ...(sheet === undefined ? {} : { scope: sheet }),
    })),
    ...(date1904 ? { dateSystem: "1904" as const } : {}),
    ...(font ? { defaultFont: storedFont(font) } : {}),
  });
  return mended(written);
}
