import { BooleanNumber, WrapStrategy, type Worksheet } from "@univerjs/core";
import { SetSelectionsOperation, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { SetZoomRatioOperation } from "@univerjs/sheets-ui";
import type { CellAddress } from "../../sheet/address";
import { fold } from "../../sheet/fold";
import { cellSelected, hiddenLine, selectCell } from "./selection";
import type { WebBook } from "./web-book";

/** What the numbers of rows and the scroll bar take of the width, in pixels. */
const BESIDE_COLUMNS = 64;
const LEAST_ZOOM = 0.4;
const MOST_ZOOM = 1.5;
/** Height of a line against the size of its letters, and pixels a point. */
const LINE = 1.25;
const PIXELS = 96 / 72;
/** Margins inside a cell, in pixels. */
const INSIDE = 6;

/** A cell of the workbook that holds what is looked for. */
export interface FoundCell {
  readonly sheet: Worksheet;
  readonly cell: CellAddress;
}

function shownSheets({ workbook }: WebBook): readonly Worksheet[] {
  return workbook.getSheets().filter((sheet) => sheet.isSheetHidden() !== BooleanNumber.TRUE);
}

/** The cells whose texts hold a query, in any case and width, of the sheet in front first and then of the others. */
export function findCells(book: WebBook, query: string): readonly FoundCell[] {
  const wanted = fold(query).toLowerCase();
  if (wanted === "") return [];
  const active = book.workbook.getActiveSheet();
  const sheets = [...shownSheets(book)].sort((a, b) => Number(b === active) - Number(a === active));
  return sheets.flatMap((sheet) =>
    book
      .snapshot(sheet)
      .rows.flatMap((cells, row) =>
        cells.flatMap((each, column) =>
          each && fold(each.text).toLowerCase().includes(wanted) ? [{ sheet, cell: { row, column } }] : [],
        ),
      ),
  );
}

/** Shows a found cell and selects it; false where its row or column is hidden. */
export function showFound(book: WebBook, { sheet, cell }: FoundCell): boolean {
  const { commands, reveal } = book.spreadsheet;
  const place = { unitId: book.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  if (book.workbook.getActiveSheet() !== sheet)
    commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
  const { row, column } = selectCell(book, sheet, cell);
  reveal(row, column);
  return hiddenLine(sheet, cell) === null;
}

function widthOf(sheet: Worksheet, from: number, to: number): number {
  let width = 0;
  for (let column = from; column <= to; column++) width += sheet.getColumnWidth(column);
  return width;
}

/** Zooms the sheet in front so that all its filled columns are seen at once; pressed again, back to 100%. */
export function fitWidth(book: WebBook, available: number): void {
  const sheet = book.workbook.getActiveSheet();
  const width = widthOf(sheet, 0, Math.max(0, sheet.getLastColumnWithContent()));
  const wanted = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, (available - BESIDE_COLUMNS) / Math.max(1, width)));
  const fitting = Math.floor(wanted * 100) / 100;
  book.spreadsheet.commands.syncExecuteCommand(SetZoomRatioOperation.id, {
    unitId: book.workbook.getUnitId(),
    subUnitId: sheet.getSheetId(),
    zoomRatio: Math.abs(sheet.getZoomRatio() - fitting) < 0.01 ? 1 : fitting,
  });
  showFound(book, { sheet, cell: cellSelected(book) ?? { row: 0, column: 0 } });
}

/** How wide a text is in letters of its own size: a Chinese one is as wide as it is high, others half as wide. */
function lettersOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/[\u0000-\u00ff]/.test(letter) ? 0.55 : 1), 0);
}

/** The text of the selected cell, where its row is too low, or its column too narrow, to show all of it; else null. */
export function textCutOff(book: WebBook): string | null {
  const cell = cellSelected(book);
  if (!cell) return null;
  const sheet = book.workbook.getActiveSheet();
  const anchor = book.anchor(sheet, cell);
  const text = book.cellAt(sheet, anchor)?.text ?? "";
  if (text === "") return null;
  const merge = sheet.getMergedCell(anchor.row, anchor.column);
  const { startRow, endRow, startColumn, endColumn } = merge ?? {
    startRow: anchor.row,
    endRow: anchor.row,
    startColumn: anchor.column,
    endColumn: anchor.column,
  };
  let height = 0;
  for (let row = startRow; row <= endRow; row++) height += sheet.getRowHeight(row);
  const width = widthOf(sheet, startColumn, endColumn) - INSIDE;
  const style = sheet.getComposedCellStyle(anchor.row, anchor.column);
  const size = (style.fs ?? 11) * PIXELS;
  const wraps = style.tb === WrapStrategy.WRAP;
  const across = Math.max(1, width / size);
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + (wraps ? Math.max(1, Math.ceil(lettersOf(line) / across)) : 1), 0);
  const isTooLow = lines * size * LINE > height + size * 0.5;
  const isTooNarrow = !wraps && Math.max(...text.split("\n").map(lettersOf)) > across;
  return isTooLow || isTooNarrow ? text : null;
}

/** Calls back when another cell is selected or a cell has changed; returns what ends that. */
export function watchShown(book: WebBook, onChange: () => void): () => void {
  const listener = book.spreadsheet.commands.onCommandExecuted(({ id }) => {
    if (id === SetSelectionsOperation.id || id === SetWorksheetActiveOperation.id) onChange();
  });
  const stop = book.watch(onChange);
  return () => {
    listener.dispose();
    stop();
  };
}
