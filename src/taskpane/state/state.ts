import type { Severity } from "../../checks/check";
import type { HostFailure, ReadProgress, SheetScope, SheetsRead, Undone } from "../../hosts/host";
import type { Unread } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import type { Profile } from "../../scoring/profile";
import type { BeforeImage } from "../../sheet/patch";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { WritePlan } from "../view/write-plan";

/** A sheet as it was read, and what came of it. The snapshot stays, so that other rules need no new reading. */
export interface ReviewedSheet {
  readonly snapshot: SheetSnapshot;
  readonly tables: readonly ReviewedTable[];
  readonly unread: readonly Unread[];
}

export interface Result {
  readonly scope: SheetScope;
  readonly sheets: readonly ReviewedSheet[];
  readonly skipped: SheetsRead["skipped"];
  /** Whether a sheet was edited after it was read. */
  readonly stale: boolean;
}

/** What the pane is doing with the host; one thing at a time. */
export type Task =
  | { readonly kind: "reading"; readonly scope: SheetScope; readonly progress: ReadProgress | null }
  | { readonly kind: "writing" | "undoing" | "marking" | "clearing" | "jumping" | "saving" };

export type TaskKind = Task["kind"];

/** One action of writing that can be taken back. */
export interface Undoable {
  readonly images: readonly BeforeImage[];
  readonly cells: number;
}

/** What was done last, for the line above the buttons. */
export type Notice =
  | { readonly kind: "written"; readonly cells: number }
  | { readonly kind: "marked"; readonly cells: number }
  | { readonly kind: "cleared"; readonly cells: number }
  | { readonly kind: "undone"; readonly undone: Undone }
  | { readonly kind: "copied" };

/** A task that failed, and why. */
export interface Failed {
  readonly task: TaskKind;
  readonly failure: HostFailure;
}

export type TableOrder = "worst" | "name" | "total" | "difference";

/** Which findings and indicators are shown, and which stand unfolded. */
export interface Looks {
  readonly severity: Severity | null;
  readonly grouped: boolean;
  /** Ids of checks whose group is open. */
  readonly openGroups: readonly string[];
  readonly differingOnly: boolean;
  /** Indicator rows whose explanation is open, by their place in the table; -1 is 预算执行率. */
  readonly unfolded: readonly number[];
}

export interface PaneState {
  readonly tab: "score" | "rules";
  readonly profile: Profile;
  readonly live: boolean;
  /** The host has not answered for a while, most likely because a cell is being edited. */
  readonly waiting: boolean;
  readonly task: Task | null;
  /** Whether a sheet was edited while a reading is under way. */
  readonly editedMeanwhile: boolean;
  readonly result: Result | null;
  /** The table shown, by its place among all of the result; null shows the list of tables. */
  readonly open: number | null;
  readonly looks: Looks;
  readonly order: TableOrder;
  readonly undoLog: readonly Undoable[];
  readonly notice: Notice | null;
  readonly failed: Failed | null;
  /** The comparison that is shown before reported scores are replaced. */
  readonly comparison: WritePlan | null;
}

/** How many actions can be taken back; the oldest is forgotten. */
export const UNDO_LIMIT = 20;

export const PLAIN_LOOKS: Looks = {
  severity: null,
  grouped: true,
  openGroups: [],
  differingOnly: false,
  unfolded: [],
};

export function initialState(profile: Profile): PaneState {
  return {
    tab: "score",
    profile,
    live: false,
    waiting: false,
    task: null,
    editedMeanwhile: false,
    result: null,
    open: null,
    looks: PLAIN_LOOKS,
    order: "worst",
    undoLog: [],
    notice: null,
    failed: null,
    comparison: null,
  };
}

/** All tables of a result, in the order of the workbook. */
export function tablesOf(result: Result): readonly ReviewedTable[] {
  return result.sheets.flatMap((sheet) => sheet.tables);
}

/** The tables that the buttons at the bottom work on: the one shown, or all where the list is shown. */
export function tablesInView(state: PaneState): readonly ReviewedTable[] {
  if (!state.result) return [];
  const tables = tablesOf(state.result);
  if (state.open === null) return tables;
  return tables.slice(state.open, state.open + 1);
}

export function sheetNamed(result: Result, name: string): ReviewedSheet | undefined {
  return result.sheets.find((sheet) => sheet.snapshot.name === name);
}
