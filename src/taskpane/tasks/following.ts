import { latest } from "../../hosts/undo-log";
import type { SheetCell } from "../../hosts/host";
import type { BeforeImage, Mark, SheetPatch } from "../../sheet/patch";
import { setBack } from "./set-back";
import { sheetNamed, tablesOf, type Result } from "../state/state";
import { fail, type TaskContext } from "./task-context";
import type { Reading } from "./reading";
import type { Turns } from "./turns";

/** For so long after a write of ours an edit report may be the echo of it. */
const ECHO_MS = 3000;

/** The echoes of one write come within this time, so that one reading after it sees to all of them. */
const SETTLE_MS = 300;

/** Keeps what the pane shows up with the workbook, as people edit it and as the pane writes to it. */
export interface Following {
  /** An edit that the host reports; null for a sheet that was never read. */
  readonly onEdit: (sheet: string | null) => void;
  /** Another sheet is shown: what the pane says of the sheet one sees follows it. */
  readonly onActivated: (sheet: string | null) => void;
  /** Brings what is shown to the sheet in front, where that was left while something else was to be done. */
  readonly followFront: () => void;
  /** A cell is selected on the sheet: what was found on it is shown in the list. */
  readonly onSelected: (selected: SheetCell) => void;
  /** The pane has just changed cells of these sheets, or tried to. */
  readonly wrote: (sheets: readonly string[]) => void;
  /** The tab 编制 shows the active sheet as it is after what was done to the workbook. */
  readonly refreshSource: () => Promise<void>;
  /** The sheets that show marks from now on, and which; none where they were cleared. */
  readonly marked: (patches: readonly SheetPatch[]) => void;
  /** Leaves sheets as they are that were to be scored again. */
  readonly forget: () => void;
}

