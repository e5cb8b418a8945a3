import type { CellAddress } from "../sheet/address";
import type { SheetInputs } from "../sheet/inputs";
import type { BeforeImage, SheetPatch } from "../sheet/patch";
import type { RowInsertion } from "../sheet/row-insertion";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";

/**
 * Why a host could not do what it was asked. A code and data, no words: the pane's catalogue says what
 * happened, that nothing was changed (unless `partly-applied`), and what to do. The comment on each code
 * names what the person can do about it.
 */
export type HostFailure =
  /** No supported host, or one that is too old: update Office. `needs` is a requirement set such as `ExcelApi 1.13`. */
  | { readonly code: "unsupported-host"; readonly needs: string }
  /** A cell is being edited, or a dialog is open: finish with Enter or Esc, then try again. */
  | { readonly code: "busy-editing" }
  /** These sheets are protected by a password: unprotect them with it, or go on without writing. */
  | { readonly code: "protected"; readonly sheets: readonly string[] }
  /** These sheets are gone: score again. */
  | { readonly code: "sheet-deleted"; readonly sheets: readonly string[] }
  /** The sheet, or a request for several, is beyond what the host hands over: clear or split the sheet. */
  | { readonly code: "too-large"; readonly sheets: readonly string[] }
  /** The workbook's structure is protected, so no sheet can be added or removed: lift that protection. */
  | { readonly code: "structure-protected" }
  /** An inserted sheet was worked on since, in these cells: it stays; delete it by hand if it is not wanted. */
  | { readonly code: "sheet-changed"; readonly sheet: string; readonly cells: readonly CellAddress[] }
  /** An inserted row was worked on since, in these cells: it stays; delete it by hand if it is not wanted. */
  | { readonly code: "row-changed"; readonly sheet: string; readonly cells: readonly CellAddress[] }
  /** A row there would tear something apart, such as an array formula or a pivot table: nothing a person can do here. */
  | { readonly code: "row-refused"; readonly sheet: string }
  /** Excel allows no change, though no sheet is protected: security software, or a policy of the office. */
  | { readonly code: "access-denied" }
  /** The workbook is open for reading only: save a copy, or open it for editing. */
  | { readonly code: "read-only" }
  /** Something on the sheet, or the state it is in, does not allow this step. */
  | { readonly code: "refused"; readonly reason: Refusal }
  /** A sheet is not taken in, by a policy or on this platform: save it as a file and open that. */
  | { readonly code: "insertion-refused"; readonly hostCode: string; readonly detail: string }
  /** What was done is done, or taken back, but these sheets could not be protected again: protect them by hand. */
  | { readonly code: "left-unprotected"; readonly sheets: readonly string[]; readonly cause: HostFailure }
  /** A sheet, or a row of it (from 0), came in halfway and could not be taken out again: delete it by hand. */
  | {
      readonly code: "left-in";
      readonly sheet: string;
      readonly row: number | null;
      readonly cause: HostFailure;
    }
  /** Office does not answer when the pane starts; it may still do so. */
  | { readonly code: "no-answer" }
  /** The sheet is hidden, so no cell of it can be shown: unhide it first. */
  | { readonly code: "sheet-hidden"; readonly sheets: readonly string[] }
  /** The cell is selected but not seen, as its row or column is hidden: unhide that first. */
  | { readonly code: "cell-hidden"; readonly cell: CellAddress; readonly line: "row" | "column" }
  /** Another window or workbook is in front: click this workbook, then try again. */
  | { readonly code: "not-in-front" }
  /** The person cancelled; nothing to do. */
  | { readonly code: "cancelled" }
  /** The host failed halfway and could not be set back: what was written can be undone with `before`. */
  | {
      readonly code: "partly-applied";
      readonly before: readonly BeforeImage[];
      readonly cause: HostFailure;
    }
  /** Anything else. `hostCode`, `detail` and `location` are for a report, not for people; save, reopen, try again. */
  | {
      readonly code: "unknown";
      readonly hostCode: string;
      readonly detail: string;
      readonly location: string;
    };

/**
 * What stood in the way of a step: merged cells, a filter, a pivot table, a part of an array formula, cells that cannot be shifted, contents at
 * the last row or column, another person's change at the same time, the state the workbook is in, something this
 * version or platform cannot do, a sheet that holds no cells, a text that is too long, links to other workbooks, a
 * connection that broke, an account that is not signed in any more, too little memory, or an Excel that has to be
 * started anew.
 */
