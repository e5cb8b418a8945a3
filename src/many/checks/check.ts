import type { MessageData, Severity } from "../../checks/check";
import type { Bilingual } from "../../forms/form-spec";
import type { PlacedTable } from "../file-summary";
import type { RollUp } from "../roll-up";

/** What a check over many tables yields: the tables it stands on, the first to look at first. */
export interface CrossRaised<Data extends MessageData> {
  readonly unit: string;
  readonly projects: readonly string[];
  readonly places: readonly CrossPlace[];
  readonly data: Data;
  /** Set where this case is less or more grave than the check's own severity. */
  readonly severity?: Severity;
}

/** A cell of a table of one of the files. */
export interface CrossPlace {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** The words of such a check in one language: sentences without the full stop at their end. */
export interface CrossWording<Data extends MessageData> {
  /** What is wrong and where, with the figures. */
  message(data: Data): string;
  /** What to do. */
  fix(data: Data): string;
}

/**
 * One rule that a reviewer applies to many tables at once. `run` is a pure function of the roll-up, as that of a check
 * is of one table.
 */
export interface CrossCheck<Data extends MessageData = MessageData> {
  readonly id: string;
  readonly severity: Severity;
  readonly wording: { readonly zh: CrossWording<Data>; readonly en: CrossWording<Data> };
  readonly title: Bilingual;
  /** The regulation or rule it rests on. */
  readonly basis: Bilingual;
  readonly run: (rollUp: RollUp) => Iterable<CrossRaised<Data>>;
}

/** A raised check in words, each a sentence without the full stop at its end. */
export interface CrossFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly unit: string;
  readonly unitNumber: number;
  readonly projects: readonly string[];
  readonly places: readonly CrossPlace[];
  readonly message: string;
  readonly fix: string;
}

/** The first cell of a table, or the cell of it that is given. */
export function placeOf({ file, table }: PlacedTable, cell = table.cell): CrossPlace {
  return { file, sheet: table.sheet, cell };
}
