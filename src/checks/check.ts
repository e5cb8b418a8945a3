import type { Bilingual, FieldKey, FormStage, FundColumn, IndicatorColumn } from "../forms/form-spec";
import type { Table } from "../reading/table";
import type { Scored } from "../scoring/scored";
import type { CellAddress } from "../sheet/address";
import type { CellValue } from "../sheet/snapshot";

/** Worst first: findings are listed in this order. */
export const SEVERITIES = ["error", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

export type Part = "budget" | "indicator" | "total" | "conclusion" | "text" | "income" | "expenditure";

/** Data a message is built from: figures as they are shown, names as the form has them, addresses such as `K8`. */
export type MessageData = Readonly<Record<string, string>>;

/** A value that would settle the finding, offered to the user, never written unasked. */
export interface Proposal {
  readonly cell: CellAddress;
  readonly value: CellValue;
  /** What a person sees of it in the cell, where that is not the value itself: 78.78% for 0.7878. */
  readonly text?: string;
}

/** What a check yields: where it looks, on which cells it stands, and the figures of its message. */
export interface Raised<Data extends MessageData> {
  readonly part: Part;
  /** Counts from 0 inside the part; null for a part that has no rows. */
  readonly row: number | null;
  /** The cell to look at. */
  readonly cell: CellAddress;
  /** Other cells the finding stands on. */
  readonly related?: readonly CellAddress[];
  readonly data: Data;
  /** Set where this case is less or more grave than the check's own severity. */
  readonly severity?: Severity;
  readonly proposal?: Proposal | null;
}

/** A place that messages name: a column, 合计, or a field; `reason` is the column of the indicators. */
export type PrintedKey = IndicatorColumn | FundColumn | FieldKey | "total";

/** Where it stands what a form prints for its places, such as 全年预算数 for `adjusted`. */
export type PrintedNames = Partial<Pick<Table, "spec" | "columns" | "fieldLabels" | "total">>;

/** The name that a form prints for a place, else the usual one. */
export type Printed = (key: PrintedKey) => string;

/**
 * The words of a check in one language: sentences without the full stop at their end, which whoever shows
 * them adds. Methods rather than function properties, so that checks with different data fit one list; a
 * finding is only ever put into words by the check that raised it.
 */
export interface Wording<Data extends MessageData> {
  /** What is wrong and where, with the figures; Chinese names places as the form prints them. */
  message(data: Data, printed: Printed): string;
  /** What to do. */
  fix(data: Data, printed: Printed): string;
}

/** What can be put into words: a check, or the failure of one. */
export interface Worded<Data extends MessageData = MessageData> {
  readonly id: string;
  readonly severity: Severity;
  readonly wording: { readonly zh: Wording<Data>; readonly en: Wording<Data> };
}

/**
 * One rule a reviewer applies. `run` is a pure function of the scored table: no host, no clock, no text
 * for people, no exception for bad input.
 */
export interface Check<Data extends MessageData = MessageData> extends Worded<Data> {
  readonly title: Bilingual;
  /** The regulation or rule it rests on. */
  readonly basis: Bilingual;
  readonly appliesTo: readonly FormStage[];
  readonly run: (scored: Scored) => Iterable<Raised<Data>>;
}

/** A raised check as reports show it: plain data, put into words by `describe`. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  readonly part: Part;
  readonly row: number | null;
  readonly cell: CellAddress;
  readonly related: readonly CellAddress[];
  readonly data: MessageData;
  /** What its form prints for the places that the message may name. */
  readonly printed: PrintedNames;
  readonly proposal: Proposal | null;
}
