import { BooleanNumber, type Worksheet } from "@univerjs/core";
import {
  SetSelectionsOperation,
  SheetsSelectionsService,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import { a1, type CellAddress } from "../../sheet/address";
import type { ActivationReport, Outcome, SheetCell } from "../../hosts/host";
import { done, failed } from "../../hosts/outcome";
import { cellRange, selectionOf } from "./ranges";
import { type KnownSheets, sheetOf } from "./known-sheets";
import type { WebBook } from "./web-book";

/** Selects a cell of the sheet that is in front, or the merge it is in; gives the first cell of what is selected. */
export function selectCell(book: WebBook, sheet: Worksheet, cell: CellAddress): CellAddress {
  const place = { unitId: book.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  const range = cellRange(sheet, cell);
  book.spreadsheet.commands.syncExecuteCommand(SetSelectionsOperation.id, {
    ...place,
    selections: [selectionOf(range)],
  });
  return { row: range.startRow, column: range.startColumn };
}

/** The cell that is selected, of several the one that takes what is typed; null when none is. */
export function cellSelected({ spreadsheet }: WebBook): CellAddress | null {
  const primary = spreadsheet.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
  return primary ? { row: primary.actualRow, column: primary.actualColumn } : null;
}

/** Whether a cell is not seen for its row or its column; of a merge one row and one column that are shown do. */
export function hiddenLine(sheet: Worksheet, cell: CellAddress): "row" | "column" | null {
  const { startRow, endRow, startColumn, endColumn } = cellRange(sheet, cell);
  const through = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (!through(startRow, endRow).some((at) => sheet.getRowVisible(at))) return "row";
  return through(startColumn, endColumn).some((at) => sheet.getColVisible(at)) ? null : "column";
}

/** Shows a sheet and selects a cell of it. */
export async function select(
  book: WebBook,
  known: KnownSheets,
  name: string,
  cell: CellAddress,
): Promise<Outcome<void>> {
  const sheet = sheetOf(book, known, name);
  if (!sheet) return failed({ code: "sheet-deleted", sheets: [name] });
  if (sheet.isSheetHidden() === BooleanNumber.TRUE) return failed({ code: "sheet-hidden", sheets: [name] });
  const { commands, endEditing, reveal } = book.spreadsheet;
  await endEditing();
  const place = { unitId: book.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  if (book.workbook.getActiveSheet().getSheetId() !== place.subUnitId)
    commands.syncExecuteCommand(SetWorksheetActiveOperation.id, place);
  const { row, column } = selectCell(book, sheet, cell);
  reveal(row, column);
  const line = hiddenLine(sheet, cell);
  return line === null ? done(undefined) : failed({ code: "cell-hidden", cell, line });
}

/** Reports that another sheet is shown; returns what ends the reports. */
export function watchActive(
  book: WebBook,
  known: KnownSheets,
  onActivated: (report: ActivationReport) => void,
): () => void {
  let last = book.workbook.getActiveSheet().getSheetId();
  const listener = book.spreadsheet.commands.onCommandExecuted(({ id: command }) => {
    if (command !== SetWorksheetActiveOperation.id) return;
    const active = book.workbook.getActiveSheet().getSheetId();
    if (active === last) return;
    last = active;
    onActivated({ sheet: [...known].find(([, id]) => id === active)?.[0] ?? null });
  });
  return () => listener.dispose();
}

/** Reports the cell that is selected, each once; returns what ends the reports. */
export function watchSelected(
  book: WebBook,
  known: KnownSheets,
  onSelected: (selected: SheetCell) => void,
): () => void {
  let last = "";
  const listener = book.spreadsheet.commands.onCommandExecuted(({ id: command }) => {
    if (command !== SetSelectionsOperation.id) return;
    const selected = selectedCell(book, known);
    const key = `${a1(selected.cell)} ${selected.sheet}`;
    if (key === last) return;
    last = key;
    onSelected(selected);
  });
  return () => listener.dispose();
}

/** The cell that is selected, with its sheet by the name it was handed out under. */
export function selectedCell(book: WebBook, known: KnownSheets): SheetCell {
  const sheet = book.workbook.getActiveSheet();
  const name = [...known].find(([, id]) => id === sheet.getSheetId())?.[0] ?? sheet.getName();
  return { sheet: name, cell: cellSelected(book) ?? { row: 0, column: 0 } };
}
