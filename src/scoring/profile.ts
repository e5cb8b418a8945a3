import type { Bilingual } from "../forms/form-spec";
import type { Grade } from "./scored";

/** A set of scoring rules as data: what a regulation leaves open or a province sets differently. */
export interface Profile {
  readonly id: string;
  readonly name: Bilingual;
  /** What the profile rests on, and where it differs from the default. */
  readonly basis: Bilingual;
  /** Points of 预算执行率 where the form names none. */
  readonly executionWeight: number;
  /** Score of 预算执行率 when the adjusted budget is 0: no points, all, or no score at all. */
  readonly zeroBudget: "zero" | "full" | "none";
  /** How a missed ≤ or ＜ indicator is scored. */
  readonly reverse: "ratio" | "linear";
  /** Whether the rate is rounded to two decimals before the score is taken from it. */
  readonly roundRateFirst: boolean;
  /** Percent beyond the target from which a met indicator needs a reason. */
  readonly deviationPercent: number;
  /** Execution rate in percent below which a reason is due. */
  readonly executionReasonBelow: number;
  /** Lowest total of each grade, best first. */
  readonly grades: readonly { readonly grade: Grade; readonly from: number }[];
  /** Points by 一级指标 that the profile expects, for tables without and with 成本指标; 执行率 is a key of its own. */
  readonly levelWeights: {
    readonly withoutCost: Readonly<Record<string, number>>;
    readonly withCost: Readonly<Record<string, number>>;
  };
}
