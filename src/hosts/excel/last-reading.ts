import type { CellAddress } from "../../sheet/address";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../sheet/snapshot";

/**
 * What sheets held when they were last read, by Excel's ids. A write that fails halfway is taken back to this: what
 * the cells held before is not told then, and asking beforehand would cost every write a round trip more.
 */
export interface LastReading {
  readonly keep: (id: string, snapshot: SheetSnapshot) => void;
  /** The sheet was changed: what it holds has to be asked before it is written to. */
  readonly forget: (id: string) => void;
  /** What a cell held; null for a blank one, undefined where that is not known. */
  readonly contentOf: (id: string, cell: CellAddress) => CellSnapshot | null | undefined;
}

/** Nothing read yet. */
export function createLastReading(): LastReading {
  const snapshots = new Map<string, SheetSnapshot>();
  return {
    keep: (id, snapshot) => void snapshots.set(id, snapshot),
    forget: (id) => void snapshots.delete(id),
    contentOf: (id, cell) => {
      const snapshot = snapshots.get(id);
      return snapshot && cellAt(snapshot, cell);
    },
  };
}
