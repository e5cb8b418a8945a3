import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  type ICellData,
  type IColumnData,
  type IDataValidationRule,
  type IRowData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  HorizontalAlign,
  type LocaleType,
  mergeWorksheetSnapshotWithDefault,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { CellStyle, Horizontal, Line, LineStyle, Vertical } from "../../sheet/cell-style";
import type { SheetStyles } from "../workbook/styles/workbook-styles";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../sheet/snapshot";
import type { IConditionFormattingRule } from "@univerjs/sheets-conditional-formatting";
import { withoutPrefixes } from "../../sheet/later-functions";
import { arrayMetadata } from "./array-formulas";
import { automaticHeights } from "./automatic-heights";
import { conditionalRules } from "./conditional-rules";
import type { OpenedWorkbook } from "../workbook/opened-workbook";
import { keptProtection, protectionMetadata } from "./protection";
import { pixelsOfCharacters, pixelsOfPoints } from "./units";
import { rangeOf, type ShownExtent } from "./ranges";
import { validationRules } from "./validation-rules";

const LINES: Readonly<Record<LineStyle, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

const HORIZONTAL: Readonly<Record<Horizontal, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<Vertical, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
};

/** Where the spreadsheet looks for what is not in its sheets. */
const VALIDATIONS = "SHEET_DATA_VALIDATION_PLUGIN";
const CONDITIONS = "SHEET_CONDITIONAL_FORMATTING_PLUGIN";
const NAMES = "SHEET_DEFINED_NAME_PLUGIN";
/** A name that holds in the whole workbook. */
const EVERYWHERE = "AllDefaultWorkbook";

/** Blank rows and columns to write in, beyond what is filled. */
const SPARE_ROWS = 20;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 40;
const LEAST_COLUMNS = 16;

/** In pixels. */
const INDENT_STEP = 9;

/** What lines are drawn in that name no colour. */
const BLACK = "#000000";

function line(of: Line | undefined) {
  return of && { s: LINES[of.style], cl: { rgb: of.colour ?? BLACK } };
}

function rotation(angle: CellStyle["rotation"]): Pick<IStyleData, "tr"> {
  if (angle === 0) return {};
  return { tr: angle === "stacked" ? { a: 0, v: BooleanNumber.TRUE } : { a: -angle } };
}

function styleOf(style: CellStyle): IStyleData {
  const { font, lines } = style;
  const borders = Object.entries({
    t: line(lines.top),
    r: line(lines.right),
    b: line(lines.bottom),
    l: line(lines.left),
  }).filter(([, side]) => side !== undefined);
  return {
    vt: VERTICAL[style.vertical],
    ...(font.name === undefined ? {} : { ff: font.name }),
    ...(font.size === undefined ? {} : { fs: font.size }),
    ...(font.bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(font.italic ? { it: BooleanNumber.TRUE } : {}),
    ...(font.underline ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(font.strike ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(font.colour === undefined ? {} : { cl: { rgb: font.colour } }),
    ...(style.fill === undefined ? {} : { bg: { rgb: style.fill } }),
    ...(borders.length === 0 ? {} : { bd: Object.fromEntries(borders) }),
    ...(style.horizontal === undefined ? {} : { ht: HORIZONTAL[style.horizontal] }),
    ...(style.wrap ? { tb: WrapStrategy.WRAP } : {}),
    ...rotation(style.rotation),
    ...(style.indent > 0 ? { pd: { l: style.indent * INDENT_STEP } } : {}),
    ...(style.numberFormat === undefined ? {} : { n: { pattern: style.numberFormat } }),
  };
}

/** A value as the spreadsheet keeps it, with the type that keeps texts of digits texts. */
export function typedValue(value: CellValue): Pick<ICellData, "v" | "t"> {
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
}

/** What a cell holds; a formula that has no result yet is worked out when the workbook is shown. */
export function contentOf({
  value,
  formula,
  result,
}: Pick<CellSnapshot, "value" | "formula" | "result">): ICellData {
  if (formula === undefined) return typedValue(value);
  const f = `=${withoutPrefixes(formula)}`;
  // What the file holds no result of is worked out here as well, so that saving writes a result.
  return value === "" || result !== undefined ? { f } : { f, ...typedValue(value) };
}

/** The styles of a workbook, and the names its styles have among those of the spreadsheet. */
interface Styles {
  readonly styles: readonly CellStyle[];
  readonly idOf: (style: number) => string;
}

function cellsOf(
  sheet: SheetSnapshot,
  sheetStyles: SheetStyles | undefined,
  { idOf }: Styles,
): Record<number, Record<number, ICellData>> {
  const cells: Record<number, Record<number, ICellData>> = {};
  const put = (row: number, column: number, data: ICellData) => {
    const line = (cells[row] ??= {});
    line[column] = { ...line[column], ...data };
  };
  sheetStyles?.cells.forEach((line, row) =>
    line.forEach((style, column) => put(row, column, { s: idOf(style) })),
  );
  sheet.rows.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (cell) put(sheet.origin.row + row, sheet.origin.column + column, contentOf(cell));
    }),
  );
  return cells;
}

