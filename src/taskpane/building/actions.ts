import { completionOf } from "../../building/completion";
import { nextForms, type NextForm } from "../../building/convert/next-forms";
import { dataOf } from "../../building/form-data";
import { blankRowOf, rowAt } from "../../building/indicator-place";
import { indicatorWrites, type IndicatorToInsert } from "../../building/indicator-writes";
import { rowInsertion } from "../../building/new-row/row-insertion";
import { indicatorsToKeep } from "../../building/indicators-to-keep";
import type { FormId } from "../../forms/form-spec";
import { formSpec } from "../../forms/registry";
import { libraryIndicatorSchema, type LibraryIndicator } from "../../library/library-indicator";
import {
  exportIndicators,
  importIndicators,
  withIndicators,
  withoutIndicator,
} from "../../library/own-indicators";
import type { IndicatorRow } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import { a1 } from "../../sheet/address";
import type { RowInsertion } from "../../sheet/row-insertion";
import type { Messages } from "../messages/messages";
import type { Pane } from "../pane";
import type { ReviewedSheet } from "../state/state";
import type { BuildingLooks } from "./looks";
import { namesFor, nextSheet, sheetWithRow, templateSheet, wishesOf, type MadeSheet } from "./make-forms";
import { dueCells } from "./due-cells";
import type { UsualInRow } from "./usual-in-row";
import type { BuildingWords } from "./words";
import { buildingWords } from "./words-for";

/** What an action of the tab 编制 works with. */
export interface Desk {
  readonly pane: Pane;
  readonly words: Messages;
}

function looksOf({ pane }: Desk): BuildingLooks {
  return pane.store.state().building;
}

function change({ pane }: Desk, looks: Partial<BuildingLooks>): void {
  pane.store.dispatch({ type: "building-changed", change: looks });
}

/** Says something in the line above the buttons, which may also take back what it tells of. */
function say({ pane }: Desk, text: string, undoes = false): void {
  pane.store.dispatch({ type: "notice-given", notice: { kind: "said", text, undoes } });
}

function spoken({ words }: Desk): BuildingWords {
  return buildingWords(words.language);
}

/** The table that is meant on the active sheet, of several the one chosen. */
export function chosenTable(source: ReviewedSheet | null, looks: BuildingLooks): ReviewedTable | null {
  return source?.tables[looks.table] ?? source?.tables[0] ?? null;
}

/** The active sheet as it is now, with the table that is meant; null where there is none. */
async function tableNow(desk: Desk): Promise<SourceTable | null> {
  const source = await desk.pane.readSource();
  const table = chosenTable(source, looksOf(desk));
  return source && table ? { source, table } : null;
}

/** What is made of a table unless the person chooses otherwise. */
export function chosenNext(table: ReviewedTable | null, looks: BuildingLooks): NextForm | null {
  if (!table) return null;
  const offered = nextForms(table.scored.table.form);
  return offered.find((form) => form === looks.next) ?? offered[0] ?? null;
}

/** Inserts a blank form of a year, with the names of the table's project where that is wanted. */
export async function insertTemplate(desk: Desk, form: FormId, year: number): Promise<void> {
  const looks = looksOf(desk);
  const { source, profile } = desk.pane.store.state();
  const table = chosenTable(source, looks)?.scored.table;
  const fields = table && looks.names ? namesFor(formSpec(form), table) : {};
  const amountUnit = looks.unit ?? table?.amountUnit ?? null;
  const sheet = templateSheet(form, { year, amountUnit, fields }, wishesOf(looks, profile));
  change(desk, { made: null, open: null });
  await desk.pane.insertSheet(sheet);
}

async function insertMade(desk: Desk, { sheet, left }: MadeSheet, from: string): Promise<string | null> {
  const inserted = await desk.pane.insertSheet(sheet);
  if (!inserted) return null;
  change(desk, { table: 0, made: { sheet: inserted.sheet, from, left }, open: null });
  return inserted.sheet;
}

