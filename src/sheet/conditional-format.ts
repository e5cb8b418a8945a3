import type { Area } from "./address";

/** How cells look where a condition of theirs holds; what is absent stays as it is. */
export interface ConditionalFormat {
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
export interface FormulaFormat extends ConditionalFormat {
  readonly formula: string;
}

/** Cells that hold the same as another cell of the areas, or what no other holds. */
export interface DuplicateFormat extends ConditionalFormat {
  readonly holds: "duplicate" | "unique";
}

/** Cells that are among the greatest or the least numbers of the areas. */
export interface RankFormat extends ConditionalFormat {
  readonly among: "greatest" | "least";
  readonly count: number;
  /** Whether the count is a share of all numbers, in percent. */
  readonly isPercent: boolean;
}

/** Cells that are beyond the average of the areas. */
export interface AverageFormat extends ConditionalFormat {
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
export interface ColourScale {
  readonly areas: readonly Area[];
  /** Two or three, from the least on. */
  readonly scale: readonly { readonly point: ScalePoint; readonly colour: string }[];
}

/** Cells that bear a bar as long as their number is great. */
export interface DataBar {
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
export interface IconStep {
  /** Where its numbers begin; that of the first icon is of no account. */
  readonly point: ScalePoint;
  readonly orEqual: boolean;
  /** Absent where no icon is shown. */
  readonly icon?: { readonly set: string; readonly index: number };
}

/** Cells that bear an icon by the part of the scale their number is in. */
export interface IconSet {
  readonly areas: readonly Area[];
  /** From that for the least numbers on. */
  readonly icons: readonly IconStep[];
  readonly showsValue: boolean;
}

export type AnyConditionalFormat =
  | FormulaFormat
  | DuplicateFormat
  | RankFormat
  | AverageFormat
  | ColourScale
  | DataBar
  | IconSet;
