import type { Area } from "../../sheet/address";

/** Line styles of borders as a file names them. */
export type LineStyle =
  | "thin"
  | "hair"
  | "dotted"
  | "dashed"
  | "dashDot"
  | "dashDotDot"
  | "double"
  | "medium"
  | "mediumDashed"
  | "mediumDashDot"
  | "mediumDashDotDot"
  | "slantDashDot"
  | "thick";

/** A border; colours are `#RRGGBB`. */
export interface Line {
  readonly style: LineStyle;
  readonly colour: string;
}

export interface Font {
  readonly name?: string;
  /** In points. */
  readonly size?: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly colour?: string;
}

export type Horizontal = "left" | "center" | "right" | "justify" | "distributed";
export type Vertical = "top" | "center" | "bottom";

/** How a cell looks. */
export interface CellLook {
  readonly font: Font;
  readonly fill?: string;
  readonly lines: Readonly<Partial<Record<"top" | "right" | "bottom" | "left", Line>>>;
  readonly horizontal?: Horizontal;
  readonly vertical: Vertical;
  readonly wrap: boolean;
  /** In degrees, anticlockwise; `stacked` has one character above the other. */
  readonly rotation: number | "stacked";
  /** In steps of about one character. */
  readonly indent: number;
  /** As Excel writes it; absent for General. */
  readonly numberFormat?: string;
  /** Whether a protected sheet keeps the cell from being changed. */
  readonly locked: boolean;
}

/** Columns that are set alike; both count from 0 and belong to it. */
export interface ColumnLook {
  readonly first: number;
  readonly last: number;
  /** In characters of the default font. */
  readonly width?: number;
  readonly hidden: boolean;
  /** The look of its blank cells, among the looks of the workbook. */
  readonly look: number;
}

export interface RowLook {
  readonly row: number;
  /** In points. */
  readonly height?: number;
  readonly hidden: boolean;
  readonly look?: number;
}

/** Cells that take one of a list. */
export interface ListValidation {
  readonly areas: readonly Area[];
  /** The items themselves, or the formula that leads to their cells, without its `=`. */
  readonly items: readonly string[] | string;
  /** Whether another value is refused. */
  readonly strict: boolean;
}

/** Cells that look different where a formula holds, written for the first cell of the first area. */
export interface ConditionalLook {
  readonly areas: readonly Area[];
  readonly formula: string;
  readonly fill?: string;
  readonly colour?: string;
  readonly bold: boolean;
  readonly stopIfTrue: boolean;
}

/** How a sheet looks, beside what it says. */
export interface SheetLook {
  readonly name: string;
  /** The look of every cell of its own, by row and column, among the looks of the workbook. */
  readonly cells: readonly (readonly number[])[];
  readonly rows: readonly RowLook[];
  readonly columns: readonly ColumnLook[];
  /** In characters. */
  readonly defaultWidth: number;
  /** In points. */
  readonly defaultHeight: number;
  /** How many rows and columns stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly validations: readonly ListValidation[];
  /** The first that holds decides. */
  readonly conditions: readonly ConditionalLook[];
}

/** A name that stands for cells or a formula everywhere in the workbook. */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
}

/** How a workbook looks. */
export interface WorkbookLook {
  readonly looks: readonly CellLook[];
  readonly sheets: readonly SheetLook[];
  readonly names: readonly DefinedName[];
  /** The sheet in front, counted from 0. */
  readonly activeSheet: number;
}