/** Makes the next form of the table on the active sheet, as it is now, and says what is not in it. */
export async function makeNext(desk: Desk): Promise<void> {
  const now = await tableNow(desk);
  const to = chosenNext(now?.table ?? null, looksOf(desk));
  if (!now || to === null) return;
  const wishes = wishesOf(looksOf(desk), desk.pane.store.state().profile);
  const made = nextSheet(now.table, to, wishes, desk.words.language);
  await insertMade(desk, made, now.source.snapshot.name);
}

/** Fills blank rates, scores and sums; names the scores that a person has to decide. */
export async function complete(desk: Desk): Promise<void> {
  const now = await tableNow(desk);
  if (!now) return;
  const { patch, open } = completionOf(now.table.scored, now.source.snapshot, { suggestions: false });
  if (patch.writes.length > 0 && !(await desk.pane.writeCells([patch]))) return;
  change(desk, { open: open.length > 0 ? { sheet: patch.sheet, cells: open } : null });
  if (patch.writes.length === 0) say(desk, spoken(desk).fill.nothingBlank);
}

/** Writes the reasons that were typed into their cells, if the sheet still wants them there. */
export async function writeReasons(desk: Desk): Promise<void> {
  const shown = desk.pane.store.state().source;
  const { reasons } = looksOf(desk);
  const { fill } = spoken(desk);
  const typed = Object.entries(reasons).filter(([, text]) => text.trim() !== "");
  if (typed.length === 0) {
    say(desk, fill.nothingTyped);
    return;
  }
  const now = await tableNow(desk);
  if (!now) return;
  if (now.source.snapshot.name !== shown?.snapshot.name) {
    say(desk, fill.otherSheet);
    return;
  }
  const due = new Map(dueCells(now.table, desk.words.language).map(({ cell }) => [a1(cell), cell]));
  const writes = typed.flatMap(([key, text]) => {
    const cell = due.get(key);
    return cell ? [{ cell, value: text.trim() }] : [];
  });
  if (writes.length < typed.length) {
    say(desk, fill.changed);
    return;
  }
  if (await desk.pane.writeCells([{ sheet: now.source.snapshot.name, writes }]))
    change(desk, { reasons: {} });
}

function toInsert({ name, sign, target, unit, halfYear }: LibraryIndicator): IndicatorToInsert {
  return { name, nature: sign, target, unit, halfYear };
}

async function putInto(
  desk: Desk,
  row: IndicatorRow,
  sheet: string,
  indicator: LibraryIndicator,
): Promise<void> {
  const writes = indicatorWrites(row, toInsert(indicator));
  if (!(await desk.pane.writeCells([{ sheet, writes }]))) return;
  const { library } = spoken(desk);
  const [cell, old] = [a1(row.name.cell), row.name.text];
  const { name } = indicator;
  const text = old === "" ? library.put(name, cell) : library.replaced(name, cell, old);
  say(desk, text, true);
}

/** Puts an indicator into the row of the selected cell. */
export async function putIntoSelected(desk: Desk, indicator: LibraryIndicator): Promise<void> {
  const { library } = spoken(desk);
  const now = await tableNow(desk);
  if (!now) {
    say(desk, library.needsTable);
    return;
  }
  const selected = await desk.pane.selectedCell();
  if (!selected) return;
  const { snapshot, tables } = now.source;
  const [row] = tables.flatMap(({ scored }) => rowAt(snapshot, scored.table, selected.cell) ?? []);
  if (selected.sheet !== snapshot.name || !row) say(desk, library.selectRow);
  else await putInto(desk, row, snapshot.name, indicator);
}

interface SourceTable {
  readonly source: ReviewedSheet;
  readonly table: ReviewedTable;
}

function insertionFor({ source, table }: SourceTable, indicator: LibraryIndicator): RowInsertion | null {
  const all = source.tables.map(({ scored }) => scored.table);
  const { table: own } = table.scored;
  return rowInsertion(source.snapshot, own, all, formSpec(own.form), indicator, toInsert(indicator));
}

