import type { Worksheet } from "@univerjs/core";
import type { CellAddress } from "../../sheet/address";
import { changedInputs, inputsOf } from "../../sheet/inputs";
import {
  type BeforeImage,
  lastWrites,
  marksAfter,
  marksAnything,
  type ReplacedCell,
  type SheetPatch,
  stillHolds,
} from "../../sheet/patch";
import { writeSheets } from "../../files/xlsx/write-xlsx";
import { LONGEST_SHEET_NAME } from "../../sheet/sheet-name";
import type { SheetSpec } from "../../sheet/sheet-spec";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type {
  Done,
  Host,
  HostFailure,
  InsertedSheet,
  Outcome,
  ReadOptions,
  SheetCell,
  SheetScope,
  SheetsRead,
  ThemeSource,
  Undone,
} from "../../hosts/host";
import { createEditBurst } from "../../hosts/edit-burst";
import { isStanding } from "../../hosts/undo-log";
import { done, failed } from "../../hosts/outcome";
import { type KnownSheets, sheetOf } from "./known-sheets";
import { tearsArray } from "./array-formulas";
import { protectionOf } from "./protection";
import { openFile } from "../workbook/open-file";
import { insertRowInto, removeRowFrom } from "./row-changes";
import { select, selectedCell, watchActive, watchSelected } from "./selection";
import type { WebBook } from "./web-book";

/** Milliseconds within which edits that follow one another are reported together. */
const EDIT_PAUSE = 200;

/** What a web host is made from. */
export interface WebSurroundings {
  readonly book: WebBook;
  readonly language: string;
  readonly theme: ThemeSource;
  readonly editPause?: number;
}

async function readSheets(
  book: WebBook,
  known: KnownSheets,
  scope: SheetScope,
  { onProgress, signal }: ReadOptions,
): Promise<Outcome<SheetsRead>> {
  await book.settled();
  const { workbook } = book;
  const sheets = scope === "all" ? workbook.getSheets() : [workbook.getActiveSheet()];
  const read: SheetSnapshot[] = [];
  for (const sheet of sheets) {
    if (signal?.aborted) return failed({ code: "cancelled" });
    onProgress?.({ sheet: sheet.getName(), done: read.length, total: sheets.length });
    read.push(book.snapshot(sheet));
  }
  if (signal?.aborted) return failed({ code: "cancelled" });
  if (scope === "all") known.clear();
  sheets.forEach((sheet) => {
    const id = sheet.getSheetId();
    for (const [name, other] of known) if (other === id) known.delete(name);
    known.set(sheet.getName(), id);
  });
  return done({ sheets: read, skipped: [] });
}

interface PlacedPatch {
  readonly patch: SheetPatch;
  readonly sheet: Worksheet;
}

/**
 * Whether a sheet takes a patch. Protection without a password keeps people from slips, not from what they ask the
 * pane for; with a password only cells that it leaves open are written to.
 */
function mayApply(sheet: Worksheet, patch: SheetPatch): boolean {
  if (marksAnything(patch)) return protectionOf(sheet)?.hasPassword !== true;
  return mayWrite(sheet, cellsOf(patch));
}

function mayWrite(sheet: Worksheet, cells: readonly CellAddress[]): boolean {
  const protection = protectionOf(sheet);
  return !protection?.hasPassword || cells.every(({ row, column }) => protection.isOpen(row, column));
}

function cellsOf({ writes }: SheetPatch): readonly CellAddress[] {
  return writes.map(({ cell }) => cell);
}

/** The sheets of all patches, or why one of them cannot be changed. */
function place(
  book: WebBook,
  known: KnownSheets,
  patches: readonly SheetPatch[],
): Outcome<readonly PlacedPatch[]> {
  const placed = patches.flatMap((patch) => {
    const sheet = sheetOf(book, known, patch.sheet);
    return sheet ? [{ patch, sheet }] : [];
  });
  const gone = patches.filter((patch) => !placed.some((item) => item.patch === patch));
  if (gone.length > 0) return failed({ code: "sheet-deleted", sheets: gone.map(({ sheet }) => sheet) });
  const locked = placed.filter(({ sheet, patch }) => !mayApply(sheet, patch));
  if (locked.length > 0) return failed({ code: "protected", sheets: locked.map(({ patch }) => patch.sheet) });
  const torn = placed.some(({ sheet, patch }) => tearsArray(sheet, cellsOf(patch)));
  return torn ? failed({ code: "refused", reason: "array" }) : done(placed);
}

