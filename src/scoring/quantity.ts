import type Big from "big.js";

export type Comparator = "≥" | "＞" | "≤" | "＜" | "＝";

/** A number as a person wrote it (section 1 of the scoring rules). */
export interface Quantity {
  readonly comparator: Comparator | null;
  /** The number as shown: a percent cell showing 96.59% is 96.59 with unit %. */
  readonly value: Big;
  /** Decimals it is written with. */
  readonly decimals: number;
  /** What follows the number; empty when nothing does. */
  readonly unit: string;
  /** Whether it stands for itself alone, and not for every number that rounds to it. */
  readonly exact: boolean;
}
