import type { Severity } from "../../checks/check";
import type { HostFailure } from "../../hosts/host";
import type { Language } from "../../report/language";
import type { Grade } from "../../scoring/profile";
import type { TableOrder, Task, TaskKind } from "../state/state";

/** What a failure says: what happened, that nothing was changed or what was, and what to do. */
export interface FailureWords {
  readonly what: string;
  readonly changed: string;
  readonly todo: string;
}

/**
 * Every word of the pane, in one language. Texts that hold figures are functions of them; sentences end with
 * their full stop, names of buttons and columns have none.
 */
export interface Messages {
  readonly language: Language;
  /** As `lang` of the page. */
  readonly tag: string;

  /** A name as it stands by itself, before a setting or at the head of a line. */
  readonly named: (name: string) => string;
  /** A sentence with its full stop. */
  readonly sentence: (text: string) => string;

  readonly tabs: {
    readonly label: string;
    readonly score: string;
    readonly building: string;
    readonly collecting: string;
    readonly rules: string;
  };

  readonly toolbar: {
    readonly scoreSheet: string;
    readonly scoreWorkbook: string;
    /** The second half of the double button; `scoreWorkbook` is its full name. */
    readonly workbook: string;
    readonly live: string;
    readonly liveHint: string;
  };

  readonly start: { readonly what: string; readonly how: string; readonly privacy: string };

  readonly reading: {
    readonly busy: string;
    readonly progress: (sheet: string, done: number, total: number) => string;
    readonly cancel: string;
  };
  readonly busy: Readonly<Record<Exclude<Task["kind"], "reading">, string>>;
  readonly waiting: string;

  readonly stale: { readonly text: string; readonly rescore: string };
  readonly locked: (sheets: readonly string[]) => string;

  readonly nothing: {
    readonly title: string;
    readonly lookedAt: (sheets: number) => string;
    readonly todo: string;
    /** Leads to the tab 编制. */
    readonly template: string;
  };
  /** Rows of the table in view with cells that belong to no column; the cells follow as buttons. */
  readonly partlyRead: (rows: number) => string;
  /** The heading over sheets and cells that were passed over. */
  readonly passedOver: (count: number) => string;
  readonly skipped: (sheet: string, why: string) => string;

  readonly tables: {
    readonly list: string;
    readonly count: (tables: number) => string;
    readonly back: string;
    readonly choose: string;
    readonly name: string;
    readonly total: string;
    readonly difference: string;
    readonly findings: string;
    readonly sort: (order: string) => string;
    readonly sortBy: Readonly<Record<TableOrder, string>>;
    readonly hidden: string;
    readonly incomplete: string;
    /** The reported total, the computed one beside it. */
    readonly reported: string;
    readonly search: string;
    readonly filters: string;
    /** The choices that leave no table out. */
    readonly anySeverity: string;
    readonly anyGrade: string;
    readonly anyCheck: string;
    readonly mean: (points: string) => string;
    readonly ofGrade: (grade: string, tables: number) => string;
    /** So many of all tables are shown. */
    readonly shown: (tables: number, of: number) => string;
    readonly noneLeft: string;
    readonly all: string;
    readonly previous: string;
    readonly next: string;
  };

  readonly total: {
    readonly region: string;
    readonly computed: string;
    readonly reported: string;
    readonly noReported: string;
    readonly difference: (signed: string) => string;
    readonly same: string;
    readonly grade: Readonly<Record<Grade, string>>;
    readonly rate: string;
    readonly rateUnknown: string;
    readonly unscored: string;
    readonly incomplete: string;
    readonly how: string;
    readonly rules: (profile: string, by: "person" | "form" | "file" | "default") => string;
    /** The choice of other rules, and the way to every setting of them. */
    readonly otherRules: string;
    /** The choice that leaves the rules to each form, with what that gives the table one sees. */
    readonly byForm: (profile: string | null) => string;
    readonly rulesInDetail: string;
  };

