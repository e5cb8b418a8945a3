import { completionOf } from "../../building/completion";
import { a1 } from "../../sheet/address";
import { change, looksOf, say, spoken, tableNow, type Desk } from "./desk";
import { dueCells } from "./due-cells";
import type { UsualInRow } from "./usual-in-row";

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

/** Writes the usual sign and unit into the row for whose name they were suggested. */
export async function takeUsual(desk: Desk, sheet: string, { name, writes }: UsualInRow): Promise<void> {
  if (!(await desk.pane.writeCells([{ sheet, writes }]))) return;
  change(desk, { named: null });
  say(desk, spoken(desk).library.usualTaken(name), true);
}
