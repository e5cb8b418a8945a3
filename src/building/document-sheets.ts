import type { CellStyle } from "../sheet/cell-style";
import type { CellSpec, SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";
import { displayWidth } from "../sheet/text-width";
import { lettered, PLAIN } from "./cell-styles";
import { rowLines } from "./row-lines";
import { sheetNames } from "./sheet-names";

/** Widths in characters between which columns follow their texts. */
const NARROWEST = 8;
const WIDEST = 36;
const LINE_HEIGHT = 16;

/** Texts stay texts: what looks like a number or a formula in a document is not one for that. */
const STYLE: CellStyle = {
  ...lettered(PLAIN, { size: 11 }),
  horizontal: "left",
  numberFormat: "@",
  locked: false,
};

/** Paragraphs above the table have no borders and go on over the blank cells beside them. */
const ABOVE: CellStyle = { ...STYLE, lines: {}, wrap: false };

/** Those of several lines. */
const LINES_ABOVE: CellStyle = { ...ABOVE, wrap: true };

const [IN_TABLE, ON_ONE_LINE, ON_SEVERAL] = [0, 1, 2];

function styleOf(text: string, isAbove: boolean): number {
  if (!isAbove) return IN_TABLE;
  return text.includes("\n") ? ON_SEVERAL : ON_ONE_LINE;
}

function contentOf(sheet: SheetSnapshot): readonly (readonly (CellSpec | null)[])[] {
  const { origin, rows } = sheet;
  const before = Array.from({ length: origin.column }, () => null);
  const width = rows.reduce((most, line) => Math.max(most, line.length), 0);
  const firstRow = (sheet.documentTable?.firstRow ?? 0) - origin.row;
  const blank: CellSpec = { content: null, style: IN_TABLE };
  return [
    ...Array.from({ length: origin.row }, () => []),
    ...rows.map((line, row) => [
      ...before,
      // A blank cell of the table has its border as well.
      ...Array.from({ length: row < firstRow ? line.length : width }, (_, column): CellSpec | null => {
        const cell = line[column];
        if (cell) {
          const { text } = cell;
          return { content: { kind: "text", text }, style: styleOf(text, row < firstRow) };
        }
        return row < firstRow ? null : blank;
      }),
    ]),
  ];
}

function specOf(sheet: SheetSnapshot, name: string): SheetSpec {
  const rows = contentOf(sheet);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const widths = Array.from({ length: columns }, () => NARROWEST);
  rows.slice(sheet.documentTable?.firstRow ?? 0).forEach((row) =>
    row.forEach((cell, column) => {
      const text = cell?.content?.kind === "text" ? cell.content.text : "";
      widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, displayWidth(text) + 2));
    }),
  );
  const lines = rowLines(sheet, widths);
  const area = { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: columns - 1 };
  return {
    name,
    font: "宋体",
    styles: [STYLE, ABOVE, LINES_ABOVE],
    columns: widths,
    rows: rows.map((cells, row) => ({
      height:
        LINE_HEIGHT *
        (cells.some((cell) => cell?.style === ON_ONE_LINE) ? 1 : (lines[row - sheet.origin.row] ?? 1)),
      cells,
    })),
    merges: sheet.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: { orientation: "portrait", area, titleRows: null, footer: "&C&P / &N" },
    protected: false,
  };
}

/** The name of a sheet, with the pages that its table stands on: 表1 第31–33页. */
function nameOf({ name, documentTable }: SheetSnapshot): string {
  const pages = documentTable?.pages ?? [];
  const [first, last] = [pages[0]?.page, pages.at(-1)?.page];
  if (first === undefined || last === undefined) return name;
  return `${name} 第${first === last ? String(first) : `${first}–${last}`}页`;
}

/** The tables of a document as sheets, each cell as the text it shows, at the address it has in reports. */
export function documentSheets(sheets: readonly SheetSnapshot[]): readonly SheetSpec[] {
  const names = sheetNames(sheets.map(nameOf));
  return sheets.map((sheet, at) => specOf(sheet, names[at] ?? sheet.name));
}
