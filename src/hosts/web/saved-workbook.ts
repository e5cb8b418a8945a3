import { patchXlsx } from "../../files/patch-xlsx";
import type { AddedSheet } from "../../files/patch/added-sheet";
import type { CellChange, Highlights, SheetChanges, WorkbookChanges } from "../../files/patch/changes";
import { a1, type CellAddress } from "../../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../../sheet/snapshot";
import { MARK_SIGNATURE } from "../mark-looks";
import { isSameResult } from "./recalculation";
import type { WebBook } from "./web-book";
import { sheetId } from "./workbook-data";

/** What a function that the spreadsheet does not know gives; Excel may well know it. */
const UNKNOWN_FUNCTION = "#NAME?";

function cellsOf({ origin, rows }: SheetSnapshot): ReadonlyMap<string, readonly [CellAddress, CellSnapshot]> {
  const cells = new Map<string, readonly [CellAddress, CellSnapshot]>();
  rows.forEach((line, row) =>
    line.forEach((cell, column) => {
      const at = { row: origin.row + row, column: origin.column + column };
      if (cell) cells.set(a1(at), [at, cell]);
    }),
  );
  return cells;
}

function changeOf(cell: CellAddress, before: CellSnapshot | undefined, now: CellSnapshot): CellChange | null {
  const isFormula = now.formula !== undefined;
  const sameFormat = before?.numberFormat === now.numberFormat;
  if (before && before.formula === now.formula && sameFormat) {
    if (isFormula ? isSameResult(before.value, now.value) : before.value === now.value) return null;
    if (isFormula) {
      const result = now.value === UNKNOWN_FUNCTION ? null : now.value;
      return { kind: "recalculated", cell, result };
    }
  }
  const content = isFormula ? { value: now.value, formula: now.formula } : { value: now.value };
  const format = sameFormat ? {} : { numberFormat: now.numberFormat ?? "General" };
  return { kind: "written", cell, content, ...format };
}

/** What became of the cells of a sheet. */
export function cellChanges(before: SheetSnapshot, now: SheetSnapshot): readonly CellChange[] {
  const [old, current] = [cellsOf(before), cellsOf(now)];
  const changes: CellChange[] = [];
  for (const [address, [cell, content]] of current) {
    const change = changeOf(cell, old.get(address)?.[1], content);
    if (change) changes.push(change);
  }
  for (const [address, [cell]] of old) {
    if (!current.has(address)) changes.push({ kind: "written", cell, content: null });
  }
  return changes;
}

/** The workbook as it was opened, to tell later what has changed; sheets that were inserted since are none of it. */
export interface Baseline {
  readonly bytes: Uint8Array;
  readonly sheets: ReadonlyMap<string, SheetSnapshot>;
  readonly marks: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, string>;
}

const NO_MARKS = JSON.stringify([]);

function marksText(book: WebBook, id: string): string {
  return JSON.stringify(book.marks.highlights(id));
}

/** What is in the spreadsheet now, for the bytes that hold just that. */
export function baselineOf(book: WebBook, bytes: Uint8Array): Baseline {
  const sheets = book.workbook.getSheets();
  return {
    bytes,
    sheets: new Map(sheets.map((sheet) => [sheet.getSheetId(), book.snapshot(sheet)])),
    marks: new Map(sheets.map((sheet) => [sheet.getSheetId(), marksText(book, sheet.getSheetId())])),
    properties: new Map(book.properties),
  };
}

function changedProperties(book: WebBook, before: ReadonlyMap<string, string>): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const [name, text] of book.properties) if (before.get(name) !== text) changes.set(name, text);
  for (const name of before.keys()) if (!book.properties.has(name)) changes.set(name, null);
  return changes;
}

/** The sheets that were inserted and are still there, each with the sheet it stands behind. */
function addedSheets(book: WebBook, nameOf: (id: string) => string): readonly AddedSheet[] {
  const ids = book.workbook.getSheets().map((sheet) => sheet.getSheetId());
  return ids.flatMap((id, index) => {
    const inserted = book.inserted.get(id);
    return inserted ? [{ name: nameOf(id), after: nameOf(ids[index - 1] ?? ""), file: inserted.bytes }] : [];
  });
}

/** Everything that was changed since the baseline, sheet by sheet under the names in the file. */
export function workbookChanges(book: WebBook, baseline: Baseline): WorkbookChanges {
  const names = new Map(book.opened.sheets.map(({ name }, index) => [sheetId(index), name]));
  for (const [id] of book.inserted) names.set(id, book.workbook.getSheetBySheetId(id)?.getName() ?? "");
  const added = addedSheets(book, (id) => names.get(id) ?? "");
  const sheets = [...names].flatMap(([id, name]): SheetChanges[] => {
    const sheet = book.workbook.getSheetBySheetId(id);
    const before = book.inserted.get(id)?.snapshot ?? baseline.sheets.get(id);
    if (!sheet || !before) return [];
    const cells = cellChanges(before, book.snapshot(sheet));
    const isMarkedAnew = (baseline.marks.get(id) ?? NO_MARKS) !== marksText(book, id);
    if (cells.length === 0 && !isMarkedAnew) return [];
    const highlights: Highlights = { signature: MARK_SIGNATURE, list: book.marks.highlights(id) };
    return [{ sheet: name, cells, ...(isMarkedAnew ? { highlights } : {}) }];
  });
  return { added, sheets, properties: changedProperties(book, baseline.properties) };
}

/** The file with all changes since the baseline, formulas with their new results. */
export async function savedWorkbook(book: WebBook, baseline: Baseline): Promise<Uint8Array> {
  await book.spreadsheet.endEditing();
  await book.settled();
  return patchXlsx(baseline.bytes, workbookChanges(book, baseline));
}
