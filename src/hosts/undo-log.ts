import type { BeforeImage, SheetPatch } from "../sheet/patch";

/** The actions that can be taken back, the latest last; each with what its writes replaced. */
export type UndoLog = readonly (readonly BeforeImage[])[];

/** The bounds of a log: it is kept in memory, with the workbook's pane. */
const MOST_ACTIONS = 20;
const MOST_CELLS = 20_000;

/** Whether an action is small enough to be taken back; a person is asked before one that is not. */
export function canBeUndone(patches: readonly SheetPatch[]): boolean {
  return patches.reduce((count, { writes }) => count + writes.length, 0) <= MOST_CELLS;
}

/** The log after an action; the oldest are forgotten when it grows too long, and one that wrote nothing is not noted. */
export function remember(log: UndoLog, before: readonly BeforeImage[]): UndoLog {
  const size = cellCount(before);
  if (size === 0) return log;
  const kept: (readonly BeforeImage[])[] = [];
  let cells = 0;
  for (const action of [...log, before].reverse()) {
    cells += cellCount(action);
    if (kept.length === MOST_ACTIONS || cells > MOST_CELLS) break;
    kept.unshift(action);
  }
  return kept;
}

/** The latest action, to be undone next; null when there is none. */
export function latest(log: UndoLog): readonly BeforeImage[] | null {
  return log[log.length - 1] ?? null;
}

/** The log once its latest action was undone. */
export function withoutLatest(log: UndoLog): UndoLog {
  return log.slice(0, -1);
}

function cellCount(images: readonly BeforeImage[]): number {
  return images.reduce((count, { cells }) => count + cells.length, 0);
}