/** Follows the workbook from the start of the pane until it is forgotten. */
export function createFollowing(
  context: TaskContext,
  turns: Turns,
  { readSource, rescoreQuietly, scoreFrontQuietly }: Reading,
): Following {
  const { host, now, pause, idle, calm } = context;
  const { state, dispatch } = context.store;
  /** Sheets to be scored again as soon as nothing else is under way. */
  const due = new Set<string>();
  let lastWrite = -Infinity;
  /** The cell selected last, while the pane has not taken it up. */
  let selecting: SheetCell | null = null;
  /** The sheet that was shown last, by its name where the host knows it; null before the first report. */
  let front: { readonly sheet: string | null } | null = null;
  /** What the pane has marked, by sheet, and the result that the marks were last compared with. */
  const marks = new Map<string, readonly Mark[]>();
  let followed: unknown = null;

  const isShown = (sheet: string | null): boolean => {
    const { result } = state();
    return result !== null && sheet !== null && sheetNamed(result, sheet) !== undefined;
  };

  /** Quietly scores the sheets that were edited or written to, unless a task that comes first will see to it. */
  const rescoreDue = async (): Promise<void> => {
    if (due.size === 0) return;
    const settled = lastWrite + SETTLE_MS - now();
    if (settled > 0) await pause(settled);
    if (turns.isBusy()) return;
    const names = [...due].filter((name) => isShown(name));
    // A form comes about on a sheet that held none.
    const { elsewhere } = state();
    const isFrontDue = elsewhere !== null && front?.sheet === elsewhere && due.has(elsewhere);
    due.clear();
    if (names.length === 0 && isFrontDue) await scoreFront();
    if (names.length > 0) await rescoreQuietly(names, () => names.some((name) => due.has(name)));
  };

  /** Marks say what is found now: what was settled loses its own, what came about gets one. */
  const followMarks = async (): Promise<void> => {
    const { result } = state();
    if (marks.size === 0 || !result || result === followed) return;
    followed = result;
    const failure = await (await context.reviewing()).followMarks(host, result, marks);
    if (failure) fail(context, "marking", failure);
  };

  turns.afterEach(async () => {
    await rescoreDue();
    await followMarks();
  });

  /** Once the sheet has drawn it: a pane that is drawn anew in between would hold up each key that moves on. */
  const takeUpSelected = async (): Promise<void> => {
    await idle();
    const selected = selecting;
    selecting = null;
    // Without a table in view nothing would come of it.
    const { open, tab } = state();
    if (selected && (open !== null || tab === "building")) dispatch({ type: "cell-selected", selected });
  };

  /** Of a workbook that was scored as a whole, the table of a sheet; where there is none, that is said. */
  const openTableOf = (result: Result, sheet: string | null, open: number): void => {
    const tables = tablesOf(result);
    if (tables[open]?.scored.table.sheet === sheet) {
      dispatch({ type: "front-told", elsewhere: null });
      return;
    }
    const at = tables.findIndex(({ scored }) => scored.table.sheet === sheet);
    if (at >= 0) dispatch({ type: "table-opened", at });
    else dispatch({ type: "front-told", elsewhere: sheet ?? "" });
  };

  const scoreFront = async (): Promise<void> => {
    const here = front;
    if (!here || state().result === null || isShown(here.sheet)) return;
    const sheet = (await scoreFrontQuietly(() => front !== here)) ?? here.sheet;
    if (front !== here) return;
    front = { sheet };
    dispatch({ type: "front-told", elsewhere: isShown(sheet) ? null : (sheet ?? "") });
  };

  /** What is shown is of the sheet one sees; not while a comparison of it waits for an answer. */
  const followFront = (): void => {
    const { tab, result, open, comparison } = state();
    if (tab !== "score" || result === null || front === null || comparison) return;
    if (result.scope === "all") {
      if (open !== null) openTableOf(result, front.sheet, open);
    } else if (isShown(front.sheet)) dispatch({ type: "front-told", elsewhere: null });
    else void turns.inTurn(scoreFront);
  };

  const isChanging = (): boolean => {
    const task = state().task?.kind;
    return task === "writing" || task === "undoing" || task === "removing";
  };

  /** What a person has undone is no longer marked as changed. */
  const unmark = (before: readonly BeforeImage[]): void => {
    const cells = before.flatMap(({ sheet, cells: replaced }) =>
      replaced.map(({ cell }) => ({ sheet, cell })),
    );
    void turns.inTurn(async () => {
      const unmarked = await setBack(host, cells);
      if (!unmarked.ok && unmarked.failure.code !== "sheet-deleted")
        fail(context, "clearing", unmarked.failure);
    });
  };

  /** Offers no longer to take back what a person has undone on the sheet, or deleted with it. */
  const dropUndone = (): void => {
    if (isChanging()) return;
    for (let last = latest(state().undoLog); last && !host.stands(last); last = latest(state().undoLog)) {
      dispatch({ type: "undone-on-sheet" });
      if (last.kind === "writes" && last.marked) unmark(last.before);
    }
  };

  return {
    onEdit: (sheet) => {
      dropUndone();
      const isEcho = isChanging() || now() - lastWrite <= ECHO_MS;
      const { tab, source, live } = state();
      if (!isEcho && tab === "building" && sheet === source?.snapshot.name) void readSource();
      if (sheet === null || !(live || isEcho)) {
        dispatch({ type: "edited", sheet });
        return;
      }
      due.add(sheet);
      // In the middle of typing the next edit is on its way, and each key is to be drawn at once.
      if (!turns.isBusy()) void turns.inTurn(calm);
    },
    onActivated: (sheet) => {
      front = { sheet };
      const { tab, source } = state();
      if (tab === "building" && sheet !== source?.snapshot.name) void readSource();
      followFront();
    },
    followFront,
    onSelected: (selected) => {
      const isUnderWay = selecting !== null;
      selecting = selected;
      if (!isUnderWay) void takeUpSelected();
    },
    wrote: (sheets) => {
      lastWrite = now();
      for (const sheet of sheets) due.add(sheet);
    },
    refreshSource: async () => {
      if (state().tab === "building") await readSource();
    },
    marked: (patches) => {
      if (patches.length === 0) marks.clear();
      for (const { sheet, marks: shown = [] } of patches) marks.set(sheet, shown);
    },
    forget: () => due.clear(),
  };
}
