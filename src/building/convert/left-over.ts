/** Why a value did not come along into the other form. */
export type LeftOverReason =
  /** The other form has no such place. */
  | "no-place"
  /** It was added to another amount: the other form does not tell them apart. */
  | "merged"
  /** It belongs to the year before. */
  | "other-year";

/** A value of the first form that the other one does not hold. */
export interface LeftOver {
  /** The label of its place in the first form. */
  readonly label: string;
  /** The row it stood in: an indicator, a fund or an item; empty for a field. */
  readonly row: string;
  readonly text: string;
  readonly reason: LeftOverReason;
}
