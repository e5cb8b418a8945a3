import type { Area } from "../../../sheet/address";
import type { CellStyle } from "../../../sheet/cell-style";
import type { AnyConditionalFormat } from "../../../sheet/conditional-format";
import type { AnyValidation } from "../../../sheet/data-validation";

/** Columns that are set alike; both count from 0 and belong to it. */
export interface ColumnStyle {
  readonly first: number;
  readonly last: number;
  /** In characters of the default font. */
  readonly width?: number;
  readonly hidden: boolean;
  /** The style of its blank cells, among the styles of the workbook. */
  readonly style: number;
}

export interface RowStyle {
  readonly row: number;
  /** In points. */
  readonly height?: number;
  readonly hidden: boolean;
  readonly style?: number;
}

/** How a sheet looks, beside what it says. */
export interface SheetStyles {
  readonly name: string;
  /** The style of every cell of its own, by row and column, among the styles of the workbook. */
  readonly cells: readonly (readonly number[])[];
  readonly rows: readonly RowStyle[];
  readonly columns: readonly ColumnStyle[];
  /** In characters. */
  readonly defaultWidth: number;
  /** In points. */
  readonly defaultHeight: number;
  /** How many rows and columns stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  /** Whether a password guards its protection; absent where it is not protected. */
  readonly hasPassword?: boolean;
  /** Where one array formula fills several cells; absent where none does. */
  readonly arrays?: readonly Area[];
  readonly validations: readonly AnyValidation[];
  /** The first that holds decides. */
  readonly conditions: readonly AnyConditionalFormat[];
}

/** A name that stands for cells or a formula. */
export interface DefinedName {
  readonly name: string;
  /** The sheet that it holds for; absent where it does everywhere in the workbook. */
  readonly sheet?: string;
  readonly formula: string;
}

/** A table of Excel: formulas name it and its columns. */
export interface NamedTable {
  readonly name: string;
  readonly sheet: string;
  readonly area: Area;
}

/** How a workbook looks. */
export interface WorkbookStyles {
  readonly styles: readonly CellStyle[];
  readonly sheets: readonly SheetStyles[];
  readonly names: readonly DefinedName[];
  readonly tables: readonly NamedTable[];
  /** The sheet in front, counted from 0. */
  readonly activeSheet: number;
}
