import type { HostFailure } from "../../hosts/host";
import type { Language } from "../../report/language";
import type { Task, TaskKind } from "../state/state";

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

  /** What is shown is of one sheet, while another is in front that holds no table; its name is empty where unknown. */
  readonly elsewhere: (shown: string, front: string) => string;
  readonly stale: { readonly text: string; readonly rescore: string };
  readonly locked: (sheets: readonly string[]) => string;

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
    /** The same of a sheet that holds more than the table in view. */
    readonly onSheet: (cells: number) => string;
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
}
