import type { Area } from "../../../sheet/address";
import type { CellStyle } from "../../../sheet/cell-style";

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

/** What a file says, in its own words, to whoever fills in a cell. */
export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** What the rules for inputs have in common. */
interface Validation {
  readonly areas: readonly Area[];
  /** Shown while the cell is selected. */
  readonly prompt?: Notice;
  /** Shown of an input that is against the rule. */
  readonly errorMessage?: Notice;
}

/** Cells that take one of a list. */
export interface ListValidation extends Validation {
  /** The items themselves, or the formula that leads to their cells, without its `=`. */
  readonly items: readonly string[] | string;
  /** Whether another value is refused. */
  readonly strict: boolean;
  /** Whether another value is taken, but with the message. */
  readonly warns?: boolean;
}

/** Cells that take what makes a formula true, written for the first cell of the first area; blanks always. */
export interface FormulaValidation extends Validation {
  readonly formula: string;
  /** Whether another value is refused; else it is taken, but with the message. */
  readonly strict: boolean;
}

/** Cells that take anything, and say something while they are selected. */
export interface PromptedCells extends Validation {
  readonly prompt: Notice;
}

export type AnyValidation = ListValidation | FormulaValidation | PromptedCells;

/** How cells look where a condition of theirs holds; what is absent stays as it is. */
export interface Highlight {
  readonly areas: readonly Area[];
  readonly fill?: string;
  readonly colour?: string;
  readonly bold: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Whether nothing that follows counts for a cell where this holds. */
  readonly stopIfTrue: boolean;
}

/** Cells that look different where a formula holds, written for the first cell of the first area. */
export interface ConditionalLook extends Highlight {
  readonly formula: string;
}

/** Cells that hold the same as another cell of the areas, or what no other holds. */
export interface DuplicateLook extends Highlight {
  readonly holds: "duplicate" | "unique";
}

/** Cells that are among the greatest or the least numbers of the areas. */
export interface RankLook extends Highlight {
  readonly among: "greatest" | "least";
  readonly count: number;
  /** Whether the count is a share of all numbers, in percent. */
  readonly isPercent: boolean;
}

/** Cells that are beyond the average of the areas. */
export interface AverageLook extends Highlight {
  readonly beyond: "above" | "below";
  /** Whether the average itself counts. */
  readonly orEqual: boolean;
  /** By how many standard deviations it has to be beyond. */
  readonly deviations: number;
}

/** A point on the scale of the numbers of the areas; percent and percentile from 0 to 100. */
export type ScalePoint =
  | { readonly at: "least" | "greatest" }
  /** The least and 0, or the greatest and 0, whichever is further out. */
  | { readonly at: "outermost" }
  | { readonly at: "number" | "percent" | "percentile"; readonly value: number }
  | { readonly at: "formula"; readonly formula: string };

/** Cells filled with a colour between those of the points that their number is between. */
export interface ScaleLook {
  readonly areas: readonly Area[];
  /** Two or three, from the least on. */
  readonly scale: readonly { readonly point: ScalePoint; readonly colour: string }[];
}

/** Cells that bear a bar as long as their number is great. */
export interface BarLook {
  readonly areas: readonly Area[];
  readonly bar: {
    readonly from: ScalePoint;
    readonly to: ScalePoint;
    /** The part of a cell that the shortest bar fills, from 0 to 1. */
    readonly shortest: number;
    readonly colour: string;
    readonly negativeColour: string;
    readonly isGradient: boolean;
  };
  readonly showsValue: boolean;
}

/** Icons of a set by its name in files, such as `3Arrows`, counted from that for the least numbers. */
export interface IconLook {
  /** Where its numbers begin; that of the first icon is of no account. */
  readonly point: ScalePoint;
  readonly orEqual: boolean;
  /** Absent where no icon is shown. */
  readonly icon?: { readonly set: string; readonly index: number };
}

/** Cells that bear an icon by the part of the scale their number is in. */
export interface IconsLook {
  readonly areas: readonly Area[];
  /** From that for the least numbers on. */
  readonly icons: readonly IconLook[];
  readonly showsValue: boolean;
}

export type AnyConditionalLook =
  ConditionalLook | DuplicateLook | RankLook | AverageLook | ScaleLook | BarLook | IconsLook;

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
  /** Whether a password guards its protection; absent where it is not protected. */
  readonly hasPassword?: boolean;
  readonly validations: readonly AnyValidation[];
  /** The first that holds decides. */
  readonly conditions: readonly AnyConditionalLook[];
}

/** A name that stands for cells or a formula everywhere in the workbook. */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
}

/** A table of Excel: formulas name it and its columns. */
export interface NamedTable {
  readonly name: string;
  readonly sheet: string;
  readonly area: Area;
}

/** How a workbook looks. */
export interface WorkbookLook {
  readonly looks: readonly CellStyle[];
  readonly sheets: readonly SheetLook[];
  readonly names: readonly DefinedName[];
  readonly tables: readonly NamedTable[];
  /** The sheet in front, counted from 0. */
  readonly activeSheet: number;
}
