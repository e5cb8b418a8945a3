import { a1, type CellAddress } from "./address";
import type { CellSnapshot, CellValue } from "./snapshot";

/** A value to put into a cell; null empties it. Text is stored as text, never as a formula. */
export interface CellWrite {
  readonly cell: CellAddress;
  readonly value: CellValue | null;
}

/** How grave a marked cell is, or that it was changed as a finding offered; a host shows it by colour. */
export type MarkKind = "error" | "warning" | "info" | "changed";

/** From the least grave: of several marks on a cell the last of these shows. */
export const MARK_KINDS: readonly MarkKind[] = ["changed", "info", "warning", "error"];

/** A mark that a host shows on a cell without touching its value or its own format. */
export interface Mark {
  readonly cell: CellAddress;
  readonly kind: MarkKind;
}

/** Everything one action changes on one sheet. A host applies it in one go and returns what it replaced. */
export interface SheetPatch {
  readonly sheet: string;
  readonly writes: readonly CellWrite[];
  /**
   * The marks of findings that the sheet shows from now on, in place of those it shows; absent leaves them, empty
   * clears them. Cells that were changed stay marked so, where no finding stands on them.
   */
  readonly marks?: readonly Mark[];
  /** Cells to be marked as changed, beside the marks that the sheet shows. */
  readonly changed?: readonly CellAddress[];
  /** Cells that are as they were before they were changed, and no longer marked so. */
  readonly setBack?: readonly CellAddress[];
}

/** Whether a patch does anything to the marks of its sheet. */
export function marksAnything({ marks, changed = [], setBack = [] }: SheetPatch): boolean {
  return marks !== undefined || changed.length > 0 || setBack.length > 0;
}

/** The marks that a sheet shows after a patch, one for each cell. */
export function marksAfter(
  shown: readonly Mark[],
  { marks, changed = [], setBack = [] }: SheetPatch,
): readonly Mark[] {
  const after = new Map<string, Mark>();
  const take = (mark: Mark): void => void after.set(a1(mark.cell), mark);
  for (const mark of shown) if (!marks || mark.kind === "changed") take(mark);
  for (const cell of setBack) if (after.get(a1(cell))?.kind === "changed") after.delete(a1(cell));
  const worst = new Map<string, Mark>();
  for (const kind of MARK_KINDS)
    for (const mark of marks ?? []) if (mark.kind === kind) worst.set(a1(mark.cell), mark);
  for (const mark of worst.values()) take(mark);
  for (const cell of changed) take({ cell, kind: "changed" });
  return [...after.values()];
}

/** One cell that was written: what stood there, and what was put there. Null is a blank cell. */
export interface ReplacedCell {
  readonly cell: CellAddress;
  readonly before: CellSnapshot | null;
  readonly written: CellValue | null;
}

/** What the writes of a patch replaced on one sheet: all that an undo needs. */
export interface BeforeImage {
  readonly sheet: string;
  readonly cells: readonly ReplacedCell[];
}

/** The writes a patch comes down to: of several to one cell only the last counts. */
export function lastWrites(writes: readonly CellWrite[]): readonly CellWrite[] {
  const byCell = new Map(writes.map((write) => [a1(write.cell), write]));
  return [...byCell.values()];
}

/**
 * Whether a cell still holds what was written to it, so that an undo may replace it. A cell formatted as
 * text keeps a number as its digits; that is still ours.
 */
export function stillHolds(cell: CellSnapshot | null, written: CellValue | null): boolean {
  if (cell === null || written === null) return cell === null && (written === null || written === "");
  if (cell.formula !== undefined) return false;
  return cell.value === written || (typeof written === "number" && cell.value === String(written));
}