function nameColumn({ scored }: ReviewedTable): number {
  return scored.table.indicators[0]?.name.cell.column ?? scored.table.range.left;
}

/**
 * Puts an indicator into the first blank row of its class; where none is blank, into a row that is put in behind the
 * last. On a sheet that takes no row the form is made anew with one more, on a sheet of its own.
 */
export async function putAsNewRow(desk: Desk, indicator: LibraryIndicator): Promise<void> {
  const { library } = spoken(desk);
  const now = await tableNow(desk);
  if (!now) {
    say(desk, library.needsTable);
    return;
  }
  const { table } = now.table.scored;
  const { name: from } = now.source.snapshot;
  const row = blankRowOf(now.source.snapshot, table, formSpec(table.form), indicator);
  if (row) {
    await putInto(desk, row, from, indicator);
    return;
  }
  const insertion = insertionFor(now, indicator);
  const came = insertion ? await desk.pane.insertRow(insertion) : "refused";
  if (insertion && came === "inserted") {
    say(desk, library.rowInserted(indicator.name, insertion.row + 1), true);
    await desk.pane.jump(insertion.sheet, { row: insertion.row, column: nameColumn(now.table) });
  }
  if (came !== "refused") return;
  const wishes = wishesOf(looksOf(desk), desk.pane.store.state().profile);
  const made = sheetWithRow(now.source.snapshot, now.table, indicator, toInsert(indicator), wishes);
  const sheet = await insertMade(desk, made, from);
  if (sheet === null) return;
  say(desk, library.rowAdded(indicator.name, sheet), true);
}

/** Writes the usual sign and unit into the row for whose name they were suggested. */
export async function takeUsual(desk: Desk, sheet: string, { name, writes }: UsualInRow): Promise<void> {
  if (!(await desk.pane.writeCells([{ sheet, writes }]))) return;
  change(desk, { named: null });
  say(desk, spoken(desk).library.usualTaken(name), true);
}

/** The indicators that the workbook keeps; none where it keeps none that can be read. */
export async function loadOwn(desk: Desk): Promise<void> {
  const text = await desk.pane.load("own-indicators");
  const read = text === null ? null : importIndicators(text);
  change(desk, { own: read?.kind === "indicators" ? read.indicators : [] });
}

async function keepOwn(desk: Desk, own: readonly LibraryIndicator[], tooLong = 0): Promise<void> {
  const { library } = spoken(desk);
  const text = exportIndicators(own);
  if (importIndicators(text).kind !== "indicators") {
    say(desk, library.tooMany);
    return;
  }
  if (!(await desk.pane.keep("own-indicators", own.length === 0 ? null : text))) return;
  change(desk, { own });
  say(desk, library.kept(own.length) + (tooLong > 0 ? library.tooLong(tooLong) : ""));
}

/** Takes the named indicators of the table on the active sheet into the library. */
export async function keepIndicators(desk: Desk): Promise<void> {
  const now = await tableNow(desk);
  const found = now ? indicatorsToKeep(dataOf(now.table.scored.table)) : [];
  const kept = found.flatMap((indicator) => libraryIndicatorSchema.safeParse(indicator).data ?? []);
  if (kept.length === 0) say(desk, spoken(desk).library.nothingToKeep);
  else await keepOwn(desk, withIndicators(looksOf(desk).own ?? [], kept), found.length - kept.length);
}

export async function forgetIndicator(desk: Desk, indicator: LibraryIndicator): Promise<void> {
  await keepOwn(desk, withoutIndicator(looksOf(desk).own ?? [], indicator));
}

/** Adds the indicators of a file; what is wrong with the file is said, and then nothing of it is taken. */
export async function takeFile(desk: Desk, text: string): Promise<void> {
  const read = importIndicators(text);
  if (read.kind === "problem") say(desk, read.problem[desk.words.language]);
  else await keepOwn(desk, withIndicators(looksOf(desk).own ?? [], read.indicators));
}
