import { a1, a1Area, parseA1, type Area } from "../../sheet/address";
import { changedInputs, type SheetInputs } from "../../sheet/inputs";
import { stillHolds } from "../../sheet/patch";
import type { FormulaWrite, RowInsertion } from "../../sheet/row-insertion";
import type { HostFailure, InsertedRow, Outcome } from "../host";
import { done, failed } from "../outcome";
import { askInputs } from "./cell-inputs";
import type { KnownSheets } from "./known-sheets";
import { explained } from "./named-sheets";
import { askProtection, withProtection, type Protection } from "./protection";
import { haveRowsMoved } from "./row-shift";
import type { Batches } from "./batches";
import { askContents, putWrites, runsOf } from "./write-cells";

/** So many rows below tell whether a row came in above them, or went. */
const ROWS_BELOW = 200;

/** How a sheet is where a row of it is put in or taken out. */
interface SheetState {
  readonly protection: Protection;
  /** The area in use, formats included. */
  readonly used: Area;
  /** What was put into the row and those below it. */
  readonly inputs: SheetInputs;
}

/** A row across the whole sheet, as Excel calls it. */
function wholeRow(row: number): string {
  return `${row + 1}:${row + 1}`;
}

function rowArea(row: number, left: number, right: number): string {
  return a1Area({ top: row, bottom: row, left, right });
}

/** Asks how a sheet is protected, how far it reaches, and what a row of it and those below hold. */
async function askState(
  batches: Batches,
  known: KnownSheets,
  name: string,
  row: number,
): Promise<Outcome<SheetState>> {
  const asked = await batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItem(known.keyOf(name));
    const readProtection = askProtection(sheet);
    const used = sheet.getUsedRange(false).untrack();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    // Where there are no values there is nothing to be read.
    const values = sheet.getUsedRangeOrNullObject(true).untrack();
    const below = sheet.getRange(`${row + 1}:${row + ROWS_BELOW}`).untrack();
    const readInputs = askInputs(below.getIntersectionOrNullObject(values));
    return (): SheetState => ({
      protection: readProtection(),
      used: {
        top: used.rowIndex,
        left: used.columnIndex,
        bottom: used.rowIndex + used.rowCount - 1,
        right: used.columnIndex + used.columnCount - 1,
      },
      inputs: readInputs(),
    });
  });
  if (asked.ok) return asked;
  return failed(await explained(batches, known, [name], asked.failure, "reading"));
}

/** How a sheet is after a failure, asked twice: what fails once may work at once again, and much rests on the answer. */
async function lookAgain(
  batches: Batches,
  known: KnownSheets,
  name: string,
  row: number,
): ReturnType<typeof askState> {
  const now = await askState(batches, known, name, row);
  return now.ok ? now : askState(batches, known, name, row);
}

