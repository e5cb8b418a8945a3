import type { Bilingual, FormId } from "../forms/form-spec";
import type { Scored } from "../scoring/scored";
import type { CellAddress } from "../sheet/address";
import type { CellValue } from "../sheet/snapshot";

export type Severity = "error" | "warning" | "info";

export type Part = "budget" | "indicator" | "total" | "conclusion" | "text" | "income" | "expenditure";

/** Data a message is built from: figures as numbers' texts, names as the form has them. */
export type MessageData = Readonly<Record<string, string>>;

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
  /** A value that would settle the finding, offered to the user, never written unasked. */
  readonly proposal?: { readonly cell: CellAddress; readonly value: CellValue };
}

/** The words of a check in one language. */
export interface Wording<Data extends MessageData> {
  /** What is wrong and where, with the figures. */
  readonly message: (data: Data) => string;
  /** What to do. */
  readonly fix: (data: Data) => string;
}

/**
 * One rule a reviewer applies. `run` is a pure function of the scored table: no host, no clock, no text
 * for people, no exception for bad input.
 */
export interface Check<Data extends MessageData = MessageData> {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Bilingual;
  /** The regulation or rule it rests on. */
  readonly basis: Bilingual;
  readonly appliesTo: readonly FormId[];
  readonly wording: { readonly zh: Wording<Data>; readonly en: Wording<Data> };
  readonly run: (scored: Scored) => Iterable<Raised<Data>>;
}

/** A raised check as reports show it. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  readonly part: Part;
  readonly row: number | null;
  readonly cell: CellAddress;
  readonly related: readonly CellAddress[];
  readonly data: MessageData;
  readonly proposal: { readonly cell: CellAddress; readonly value: CellValue } | null;
}