/** One patch for each sheet: its writes in order, the last marks given, and all cells that are changed or set back. */
function mergedBySheet(patches: readonly SheetPatch[]): readonly SheetPatch[] {
  const merged = new Map<string, SheetPatch>();
  for (const patch of patches) {
    const earlier = merged.get(patch.sheet);
    merged.set(patch.sheet, {
      ...earlier,
      ...patch,
      writes: [...(earlier?.writes ?? []), ...patch.writes],
      changed: [...(earlier?.changed ?? []), ...(patch.changed ?? [])],
      setBack: [...(earlier?.setBack ?? []), ...(patch.setBack ?? [])],
    });
  }
  return [...merged.values()];
}

/** The writes of a patch with the cells as they are before it. */
function imageOf(book: WebBook, { patch, sheet }: PlacedPatch): BeforeImage {
  const anchored = patch.writes.map((write) => ({ ...write, cell: book.anchor(sheet, write.cell) }));
  const cells = lastWrites(anchored).map(({ cell, value }): ReplacedCell => ({
    cell,
    before: book.cellAt(sheet, cell),
    written: value,
  }));
  return { sheet: patch.sheet, cells };
}

function writeBack(book: WebBook, sheet: Worksheet, cells: readonly ReplacedCell[]): boolean {
  return book.write(
    sheet,
    cells.map(({ cell, before }) => ({ cell, content: before })),
  );
}

const REFUSED: HostFailure = {
  code: "unknown",
  hostCode: "write-refused",
  detail: "The spreadsheet refused to set the values of a range.",
  location: "apply",
};

async function apply(
  book: WebBook,
  known: KnownSheets,
  patches: readonly SheetPatch[],
): Promise<Outcome<readonly BeforeImage[]>> {
  await book.spreadsheet.endEditing();
  const placed = place(book, known, mergedBySheet(patches));
  if (!placed.ok) return placed;
  const images: BeforeImage[] = [];
  const written: { readonly sheet: Worksheet; readonly image: BeforeImage }[] = [];
  for (const item of placed.value) {
    const image = imageOf(book, item);
    if (image.cells.length === 0) continue;
    const contents = image.cells.map(({ cell, written: value }) => ({
      cell,
      content: value === null || value === "" ? null : { value },
    }));
    if (!book.write(item.sheet, contents)) {
      for (const { sheet, image: earlier } of written.reverse()) writeBack(book, sheet, earlier.cells);
      return failed(REFUSED);
    }
    images.push(image);
    written.push({ sheet: item.sheet, image });
  }
  for (const { patch, sheet } of placed.value) {
    if (!marksAnything(patch)) continue;
    const id = sheet.getSheetId();
    book.marks.replace(id, marksAfter(book.marks.of(id), patch));
    book.touch();
  }
  return done(images);
}

async function undo(
  book: WebBook,
  known: KnownSheets,
  before: readonly BeforeImage[],
): Promise<Outcome<Undone>> {
  await book.spreadsheet.endEditing();
  const restored: SheetCell[] = [];
  const left: SheetCell[] = [];
  const locked = before.filter((image) => {
    const sheet = sheetOf(book, known, image.sheet);
    const cells = image.cells.map(({ cell }) => cell);
    return sheet !== null && !mayWrite(sheet, cells);
  });
  if (locked.length > 0) return failed({ code: "protected", sheets: locked.map(({ sheet }) => sheet) });
  for (const { sheet: name, cells } of [...before].reverse()) {
    const sheet = sheetOf(book, known, name);
    const ours = sheet
      ? cells.filter(({ cell, written }) => stillHolds(book.cellAt(sheet, cell), written))
      : [];
    const isRestored = sheet !== null && writeBack(book, sheet, ours);
    for (const replaced of cells) {
      const cell = { sheet: name, cell: replaced.cell };
      (isRestored && ours.includes(replaced) ? restored : left).push(cell);
    }
  }
  return done({ restored, left });
}

function stands(book: WebBook, known: KnownSheets, what: Done): boolean {
  if (what.kind === "heights") return true;
  if (what.kind !== "writes") return sheetOf(book, known, what.inserted.sheet) !== null;
  return isStanding(what.before, (name, cell) => {
    const sheet = sheetOf(book, known, name);
    return sheet ? book.cellAt(sheet, cell) : undefined;
  });
}

