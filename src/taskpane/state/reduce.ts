import type { Severity } from "../../checks/check";
import type {
  FittedRows,
  HostFailure,
  InsertedRow,
  InsertedSheet,
  ReadProgress,
  SheetCell,
  SheetScope,
  Undone,
} from "../../hosts/host";
import { latest, remember, withLatestKept, withoutLatest } from "../../hosts/undo-log";
import type { KeptDecision } from "../../report/decisions";
import type { Guidance } from "../../report/guidance";
import type { Profile } from "../../scoring/profile";
import type { BeforeImage } from "../../sheet/patch";
import { newlyNamed } from "./newly-named";
import { withRowMoved, withSelected, type BuildingView } from "./building-view";
import {
  ALL_TABLES,
  FIRST_VIEW,
  cellCount,
  offersUndo,
  tablesOf,
  type Notice,
  type PaneState,
  type Result,
  type ReviewedSheet,
  type TableFilter,
  type TableOrder,
  type Task,
  type ComparisonChoice,
  type TaskKind,
  type Written,
} from "./state";

/** Everything that can happen to the pane. */
export type PaneAction =
  | { readonly type: "tab-chosen"; readonly tab: PaneState["tab"] }
  | {
      readonly type: "settings-loaded";
      readonly profile: Profile | null;
      readonly live: boolean;
      readonly guidance: Guidance;
      readonly decisions: readonly KeptDecision[];
    }
  | { readonly type: "decided"; readonly decisions: readonly KeptDecision[] }
  /** Other roles or learned forms count from now on; `adopts` where the person takes the workbook's word for theirs. */
  | {
      readonly type: "guidance-changed";
      readonly guidance: Guidance;
      readonly adopts: boolean;
      readonly sheets: readonly ReviewedSheet[];
    }
  | { readonly type: "teaching-opened"; readonly sheet: string }
  | { readonly type: "teaching-closed" }
  | { readonly type: "live-switched"; readonly live: boolean }
  | { readonly type: "opening-known"; readonly opens: boolean | null }
  | { readonly type: "waiting-changed"; readonly waiting: boolean }
  | { readonly type: "reading-started"; readonly scope: SheetScope; readonly quiet: boolean }
  | { readonly type: "reading-progressed"; readonly progress: ReadProgress }
  | {
      readonly type: "scored";
      readonly scope: SheetScope;
      readonly sheets: readonly ReviewedSheet[];
      readonly skipped: Result["skipped"];
    }
  /** The sheet in front is not the one that is shown, and holds no table; null where it is, or holds one. */
  | { readonly type: "front-told"; readonly elsewhere: string | null }
  | { readonly type: "sheets-rescored"; readonly sheets: readonly ReviewedSheet[] }
  | {
      readonly type: "rules-changed";
      readonly profile: Profile | null;
      readonly sheets: readonly ReviewedSheet[];
    }
  | { readonly type: "task-started"; readonly task: Exclude<Task["kind"], "reading"> }
  | { readonly type: "task-ended"; readonly notice: Notice | null }
  | { readonly type: "written"; readonly before: readonly BeforeImage[]; readonly what: Written }
  | { readonly type: "source-read"; readonly source: ReviewedSheet }
  | { readonly type: "sheet-inserted"; readonly inserted: InsertedSheet }
  | { readonly type: "row-inserted"; readonly inserted: InsertedRow }
  /** Rows were made higher; what there is to say of it, in the language of the pane. */
  | { readonly type: "rows-fitted"; readonly fitted: FittedRows; readonly text: string }
  /** What was inserted last is out again, or rows have their heights back. */
  | { readonly type: "removed"; readonly notice: Notice }
  | { readonly type: "building-changed"; readonly change: Partial<BuildingView> }
  | { readonly type: "undone"; readonly undone: Undone }
  /** A person has undone on the sheet what was done last. */
  | { readonly type: "undone-on-sheet" }
  | { readonly type: "failed"; readonly task: TaskKind; readonly failure: HostFailure }
  /** A cell is shown: that another one could not be is over. */
  | { readonly type: "jumped" }
  | { readonly type: "edited"; readonly sheet: string | null }
  | { readonly type: "table-opened"; readonly at: number }
  | { readonly type: "list-opened" }
  | { readonly type: "order-chosen"; readonly order: TableOrder }
  | { readonly type: "filter-changed"; readonly change: Partial<TableFilter> }
  | { readonly type: "severity-chosen"; readonly severity: Severity | null }
  | { readonly type: "grouping-switched"; readonly grouped: boolean }
  | { readonly type: "group-toggled"; readonly group: string }
  | { readonly type: "finding-visited"; readonly key: string }
  | { readonly type: "cell-selected"; readonly selected: SheetCell }
  | { readonly type: "basis-toggled"; readonly key: string }
  | { readonly type: "differing-only-switched"; readonly differingOnly: boolean }
  | { readonly type: "row-toggled"; readonly row: number }
  | ({ readonly type: "comparison-opened" } & ComparisonChoice)
  | { readonly type: "choice-changed"; readonly chosen: readonly string[] }
  | { readonly type: "comparison-closed" }
  | { readonly type: "notice-given"; readonly notice: Notice }
  | { readonly type: "notice-closed" }
  | { readonly type: "failure-closed" };