/**
 * Blank cells that have a number format by their row or column, within what is shown, each with its style: what is
 * typed into a cell is taken by its own format alone, so it is given it as its own.
 */
function formattedBlanks(
  sheetStyles: SheetStyles,
  { styles, idOf }: Styles,
  { rows, columns }: ShownExtent,
  cells: Record<number, Record<number, ICellData>>,
): void {
  const isFormatted = (style: number) => styles[style]?.numberFormat !== undefined;
  const ofRows = new Map(
    sheetStyles.rows.flatMap((row): [number, number][] =>
      row.style === undefined ? [] : [[row.row, row.style]],
    ),
  );
  const ofColumns: number[] = [];
  for (const { first, last, style: style } of sheetStyles.columns) {
    for (let column = first; column <= Math.min(last, columns - 1); column += 1) ofColumns[column] = style;
  }
  if (![...ofRows.values(), ...ofColumns].some(isFormatted)) return;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const style = ofRows.get(row) ?? ofColumns[column] ?? 0;
      const line = (cells[row] ??= {});
      if (isFormatted(style) && !line[column]) line[column] = { s: idOf(style) };
    }
  }
}

function rowsOf(
  sheet: SheetSnapshot,
  sheetStyles: SheetStyles,
  { styles, idOf }: Styles,
): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const { row, height, hidden, style: style } of sheetStyles.rows) {
    rows[row] = {
      // Without `ia: 0` an edit would give the row a height of its own.
      ...(height === undefined ? {} : { h: pixelsOfPoints(height), ia: BooleanNumber.FALSE }),
      ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
      ...(style === undefined ? {} : { s: idOf(style) }),
    };
  }
  for (const [row, height] of automaticHeights(sheet, sheetStyles, styles))
    rows[row] = { ...rows[row], ah: pixelsOfPoints(height) };
  return rows;
}

function columnsOf(sheetStyles: SheetStyles, { idOf }: Styles): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const { first, last, width, hidden, style: style } of sheetStyles.columns) {
    for (let column = first; column <= last; column += 1) {
      columns[column] = {
        ...(width === undefined ? {} : { w: pixelsOfCharacters(width) }),
        ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
        ...(style === 0 ? {} : { s: idOf(style) }),
      };
    }
  }
  return columns;
}

function freezeOf({ frozen: { rows, columns } }: SheetStyles): Pick<Partial<IWorksheetData>, "freeze"> {
  if (rows === 0 && columns === 0) return {};
  return { freeze: { ySplit: rows, xSplit: columns, startRow: rows || -1, startColumn: columns || -1 } };
}

function sheetData(
  id: string,
  sheet: SheetSnapshot,
  sheetStyles: SheetStyles | undefined,
  styles: Styles,
): Partial<IWorksheetData> {
  const cellData = cellsOf(sheet, sheetStyles, styles);
  const rows = Math.max(0, ...Object.keys(cellData).map((row) => Number(row) + 1));
  const columns = Object.values(cellData).reduce(
    (most, line) => Math.max(most, ...Object.keys(line).map((column) => Number(column) + 1)),
    0,
  );
  const extent: ShownExtent = {
    rows: Math.max(rows + SPARE_ROWS, LEAST_ROWS),
    columns: Math.max(columns + SPARE_COLUMNS, LEAST_COLUMNS),
  };
  if (sheetStyles) formattedBlanks(sheetStyles, styles, extent, cellData);
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    cellData,
    mergeData: sheet.merges.map(rangeOf),
    rowCount: extent.rows,
    columnCount: extent.columns,
    custom: {
      ...protectionMetadata(sheet.protected ? keptProtection(sheetStyles, styles.styles, extent) : null),
      ...arrayMetadata(sheetStyles?.arrays),
    },
    ...(sheetStyles
      ? {
          rowData: rowsOf(sheet, sheetStyles, styles),
          columnData: columnsOf(sheetStyles, styles),
          defaultRowHeight: pixelsOfPoints(sheetStyles.defaultHeight),
          defaultColumnWidth: pixelsOfCharacters(sheetStyles.defaultWidth),
          showGridlines: sheetStyles.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
          ...freezeOf(sheetStyles),
        }
      : {}),
  };
}

