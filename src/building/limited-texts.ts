import type { FormSpec } from "../forms/form-spec";
import type { Entry, Table } from "../reading/table";
import { sameAddress, type CellAddress } from "../sheet/address";

/** A text of a form that says how long it may be. */
export interface LimitedText {
  /** What the form prints for it, its limit left out. */
  readonly label: string;
  readonly entry: Entry;
  /** Characters at most. */
  readonly most: number;
}

const LIMIT = /(\d{2,4})\s*字\s*(?:以\s*)?内|不超过\s*(\d{2,4})\s*字/;
const IN_BRACKETS = /[（(][^（()）]*字[^（()）]*[)）]/g;

/** How many characters a printed text allows, as 200 of 分析存在的问题（200字以内）; null where it says nothing. */
function limitIn(printed: string): number | null {
  const [, within, notBeyond] = LIMIT.exec(printed) ?? [];
  const most = within ?? notBeyond;
  return most === undefined ? null : Number(most);
}

/** Characters as an office counts them: white space does not count. */
export function lengthOf(text: string): number {
  return Array.from(text.replace(/\s+/g, "")).length;
}

/**
 * The texts of a table that have a limit, by what is printed for them on the sheet, else in the blank form: its fields
 * from top to bottom, then the cells of its columns.
 */
export function limitedTexts(table: Table, form: FormSpec): readonly LimitedText[] {
  const fields = form.fields.flatMap(({ key, label, hints }): readonly LimitedText[] => {
    const entry = table.fields[key];
    const printed = table.fieldLabels[key] ?? label;
    const most = [printed, ...hints].map(limitIn).find((each) => each !== null) ?? null;
    return entry && most !== null ? [{ label: printed.replace(IN_BRACKETS, ""), entry, most }] : [];
  });
  const cells = table.columns.flatMap(({ block, role, header }): readonly LimitedText[] => {
    const most = limitIn(header);
    if (most === null || block !== "indicator" || role !== "reason") return [];
    const label = header.replace(IN_BRACKETS, "");
    return table.indicators.flatMap(({ reason }) => (reason ? [{ label, entry: reason, most }] : []));
  });
  return [...fields, ...cells];
}

/** How many characters a cell takes; null where its form sets no limit. */
export function limitAt(texts: readonly LimitedText[], cell: CellAddress): number | null {
  return texts.find(({ entry }) => sameAddress(entry.cell, cell))?.most ?? null;
}
