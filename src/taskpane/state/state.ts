import type { Bilingual } from "../../forms/form-spec";
import type { Severity } from "../../checks/check";
import type { HostFailure, ReadProgress, SheetCell, SheetScope, SheetsRead, Undone } from "../../hosts/host";
import type { UndoLog } from "../../hosts/undo-log";
import type { Unread } from "../../reading/table";
import { NO_CLAIMS, NO_GUIDANCE, type Guidance } from "../../report/guidance";
import type { KeptDecision } from "../../report/decisions";
import type { ReviewedTable } from "../../report/review";
import type { Grade, Profile } from "../../scoring/profile";
import { PLAIN_BUILDING_VIEW, type BuildingView } from "./building-view";
import type { BeforeImage } from "../../sheet/patch";
import type { SheetSnapshot } from "../../sheet/snapshot";

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
  /** Names of the sheets that were edited after they were read. */
  readonly stale: readonly string[];
}

/** What the pane is doing with the sheets; one thing at a time. */
export type Task =
  | {
      readonly kind: "reading";
      readonly scope: SheetScope;
      readonly progress: ReadProgress | null;
      /** Not asked for, but after an edit: nothing is dimmed or locked meanwhile. */
      readonly quiet: boolean;
    }
  | { readonly kind: "writing" | "undoing" | "marking" | "clearing" | "inserting" | "removing" };

/** What can fail; jumping to a cell and keeping settings go on beside a task. */
export type TaskKind = Task["kind"] | "starting" | "jumping" | "saving";

/** A file that holds text, which can be copied as well. */
export interface TextFile {
  readonly name: string;
  /** As a MIME type. */
  readonly type: string;
  readonly content: string;
}

/**
 * What was written: computed scores, what the tab 编制 puts in, or what findings propose, with the cells marked as
 * changed or, on a sheet that a password guards, not.
 */
export type Written = "scores" | "cells" | "corrections" | "corrections-unmarked";

/** What the comparison before writing is about, and the ids of the cells that are chosen. */
export interface ComparisonChoice {
  readonly of: "scores" | "corrections";
  readonly chosen: readonly string[];
}

/** What was done last, for the line above the buttons. */
export type Notice =
  | { readonly kind: "written"; readonly cells: number; readonly what: Written }
  | { readonly kind: "inserted" | "removed"; readonly sheet: string }
  /** A row was taken out again; its number as people count. */
  | { readonly kind: "row-removed"; readonly row: number }
  /** What the lazily loaded tab 编制 has to say, in the language of the pane, and whether it can be taken back. */
  | { readonly kind: "said"; readonly text: string; readonly undoes: boolean }
  | { readonly kind: "marked"; readonly cells: number }
  | { readonly kind: "cleared"; readonly cells: number }
  | { readonly kind: "undone"; readonly undone: Undone }
  /** A text is on the clipboard; `file` is the same as a file, where it may be saved. */
  | { readonly kind: "copied"; readonly file: TextFile | null }
  /** The web view lets nothing be put on the clipboard. */
  | { readonly kind: "not-copied" }
  /** A file was handed to the web view; `text` is there for those that save none. */
  | { readonly kind: "file-offered"; readonly name: string; readonly text: string | null }
  | { readonly kind: "opening-kept"; readonly opens: boolean }
  | { readonly kind: "rules-saved"; readonly profile: Bilingual | null }
  /** The workbook keeps something that is no set of rules, so the default counts. */
  | { readonly kind: "kept-rules-unreadable" };

/** Whether what a notice tells of is the last thing that was done, and can be taken back. */
export function offersUndo(notice: Notice): boolean {
  return notice.kind === "said" ? notice.undoes : notice.kind === "written" || notice.kind === "inserted";
}

/** A task that failed, and why. */
export interface Failed {
  readonly task: TaskKind;
  readonly failure: HostFailure;
}

export type TableOrder = "worst" | "name" | "total" | "difference";

/** Which tables of the list are shown; what is null or empty leaves none out. */
export interface TableFilter {
  /** Part of the project's or the sheet's name, in any case. */
  readonly search: string;
  /** Those with a finding of this severity. */
  readonly severity: Severity | null;
  readonly grade: Grade | null;
  /** Those with a finding of this check, by its id. */
  readonly check: string | null;
}

export const ALL_TABLES: TableFilter = { search: "", severity: null, grade: null, check: null };

/** Which findings and indicators are shown, and which stand unfolded. */
export interface ViewState {
  readonly severity: Severity | null;
  readonly grouped: boolean;
  /** Groups of findings that stand open, by check and severity. */
  readonly openGroups: readonly string[];
  /** The finding that was jumped to last, and those whose rule is shown, by their keys. */
  readonly current: string | null;
  readonly basisShown: readonly string[];
  readonly differingOnly: boolean;
  /** Indicator rows whose explanation is open, by their place in the table, and `TOTAL_ROW`. */
  readonly unfolded: readonly number[];
}