  /** The way to what each column was taken for. */
  readonly openRoles: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly findings: {
    readonly title: string;
    readonly filter: string;
    readonly none: string;
    readonly incomplete: string;
    /** Nothing was found, but the rules turn some checks off. */
    readonly partlyChecked: string;
    readonly noneOfKind: string;
    /** The buttons that put findings of one check together, and apart again. */
    readonly grouped: string;
    readonly ungroup: string;
    readonly group: (title: string, count: number, places: string) => string;
    /** The button that writes what a finding proposes. */
    readonly change: (value: string) => string;
    /** The button that shows all that the findings of a table propose, to be chosen from. */
    readonly changeAll: (count: number) => string;
    readonly basis: string;
    /** Where a finding stands in the document that the sheet was made from. */
    readonly inDocument: (place: string) => string;
    /** All the text of a cell whose row may be too low for it. */
    readonly wholeText: (cell: string, text: string) => string;
    readonly basisOf: (rule: string) => string;
    readonly previous: string;
    readonly next: string;
    readonly more: (count: number) => string;
  };

  readonly indicators: {
    readonly title: string;
    readonly name: string;
    readonly reported: string;
    readonly computed: string;
    readonly explanation: string;
    readonly explain: (indicator: string) => string;
    readonly differingOnly: string;
    readonly noneDiffer: string;
    readonly blank: string;
  };

  readonly actions: {
    readonly bar: string;
    readonly mark: string;
    readonly clear: string;
    readonly write: string;
    readonly undo: string;
    readonly undoInsertion: string;
    readonly undoHeights: string;
    readonly fitRows: string;
    readonly more: string;
    readonly exportText: string;
    readonly exportJson: string;
    /** Whether the pane opens with the workbook: what the item in the menu would change it to. */
    readonly opens: string;
    readonly opensNoMore: string;
    readonly markCount: (cells: number) => string;
    /** The same in as few letters as a button has room for. */
    readonly inCells: (cells: number) => string;
    readonly writeCount: (cells: number) => string;
  };

  readonly notice: {
    readonly written: (cells: number) => string;
    /** Cells other than scores were written. */
    readonly filled: (cells: number) => string;
    /** What findings propose was written; where a password guards the sheet, without a mark. */
    readonly corrected: (cells: number, marked: boolean) => string;
    readonly inserted: (sheet: string) => string;
    readonly removed: (sheet: string) => string;
    readonly marked: (cells: number) => string;
    readonly cleared: (cells: number) => string;
    readonly rowRemoved: (row: number) => string;
    readonly undone: (restored: number, left: readonly string[]) => string;
    readonly copied: string;
    readonly notCopied: string;
    readonly saveFile: string;
    readonly fileOffered: (name: string) => string;
    readonly openingKept: (opens: boolean) => string;
    readonly keptRulesUnreadable: string;
    /** Null where each form chooses its own. */
    readonly rulesSaved: (profile: string | null) => string;
    readonly undo: string;
    readonly copy: string;
    readonly close: string;
  };

  /** Names of the files that the pane offers, without their endings. */
  readonly files: {
    readonly report: (subject: string) => string;
    /** The subject of a file about several tables. */
    readonly workbook: string;
  };

  readonly failure: {
    readonly title: Readonly<Record<TaskKind, string>>;
    readonly of: (failure: HostFailure, task: TaskKind) => FailureWords;
    /** Offers as a file what Excel did not take in. */
    readonly details: string;
    readonly close: string;
  };

  /** When the pane itself fails. */
  readonly crash: {
    readonly title: string;
    readonly text: string;
    readonly reload: string;
    readonly details: string;
  };

  /** The page for an Office that does not answer when the pane starts. */
  readonly noAnswer: {
    readonly title: string;
    readonly text: string;
    readonly todo: readonly string[];
  };

  readonly unsupported: {
    readonly title: string;
    readonly text: (needs: string) => string;
    readonly todo: readonly string[];
  };
}