export type Refusal =
  | "merge"
  | "filter"
  | "pivot-table"
  | "array"
  | "shift"
  | "sheet-end"
  | "other-change"
  | "state"
  | "unsupported"
  | "sheet-kind"
  | "too-long"
  | "links"
  | "connection"
  | "signed-out"
  | "memory"
  | "restart";

/** A host's answer: expected failures are values; only misuse throws. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: HostFailure };

/** Which sheets to read; `all` takes in hidden ones. */
export type SheetScope = "active" | "all";

/** How far a reading is: `done` of `total` sheets are there, `sheet` is being read. */
export interface ReadProgress {
  readonly sheet: string;
  readonly done: number;
  readonly total: number;
}

export interface ReadOptions {
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Once aborted the outcome is `cancelled`; nothing was changed. */
  readonly signal?: AbortSignal;
}

/** The sheets that were read, in the order of the workbook, and those that could not be. */
export interface SheetsRead {
  readonly sheets: readonly SheetSnapshot[];
  readonly skipped: readonly { readonly sheet: string; readonly failure: HostFailure }[];
}

/** A cell of a named sheet. */
export interface SheetCell {
  readonly sheet: string;
  readonly cell: CellAddress;
}

/** A sheet that was inserted, under the name it got, and all that tells later whether it was worked on. */
export interface InsertedSheet {
  readonly sheet: string;
  readonly inputs: SheetInputs;
}

/** A row that was put in, and what its cells held right afterwards: while they still do, it can be taken out again. */
export interface InsertedRow {
  readonly sheet: string;
  /** Counting from 0. */
  readonly row: number;
  readonly inputs: SheetInputs;
}

/** Rows that were made higher, with the heights in points that they had and got. */
export interface FittedRows {
  readonly sheet: string;
  readonly rows: readonly { readonly row: number; readonly before: number; readonly after: number }[];
}

/** Something that was done to the workbook, with what taking it back needs. */
export type Done =
  | {
      readonly kind: "writes";
      readonly before: readonly BeforeImage[];
      /** Set where the cells were marked as changed. */
      readonly marked?: true;
    }
  | { readonly kind: "sheet"; readonly inserted: InsertedSheet }
  | { readonly kind: "row"; readonly inserted: InsertedRow }
  | { readonly kind: "heights"; readonly fitted: FittedRows };

/** What an undo did: cells that no longer held what we wrote, or whose sheet is gone, were left as they are. */
export interface Undone {
  readonly restored: readonly SheetCell[];
  readonly left: readonly SheetCell[];
}

/** The sheet was edited; what changed in it is not said, so it has to be read again. */
export interface EditReport {
  /** The name by which the sheet was last read; null for a sheet that was never read. */
  readonly sheet: string | null;
}

/** Another sheet came to the front. */
export interface ActivationReport {
  /** The name by which the sheet was last read; null for a sheet that was never read. */
  readonly sheet: string | null;
}

/** Ends a watch; nothing is reported afterwards, not even what was on the way. */
export type Stop = () => Promise<void>;

/** Whether the host is shown dark on light or light on dark; forced colours are the browser's to report. */
export type HostTheme = "light" | "dark";

/** The theme as it is now, and word of its changes while the pane is open. */
export interface ThemeSource {
  readonly now: () => HostTheme;
  /** Calls back when it may have changed; what it gives ends that. */
  readonly watch: (onChange: () => void) => () => void;
}

/**
 * Whether a file that is offered is saved. Where not, nothing happens, not even an error; so where that is uncertain a
 * text is copied first, and a work paper becomes a sheet, with the file as the second choice.
 */
export type FileSaving = "surely" | "perhaps" | "never";

/** Whether the pane opens together with the workbook. */
export interface WorkbookOpening {
  readonly load: () => Promise<Outcome<boolean>>;
  /** Kept with the workbook, once that is saved. */
  readonly save: (opens: boolean) => Promise<Outcome<void>>;
}

/** Heights of rows, where the workbook keeps them. */
export interface RowHeights {
  /** Makes rows of a sheet, as it was read, higher where they cut off a line of a wrapped text; none gets lower. */
  readonly fit: (sheet: SheetSnapshot) => Promise<Outcome<FittedRows>>;
  /** Gives rows the heights that they had, where they still have those they got. */
  readonly setBack: (fitted: FittedRows) => Promise<Outcome<void>>;
}

/**
 * What is kept in the workbook, each under a key of its own, as text. `learned-form` describes the form that the
 * workbook itself is, `learned-forms` those that are at hand in it.
 */
