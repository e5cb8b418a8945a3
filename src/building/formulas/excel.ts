import { a1, type CellAddress } from "../../sheet/address";
import type { Entry } from "../../reading/table";
import type { CellValue } from "../../sheet/snapshot";
import type { PlainFormat } from "../number-text";

/** A cell that computes: its formula, what it gives for the data at hand, and how that shows. */
export interface FormulaCell {
  /** The place that computes, with the text given for it. */
  readonly place: Pick<Entry, "cell" | "text">;
  readonly formula: string;
  /** "" shows as blank. */
  readonly result: CellValue;
  readonly format: PlainFormat;
}

/** What an entry's cell is called in a formula. */
export function ref(entry: { readonly cell: CellAddress }): string {
  return a1(entry.cell);
}

/** The cells of one column, from the first entry to the last; a range also for one, so that it can grow by a row. */
export function columnRef(entries: readonly { readonly cell: CellAddress }[]): string {
  const [first, last] = [entries[0], entries.at(-1)];
  return first && last ? `${ref(first)}:${ref({ cell: { ...last.cell, column: first.cell.column } })}` : "";
}

/** A text inside a formula. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A constant list inside a formula. */
export function list(items: readonly (string | number)[]): string {
  return `{${items.map((item) => (typeof item === "string" ? quoted(item) : String(item))).join(",")}}`;
}

/**
 * Half-up to two decimals as we round. A binary float may lie a hair below the decimal it stands for; the inner
 * rounding takes that hair away before the outer one decides.
 */
export function rounded(expression: string): string {
  return `ROUND(ROUND(${expression},12),2)`;
}

/** Whether any of the marks stands in a text. */
export function holdsAny(text: string, marks: readonly (string | number)[]): string {
  return `COUNT(FIND(${list(marks)},${text}))>0`;
}

/** Whether a text is one of a list; blank counts as an empty text. */
export function isOneOf(text: string, items: readonly string[]): string {
  return `ISNUMBER(MATCH("_"&${text},${list(items.map((item) => `_${item}`))},0))`;
}
