import type { Bilingual } from "../../forms/form-spec";
import type { LeftOverReason } from "../../building/convert/left-over";

/** The words of the tab 编制, which come with it. */
export interface BuildingWords {
  readonly source: string;
  readonly noTable: string;
  readonly reread: string;
  readonly notRead: string;
  readonly chooseTable: string;
  /** The short names by which one goes to a part of the tab. */
  readonly parts: {
    readonly label: string;
    readonly next: string;
    readonly fill: string;
    readonly template: string;
    readonly document: string;
    readonly library: string;
  };

  readonly next: {
    readonly title: string;
    readonly to: string;
    readonly reviewPaper: string;
    readonly nextYear: (form: string) => string;
    readonly make: string;
    readonly nothing: string;
    readonly needsTable: string;
    readonly left: (count: number, from: string) => string;
    readonly all: (from: string) => string;
    readonly reasons: Readonly<Record<LeftOverReason, string>>;
  };

  readonly template: {
    readonly title: string;
    readonly choose: string;
    readonly year: string;
    readonly unit: string;
    readonly rows: string;
    readonly month: string;
    readonly monthOf: (month: number) => string;
    readonly formulas: string;
    readonly locked: string;
    readonly names: (project: string) => string;
    readonly insert: string;
    readonly wrongYear: string;
    readonly wrongRows: string;
  };

  /** Taking in the tables of a document. */
  readonly document: {
    readonly title: string;
    readonly about: string;
    readonly choose: string;
    readonly inserted: (file: string, tables: number) => string;
    readonly notRead: (file: string, why: string) => string;
    readonly notOpened: (file: string, why: string) => string;
    readonly tooMany: (file: string, tables: number, most: number) => string;
    readonly isWorkbook: Bilingual;
  };

  readonly fill: {
    readonly title: string;
    readonly complete: string;
    readonly completeHint: (cells: number) => string;
    readonly nothingBlank: string;
    readonly willFill: (cells: number) => string;
    readonly open: (cells: number) => string;
    readonly reasons: string;
    readonly reasonsDue: (cells: number) => string;
    readonly noneDue: string;
    readonly reasonFor: (cell: string) => string;
    readonly texts: string;
    readonly length: (now: number, most: number) => string;
    readonly tooLong: (beyond: number) => string;
    readonly write: string;
    readonly betweenSentences: string;
    readonly changed: string;
    readonly otherSheet: string;
    readonly nothingTyped: string;
  };

  readonly library: {
    readonly title: string;
    readonly search: string;
    readonly hint: string;
    readonly level1: string;
    readonly level2: string;
    readonly all: string;
    readonly found: (count: number) => string;
    readonly none: string;
    readonly similar: (count: number) => string;
    readonly elsewhere: (count: number) => string;
    readonly byRow: string;
    readonly showAll: string;
    readonly isThere: string;
    readonly namedAlready: (name: string) => string;
    readonly isTwice: (cells: readonly string[]) => string;
    readonly meant: string;
    readonly takeMeant: (name: string) => string;
    readonly own: string;
    readonly noTarget: string;
    readonly inUse: (source: string) => string;
    readonly intoSelected: string;
    readonly intoBlank: string;
    readonly remove: (name: string) => string;
    readonly usual: (name: string, wanted: string, like: readonly string[]) => string;
    readonly takeUsual: string;
    readonly dismissUsual: string;
    readonly usualTaken: (name: string) => string;
    readonly keep: string;
    readonly exportFile: string;
    readonly importFile: string;
    readonly fileName: string;
    readonly ownCount: (count: number) => string;
    readonly put: (name: string, cell: string) => string;
    readonly replaced: (name: string, cell: string, old: string) => string;
    readonly selectRow: string;
    readonly needsTable: string;
    readonly rowInserted: (name: string, row: number) => string;
    readonly rowAdded: (name: string, sheet: string) => string;
    readonly kept: (count: number) => string;
    readonly nothingToKeep: string;
    readonly tooLong: (count: number) => string;
    readonly tooMany: string;
  };
}