export interface PaneState {
  readonly tab: "score" | "building" | "collecting" | "rules";
  /** The scoring profile a person chose for the workbook; null where each form chooses its own. */
  readonly profile: Profile | null;
  /** Whether that profile came along in the workbook and nobody has chosen it since: then it is a claim. */
  readonly profileIsKept: boolean;
  /** What the person says of columns, fields and rows, the learned forms at hand, and what the workbook says of itself. */
  readonly guidance: Guidance;
  /** What a reviewer decided on findings of this workbook. */
  readonly decisions: readonly KeptDecision[];
  /** The sheet whose columns are shown with what they were taken for; null while that is closed. */
  readonly teaching: string | null;
  readonly live: boolean;
  /** Whether the pane opens together with the workbook; null where that is not offered. */
  readonly opensWithWorkbook: boolean | null;
  /** The host has not answered for a while, most likely because a cell is being edited. */
  readonly waiting: boolean;
  readonly task: Task | null;
  /** Sheets edited while a reading is under way, as the host reports them. */
  readonly editedMeanwhile: readonly (string | null)[];
  readonly result: Result | null;
  /** The table shown, by its place among all of the result; null shows the list of tables. */
  readonly open: number | null;
  readonly viewState: ViewState;
  /** The cell that was selected on the sheet last; null before. */
  readonly selected: SheetCell | null;
  readonly order: TableOrder;
  readonly filter: TableFilter;
  /** The table that the list was come back to from, so that it keeps its place; null before. */
  readonly cameFrom: number | null;
  /**
   * The sheet in front, where what is shown is of another one because it holds no table; empty where nobody tells its
   * name, null where what is shown is of the sheet in front.
   */
  readonly elsewhere: string | null;
  /** What was open of the sheets that were scored one by one, by their names, for when one comes back to them. */
  readonly leftOpen: ReadonlyMap<string, Pick<PaneState, "open" | "viewState">>;
  readonly undoLog: UndoLog;
  /** The active sheet as the tab 编制 read it last; null before. */
  readonly source: ReviewedSheet | null;
  readonly building: BuildingView;
  readonly notice: Notice | null;
  readonly failed: Failed | null;
  /** While the comparison before writing is shown. */
  readonly comparison: ComparisonChoice | null;
}

/** Stands for the card 总分 among the unfolded rows. */
export const TOTAL_ROW = -1;

export const FIRST_VIEW: ViewState = {
  severity: null,
  grouped: true,
  openGroups: [],
  current: null,
  basisShown: [],
  differingOnly: false,
  unfolded: [],
};

/** The pane before anything was read. */
export function initialState(): PaneState {
  return {
    tab: "score",
    profile: null,
    profileIsKept: false,
    guidance: NO_GUIDANCE,
    decisions: [],
    teaching: null,
    live: false,
    opensWithWorkbook: null,
    waiting: false,
    task: null,
    editedMeanwhile: [],
    result: null,
    open: null,
    viewState: FIRST_VIEW,
    selected: null,
    order: "worst",
    filter: ALL_TABLES,
    cameFrom: null,
    elsewhere: null,
    leftOpen: new Map(),
    undoLog: [],
    source: null,
    building: PLAIN_BUILDING_VIEW,
    notice: null,
    failed: null,
    comparison: null,
  };
}

/** By whose word sheets are read and scored: rules that came along in the workbook are its word, not the person's. */
export function wordsOf({ profile, profileIsKept, guidance }: PaneState): {
  readonly profile: Profile | null;
  readonly guidance: Guidance;
} {
  if (!profileIsKept || !profile) return { profile, guidance };
  return { profile: null, guidance: { ...guidance, claims: { ...(guidance.claims ?? NO_CLAIMS), profile } } };
}

/** How many cells some images restore. */
export function cellCount(images: readonly BeforeImage[]): number {
  return images.reduce((count, { cells }) => count + cells.length, 0);
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

/** Whether the person has to wait for a task of theirs. */
export function isBusy({ task }: PaneState): boolean {
  return task !== null && !(task.kind === "reading" && task.quiet);
}

/** Whether one state is seen as the other: a sheet that is read quietly, or edited meanwhile, shows only by its end. */
export function looksAlike(one: PaneState, other: PaneState): boolean {
  if (isBusy(one) || isBusy(other)) return one === other;
  const { task, editedMeanwhile } = one;
  return Object.entries({ ...other, task, editedMeanwhile }).every(
    ([key, value]) => Reflect.get(one, key) === value,
  );
}

/** The sheets of the tables in view. */
export function sheetsInView(state: PaneState): readonly ReviewedSheet[] {
  if (!state.result) return [];
  if (state.open === null) return state.result.sheets;
  const names = new Set(tablesInView(state).map(({ scored }) => scored.table.sheet));
  return state.result.sheets.filter(({ snapshot }) => names.has(snapshot.name));
}

/** Names of the protected sheets that hold a table in view. */
export function lockedSheets(state: PaneState): readonly string[] {
  return sheetsInView(state)
    .filter(({ snapshot, tables }) => snapshot.protected && tables.length > 0)
    .map(({ snapshot }) => snapshot.name);
}

/** The sheet of a result by its name; undefined where it holds none. */
export function sheetNamed(result: Result, name: string): ReviewedSheet | undefined {
  return result.sheets.find((sheet) => sheet.snapshot.name === name);
}
