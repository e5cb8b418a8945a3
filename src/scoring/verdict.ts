import type Big from "big.js";
import type { Interval } from "./interval";
import type { Quantity } from "./quantity";
import type { ReverseFormula } from "./profile";
import type { JudgementNote, JudgementRule } from "./scored";

/** What the comparison of target and 完成值 gives, before any weight: the fields are those of `Judged`. */
export interface Verdict {
  readonly met: boolean | null;
  readonly ratio: Interval | null;
  readonly suggestion: Big | null;
  readonly target: Quantity | null;
  readonly actual: Quantity | null;
  readonly rule: JudgementRule;
  readonly notes: readonly JudgementNote[];
  /** What the other published formulas give a missed ≤ or ＜ indicator; empty for anything else. */
  readonly others?: readonly {
    readonly formula: ReverseFormula;
    readonly ratio: Interval;
    readonly suggestion: Big | null;
  }[];
}

export const NO_NOTES: readonly JudgementNote[] = [];

/** Nothing can be concluded, for the reason given, or because there is nothing to compare. */
export function unjudged(target: Quantity | null, actual: Quantity | null, note?: JudgementNote): Verdict {
  return {
    met: null,
    ratio: null,
    suggestion: null,
    target,
    actual,
    rule: { kind: "none" },
    notes: note ? [note] : NO_NOTES,
  };
}
