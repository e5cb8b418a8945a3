import type { Bilingual } from "../forms/form-spec";

/** The grades from the best to the worst. */
export const GRADES = ["优", "良", "中", "差"] as const;

export type Grade = (typeof GRADES)[number];

/**
 * How a missed ≤ or ＜ indicator is scored; each of the three is in use. `linear`: 1 − (完成值 − 指标值) ÷ 指标值, nothing
 * from twice the target on. `ratio`: 指标值 ÷ 完成值. `share`: 1 − 完成值 %, for percents only; others go by `linear`.
 */
export const REVERSE_FORMULAS = ["linear", "ratio", "share"] as const;

export type ReverseFormula = (typeof REVERSE_FORMULAS)[number];

/** The key of 预算执行率 among the level-1 weights, where it stands beside 产出指标 and the others. */
export const EXECUTION_LEVEL = "预算执行率";

/** Points by 一级指标; empty where nothing is expected. */
export type LevelWeights = Readonly<Record<string, number>>;

/** A set of scoring rules as data: what a regulation leaves open or a province sets differently. */
export interface Profile {
  readonly id: string;
  readonly name: Bilingual;
  /** What the profile rests on, and where it differs from the default. */
  readonly basis: Bilingual;
  /** Points of 预算执行率 where the form names none. */
  readonly executionWeight: number;
  /** Score of 预算执行率 when the adjusted budget is 0 or blank: no points, all, or no score at all. */
  readonly zeroBudget: "zero" | "full" | "none";
  /** Whether the rate is rounded to two decimals before the score is taken from it. */
  readonly roundRateFirst: boolean;
  /**
   * Steps of the execution score, highest first: from so many percent executed, so many percent of the weight;
   * below the last one none. Empty: in proportion to the rate.
   */
  readonly executionBands: readonly { readonly from: number; readonly percent: number }[];
  /** Execution rate in percent below which a reason is due. */
  readonly executionReasonBelow: number;
  /** How a missed ≤ or ＜ indicator is scored. */
  readonly reverse: ReverseFormula;
  /** Percent of the weight below which a missed quantitative indicator gets nothing; 0 for no such line. */
  readonly passLine: number;
  /** Percent beyond the target from which a met indicator needs a reason. */
  readonly deviationPercent: number;
  /** Whether exactly that percent needs one too (≥), or only more (>). */
  readonly deviationIncluded: boolean;
  /** Lowest total of each grade, best first. */
  readonly grades: readonly { readonly grade: Grade; readonly from: number }[];
  /** The most a total can be while the execution rate stays below so many percent; empty for no such limit. */
  readonly totalCaps: readonly { readonly rateBelow: number; readonly total: number }[];
  /** Points by 一级指标 that the profile expects, for tables without and with 成本指标. */
  readonly levelWeights: { readonly withoutCost: LevelWeights; readonly withCost: LevelWeights };
  /** Points of a hundred that the execution rate may stay behind the indicators' score rate before it is said. */
  readonly executionBehindPoints: number;
  /** Percent of the goal's characters that its completion may repeat before it counts as a copy. */
  readonly goalCopiedPercent: number;
  /** Points of a rate by which an indicator may differ from the fund rows that answer it. */
  readonly rateTolerance: number;
  /** Percent of the pace of the year below which spending is behind: as a warning, and as a note. */
  readonly progressBehind: { readonly warning: number; readonly info: number };
  /** Checks that are turned off, or raised with another severity than their own, by id. */
  readonly checks: Readonly<Record<string, CheckSetting>>;
}

/** What a profile makes of a check: nothing, or findings of that severity at most. */
export type CheckSetting = "off" | "info" | "warning" | "error";
