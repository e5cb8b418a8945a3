import type { Area } from "./address";
import type { CellStyle } from "./cell-style";
import type { FormulaFormat } from "./conditional-format";
import type { BuiltValidation } from "./data-validation";
import type { CellValue } from "./snapshot";

/** What a built cell holds. Text is stored as text whatever it looks like; only we write formulas. */
export type CellContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | {
      readonly kind: "formula";
      /** Without its leading `=`, function names and separators as in the English Excel. */
      readonly formula: string;
      /** What it gives now, kept in the file for those that show it without calculating; "" shows as blank. */
      readonly result: CellValue;
    };

export interface CellSpec {
  /** Null for a cell that has only a format. */
  readonly content: CellContent | null;
  /** Index in the styles of the sheet. */
  readonly style: number;
}

export interface RowSpec {
  /** In points. */
  readonly height: number;
  /** From column A on; null for a cell without content or format. */
  readonly cells: readonly (CellSpec | null)[];
}

/** A4, fitted to one page wide, with page numbers. */
export interface PrintSetup {
  /**
   * All on one page, or rows, from 0, before which a page begins, which programs may pass over as the width has to fit;
   * absent where a page ends as it is full.
   */
  readonly pages?: "one" | readonly number[];
  readonly orientation: "portrait" | "landscape";
  readonly area: Area;
  /** First and last row, from 0, that are repeated on every page; null for none. */
  readonly titleRows: { readonly first: number; readonly last: number } | null;
  /** In the codes of Excel's footers: `&P` is the page, `&N` how many there are. */
  readonly footer: string;
}

/** A whole formatted sheet as data: one writer turns it into .xlsx, no host draws it cell by cell. */
export interface SheetSpec {
  readonly name: string;
  readonly font: string;
  readonly styles: readonly CellStyle[];
  /** Widths in characters, from column A on. */
  readonly columns: readonly number[];
  readonly rows: readonly RowSpec[];
  readonly merges: readonly Area[];
  readonly validations: readonly BuiltValidation[];
  readonly conditionalFormats: readonly FormulaFormat[];
  /** Rows at the top that stay in view; 0 for none. */
  readonly frozenRows: number;
  readonly print: PrintSetup;
  /** What a hidden name of the sheet says of it; absent on a sheet that is not sent out. See `identity.ts`. */
  readonly identity?: string;
  /** Whether locked cells are kept from being changed. There is no password: anyone may lift it. */
  readonly protected: boolean;
}
