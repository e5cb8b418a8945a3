import { blankRowOf, rowAt } from "../../building/indicator-place";
import { indicatorWrites, type IndicatorToInsert } from "../../building/indicator-writes";
import { rowInsertion } from "../../building/new-row/row-insertion";
import { formSpecOf } from "../../forms/form-read";
import type { LibraryIndicator } from "../../library/library-indicator";
import type { IndicatorRow } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import { a1 } from "../../sheet/address";
import type { RowInsertion } from "../../sheet/row-insertion";
import { insertMade, viewOf, say, spoken, tableNow, type BuildingContext, type SourceTable } from "./context";
import { cellsNamed } from "./row-class";
import { sheetWithRow, wishesOf } from "./make-forms";

function toInsert({ name, sign, target, unit, halfYear }: LibraryIndicator): IndicatorToInsert {
  return { name, nature: sign, target, unit, halfYear };
}

async function putInto(
  context: BuildingContext,
  row: IndicatorRow,
  sheet: string,
  indicator: LibraryIndicator,
): Promise<void> {
  const writes = indicatorWrites(row, toInsert(indicator));
  const also = cellsNamed(context.pane.store.state().source, indicator.name, row.name.cell).map(a1);
  if (!(await context.pane.writeCells([{ sheet, writes }]))) return;
  const { library } = spoken(context);
  const [cell, old] = [a1(row.name.cell), row.name.text];
  const { name } = indicator;
  const text = old === "" ? library.put(name, cell) : library.replaced(name, cell, old);
  say(context, also.length === 0 ? text : text + library.isTwice(also), true);
}

/** Puts an indicator into the row of the selected cell. */
export async function putIntoSelected(context: BuildingContext, indicator: LibraryIndicator): Promise<void> {
  const { library } = spoken(context);
  const now = await tableNow(context);
  if (!now) {
    say(context, library.needsTable);
    return;
  }
  const selected = await context.pane.selectedCell();
  if (!selected) return;
  const { snapshot, tables } = now.source;
  const [row] = tables.flatMap(({ scored }) => rowAt(snapshot, scored.table, selected.cell) ?? []);
  if (selected.sheet !== snapshot.name || !row) say(context, library.selectRow);
  else await putInto(context, row, snapshot.name, indicator);
}

function insertionFor({ source, table }: SourceTable, indicator: LibraryIndicator): RowInsertion | null {
  const all = source.tables.map(({ scored }) => scored.table);
  const { table: own } = table.scored;
  return rowInsertion(source.snapshot, own, all, formSpecOf(own), indicator, toInsert(indicator));
}

function nameColumn({ scored }: ReviewedTable): number {
  return scored.table.indicators[0]?.name.cell.column ?? scored.table.range.left;
}

/**
 * Puts an indicator into the first blank row of its class; where none is blank, into a row that is put in behind the
 * last. On a sheet that takes no row the form is made anew with one more, on a sheet of its own.
 */
export async function putAsNewRow(context: BuildingContext, indicator: LibraryIndicator): Promise<void> {
  const { library } = spoken(context);
  const now = await tableNow(context);
  if (!now) {
    say(context, library.needsTable);
    return;
  }
  const { table } = now.table.scored;
  const { name: from } = now.source.snapshot;
  const row = blankRowOf(now.source.snapshot, table, formSpecOf(table), indicator);
  if (row) {
    await putInto(context, row, from, indicator);
    return;
  }
  const insertion = insertionFor(now, indicator);
  const came = insertion ? await context.pane.insertRow(insertion) : "refused";
  if (insertion && came === "inserted") {
    say(context, library.rowInserted(indicator.name, insertion.row + 1), true);
    await context.pane.jump(insertion.sheet, { row: insertion.row, column: nameColumn(now.table) });
  }
  if (came !== "refused") return;
  const wishes = wishesOf(viewOf(context), context.pane.store.state().profile);
  const made = sheetWithRow(now.source.snapshot, now.table, indicator, toInsert(indicator), wishes);
  const sheet = await insertMade(context, made, from);
  if (sheet === null) return;
  say(context, library.rowAdded(indicator.name, sheet), true);
}
