import type { FileSaving, Host, SheetCell } from "../hosts/host";
import type { CellAddress } from "../sheet/address";
import { reduce, type PaneAction } from "./state/reduce";
import { initialState, looksAlike, tablesOf, type PaneState } from "./state/state";
import { createStore, type Store } from "./state/store";
import { createChanging, type Changing } from "./tasks/changing";
import { createDeciding, type Deciding } from "./tasks/deciding";
import { createFollowing } from "./tasks/following";
import { createHandingOn, type HandingOn } from "./tasks/handing-on";
import { createKeeping, type Keeping } from "./tasks/keeping";
import { fail, type TaskContext, type Surroundings } from "./tasks/task-context";
import { createReading, type Reading } from "./tasks/reading";
import { createTeaching, type Teaching } from "./tasks/teaching";
import { createTurns } from "./tasks/turns";

/** What the person asks the pane to do; each ends in a change of the state, whatever the host answers. */
export interface Pane
  extends
    Changing,
    Keeping,
    HandingOn,
    Teaching,
    Deciding,
    Pick<Reading, "score" | "rescore" | "readSource"> {
  readonly store: Store<PaneState, PaneAction>;
  readonly savesFiles: FileSaving;
  /** Whether rows can be made higher for good. */
  readonly fitsRows: boolean;
  /** Ends a reading that is under way. */
  readonly cancel: () => void;
  /** The selected cell; null when the host does not tell. */
  readonly selectedCell: () => Promise<SheetCell | null>;
  readonly jump: (sheet: string, cell: CellAddress) => Promise<void>;
  /** Brings what is shown to the sheet in front. */
  readonly followFront: () => void;
  /** Opens a table of the result, by its place among all, and shows its sheet. */
  readonly openTable: (at: number) => Promise<void>;
}

/** A pane on a host: its state, and the tasks that change it, one at a time. */
export function createPane(host: Host, surroundings: Surroundings): Pane {
  const store = createStore(reduce, initialState(), looksAlike);
  const context: TaskContext = { ...surroundings, host, store };
  const turns = createTurns();
  const reading = createReading(context, turns);
  const following = createFollowing(context, turns, reading);
  const changing = createChanging(context, turns, following, reading);
  const keeping = createKeeping(context, reading, following);
  const handingOn = createHandingOn(context, changing);
  const { score, rescore, readSource, abort } = reading;
  return {
    store,
    get fitsRows() {
      return host.rowHeights !== null;
    },
    get savesFiles() {
      return host.savesFiles;
    },
    score,
    rescore,
    readSource,
    followFront: following.followFront,
    cancel: () => {
      following.forget();
      abort();
    },
    selectedCell: async () => {
      const selected = await host.selectedCell();
      if (selected.ok) return selected.value;
      fail(context, "reading", selected.failure);
      return null;
    },
    jump: async (sheet, cell) => {
      const selected = await host.select(sheet, cell);
      if (selected.ok) store.dispatch({ type: "jumped" });
      else fail(context, "jumping", selected.failure);
    },
    openTable: async (at) => {
      store.dispatch({ type: "table-opened", at });
      const { result } = store.state();
      const table = result && tablesOf(result)[at]?.scored.table;
      // A hidden sheet cannot be shown.
      if (!table || table.sheetHidden) return;
      const first = { row: table.range.top, column: table.range.left };
      const selected = await host.select(table.sheet, first, "sheet");
      // The sheet is shown; that its first row is hidden is nothing to those who asked for the table.
      if (!selected.ok && selected.failure.code !== "cell-hidden") fail(context, "jumping", selected.failure);
    },
    ...changing,
    ...keeping,
    ...handingOn,
    ...createDeciding(context, keeping),
    ...createTeaching(context, keeping, handingOn),
    // What is asked for meanwhile counts on the settings.
    start: () => turns.inTurn(keeping.start),
  };
}