function toggled<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}

/** A single table is shown at once; of several, a workbook's are listed and a sheet's start with the first. */
function firstOpen(result: Result): number | null {
  const count = tablesOf(result).length;
  if (count === 0) return null;
  return result.scope === "active" || count === 1 ? 0 : null;
}

/** Whether the person looks at the same sheets as before, so that what they had open stays open. */
function isSameChoice(before: Result | null, now: Result): boolean {
  if (before?.scope !== now.scope) return false;
  return now.scope === "all" || before.sheets[0]?.snapshot.name === now.sheets[0]?.snapshot.name;
}

/** The table that stays open when its sheets were scored again: the one at the same place, while there is one. */
function stillOpen(open: number | null, result: Result): number | null {
  if (open === null) return null;
  const last = tablesOf(result).length - 1;
  return last < 0 ? null : Math.min(open, last);
}

/** Whether a notice is of the whole workbook, and not of what was done with the sheet that was shown. */
function isOfWorkbook(notice: Notice | null): boolean {
  switch (notice?.kind) {
    case "said":
      return !notice.undoes;
    case "opening-kept":
    case "rules-saved":
    case "kept-rules-unreadable":
      return true;
    default:
      return false;
  }
}

/** What is open of a sheet that was scored alone, kept with what was open of others. */
function withLeft({ result, open, viewState, leftOpen }: PaneState): PaneState["leftOpen"] {
  const [sheet] = result?.scope === "active" ? result.sheets : [];
  return sheet ? new Map([...leftOpen, [sheet.snapshot.name, { open, viewState }]]) : leftOpen;
}

/** A result with the sheets that an edit report means added to the stale ones. */
function withStale(result: Result, edited: string | null): Result {
  const shown = result.sheets.map(({ snapshot }) => snapshot.name);
  // An edit on a sheet that was never read may concern a table that the whole workbook now has.
  const meant =
    edited === null ? (result.scope === "all" ? shown : []) : shown.filter((name) => name === edited);
  const news = meant.filter((name) => !result.stale.includes(name));
  return news.length > 0 ? { ...result, stale: [...result.stale, ...news] } : result;
}

/** The edits that came while the sheets were read say that what was read is out of date already. */
function takeUpEdits(state: PaneState, result: Result): PaneState {
  return { ...state, result: state.editedMeanwhile.reduce(withStale, result), editedMeanwhile: [] };
}

function takeUpMeanwhile(state: PaneState): PaneState {
  return state.result ? takeUpEdits(state, state.result) : { ...state, editedMeanwhile: [] };
}

function withScored(state: PaneState, result: Result): PaneState {
  return { ...takeUpEdits(state, result), task: null, failed: null, comparison: null };
}

function withSheets(result: Result, sheets: readonly ReviewedSheet[]): Result {
  const fresh = new Map(sheets.map((sheet) => [sheet.snapshot.name, sheet]));
  return {
    ...result,
    sheets: result.sheets.map((old) => fresh.get(old.snapshot.name) ?? old),
    stale: result.stale.filter((name) => !fresh.has(name)),
  };
}

function sourceName({ source }: PaneState): string | null {
  return source?.snapshot.name ?? null;
}

/** The sheet that the tab 编制 works with, and the name of an indicator that was typed into it since. */
function withSource(
  { source: before, building }: PaneState,
  source: ReviewedSheet,
): Pick<PaneState, "source" | "building"> {
  const sheet = source.snapshot.name;
  const cell = newlyNamed(before, source);
  const named = cell ? { sheet, cell } : building.named?.sheet === sheet ? building.named : null;
  return { source, building: { ...building, named } };
}