/** What was put into one row. */
function inputsOfRow(inputs: SheetInputs, row: number): SheetInputs {
  return new Map([...inputs].filter(([cell]) => parseA1(cell)?.row === row));
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

/** Whether all that an insertion puts into cells is there; what comes before it in the batch is there then, too. */
async function holdsAll(batches: Batches, known: KnownSheets, insertion: RowInsertion): Promise<boolean> {
  const { sheet: name, writes, formulas } = insertion;
  const runs = runsOf(name, writes);
  const asked = await batches.ask((context) => {
    const written = runs.map((run) => askContents(context, known, run));
    const put = formulas.map(({ cell }) => {
      const range = context.workbook.worksheets.getItem(known.keyOf(name)).getRange(a1(cell)).untrack();
      range.load("formulas");
      return range;
    });
    return () =>
      runs.every(({ cells }, at) => {
        const contents = written[at]?.() ?? [];
        return cells.every(({ value }, row) => stillHolds(contents[row] ?? null, value));
      }) && formulas.every(({ formula }, at) => put[at]?.formulas[0]?.[0] === `=${formula}`);
  });
  return asked.ok && asked.value && writes.length + formulas.length > 0;
}

/** Why a step on one sheet failed. */
async function causeOf(
  batches: Batches,
  known: KnownSheets,
  name: string,
  failure: HostFailure,
): Promise<HostFailure> {
  const cause = await explained(batches, known, [name], failure, "changing");
  const isOfRows = cause.code === "refused" && OF_ROWS.has(cause.reason);
  return isOfRows ? { code: "row-refused", sheet: name } : cause;
}

/** What keeps Excel from shifting rows. */
const OF_ROWS: ReadonlySet<string> = new Set(["merge", "filter", "pivot-table", "shift", "sheet-end"]);

/**
 * Puts a row into a sheet in two round trips: how the sheet is, then the row and all that belongs to it. A sheet
 * that is protected without a password is unlocked for the moment. Excel does not roll a failed batch back, nor tell
 * how far it came: the sheet is looked at, a row that came in halfway is taken out again, and the sheet locked.
 */
export async function insertRow(
  batches: Batches,
  known: KnownSheets,
  insertion: RowInsertion,
): Promise<Outcome<InsertedRow>> {
  const { sheet: name, row, writes, formulas } = insertion;
  const key = known.keyOf(name);
  const state = await askState(batches, known, name, row);
  if (!state.ok) return state;
  const { protection, used } = state.value;
  const put = await batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    if (protection) sheet.protection.unprotect();
    sheet.getRange(wholeRow(row)).untrack().insert("Down").untrack();
    furnishRow(sheet, insertion, used.right);
    for (const run of runsOf(name, writes)) putWrites(context, known, run);
    putFormulas(sheet, formulas);
    if (protection) sheet.protection.protect(protection);
    return askInputs(sheet.getRange(rowArea(row, 0, used.right)));
  });
  if (put.ok) return done({ sheet: name, row, inputs: put.value });

  const cause = await causeOf(batches, known, name, put.failure);
  const now = await lookAgain(batches, known, name, row);
  if (!now.ok) return failed(await withProtection(batches, { key, name, before: protection }, cause));
  const isIn = haveRowsMoved(state.value, now.value, row, 1);
  const isLockedAgain = !protection || now.value.protection !== null;
  if (isIn && isLockedAgain && (await holdsAll(batches, known, insertion))) {
    return done({ sheet: name, row, inputs: inputsOfRow(now.value.inputs, row) });
  }
  const isGone = !isIn || (await takeOut(batches, known, name, row, now.value));
  const why: HostFailure = isGone ? cause : { code: "left-in", sheet: name, row, cause };
  return failed(await withProtection(batches, { key, name, before: protection }, why));
}

/** Takes a row out that is in; whether it is gone then. */
async function takeOut(
  batches: Batches,
  known: KnownSheets,
  name: string,
  row: number,
  before: SheetState,
): Promise<boolean> {
  const out = await batches.act((context) => {
    const sheet = context.workbook.worksheets.getItem(known.keyOf(name));
    if (before.protection) sheet.protection.unprotect();
    sheet.getRange(wholeRow(row)).untrack().delete("Up");
  });
  if (out.ok) return true;
  const now = await askState(batches, known, name, row);
  return now.ok && haveRowsMoved(before, now.value, row, -1);
}

/** Takes an inserted row out in two round trips: what it holds now, then its removal. */
export async function removeRow(
  batches: Batches,
  known: KnownSheets,
  { sheet: name, row, inputs }: InsertedRow,
): Promise<Outcome<void>> {
  const key = known.keyOf(name);
  const state = await askState(batches, known, name, row);
  if (!state.ok) return state;
  const { protection } = state.value;
  const cells = changedInputs(inputs, inputsOfRow(state.value.inputs, row));
  if (cells.length > 0) return failed({ code: "row-changed", sheet: name, cells });
  const removed = await batches.act((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    if (protection) sheet.protection.unprotect();
    sheet.getRange(wholeRow(row)).untrack().delete("Up");
    if (protection) sheet.protection.protect(protection);
  });
  if (removed.ok) return removed;
  const cause = await causeOf(batches, known, name, removed.failure);
  const now = await lookAgain(batches, known, name, row);
  if (!now.ok) return failed(await withProtection(batches, { key, name, before: protection }, cause));
  const isOut = haveRowsMoved(state.value, now.value, row, -1);
  const back = await withProtection(batches, { key, name, before: protection }, cause);
  return isOut && back === cause ? done(undefined) : failed(back);
}
