import type { ReviewedTable } from "../../report/review";
import type { Messages } from "../messages/messages";
import type { Pane } from "../pane";
import type { ReviewedSheet } from "../state/state";
import type { BuildingView } from "../state/building-view";
import type { MadeSheet } from "./make-forms";
import type { BuildingWords } from "./words";
import { buildingWords } from "./words-for";

/** What an action of the tab 编制 works with. */
export interface BuildingContext {
  readonly pane: Pane;
  readonly words: Messages;
}

/** What is chosen and typed in the tab. */
export function viewOf({ pane }: BuildingContext): BuildingView {
  return pane.store.state().building;
}

/** Changes what is chosen, typed or unfolded in the tab. */
export function change({ pane }: BuildingContext, view: Partial<BuildingView>): void {
  pane.store.dispatch({ type: "building-changed", change: view });
}

/** Says something in the line above the buttons, which may also take back what it tells of. */
export function say({ pane }: BuildingContext, text: string, undoes = false): void {
  pane.store.dispatch({ type: "notice-given", notice: { kind: "said", text, undoes } });
}

/** The words of the tab. */
export function spoken({ words }: BuildingContext): BuildingWords {
  return buildingWords(words.language);
}

/** The table that is meant on the active sheet, of several the one chosen. */
export function chosenTable(source: ReviewedSheet | null, view: BuildingView): ReviewedTable | null {
  return source?.tables[view.table] ?? source?.tables[0] ?? null;
}

/** A sheet that was read, with the table on it that is meant. */
export interface SourceTable {
  readonly source: ReviewedSheet;
  readonly table: ReviewedTable;
}

/** The active sheet as it is now, with the table that is meant; null where there is none. */
export async function tableNow(context: BuildingContext): Promise<SourceTable | null> {
  const source = await context.pane.readSource();
  const table = chosenTable(source, viewOf(context));
  return source && table ? { source, table } : null;
}

/** Inserts what was made of a sheet, and notes what of that is not in it. Gives the first new sheet's name; null when that failed. */
export async function insertMade(
  context: BuildingContext,
  { sheets: [first, ...others], left }: MadeSheet,
  from: string,
): Promise<string | null> {
  const inserted = await context.pane.insertSheet(first);
  if (!inserted) return null;
  for (const sheet of others) if (!(await context.pane.insertSheet(sheet))) break;
  change(context, { table: 0, made: { sheet: inserted.sheet, from, left }, open: null });
  return inserted.sheet;
}
