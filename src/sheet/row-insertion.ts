import type { Area, CellAddress } from "./address";
import type { CellWrite } from "./patch";

/** A formula to put into a cell, without its leading `=`. */
export interface FormulaWrite {
  readonly cell: CellAddress;
  readonly formula: string;
}

/**
 * A row to put into a sheet. It takes the place of `row`; that row and all below move down by one, and every
 * formula, merge, name, validation and conditional format of the workbook moves along. The new row looks like the
 * row above it (formats, height, dropdowns, conditional formats, what is locked) and holds nothing but what is said
 * here.
 */
export interface RowInsertion {
  readonly sheet: string;
  /** From 1 on, counting from 0: there is always a row above. */
  readonly row: number;
  /** All merges that touch the new row, each in place of those it overlaps; addresses after the insertion. */
  readonly merges: readonly Area[];
  /** In the new row, and where a sum has to take it in; addresses and references as after the insertion. */
  readonly formulas: readonly FormulaWrite[];
  /** What the new row holds besides. */
  readonly writes: readonly CellWrite[];
}
