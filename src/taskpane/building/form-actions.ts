import { nextForms, type NextForm } from "../../building/convert/next-forms";
import type { FormId } from "../../forms/form-spec";
import { formSpec } from "../../forms/registry";
import type { ReviewedTable } from "../../report/review";
import { change, chosenTable, insertMade, viewOf, tableNow, type BuildingContext } from "./context";
import type { BuildingView } from "../state/building-view";
import { namesFor, nextSheet, templateSheet, wishesOf } from "./make-forms";

/** What is made of a table unless the person chooses otherwise. */
export function chosenNext(table: ReviewedTable | null, view: BuildingView): NextForm | null {
  if (!table) return null;
  const offered = nextForms(table.scored.table);
  return offered.find((form) => form === view.next) ?? offered[0] ?? null;
}

/** Inserts a blank form of a year, with the names of the table's project where that is wanted. */
export async function insertTemplate(context: BuildingContext, form: FormId, year: number): Promise<void> {
  const view = viewOf(context);
  const { source, profile } = context.pane.store.state();
  const table = chosenTable(source, view)?.scored.table;
  const fields = table && view.names ? namesFor(formSpec(form), table) : {};
  const amountUnit = view.unit ?? table?.amountUnit ?? null;
  const sheet = templateSheet(form, { year, amountUnit, fields }, wishesOf(view, profile));
  change(context, { made: null, open: null });
  await context.pane.insertSheet(sheet);
}

/** Makes the next form of the table on the active sheet, as it is now, and says what is not in it. */
export async function makeNext(context: BuildingContext): Promise<void> {
  const now = await tableNow(context);
  const to = chosenNext(now?.table ?? null, viewOf(context));
  if (!now || to === null) return;
  const wishes = wishesOf(viewOf(context), context.pane.store.state().profile);
  const made = nextSheet(now.table, to, wishes, context.words.language);
  await insertMade(context, made, now.source.snapshot.name);
}