function edited(state: PaneState, sheet: string | null): PaneState {
  if (state.task?.kind === "reading") {
    return { ...state, editedMeanwhile: [...state.editedMeanwhile, sheet] };
  }
  return state.result ? { ...state, result: withStale(state.result, sheet) } : state;
}

function failed(state: PaneState, task: TaskKind, failure: HostFailure): PaneState {
  if (state.task?.kind !== task) return { ...state, failed: { task, failure } };
  const ended = { ...state, task: null, comparison: null };
  const settled = takeUpMeanwhile(ended);
  if (failure.code === "cancelled") return settled;
  return { ...settled, undoLog: logAfter(state, task, failure), failed: { task, failure }, notice: null };
}

/** What stays for good is not offered again: sheets and rows that were worked on, or are gone. */
function logAfter({ undoLog }: PaneState, task: TaskKind, failure: HostFailure): PaneState["undoLog"] {
  switch (failure.code) {
    case "partly-applied":
      return remember(undoLog, { kind: "writes", before: failure.before });
    case "sheet-changed":
    case "row-changed":
      return withLatestKept(undoLog);
    case "sheet-deleted":
      return task === "removing" ? withoutLatest(undoLog) : undoLog;
    default:
      return undoLog;
  }
}

/** The next state of the pane; pure, so that every state can be reached in a test. */
export function reduce(state: PaneState, action: PaneAction): PaneState {
  const { viewState } = state;
  switch (action.type) {
    case "tab-chosen":
      return { ...state, tab: action.tab };
    case "settings-loaded":
      return {
        ...state,
        profile: action.profile,
        profileIsKept: action.profile !== null,
        live: action.live,
        guidance: action.guidance,
        decisions: action.decisions,
      };
    case "decided":
      return { ...state, decisions: action.decisions };
    case "guidance-changed": {
      const changed = {
        ...state,
        guidance: action.guidance,
        profileIsKept: state.profileIsKept && !action.adopts,
      };
      if (!state.result) return changed;
      const result = withSheets(state.result, action.sheets);
      const open = state.open ?? (state.result.scope === "active" ? firstOpen(result) : null);
      return { ...changed, result, open: stillOpen(open, result) };
    }
    case "teaching-opened":
      return { ...state, teaching: action.sheet };
    case "teaching-closed":
      return { ...state, teaching: null };
    case "live-switched":
      return { ...state, live: action.live };
    case "opening-known":
      return { ...state, opensWithWorkbook: action.opens };
    case "waiting-changed":
      return { ...state, waiting: action.waiting };
    case "reading-started":
      return {
        ...state,
        task: { kind: "reading", scope: action.scope, progress: null, quiet: action.quiet },
        editedMeanwhile: [],
        failed: action.quiet ? state.failed : null,
      };
    case "reading-progressed":
      if (state.task?.kind !== "reading") return state;
      return { ...state, task: { ...state.task, progress: action.progress } };
    case "scored": {
      const { scope, sheets, skipped } = action;
      const result: Result = { scope, sheets, skipped, stale: [] };
      const again = isSameChoice(state.result, result);
      const scored = { ...withScored(state, result), elsewhere: null };
      if (again && state.open !== null) return { ...scored, open: stillOpen(state.open, result) };
      if (again) return { ...scored, open: firstOpen(result) };
      const leftOpen = withLeft(state);
      const left = scope === "active" ? leftOpen.get(sheets[0]?.snapshot.name ?? "") : undefined;
      return {
        ...scored,
        filter: ALL_TABLES,
        cameFrom: null,
        leftOpen,
        notice: isOfWorkbook(state.notice) ? state.notice : null,
        viewState: left?.viewState ?? FIRST_VIEW,
        open: left ? stillOpen(left.open, result) : firstOpen(result),
      };
    }
    case "front-told":
      return state.elsewhere === action.elsewhere ? state : { ...state, elsewhere: action.elsewhere };
    case "sheets-rescored": {
      // Without sheets what was read is outdated, and will be read again.
      if (!state.result || action.sheets.length === 0) return { ...takeUpMeanwhile(state), task: null };
      const result = withSheets(state.result, action.sheets);
      return { ...withScored(state, result), open: stillOpen(state.open, result) };
    }
    case "rules-changed": {
      const changed = { ...state, profile: action.profile, profileIsKept: false };
      return state.result ? { ...changed, result: { ...state.result, sheets: action.sheets } } : changed;
    }
    case "task-started":
      return { ...state, task: { kind: action.task }, notice: null, failed: null };
    case "task-ended":
      return { ...state, task: null, notice: action.notice };
    case "written":
      return {
        ...state,
        task: null,
        comparison: null,
        undoLog: remember(state.undoLog, {
          kind: "writes",
          before: action.before,
          ...(action.what === "corrections" && { marked: true }),
        }),
        notice: { kind: "written", cells: cellCount(action.before), what: action.what },
      };
    case "source-read":
      return { ...takeUpMeanwhile(state), task: null, ...withSource(state, action.source) };
    case "sheet-inserted":
      return {
        ...state,
        task: null,
        undoLog: remember(state.undoLog, { kind: "sheet", inserted: action.inserted }),
        notice: { kind: "inserted", sheet: action.inserted.sheet },
      };
    case "row-inserted": {
      const { inserted } = action;
      const undoLog = remember(state.undoLog, { kind: "row", inserted });
      const building = withRowMoved(state.building, sourceName(state), {
        kind: "insert",
        sheet: inserted.sheet,
        row: inserted.row,
      });
      return { ...state, task: null, undoLog, building, notice: null };
    }
    case "rows-fitted": {
      const { fitted, text } = action;
      return {
        ...state,
        task: null,
        undoLog: remember(state.undoLog, { kind: "heights", fitted }),
        notice: { kind: "said", text, undoes: fitted.rows.length > 0 },
      };
    }
    case "removed": {
      const removed = latest(state.undoLog);
      const building =
        removed?.kind === "row"
          ? withRowMoved(state.building, sourceName(state), {
              kind: "remove",
              sheet: removed.inserted.sheet,
              row: removed.inserted.row,
            })
          : state.building;
      const undoLog = withoutLatest(state.undoLog);
      return { ...state, task: null, undoLog, building, notice: action.notice };
    }
    case "building-changed":
      return { ...state, building: { ...state.building, ...action.change } };
    case "undone":
      return {
        ...state,
        task: null,
        undoLog: withoutLatest(state.undoLog),
        notice: { kind: "undone", undone: action.undone },
      };
    case "undone-on-sheet": {
      const { notice } = state;
      return {
        ...state,
        undoLog: withoutLatest(state.undoLog),
        notice: notice && offersUndo(notice) ? null : notice,
      };
    }
    case "failed":
      return failed(state, action.task, action.failure);
    case "jumped":
      return state.failed?.task === "jumping" ? { ...state, failed: null } : state;
    case "edited":
      return edited(state, action.sheet);
    case "table-opened":
      return { ...state, open: action.at, viewState: FIRST_VIEW, elsewhere: null };
    case "list-opened":
      return { ...state, open: null, cameFrom: state.open };
    case "order-chosen":
      return { ...state, order: action.order };
    case "filter-changed":
      return { ...state, filter: { ...state.filter, ...action.change } };
    case "severity-chosen": {
      const severity = viewState.severity === action.severity ? null : action.severity;
      return { ...state, viewState: { ...viewState, severity } };
    }
    case "grouping-switched":
      return { ...state, viewState: { ...viewState, grouped: action.grouped } };
    case "group-toggled":
      return {
        ...state,
        viewState: { ...viewState, openGroups: toggled(viewState.openGroups, action.group) },
      };
    case "finding-visited":
      return { ...state, viewState: { ...viewState, current: action.key } };
    case "cell-selected":
      return {
        ...state,
        selected: action.selected,
        building: withSelected(state.building, action.selected),
      };
    case "basis-toggled":
      return { ...state, viewState: { ...viewState, basisShown: toggled(viewState.basisShown, action.key) } };
    case "differing-only-switched":
      return { ...state, viewState: { ...viewState, differingOnly: action.differingOnly } };
    case "row-toggled":
      return { ...state, viewState: { ...viewState, unfolded: toggled(viewState.unfolded, action.row) } };
    case "comparison-opened":
      return { ...state, comparison: { of: action.of, chosen: action.chosen }, notice: null };
    case "choice-changed":
      return state.comparison
        ? { ...state, comparison: { ...state.comparison, chosen: action.chosen } }
        : state;
    case "comparison-closed":
      return { ...state, comparison: null };
    case "notice-given":
      return { ...state, notice: action.notice };
    case "notice-closed":
      return { ...state, notice: null };
    case "failure-closed":
      return { ...state, failed: null };
  }
}