export type SettingKey =
  | "profile"
  | "live-scoring"
  | "own-indicators"
  | "roles"
  | "learned-form"
  | "learned-forms"
  | "decisions"
  | "document-pages";

/**
 * A spreadsheet program with one open workbook, as coarse as its slowest implementation needs: each call
 * is one action of a person. Sheets are called by the name under which they were read; a host keeps track
 * of a sheet that is renamed afterwards.
 */
export interface Host {
  /** The display language as a BCP 47 tag, such as `zh-CN`. */
  readonly language: string;
  readonly theme: ThemeSource;
  /** Null where the pane cannot open by itself. */
  readonly opening: WorkbookOpening | null;
  /** Null where heights of rows are not kept. */
  readonly rowHeights: RowHeights | null;
  readonly savesFiles: FileSaving;
  /** The workbook's name with its ending, as a person sees it; empty where the host does not tell. */
  readonly fileName: () => Promise<string>;
  /** Snapshots of the active sheet or of all sheets. One unreadable sheet does not harm the others. */
  readonly readSheets: (scope: SheetScope, options?: ReadOptions) => Promise<Outcome<SheetsRead>>;
  /** Applies all patches or none, and returns what their writes replaced, one image for each sheet written to. */
  readonly apply: (patches: readonly SheetPatch[]) => Promise<Outcome<readonly BeforeImage[]>>;
  /** Takes writes back, the latest first, but only where the cells still hold what was written. */
  readonly undo: (before: readonly BeforeImage[]) => Promise<Outcome<Undone>>;
  /**
   * Whether anything is left of what was done: a person may have undone it by Ctrl+Z, typed over it, or deleted its
   * sheet. A host that would have to ask a busy program may say yes; the undo tells then.
   */
  readonly stands: (done: Done) => boolean;
  /** Removes every mark of ours from the workbook, also one of an earlier session; the number of cells unmarked. */
  readonly clearMarks: () => Promise<Outcome<number>>;
  /** Shows a sheet and selects a cell of it; `seen` is what the person asked for: who covers the sheet makes way for a cell. */
  readonly select: (sheet: string, cell: CellAddress, seen?: "cell" | "sheet") => Promise<Outcome<void>>;
  /** The cell that is selected, of several the one that takes what is typed. */
  readonly selectedCell: () => Promise<Outcome<SheetCell>>;
  /**
   * Inserts a built sheet after the active one, and shows it. The host gives it another name where its own is taken.
   */
  readonly insertSheet: (sheet: SheetSpec) => Promise<Outcome<InsertedSheet>>;
  /** Takes an inserted sheet out again, but only while nothing was put into it: else `sheet-changed`. */
  readonly removeSheet: (inserted: InsertedSheet) => Promise<Outcome<void>>;
  /** Puts a row into a sheet, also into one that is protected, unless by a password; the protection stays. */
  readonly insertRow: (insertion: RowInsertion) => Promise<Outcome<InsertedRow>>;
  /** Takes an inserted row out again, but only while it holds what it held: else `row-changed`. */
  readonly removeRow: (inserted: InsertedRow) => Promise<Outcome<void>>;
  /** Reports edits by the person, by others and by `apply`: the first at once, the rest of a burst together. */
  readonly watchEdits: (onEdit: (report: EditReport) => void) => Promise<Outcome<Stop>>;
  /** Reports that another sheet is shown, by whoever did it. */
  readonly watchActivation: (onActivated: (report: ActivationReport) => void) => Promise<Outcome<Stop>>;
  /** Reports the cell that is selected, of several the first, by whoever selected it. */
  readonly watchSelection: (onSelected: (selected: SheetCell) => void) => Promise<Outcome<Stop>>;
  /**
   * Reports when a request has been unanswered for a while, most likely because a cell is being edited (the
   * request goes on when Enter or Esc ends that), and when it was answered. Returns what ends the reports.
   */
  readonly watchWaiting: (onChange: (waiting: boolean) => void) => () => void;
  /** Whether what is kept is still there once the workbook was saved under this name: an .xls has no place for it. */
  readonly keepsSettingsIn: (fileName: string) => boolean;
  /** The text kept under a key; null when there is none. */
  readonly loadSetting: (key: SettingKey) => Promise<Outcome<string | null>>;
  /** Keeps a text with the workbook, to be saved with it; null removes it. */
  readonly saveSetting: (key: SettingKey, value: string | null) => Promise<Outcome<void>>;
}
