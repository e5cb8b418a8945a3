import { completionOf } from "../../building/completion";
import type { SheetCell } from "../../hosts/host";
import { a1 } from "../../sheet/address";
import { change, viewOf, say, spoken, tableNow, type BuildingContext } from "./context";
import { dueCells } from "./due-cells";
import type { FullName, UsualInRow } from "./usual-in-row";

/** Fills blank rates, scores and sums; names the scores that a person has to decide. */
export async function complete(context: BuildingContext): Promise<void> {
  const now = await tableNow(context);
  if (!now) return;
  const { patch, open } = completionOf(now.table.scored, now.source.snapshot, { suggestions: false });
  if (patch.writes.length > 0 && !(await context.pane.writeCells([patch]))) return;
  change(context, { open: open.length > 0 ? { sheet: patch.sheet, cells: open } : null });
  if (patch.writes.length === 0) say(context, spoken(context).fill.nothingBlank);
}

/** Writes the reasons that were typed into their cells, if the sheet still wants them there. */
export async function writeReasons(context: BuildingContext): Promise<void> {
  const shown = context.pane.store.state().source;
  const { reasons } = viewOf(context);
  const { fill } = spoken(context);
  const typed = Object.entries(reasons).filter(([, text]) => text.trim() !== "");
  if (typed.length === 0) {
    say(context, fill.nothingTyped);
    return;
  }
  const now = await tableNow(context);
  if (!now) return;
  if (now.source.snapshot.name !== shown?.snapshot.name) {
    say(context, fill.otherSheet);
    return;
  }
  const due = new Map(dueCells(now.table, context.words.language).map(({ cell }) => [a1(cell), cell]));
  const writes = typed.flatMap(([key, text]) => {
    const cell = due.get(key);
    return cell ? [{ cell, value: text.trim() }] : [];
  });
  if (writes.length < typed.length) {
    say(context, fill.changed);
    return;
  }
  if (await context.pane.writeCells([{ sheet: now.source.snapshot.name, writes }]))
    change(context, { reasons: {} });
}

/** Writes an indicator of the library in place of the part of its name that was typed. */
export async function takeFullName(
  context: BuildingContext,
  { sheet, cell }: SheetCell,
  { indicator, writes }: FullName,
): Promise<void> {
  if (!(await context.pane.writeCells([{ sheet, writes }]))) return;
  change(context, { named: null });
  say(context, spoken(context).library.put(indicator.name, a1(cell)), true);
}

/** Writes the usual sign and unit into the row for whose name they were suggested. */
export async function takeUsual(
  context: BuildingContext,
  sheet: string,
  { name, writes }: UsualInRow,
): Promise<void> {
  if (!(await context.pane.writeCells([{ sheet, writes }]))) return;
  change(context, { named: null });
  say(context, spoken(context).library.usualTaken(name), true);
}
