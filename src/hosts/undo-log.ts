import type { CellAddress } from "../sheet/address";
import { stillHolds, type BeforeImage, type SheetPatch } from "../sheet/patch";
import { firstRowAfter, placedAfter, type RowMapping } from "../sheet/row-mapping";
import type { CellSnapshot } from "../sheet/snapshot";
import type { Done } from "./host";

/**
 * What can be taken back, the latest last. In this order alone: a write from before a row was put in has its
 * addresses back once the row is out.
 */
export type UndoLog = readonly Done[];

/** The bounds of a log: it is kept in memory, with the workbook's pane. */
const MOST_ACTIONS = 100;
const MOST_CELLS = 20_000;

/** Whether an action is small enough to be taken back; a person is asked before one that is not. */
export function canBeUndone(patches: readonly SheetPatch[]): boolean {
  return patches.reduce((count, { writes }) => count + writes.length, 0) <= MOST_CELLS;
}

/** The log after an action; the oldest are forgotten when it grows too long, and one that wrote nothing is not noted. */
export function remember(log: UndoLog, done: Done): UndoLog {
  if (cellCount(done) === 0) return log;
  const kept: Done[] = [];
  let cells = 0;
  for (const action of [...log, done].reverse()) {
    cells += cellCount(action);
    if (kept.length === MOST_ACTIONS || cells > MOST_CELLS) break;
    kept.unshift(action);
  }
  return kept;
}

/** The latest action, to be undone next; null when there is none. */
export function latest(log: UndoLog): Done | null {
  return log[log.length - 1] ?? null;
}

/**
 * Whether anything is left of writes to take back. A cell that held before what was written tells nothing.
 *
 * @param now what a cell holds; undefined where its sheet is gone
 */
export function isStanding(
  before: readonly BeforeImage[],
  now: (sheet: string, cell: CellAddress) => CellSnapshot | null | undefined,
): boolean {
  let tells = false;
  for (const { sheet, cells } of before) {
    for (const { cell, before: old, written } of cells) {
      if (stillHolds(old, written)) continue;
      tells = true;
      const content = now(sheet, cell);
      if (content !== undefined && stillHolds(content, written)) return true;
    }
  }
  return !tells;
}

/** The log once its latest action was undone. */
export function withoutLatest(log: UndoLog): UndoLog {
  return log.slice(0, -1);
}

/**
 * The log once it is clear that its latest action stays, since a person worked on what was inserted: below a row
 * that stays, what was written before is one row lower now.
 */
export function withLatestKept(log: UndoLog): UndoLog {
  const kept = latest(log);
  const others = withoutLatest(log);
  if (kept?.kind !== "row") return others;
  const { sheet, row } = kept.inserted;
  const mapping: RowMapping = { kind: "insert", row };
  return others.map((done): Done => {
    if (done.kind === "sheet") return done;
    if (done.kind === "heights") {
      const { fitted } = done;
      if (fitted.sheet !== sheet) return done;
      const rows = fitted.rows.map((each) => ({ ...each, row: firstRowAfter(mapping, each.row) }));
      return { ...done, fitted: { sheet, rows } };
    }
    if (done.kind === "row") {
      if (done.inserted.sheet !== sheet) return done;
      return { ...done, inserted: { ...done.inserted, row: firstRowAfter(mapping, done.inserted.row) } };
    }
    return {
      ...done,
      before: done.before.map((image) =>
        image.sheet === sheet ? { ...image, cells: placedAfter(mapping, image.cells) } : image,
      ),
    };
  });
}

function cellCount(done: Done): number {
  if (done.kind === "heights") return done.fitted.rows.length;
  if (done.kind !== "writes") return Math.max(1, done.inserted.inputs.size);
  return done.before.reduce((count, { cells }) => count + cells.length, 0);
}