/** A name that no sheet has, made from the wanted one as Excel does it: 自评表 (2). */
function freeName({ workbook }: WebBook, wanted: string): string {
  const taken = new Set(workbook.getSheets().map((sheet) => sheet.getName().toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const ending = ` (${number})`;
    name = wanted.slice(0, LONGEST_SHEET_NAME - ending.length) + ending;
  }
  return name;
}

async function insertSheet(
  book: WebBook,
  known: KnownSheets,
  spec: SheetSpec,
): Promise<Outcome<InsertedSheet>> {
  await book.spreadsheet.endEditing();
  const opening = await openFile("", await writeSheets([spec]));
  const [first] = opening.kind === "opened" ? opening.workbook.sheets : [];
  const sheet =
    opening.kind === "opened" && first ? book.insert(opening.workbook, freeName(book, first.name)) : null;
  if (!sheet) {
    const detail = `The file of the sheet could not be shown (${opening.kind}).`;
    return failed({ code: "unknown", hostCode: "sheet-refused", detail, location: "insertSheet" });
  }
  const name = sheet.getName();
  known.set(name, sheet.getSheetId());
  await book.settled();
  return done({ sheet: name, inputs: inputsOf(book.snapshot(sheet)) });
}

async function removeSheet(
  book: WebBook,
  known: KnownSheets,
  { sheet: name, inputs }: InsertedSheet,
): Promise<Outcome<void>> {
  await book.spreadsheet.endEditing();
  const sheet = sheetOf(book, known, name);
  if (!sheet) return failed({ code: "sheet-deleted", sheets: [name] });
  const cells = changedInputs(inputs, inputsOf(book.snapshot(sheet)));
  if (cells.length > 0) return failed({ code: "sheet-changed", sheet: name, cells });
  book.remove(sheet);
  return done(undefined);
}

/** The host that is the embedded spreadsheet of the web edition, with one workbook open. */
export function createWebHost({ book, language, theme, editPause = EDIT_PAUSE }: WebSurroundings): Host {
  const known: KnownSheets = new Map();
  return {
    language,
    theme,
    opening: null,
    // Heights can be changed here for the moment alone: they are saved as the file has them.
    rowHeights: null,
    savesFiles: "surely",
    fileName: () => Promise.resolve(book.opened.fileName),
    readSheets: (scope, options = {}) => readSheets(book, known, scope, options),
    apply: (patches) => apply(book, known, patches),
    undo: (before) => undo(book, known, before),
    stands: (what) => stands(book, known, what),
    clearMarks: () => {
      const cells = book.marks.clear();
      if (cells > 0) book.touch();
      return Promise.resolve(done(cells));
    },
    select: (sheet, cell) => select(book, known, sheet, cell),
    selectedCell: () => Promise.resolve(done(selectedCell(book, known))),
    insertSheet: (sheet) => insertSheet(book, known, sheet),
    removeSheet: (inserted) => removeSheet(book, known, inserted),
    insertRow: (insertion) => insertRowInto(book, known, insertion),
    removeRow: (inserted) => removeRowFrom(book, known, inserted),
    watchEdits: (onEdit) => {
      const burst = createEditBurst(editPause, (id) => {
        const name = [...known].find(([, sheet]) => sheet === id)?.[0] ?? null;
        onEdit({ sheet: name });
      });
      const stop = book.watch(burst.add);
      return Promise.resolve(
        done(() => {
          stop();
          burst.end();
          return Promise.resolve();
        }),
      );
    },
    watchActivation: (onActivated) => {
      const stop = watchActive(book, known, onActivated);
      return Promise.resolve(
        done(() => {
          stop();
          return Promise.resolve();
        }),
      );
    },
    watchSelection: (onSelected) => {
      const stop = watchSelected(book, known, onSelected);
      return Promise.resolve(
        done(() => {
          stop();
          return Promise.resolve();
        }),
      );
    },
    // The embedded spreadsheet answers also while a cell is being edited.
    watchWaiting: () => () => undefined,
    // Whatever was opened is saved as an .xlsx.
    keepsSettingsIn: () => true,
    loadSetting: (key) => Promise.resolve(done(book.kept.get(key) ?? null)),
    saveSetting: (key, value) => {
      if (value === null) book.kept.delete(key);
      else book.kept.set(key, value);
      book.touch();
      return Promise.resolve(done(undefined));
    },
  };
}
