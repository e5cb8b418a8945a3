import { BooleanNumber, HorizontalAlign, type IStyleData, type Worksheet } from "@univerjs/core";
import { a1, type Area } from "../../sheet/address";
import { cellAt } from "../../sheet/snapshot";
import type { WebBook } from "./web-book";

/** Beyond these nobody prints a form; a browser would lay it out for minutes. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 60;

/** The filled area of a sheet with the merges that reach out of it; null where it is blank. */
function printedArea(
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
    bottom: Math.min(origin.top + MOST_ROWS - 1, Math.max(...reached.map(({ bottom }) => bottom))),
    right: Math.min(origin.left + MOST_COLUMNS - 1, Math.max(...reached.map(({ right }) => right))),
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

/** A sheet as a table of the page's own: the spreadsheet draws on a canvas, of which a printer gets what is in sight. */
export function printedSheet(
  book: WebBook,
  sheet: Worksheet = book.workbook.getActiveSheet(),
): HTMLTableElement | null {
  const snapshot = book.snapshot(sheet);
  const { rows, origin, merges } = snapshot;
  const area = printedArea(
    rows,
    { top: origin.row, left: origin.column, bottom: origin.row, right: origin.column },
    merges,
  );
  if (!area) return null;
  const table = document.createElement("table");
  table.className = "printed-sheet";
  const columns = document.createElement("colgroup");
  const shown: number[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    if (!sheet.getColVisible(column)) continue;
    shown.push(column);
    const col = document.createElement("col");
    col.style.width = `${sheet.getColumnWidth(column)}px`;
    columns.append(col);
  }
  const body = document.createElement("tbody");
  const heads = new Map(merges.map((merge) => [a1({ row: merge.top, column: merge.left }), merge]));
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= Math.min(bottom, area.bottom); row += 1)
      for (let column = left; column <= Math.min(right, area.right); column += 1)
        if (row !== top || column !== left) covered.add(a1({ row, column }));
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (!sheet.getRowVisible(row)) continue;
    const line = document.createElement("tr");
    line.style.height = `${sheet.getRowHeight(row)}px`;
    for (const column of shown) {
      const name = a1({ row, column });
      if (covered.has(name)) continue;
      const merge = heads.get(name);
      const cell = document.createElement("td");
      if (merge) {
        cell.colSpan = shown.filter((each) => each >= merge.left && each <= merge.right).length;
        cell.rowSpan = Math.min(merge.bottom, area.bottom) - merge.top + 1;
      }
      const content = cellAt(snapshot, { row, column });
      cell.textContent = content?.text ?? "";
      dress(cell, sheet.getComposedCellStyle(row, column), typeof content?.value === "number");
      line.append(cell);
    }
    body.append(line);
  }
  table.append(columns, body);
  return table;
}
