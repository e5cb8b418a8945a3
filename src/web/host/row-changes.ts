import { insertRow, removeRow, type RowPatch } from "../../files/patch/patch-rows";
import { changedInputs, inputsOf, type SheetInputs } from "../../sheet/inputs";
import type { CellWrite } from "../../sheet/patch";
import type { RowInsertion } from "../../sheet/row-insertion";
import { firstRowAfter, placedAfter, type RowMapping } from "../../sheet/row-mapping";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { HostFailure, InsertedRow, Outcome } from "../../hosts/host";
import { done, failed } from "../../hosts/outcome";
import { type KnownSheets, sheetOf } from "./known-sheets";
import { openFile } from "../workbook/open-file";
import { cellSelected, selectCell } from "./selection";
import { savedWorkbook } from "./saved-workbook";
import type { WebBook } from "./web-book";

/** A row that comes or goes. */
interface RowChange {
  /** Makes the file that has it, from the one that is open and the name of the sheet in it. */
  readonly inFile: (sheet: string, file: Uint8Array) => RowPatch;
  readonly mapping: RowMapping;
  /** What a new row holds besides formulas. */
  readonly written: readonly CellWrite[];
}

/** So often a person may type on while the file is made; each time it is made anew. */
const MOST_ATTEMPTS = 3;

/** The workbook as it is now, as a file with a row more or less; null when a person goes on typing meanwhile. */
async function changedFile(book: WebBook, change: (file: Uint8Array) => RowPatch) {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const file = await savedWorkbook(book);
    const changes = book.changes();
    const patch = change(file);
    if (patch.kind === "refused") return patch;
    const opening = await openFile(book.opened.fileName, patch.bytes);
    await book.spreadsheet.endEditing();
    if (book.changes() === changes) return opening;
  }
  return null;
}

/**
 * Where some formulas cannot be worked out, all keep the results of the file; those that rest on the new row are
 * worked out as after any other edit.
 */
function writeAnew(book: WebBook, id: string, writes: readonly CellWrite[]): void {
  const sheet = book.workbook.getSheetBySheetId(id);
  const cells = writes.flatMap(({ cell, value }) => (value === null ? [] : { cell, content: { value } }));
  if (sheet) book.write(sheet, cells);
}

/** Changes the rows of a sheet by making the file that has them and showing it; null when that was done. */
async function changeRows(
  book: WebBook,
  id: string,
  name: string,
  { inFile, mapping, written }: RowChange,
): Promise<HostFailure | null> {
  // It may have been renamed since it was read.
  const sheet = book.workbook.getSheetBySheetId(id)?.getName() ?? name;
  const changed = await changedFile(book, (file) => inFile(sheet, file));
  if (changed === null) return { code: "busy-editing" };
  if (changed.kind === "refused") {
    return changed.refusal === "password"
      ? { code: "protected", sheets: [name] }
      : { code: "row-refused", sheet: name };
  }
  if (changed.kind !== "opened") {
    const detail = `The file with the row could not be read (${changed.kind}).`;
    return { code: "unknown", hostCode: "row-unreadable", detail, location: "changeRows" };
  }
  const marks = book.marks.of(id);
  const selected = cellSelected(book);
  const showAsBefore = book.spreadsheet.keepView();
  const recalculated = book.reopen({ ...changed.workbook, format: book.opened.format });
  if (marks.length > 0) book.marks.replace(id, placedAfter(mapping, marks));
  if (selected) {
    const front = book.workbook.getActiveSheet();
    const row = front.getSheetId() === id ? firstRowAfter(mapping, selected.row) : selected.row;
    selectCell(book, front, { ...selected, row });
  }
  showAsBefore();
  book.report(id);
  const { notCalculated } = await recalculated;
  if (notCalculated.length > 0) writeAnew(book, id, written);
  await book.settled();
  return null;
}

function inputsOfRow({ origin, rows }: SheetSnapshot, row: number): SheetInputs {
  const line = rows[row - origin.row] ?? [];
  return inputsOf({ origin: { ...origin, row }, rows: [line] });
}

/** Puts a row into a sheet. */
export async function insertRowInto(
  book: WebBook,
  known: KnownSheets,
  insertion: RowInsertion,
): Promise<Outcome<InsertedRow>> {
  const { sheet: name, row } = insertion;
  const id = sheetOf(book, known, name)?.getSheetId();
  if (id === undefined) return failed({ code: "sheet-deleted", sheets: [name] });
  const failure = await changeRows(book, id, name, {
    inFile: (sheet, file) => insertRow(file, { ...insertion, sheet }),
    mapping: { kind: "insert", row },
    written: insertion.writes,
  });
  if (failure) return failed(failure);
  const sheet = book.workbook.getSheetBySheetId(id);
  if (!sheet) return failed({ code: "sheet-deleted", sheets: [name] });
  return done({ sheet: name, row, inputs: inputsOfRow(book.snapshot(sheet), row) });
}

/** Takes an inserted row out again, but only while it holds what it held at first. */
export async function removeRowFrom(
  book: WebBook,
  known: KnownSheets,
  { sheet: name, row, inputs }: InsertedRow,
): Promise<Outcome<void>> {
  await book.spreadsheet.endEditing();
  const sheet = sheetOf(book, known, name);
  if (!sheet) return failed({ code: "sheet-deleted", sheets: [name] });
  const cells = changedInputs(inputs, inputsOfRow(book.snapshot(sheet), row));
  if (cells.length > 0) return failed({ code: "row-changed", sheet: name, cells });
  const failure = await changeRows(book, sheet.getSheetId(), name, {
    inFile: (named, file) => removeRow(file, named, row),
    mapping: { kind: "remove", row },
    written: [],
  });
  return failure ? failed(failure) : done(undefined);
}
