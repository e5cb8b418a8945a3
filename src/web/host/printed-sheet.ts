import { BooleanNumber, HorizontalAlign, type IStyleData, type Worksheet } from "@univerjs/core";
import { a1, columnName, type Area, type CellAddress } from "../../sheet/address";
import { cellAt } from "../../sheet/snapshot";
import type { WebBook } from "./web-book";

/** Beyond these nobody prints a form; a browser would lay it out for minutes. */
export const MOST_ROWS = 2_000;
export const MOST_COLUMNS = 60;

/** How wide the numbers of the rows are, in pixels of the sheet. */
const NUMBERS_WIDTH = 28;

export interface PrintedSheet {
  readonly table: HTMLTableElement;
  /** False where rows or columns beyond the most are left out. */
  readonly isWhole: boolean;
  /** Whether rows or columns that are not shown are left out. */
  readonly leavesHiddenOut: boolean;
}

/** The filled area of a sheet with the merges that reach out of it; null where it is blank. */
function filledArea(
  rows: readonly (readonly unknown[])[],
  origin: Area,
  merges: readonly Area[],
): Area | null {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (width === 0) return null;
  const reached = [
    { bottom: origin.top + rows.length - 1, right: origin.left + width - 1 },
    ...merges.filter(({ top, left }) => top < origin.top + rows.length && left < origin.left + width),
  ];
  return {
    top: origin.top,
    left: origin.left,
    bottom: Math.max(...reached.map(({ bottom }) => bottom)),
    right: Math.max(...reached.map(({ right }) => right)),
  };
}

const ALIGNED: ReadonlyMap<unknown, string> = new Map([
  [HorizontalAlign.LEFT, "left"],
  [HorizontalAlign.CENTER, "center"],
  [HorizontalAlign.RIGHT, "right"],
]);

function dress(cell: HTMLTableCellElement, style: IStyleData, isNumber: boolean): void {
  const { ht, bl, fs, bd } = style;
  cell.style.textAlign = ALIGNED.get(ht) ?? (isNumber ? "right" : "left");
  if (bl === BooleanNumber.TRUE) cell.style.fontWeight = "bold";
  if (typeof fs === "number") cell.style.fontSize = `${fs}pt`;
  for (const [side, line] of [
    ["borderTop", bd?.t],
    ["borderRight", bd?.r],
    ["borderBottom", bd?.b],
    ["borderLeft", bd?.l],
  ] as const)
    if (line) cell.style[side] = "0.5pt solid";
}

/** What a cell is printed as that a merge covers: the whole of it in the first that is shown, and nothing in the others. */
type PrintedMerge =
  | "covered"
  | {
      /** Where its content stands, which may itself be hidden. */
      readonly from: CellAddress;
      /** How many rows and columns of it are shown. */
      readonly rows: number;
      readonly columns: number;
    };

/** The cells of merges among the rows and columns that are shown, by their address. */
function printedMerges(
  merges: readonly Area[],
  shownRows: readonly number[],
  shownColumns: readonly number[],
): ReadonlyMap<string, PrintedMerge> {
  const printed = new Map<string, PrintedMerge>();
  for (const { top, left, bottom, right } of merges) {
    const rows = shownRows.filter((row) => row >= top && row <= bottom);
    const columns = shownColumns.filter((column) => column >= left && column <= right);
    const whole = { from: { row: top, column: left }, rows: rows.length, columns: columns.length };
    rows.forEach((row, down) =>
      columns.forEach((column, along) =>
        printed.set(a1({ row, column }), down === 0 && along === 0 ? whole : "covered"),
      ),
    );
  }
  return printed;
}

/** The number of a row, or the letters of a column: findings name cells by them. */
function heading(text: string): HTMLTableCellElement {
  const cell = document.createElement("th");
  cell.textContent = text;
  return cell;
}

function within(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** A sheet as a table of the page's own: the spreadsheet draws on a canvas, of which a printer gets what is in sight. */
export function printedSheet(
  book: WebBook,
  sheet: Worksheet = book.workbook.getActiveSheet(),
): PrintedSheet | null {
  const snapshot = book.snapshot(sheet);
  const { rows, origin, merges } = snapshot;
  const filled = filledArea(
    rows,
    { top: origin.row, left: origin.column, bottom: origin.row, right: origin.column },
    merges,
  );
  if (!filled) return null;
  const bottom = Math.min(filled.bottom, filled.top + MOST_ROWS - 1);
  const right = Math.min(filled.right, filled.left + MOST_COLUMNS - 1);
  const table = document.createElement("table");
  table.className = "printed-sheet";
  const allColumns = within(filled.left, right);
  const allRows = within(filled.top, bottom);
  const shownColumns = allColumns.filter((column) => sheet.getColVisible(column));
  const shownRows = allRows.filter((row) => sheet.getRowVisible(row));
  const columns = document.createElement("colgroup");
  const numbers = document.createElement("col");
  numbers.style.width = `${NUMBERS_WIDTH}px`;
  columns.append(numbers);
  for (const column of shownColumns) {
    const col = document.createElement("col");
    col.style.width = `${sheet.getColumnWidth(column)}px`;
    columns.append(col);
  }
  const shownMerges = printedMerges(merges, shownRows, shownColumns);
  const head = document.createElement("thead");
  head.append(document.createElement("tr"));
  head.rows[0]?.append(heading(""), ...shownColumns.map((column) => heading(columnName(column))));
  const body = document.createElement("tbody");
  for (const row of shownRows) {
    const line = document.createElement("tr");
    line.append(heading(String(row + 1)));
    line.style.height = `${sheet.getRowHeight(row)}px`;
    for (const column of shownColumns) {
      const merged = shownMerges.get(a1({ row, column }));
      if (merged === "covered") continue;
      const cell = document.createElement("td");
      if (merged) {
        cell.colSpan = merged.columns;
        cell.rowSpan = merged.rows;
      }
      const from = merged ? merged.from : { row, column };
      const content = cellAt(snapshot, from);
      cell.textContent = content?.text ?? "";
      dress(cell, sheet.getComposedCellStyle(from.row, from.column), typeof content?.value === "number");
      line.append(cell);
    }
    body.append(line);
  }
  table.append(columns, head, body);
  return {
    table,
    isWhole: bottom === filled.bottom && right === filled.right,
    leavesHiddenOut: shownColumns.length < allColumns.length || shownRows.length < allRows.length,
  };
}
