import type { Area } from "./address";
import type { CellStyle } from "./cell-style";
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

/** What a cell lets in. Numbers and formulas are Excel's; a formula is relative to the first cell of the area. */
export type ValidationRule =
  /** Anything; the prompt is the point of it. */
  | { readonly kind: "any" }
  /** A list to choose from; what is not in it is refused only where there is a refusal. */
  | { readonly kind: "list"; readonly values: readonly string[] }
  | { readonly kind: "number"; readonly least: number; readonly most: number | { readonly formula: string } };

export interface Validation {
  readonly areas: readonly Area[];
  readonly rule: ValidationRule;
  /** Shown when the cell is selected; at most 255 characters. */
  readonly prompt: { readonly title: string; readonly text: string } | null;
  /** Shown when an input against the rule is refused; null lets everything in. */
  readonly refusal: { readonly title: string; readonly text: string } | null;
}

/** A format that cells take on while a formula is true; it is relative to the first cell of the first area. */
export interface ConditionalFormat {
  readonly areas: readonly Area[];
  readonly formula: string;
  /** `#RRGGBB` each; absent leaves the cell's own. */
  readonly colour?: string;
  readonly fill?: string;
  readonly bold: boolean;
}

/** A4, fitted to one page wide, with page numbers. */
export interface PrintSetup {
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
  readonly validations: readonly Validation[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  /** Rows at the top that stay in view; 0 for none. */
  readonly frozenRows: number;
  readonly print: PrintSetup;
  /** Whether locked cells are kept from being changed. There is no password: anyone may lift it. */
  readonly protected: boolean;
}
