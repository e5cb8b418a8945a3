import { a1, a1Area } from "../../sheet/address";
import { changedInputs, type SheetInputs } from "../../sheet/inputs";
import type { FormulaWrite, RowInsertion } from "../../sheet/row-insertion";
import type { HostFailure, InsertedRow, Outcome } from "../host";
import { failed } from "../outcome";
import { askInputs } from "./cell-inputs";
import type { KnownSheets } from "./known-sheets";
import { withSheetNames } from "./named-sheets";
import type { Reader, Trips } from "./trips";
import { putWrites, runsOf } from "./write-cells";

/** What has to be known of a sheet before a row of it is put in or taken out. */
interface SheetState {
  /** What a protection allows, to be put on again; null for a sheet that is not protected. */
  readonly protection: Excel.WorksheetProtectionOptions | null;
  /** The last column in use, from 0. */
  readonly right: number;
  readonly inputs: SheetInputs;
}

/** A row across the whole sheet, as Excel calls it. */
function wholeRow(row: number): string {
  return `${row + 1}:${row + 1}`;
}

function rowArea(row: number, left: number, right: number): string {
  return a1Area({ top: row, bottom: row, left, right });
}

/** Asks how a sheet is protected, how far it reaches, and what a row of it holds. */
async function askState(
  trips: Trips,
  known: KnownSheets,
  name: string,
  row: number,
): Promise<Outcome<SheetState>> {
  const { answers, failure } = await trips.trip((context) => {
    const sheet = context.workbook.worksheets.getItem(known.keyOf(name));
    const { protection } = sheet;
    protection.load("protected,options");
    const used = sheet.getUsedRange(false).untrack();
    used.load("columnIndex,columnCount");
    // Below the last row in use there is nothing to be read.
    const readInputs = askInputs(sheet.getRange(wholeRow(row)).untrack().getIntersectionOrNullObject(used));
    return [
      () => ({
        protection: protection.protected ? protection.options : null,
        right: used.columnIndex + used.columnCount - 1,
        inputs: readInputs(),
      }),
    ];
  });
  const [state] = answers;
  if (state) return { ok: true, value: state };
  return failed(await withSheetNames(trips, known, [name], failure ?? { code: "cancelled" }));
}

/** The runs of columns in which no merge reaches into the row from above: a part of a merge cannot be copied. */
function ownColumns({ row, merges }: RowInsertion, right: number): readonly (readonly [number, number])[] {
  const isCovered = (column: number): boolean =>
    merges.some((area) => area.top < row && area.left <= column && column <= area.right);
  const runs: [number, number][] = [];
  for (let column = 0; column <= right; column += 1) {
    if (isCovered(column)) continue;
    const last = runs[runs.length - 1];
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** Makes the new row look like the one above, blank. */
function furnishRow(sheet: Excel.Worksheet, insertion: RowInsertion, right: number): void {
  const { row, merges } = insertion;
  for (const [from, to] of ownColumns(insertion, right)) {
    const range = sheet.getRange(rowArea(row, from, to)).untrack();
    // All, for formats alone would leave dropdowns and limits behind; the contents go again.
    range.copyFrom(rowArea(row - 1, from, to), "All");
    range.clear("Contents");
  }
  for (const area of merges) sheet.getRange(a1Area(area)).untrack().merge(false);
}

function putFormulas(sheet: Excel.Worksheet, formulas: readonly FormulaWrite[]): void {
  for (const { cell, formula } of formulas) sheet.getRange(a1(cell)).untrack().formulas = [[`=${formula}`]];
}

/** How far a batch came, in this order. */
type Step =
  | { readonly kind: "unlocked" | "moved"; readonly row: number }
  | { readonly kind: "done"; readonly inputs: SheetInputs };

/** Tells, after the round trip, that Excel came as far as this. */
function reached(sheet: Excel.Worksheet, kind: "unlocked" | "moved"): Reader<Step> {
  const cell = sheet.getRange("A1").untrack();
  cell.load("rowIndex");
  // Reading what the trip did not bring throws, and with that the answers end.
  return () => ({ kind, row: cell.rowIndex });
}

/** Without its password Excel does not unlock a sheet, under a code that does not say so. */
function ofUnlocking(failure: HostFailure, name: string): HostFailure {
  return failure.code === "unknown" || failure.code === "protected"
    ? { code: "protected", sheets: [name] }
    : failure;
}

/** Takes a row out again that was put in halfway, and locks the sheet. */
async function takeBack(
  trips: Trips,
  key: string,
  row: number | null,
  protection: SheetState["protection"],
): Promise<void> {
  await trips.trip((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    if (row !== null) sheet.getRange(wholeRow(row)).delete("Up");
    if (protection) sheet.protection.protect(protection);
    return [];
  });
}

/**
 * Puts a row into a sheet in two round trips: how the sheet is, then the row and all that belongs to it. A sheet
 * that is protected without a password is unlocked for the moment. Excel does not roll a failed batch back: the row
 * is taken out again here.
 */
export async function insertRow(
  trips: Trips,
  known: KnownSheets,
  insertion: RowInsertion,
): Promise<Outcome<InsertedRow>> {
  const { sheet: name, row, writes, formulas } = insertion;
  const key = known.keyOf(name);
  const state = await askState(trips, known, name, row);
  if (!state.ok) return state;
  const { protection, right } = state.value;
  const { answers, failure } = await trips.trip((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    if (protection) sheet.protection.unprotect();
    const unlocked = reached(sheet, "unlocked");
    sheet.getRange(wholeRow(row)).untrack().insert("Down").untrack();
    const moved = reached(sheet, "moved");
    furnishRow(sheet, insertion, right);
    for (const run of runsOf(name, writes)) putWrites(context, known, run);
    putFormulas(sheet, formulas);
    if (protection) sheet.protection.protect(protection);
    const readInputs = askInputs(sheet.getRange(rowArea(row, 0, right)));
    return [unlocked, moved, (): Step => ({ kind: "done", inputs: readInputs() })];
  });
  const done = answers.find((step) => step.kind === "done");
  if (done) return { ok: true, value: { sheet: name, row, inputs: done.inputs } };
  const cause = failure ?? { code: "cancelled" };
  if (answers.length === 0 && protection) return failed(ofUnlocking(cause, name));
  if (answers.length > 0) await takeBack(trips, key, answers.length > 1 ? row : null, protection);
  return failed(await withSheetNames(trips, known, [name], cause));
}

/** Takes an inserted row out in two round trips: what it holds now, then its removal. */
export async function removeRow(
  trips: Trips,
  known: KnownSheets,
  { sheet: name, row, inputs }: InsertedRow,
): Promise<Outcome<void>> {
  const key = known.keyOf(name);
  const state = await askState(trips, known, name, row);
  if (!state.ok) return state;
  const { protection } = state.value;
  const cells = changedInputs(inputs, state.value.inputs);
  if (cells.length > 0) return failed({ code: "row-changed", sheet: name, cells });
  const { answers, failure } = await trips.trip((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    if (protection) sheet.protection.unprotect();
    const unlocked = reached(sheet, "unlocked");
    sheet.getRange(wholeRow(row)).untrack().delete("Up");
    const moved = reached(sheet, "moved");
    if (protection) sheet.protection.protect(protection);
    return [unlocked, moved];
  });
  if (failure === null || answers.length === 2) return { ok: true, value: undefined };
  if (answers.length === 0 && protection) return failed(ofUnlocking(failure, name));
  if (answers.length === 1) await takeBack(trips, key, null, protection);
  return failed(await withSheetNames(trips, known, [name], failure));
}
