import type Big from "big.js";
import type { BudgetRow, IndicatorRow, Table } from "../reading/table";
import type { Interval } from "./interval";
import type { Grade, Profile, ReverseFormula } from "./profile";
import type { ChosenProfile } from "./profiles/registry";
import type { Quantity } from "./quantity";

export type { Interval } from "./interval";
export type { Grade } from "./profile";

/** The amounts of one fund row in the table's unit; null where blank or no number. */
export interface FundAmounts {
  readonly initial: Quantity | null;
  readonly adjusted: Quantity | null;
  readonly executed: Quantity | null;
}

/** The budget block beside what the rule makes of it. */
export interface Execution extends FundAmounts {
  /** The 总额 row the rate is taken from. */
  readonly row: BudgetRow;
  /** The amounts of every fund row, in the order of `table.budget`; the first is 总额. */
  readonly funds: readonly FundAmounts[];
  /** Half a unit of the last decimal of the table's typed amounts; 0 when all are whole numbers. */
  readonly halfUnit: Big;
  /** Whether the adjusted budget is 0 or blank, so that there is no rate. */
  readonly zeroBudget: boolean;
  /** executed ÷ adjusted in percent, unrounded; null when adjusted is 0 or blank, or executed is no number. */
  readonly rate: Big | null;
  /** Points; the reported 权重, or the profile's where none is written. 0 where an indicator earns the points instead. */
  readonly weight: Big;
  /** Points, half-up to two decimals; the profile's answer for a zero budget; null when nothing can be computed. */
  readonly score: Big | null;
  /** The 执行率 written in the form, in percent; null when blank or no number. */
  readonly reportedRate: Quantity | null;
  /** The 得分 written in the form; null when blank or no number. */
  readonly reportedScore: Quantity | null;
}

/** Why an indicator needs a second look although it could be judged, or why it could not be. */
export type JudgementNote =
  | "boundary"
  | "percent-scale"
  | "unit-scale"
  | "unit-mismatch"
  | "actual-missing"
  | "actual-not-numeric"
  | "actual-unreadable"
  | "target-unreadable"
  | "nature-unreadable";

/** How the ratio of an indicator came about; `explain` puts it into words. */
export type JudgementRule =
  | {
      readonly kind: "proportional";
      readonly comparator: "≥" | "＞" | "＝";
      readonly target: Big;
      readonly actual: Big;
    }
  | {
      readonly kind: "reverse";
      readonly comparator: "≤" | "＜";
      readonly formula: ReverseFormula;
      readonly target: Big;
      readonly actual: Big;
    }
  | { readonly kind: "as-target"; readonly text: string }
  | { readonly kind: "word-for-number"; readonly word: string }
  /** A range or an approximate number on one side or both, as written. */
  | { readonly kind: "span"; readonly wanted: string; readonly reached: string }
  | { readonly kind: "date"; readonly limit: string; readonly done: string }
  /** A word that says the thing was not done. */
  | { readonly kind: "denied"; readonly wanted: string; readonly word: string }
  /** One of the answers that the Ministry's form offers for a qualitative indicator. */
  | { readonly kind: "answer"; readonly answer: string }
  /** A word of the same kind as the wanted one, and weaker. */
  | { readonly kind: "weaker"; readonly wanted: string; readonly word: string }
  /** Two numbers in a qualitative row. */
  | { readonly kind: "figures"; readonly wanted: string; readonly reached: string }
  | { readonly kind: "level"; readonly level: string; readonly scale: string }
  | { readonly kind: "word"; readonly wanted: string; readonly word: string }
  /** Points added or taken off beside the 100 of the form. */
  | { readonly kind: "beside" }
  | { readonly kind: "none" };

/** One indicator judged by the profile. */
export interface Judged {
  readonly row: IndicatorRow;
  readonly quantitative: boolean;
  /** Whether the target was reached; null when that cannot be concluded. */
  readonly met: boolean | null;
  /** Share of the weight the rule allows, 0 to 1; null when nothing can be concluded. */
  readonly ratio: Interval | null;
  /** Share of the weight to propose; null when a person has to decide. */
  readonly suggestion: Big | null;
  /**
   * The published formula that the reported score of a missed ≤ or ＜ indicator follows where it is another than the
   * profile's; null otherwise.
   */
  readonly otherFormula: ReverseFormula | null;
  /** Points that each of the published formulas gives a missed ≤ or ＜ indicator, the profile's first; else empty. */
  readonly byFormula: readonly { readonly formula: ReverseFormula; readonly points: Big }[];
  /** Points; null when blank or no number. */
  readonly weight: Big | null;
  /** weight × ratio, each end half-up to two decimals; null when either is. */
  readonly range: Interval | null;
  /**
   * What the computed total counts, in points. Quantitative: by the rule, half-up to two decimals, or as reported
   * where that follows another published formula. Qualitative:
   * the reported score, or the nearest end of the range, or what the rule suggests where nothing is reported.
   * Not to be judged: the reported score as far as it lies between 0 and the weight. Null when none of these
   * gives a number.
   */
  readonly score: Big | null;
  /** The 得分 written in the form; null when blank or no number. */
  readonly reportedScore: Quantity | null;
  readonly target: Quantity | null;
  readonly actual: Quantity | null;
  readonly rule: JudgementRule;
  readonly notes: readonly JudgementNote[];
  /** Whether it has its weight or its score together with a neighbour, in one merged cell. */
  readonly sharesMarks: boolean;
}

/** A table with everything the profile computes for it. */
export interface Scored {
  readonly table: Table;
  readonly profile: Profile;
  /** Whether a person chose the profile, the form names it, the file under check brings it, or it stands in as none does. */
  readonly profileBy: ChosenProfile["profileBy"];
  /** Null where the form has no budget block. */
  readonly execution: Execution | null;
  /** In the order of `table.indicators`. */
  readonly indicators: readonly Judged[];
  /** Points; null where the form has no weights, or nothing could be computed. */
  readonly total: Big | null;
  readonly grade: Grade | null;
  /** The score that the form states for the whole: that of 合计, else of a field of its own such as 自评总分. */
  readonly reportedTotal: Quantity | null;
}
