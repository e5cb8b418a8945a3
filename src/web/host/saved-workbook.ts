import { patchXlsx } from "../../files/patch/patch-xlsx";
import type { AddedSheet } from "../../files/patch/added-sheet";
import type { CellChange, Highlights, SheetChanges, WorkbookChanges } from "../../files/patch/changes";
import { a1, type CellAddress } from "../../sheet/address";
import { type CellSnapshot, filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import { MARK_SIGNATURE } from "../../hosts/mark-styles";
import { marksText } from "./baseline";
import { isSameResult } from "./recalculation";
import { withSheetsRenamed } from "../../sheet/formula-references";
import { isSameSheetName } from "../../sheet/sheet-name";
import type { WebBook } from "./web-book";

/** What a function that the spreadsheet does not know gives; Excel may well know it. */
const UNKNOWN_FUNCTION = "#NAME?";

function cellsOf(sheet: SheetSnapshot): ReadonlyMap<string, readonly [CellAddress, CellSnapshot]> {
  return new Map(filledCells(sheet).map((filled) => [a1(filled[0]), filled]));
}

function changeOf(cell: CellAddress, before: CellSnapshot | undefined, now: CellSnapshot): CellChange | null {
  const isFormula = now.formula !== undefined;
  const sameFormat = before?.numberFormat === now.numberFormat;
  if (before && before.formula === now.formula && sameFormat) {
    if (isFormula ? isSameResult(before.value, now.value) : before.value === now.value) return null;
    if (isFormula) {
      const result = now.result === "none" || now.value === UNKNOWN_FUNCTION ? null : now.value;
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

/** What a person has written of a sheet that is gone refers to nothing, as Excel has it. */
function withoutGoneSheets(change: CellChange, hasSheet: (name: string) => boolean): CellChange {
  if (change.kind !== "written" || change.content?.formula === undefined) return change;
  const formula = withSheetsRenamed(change.content.formula, (sheet) => (hasSheet(sheet) ? sheet : null));
  return { ...change, content: { ...change.content, formula } };
}

const NO_MARKS = JSON.stringify([]);

/** What is kept anew: in custom XML parts, and as custom properties for programs that drop those, such as LibreOffice. */
function changedKept(
  book: WebBook,
  before: ReadonlyMap<string, string>,
): Required<Pick<WorkbookChanges, "kept" | "properties">> {
  const kept = new Map<string, string | null>();
  for (const [key, text] of book.kept) if (before.get(key) !== text) kept.set(key, text);
  for (const key of before.keys()) if (!book.kept.has(key)) kept.set(key, null);
  return { kept, properties: new Map([...kept].map(([key, text]) => [`hengbiao.${key}`, text])) };
}

/** The sheets that were inserted and are still there, each with the sheet it stands behind. */
function addedSheets(book: WebBook, nameOf: (id: string) => string): readonly AddedSheet[] {
  const ids = book.workbook.getSheets().map((sheet) => sheet.getSheetId());
  return ids.flatMap((id, index) => {
    const inserted = book.inserted.get(id);
    return inserted ? [{ name: nameOf(id), after: nameOf(ids[index - 1] ?? ""), file: inserted.bytes }] : [];
  });
}

/** Everything that was changed since the file was made that is shown, sheet by sheet under the names in it. */
export function workbookChanges(book: WebBook): WorkbookChanges {
  const { baseline, workbook } = book;
  const shown = workbook.getSheets();
  const names = new Map(shown.map((sheet) => [sheet.getSheetId(), sheet.getName()]));
  const hasSheet = (name: string) => [...names.values()].some((own) => isSameSheetName(own, name));
  const added = addedSheets(book, (id) => names.get(id) ?? "");
  const sheets = shown.flatMap((sheet): SheetChanges[] => {
    const [id, name] = [sheet.getSheetId(), sheet.getName()];
    const before = book.inserted.get(id)?.snapshot ?? baseline.sheets.get(id);
    if (!before) return [];
    const now = book.snapshot(sheet);
    const cells = cellChanges(before, now).map((change) => withoutGoneSheets(change, hasSheet));
    const isUnprotected = before.protected && !now.protected;
    const isMarkedAnew = (baseline.marks.get(id) ?? NO_MARKS) !== marksText(book, id);
    if (cells.length === 0 && !isMarkedAnew && !isUnprotected) return [];
    const highlights: Highlights = { signature: MARK_SIGNATURE, list: book.marks.highlights(id) };
    return [
      {
        sheet: name,
        cells,
        ...(isMarkedAnew ? { highlights } : {}),
        ...(isUnprotected ? { isUnprotected } : {}),
      },
    ];
  });
  const filed = [...baseline.names];
  const removed = filed.flatMap(([id, name]) => (names.has(id) ? [] : name));
  const renamed = new Map(
    filed.flatMap(([id, name]) => {
      const now = names.get(id) ?? name;
      return now === name ? [] : [[name, now] as const];
    }),
  );
  return { renamed, removed, added, sheets, ...changedKept(book, baseline.kept) };
}

/** The file that is shown with all changes since it was made, formulas with their new results. */
export async function savedWorkbook(book: WebBook): Promise<Uint8Array> {
  await book.spreadsheet.endEditing();
  await book.settled();
  return patchXlsx(book.baseline.bytes, workbookChanges(book));
}
