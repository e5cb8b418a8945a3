import type { CellAddress } from "../sheet/address";
import { anchorOf } from "../sheet/merged-cells";
import { cellAt, type SheetSnapshot } from "../sheet/snapshot";
import { addressOf, type FilledCell } from "./grid";
import type { Entry } from "./table";

/** The entry that a filled cell gives. */
export function entryOf(cell: FilledCell): Entry {
  return { text: cell.text, cell: addressOf(cell), source: cell.source };
}

/** What stands in a cell, or in the merge that covers it. */
export function shownAt(sheet: SheetSnapshot, cell: CellAddress): Entry {
  const anchor = anchorOf(sheet, cell);
  const source = cellAt(sheet, anchor);
  return { text: source?.text.trim() ?? "", cell: anchor, source };
}

/** The entry of a blank place: findings can still point at it, and scores be written to it. */
export function blankEntry(row: number, column: number): Entry {
  return { text: "", cell: { row, column }, source: null };
}

/** An entry with the rest of its text, which a row break had put into another cell, appended. */
export function joined(entry: Entry, more: FilledCell): Entry {
  return entry.text === "" ? entryOf(more) : { ...entry, text: entry.text + more.text, source: null };
}

const TYPED_CONSTANT = /^\d+(?:\.\d+)?%?$/;

/**
 * The entry of a cell that states a wanted or reached value. Who types `=100%` to say 等于100% makes a formula
 * of it; the entry gives back what was typed.
 */
export function valueEntryOf(cell: FilledCell): Entry {
  const formula = cell.source?.formula;
  if (formula === undefined || !TYPED_CONSTANT.test(formula)) return entryOf(cell);
  return { ...entryOf(cell), text: `=${formula}` };
}
