import type { Area, CellAddress } from "./address";
import type { PageStart } from "./document-pages";
import type { DocumentTable } from "./document-table";

/** What a filled cell holds. Dates arrive as the serial number Excel stores. */
export type CellValue = string | number | boolean;

/** One filled cell as a host saw it. */
export interface CellSnapshot {
  /** The stored value; a formula's cached result. */
  readonly value: CellValue;
  /** What a person sees in the cell, its number format applied. */
  readonly text: string;
  /** The formula without its leading `=`; absent for a typed value. */
  readonly formula?: string;
  /** The number format as Excel writes it, such as `0.00%`; absent for General. */
  readonly numberFormat?: string;
  /**
   * Where a formula's result is from, absent for one that was stored: worked out from the other cells, or none, where
   * that could not be done. One without a result has an empty value and the text `NO_RESULT`: it is not blank.
   */
  readonly result?: "worked-out" | "none";
}

/** What stands for a result that is not known, wherever the text of a cell is shown. */
export const NO_RESULT = "无结果";

/** One row, from the snapshot's first column on; a blank cell is null, blank cells at the end are left out. */
export type RowSnapshot = readonly (CellSnapshot | null)[];

/**
 * A sheet as plain data: it crosses to a worker as it is, and everything that reads a form starts from it.
 * Covered cells of a merge are null; the value stands at the merge's top left cell.
 */
export interface SheetSnapshot {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether the host may not write to it; reading and scoring go on. */
  readonly protected: boolean;
  /** The address of `rows[0][0]`. */
  readonly origin: CellAddress;
  readonly rows: readonly RowSnapshot[];
  /** Merged areas in addresses of the sheet, not of `rows`. */
  readonly merges: readonly Area[];
  /** What a hidden name of the sheet says of it, where it is a form that was sent out; see `identity.ts`. */
  readonly identity?: string;
  /** Present on a table of a document, where people look for rows and columns of a table, not for addresses. */
  readonly documentTable?: DocumentTable;
  /** Present on a sheet that was made from a document with pages, where it is known which rows are of which page. */
  readonly pages?: readonly PageStart[];
}

/** The filled cells of a sheet, row by row, with their addresses. */
export function filledCells({
  origin,
  rows,
}: Pick<SheetSnapshot, "origin" | "rows">): readonly (readonly [CellAddress, CellSnapshot])[] {
  return rows.flatMap((line, row) =>
    line.flatMap((cell, column): (readonly [CellAddress, CellSnapshot])[] =>
      cell ? [[{ row: origin.row + row, column: origin.column + column }, cell]] : [],
    ),
  );
}

/** The filled cell at an address of the sheet, or null when it is blank or outside the snapshot. */
export function cellAt(sheet: SheetSnapshot, address: CellAddress): CellSnapshot | null {
  const row = sheet.rows[address.row - sheet.origin.row];
  return row?.[address.column - sheet.origin.column] ?? null;
}
