import { a1, type CellAddress } from "./address";
import type { CellValue } from "./snapshot";

/** How the cells of a column look; a list needs few looks, all of them made once for the whole workbook. */
export const LIST_STYLES = [
  "text",
  "short",
  "count",
  "amount",
  "points",
  "percent",
  "link",
  "header",
  "title",
  "note",
  "caption",
  "paragraph",
  "red",
  "yellow",
  "green",
  "total",
  "total-amount",
  "total-points",
  "total-percent",
] as const;

export type ListStyle = (typeof LIST_STYLES)[number];

/** A formula without its leading `=`, with what it gives now; "" shows as blank. */
export interface ListFormula {
  readonly formula: string;
  readonly result: CellValue;
  /** Another style than the column's. */
  readonly style?: ListStyle;
}

/** A way to another place: of this workbook, or of a file beside it. */
export interface ListLink {
  readonly text: string;
  /** Relative to the folder of this workbook, folders parted by `/`; null for this workbook. */
  readonly file: string | null;
  /** The place in it, such as `'Sheet 1'!B4`; empty for its beginning. */
  readonly place: string;
}

export interface ListStyled {
  readonly value: string;
  readonly style: ListStyle;
}

/** Texts stay texts whatever they begin with; null is blank. */
export type ListCell = string | number | null | ListFormula | ListLink | ListStyled;

export interface ListColumn {
  readonly header: string;
  readonly style: ListStyle;
}

/** A table of a sheet: header, rows, and a row of totals below them. */
export interface ListBlock {
  /** A line above the header; null for none. */
  readonly caption: string | null;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListCell[])[];
  readonly total: readonly ListCell[] | null;
  /** Whether the header has filters; one block of a sheet may. */
  readonly filter: boolean;
}

/** Cells of a sheet of the same workbook, in a row or a column. */
export interface ListRange {
  readonly sheet: string;
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

export interface ListChart {
  readonly kind: "column" | "bar" | "scatter";
  readonly title: string;
  readonly axes: { readonly x: string; readonly y: string };
  /** Where the axis of values begins and ends; null leaves it to the program that shows the chart. */
  readonly scale: { readonly least: number; readonly most: number } | null;
  readonly series: readonly {
    readonly name: string;
    readonly values: ListRange;
    readonly categories: ListRange;
  }[];
  /** The place of its top left corner, and how many columns and rows it covers. */
  readonly at: CellAddress;
  readonly size: { readonly columns: number; readonly rows: number };
}

/** A sheet of lists as data, for one writer that puts rows out as they come. */
export interface ListSheet {
  readonly name: string;
  readonly title: string;
  /** Lines below the title. */
  readonly notes: readonly string[];
  /** In characters, from column A on. */
  readonly widths: readonly number[];
  /** Columns that are there for formulas alone, from 0. */
  readonly hidden: readonly number[];
  readonly blocks: readonly ListBlock[];
  readonly charts: readonly ListChart[];
  /** Columns at the left that stay in view beside the header of the first block. */
  readonly frozenColumns: number;
  readonly orientation: "portrait" | "landscape";
}

/** Where the parts of a block stand, rows from 0. */
export interface BlockPlace {
  readonly header: number;
  readonly firstRow: number;
  /** The last row of data; before `firstRow` where there is none. */
  readonly lastRow: number;
  /** Null where there is none. */
  readonly total: number | null;
}

/** Where the blocks of a sheet stand, one below the other with a blank row between. */
export function blockPlaces(sheet: Pick<ListSheet, "notes" | "blocks">): readonly BlockPlace[] {
  let row = 1 + sheet.notes.length;
  return sheet.blocks.map(({ caption, rows, total }) => {
    const header = row + (caption === null ? 0 : 1);
    const firstRow = header + 1;
    const lastRow = firstRow + rows.length - 1;
    row = lastRow + (total ? 3 : 2);
    return { header, firstRow, lastRow, total: total ? lastRow + 1 : null };
  });
}

/** A sheet's name as formulas write it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A range as formulas of other sheets write it: `'项目汇总'!$G$4:$G$303`. */
export function absolute({ sheet, column, first, last }: ListRange): string {
  const [from, to] = [first, last].map((row) => a1({ row, column }).replace(/([A-Z]+)(\d+)/, "$$$1$$$2"));
  return `${quotedSheet(sheet)}!${from ?? ""}:${to ?? ""}`;
}

/** Excel opens no sheet with more links that lead out of the workbook. */
export const MOST_LINKS = 65_530;

/** Rows of a sheet, less some for what stands around a table. */
const MOST_ROWS = 1_048_576 - 16;

function isOutside(cell: ListCell): boolean {
  return cell !== null && typeof cell === "object" && "file" in cell && cell.file !== null;
}

/** The sheet with a word on the links that it cannot hold, in a line that is there already. */
function withWordOnLinks(sheet: ListSheet): ListSheet {
  let links = 0;
  for (const { rows } of sheet.blocks)
    for (const row of rows) for (const cell of row) if (isOutside(cell)) links++;
  const [first, ...notes] = sheet.notes;
  if (links <= MOST_LINKS || first === undefined) return sheet;
  const word = `一张工作表最多 ${String(MOST_LINKS)} 个链接，其后的文件只写名称。`;
  return { ...sheet, notes: [`${first}${word}`, ...notes] };
}

/**
 * Sheets as Excel can hold them: a table with more rows goes on in further sheets of its name and a number, and links
 * that are too many are left out, which the sheet says.
 */
export function withinLimits(sheets: readonly ListSheet[], mostRows = MOST_ROWS): readonly ListSheet[] {
  return sheets.flatMap((sheet) => {
    const [block, ...others] = sheet.blocks;
    if (!block || others.length > 0 || block.rows.length <= mostRows) return [withWordOnLinks(sheet)];
    const parts = Math.ceil(block.rows.length / mostRows);
    return Array.from({ length: parts }, (_, at) => {
      const rows = block.rows.slice(at * mostRows, (at + 1) * mostRows);
      const name = at === 0 ? sheet.name : `${sheet.name} ${String(at + 1)}`;
      return withWordOnLinks({ ...sheet, name, blocks: [{ ...block, rows }] });
    });
  });
}