function extentOf({ rowCount = 0, columnCount = 0 }: Partial<IWorksheetData>): ShownExtent {
  return { rows: rowCount, columns: columnCount };
}

/** A sheet as the spreadsheet takes it, with its styles where the file has one. */
interface DressedSheet {
  readonly data: Partial<IWorksheetData>;
  readonly styles: SheetStyles | undefined;
}

/** Something for each sheet that has any of it, by the sheet's id. */
function bySheet(
  sheets: readonly DressedSheet[],
  itemsOf: (sheetStyles: SheetStyles, shown: ShownExtent) => readonly object[],
): string {
  const entries = sheets.map(({ data, styles: sheetStyles }) => [
    data.id ?? "",
    sheetStyles ? itemsOf(sheetStyles, extentOf(data)) : [],
  ]);
  return JSON.stringify(Object.fromEntries(entries.filter(([, items = []]) => items.length > 0)));
}

function stylesOf({ styles, idOf }: Styles): Record<string, IStyleData> {
  return Object.fromEntries(styles.map((style, index) => [idOf(index), styleOf(style)]));
}

/** A sheet that joins a workbook which is shown already. */
export interface JoiningSheet {
  readonly sheet: IWorksheetData;
  readonly styles: Record<string, IStyleData>;
  readonly validations: readonly IDataValidationRule[];
  readonly conditions: readonly IConditionFormattingRule[];
}

/** The first sheet of a file as the embedded spreadsheet takes it beside others, under a name of its own. */
export function joiningSheet(
  { sheets, styles: bookStyles }: OpenedWorkbook,
  id: string,
  name: string,
): JoiningSheet | null {
  const [sheet] = sheets;
  if (!sheet) return null;
  const [own] = bookStyles.sheets;
  const styles: Styles = { styles: bookStyles.styles, idOf: (index) => `${id}-${index}` };
  const data = sheetData(id, { ...sheet, name }, own, styles);
  return {
    sheet: mergeWorksheetSnapshotWithDefault(data),
    styles: stylesOf(styles),
    validations: validationRules(own?.validations ?? [], `${id}-input`, extentOf(data)),
    conditions: conditionalRules(own?.conditions ?? [], `${id}-condition`, extentOf(data)),
  };
}

/**
 * A file as the embedded spreadsheet takes it.
 *
 * @param sheetIds those of its sheets, in the order of the file
 */
export function workbookData(
  { fileName, sheets, styles: bookStyles }: OpenedWorkbook,
  sheetIds: readonly string[],
  id: string,
  locale: LocaleType,
): IWorkbookData {
  const ofSheet = new Map(bookStyles.sheets.map((sheet) => [sheet.name, sheet]));
  const styles: Styles = { styles: bookStyles.styles, idOf: String };
  const dressed = sheets.map((sheet, index): DressedSheet => {
    const own = ofSheet.get(sheet.name);
    return { data: sheetData(sheetIds[index] ?? "", sheet, own, styles), styles: own };
  });
  // It would take a name of one sheet for one of all of them.
  const names = bookStyles.names
    .filter(({ sheet }) => sheet === undefined)
    .map(({ name, formula }, index) => [
      `name-${index}`,
      { id: `name-${index}`, name, formulaOrRefString: formula, localSheetId: EVERYWHERE },
    ]);
  return {
    id,
    name: fileName,
    appVersion: "",
    locale,
    styles: stylesOf(styles),
    ...(bookStyles.styles.length > 0 ? { defaultStyle: "0" } : {}),
    sheetOrder: [...sheetIds],
    sheets: Object.fromEntries(dressed.map(({ data }) => [data.id ?? "", data])),
    resources: [
      {
        name: VALIDATIONS,
        data: bySheet(dressed, ({ validations }, shown) => validationRules(validations, "input", shown)),
      },
      {
        name: CONDITIONS,
        data: bySheet(dressed, ({ conditions }, shown) => conditionalRules(conditions, "condition", shown)),
      },
      { name: NAMES, data: JSON.stringify(Object.fromEntries(names)) },
    ],
  };
}
