import type { CellStyle } from "../sheet/cell-style";
import {
  CAPTION_HEIGHT,
  heightOfRow,
  LEAST_ROW_HEIGHT,
  LIST_FONT,
  LIST_LINE,
  LIST_FORMATS,
  TITLE_HEIGHT,
  TOTAL_HEIGHT,
  totalStyle,
} from "../sheet/list-formats";
import {
  blockPlaces,
  LIST_STYLES,
  quotedSheet,
  type ListCell,
  type ListSheet,
  type ListStyle,
} from "../sheet/list-sheet";
import { RESULT_IDENTITY } from "../sheet/identity";
import type { CellContent, CellSpec, RowSpec, SheetSpec } from "../sheet/sheet-spec";

const LINE = { style: "thin", colour: `#${LIST_LINE}` } as const;
const LINES = { top: LINE, right: LINE, bottom: LINE, left: LINE };

function cellStyle(style: ListStyle): CellStyle {
  const { align, wrap, bold, size, color, fill, format, bare, underline } = LIST_FORMATS[style];
  return {
    font: {
      size: size ?? 10,
      bold: bold === true,
      italic: false,
      underline: underline === true,
      strike: false,
      ...(color === undefined ? {} : { colour: `#${color}` }),
    },
    ...(fill === undefined ? {} : { fill: `#${fill}` }),
    lines: bare ? {} : LINES,
    horizontal: align,
    vertical: "center",
    wrap: wrap === true,
    rotation: 0,
    indent: 0,
    ...(format === undefined ? {} : { numberFormat: format }),
    locked: false,
  };
}

const STYLES = LIST_STYLES.map(cellStyle);

/** The names that sheets got when they came in, by the names they should have had. */
export type GivenNames = ReadonlyMap<string, string>;

/** A formula with the sheets it refers to by the names they have. */
function renamed(formula: string, names: GivenNames): string {
  let text = formula;
  for (const [wanted, given] of names) {
    if (wanted !== given) text = text.replaceAll(`${quotedSheet(wanted)}!`, () => `${quotedSheet(given)}!`);
  }
  return text;
}

function contentOf(cell: ListCell, names: GivenNames): CellContent | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return { kind: "text", text: cell };
  if (typeof cell === "number") return { kind: "number", value: cell };
  if ("formula" in cell) {
    return { kind: "formula", formula: renamed(cell.formula, names), result: cell.result };
  }
  return { kind: "text", text: "style" in cell ? cell.value : cell.text };
}

function styleOf(cell: ListCell, style: ListStyle): ListStyle {
  if (cell === null || typeof cell !== "object") return style;
  if ("formula" in cell) return cell.style ?? style;
  return "style" in cell ? cell.style : style;
}

function rowOf(
  cells: readonly ListCell[],
  styles: readonly ListStyle[],
  height: number,
  names: GivenNames,
): RowSpec {
  return {
    height,
    cells: styles.map((style, column): CellSpec => {
      const cell = cells[column] ?? null;
      return { content: contentOf(cell, names), style: LIST_STYLES.indexOf(styleOf(cell, style)) };
    }),
  };
}

/**
 * A sheet of lists as one that is put into a workbook beside others: the same cells and formulas, without links, charts
 * and filters, which a sheet that is inserted cannot bring along.
 *
 * @param names of the sheets that are in already, which formulas refer to
 */
export function insertedList(sheet: ListSheet, names: GivenNames): SheetSpec {
  const { name, title, notes, blocks, widths, hidden, orientation } = sheet;
  const rows: RowSpec[] = [rowOf([title], ["title"], TITLE_HEIGHT, names)];
  for (const note of notes) rows.push(rowOf([note], ["note"], LEAST_ROW_HEIGHT, names));
  const places = blockPlaces(sheet);
  const blank: RowSpec = { height: LEAST_ROW_HEIGHT, cells: [] };
  for (const [at, { caption, columns, rows: lines, total }] of blocks.entries()) {
    const place = places[at];
    if (!place) continue;
    const first = caption === null ? place.header : place.header - 1;
    while (rows.length < first) rows.push(blank);
    const styles = columns.map(({ style }) => style);
    const headers = columns.map(({ header }) => header);
    const isHeaded = headers.some((header) => header !== "");
    const heads = headers.map((): ListStyle => (isHeaded ? "header" : "note"));
    if (caption !== null) rows.push(rowOf([caption], ["caption"], CAPTION_HEIGHT, names));
    rows.push(rowOf(headers, heads, isHeaded ? heightOfRow(headers, heads, widths) : 6, names));
    for (const cells of lines) rows.push(rowOf(cells, styles, heightOfRow(cells, styles, widths), names));
    if (total) rows.push(rowOf(total, styles.map(totalStyle), TOTAL_HEIGHT, names));
  }
  const columns = Math.max(1, ...blocks.map((block) => block.columns.length));
  const [place] = places;
  return {
    name,
    font: LIST_FONT,
    styles: STYLES,
    columns: widths.map((width, column) => (hidden.includes(column) ? 0 : width)),
    rows,
    merges: [],
    validations: [],
    conditionalFormats: [],
    frozenRows: place && blocks.length === 1 ? place.firstRow : 0,
    print: {
      orientation,
      area: { top: 0, left: 0, bottom: rows.length - 1, right: columns - 1 },
      titleRows: place && blocks.length === 1 ? { first: place.header, last: place.header } : null,
      footer: "&P/&N",
    },
    identity: RESULT_IDENTITY,
    protected: false,
  };
}
