import type Big from "big.js";
import type { IndicatorRow } from "../reading/table";
import { ONE, ZERO, clamp, roundHalfUp } from "./decimal";
import { WHOLE, agrees } from "./interval";
import type { Interval } from "./interval";
import type { Profile } from "./profile";
import { judgeQuality, wordOf } from "./qualitative";
import { judgeQuantity } from "./quantitative";
import { comparatorOf, isBlank, isBlankActual, numberIn, readQuantity } from "./quantity";
import { fold } from "../sheet/fold";
import type { Comparator, Quantity, Reading } from "./quantity";
import type { Judged } from "./scored";
import { unjudged } from "./verdict";
import type { Verdict } from "./verdict";

const DIGIT = /\d/;
/** A sign, or a number that is no date: `90%-95%`, but neither `12月底前` nor `完成3个系统`. */
const MEANT_AS_NUMBER = /^(?:[≥≤＞＜＝]|\d[^年月日]*$)/;

/** A row that the form prints and nobody filled, such as a 二级指标 without indicators. */
function isUnused({ name, target, actual, weight }: IndicatorRow): boolean {
  return (
    isBlank(name.text) &&
    isBlank(target?.text ?? "") &&
    isBlank(actual?.text ?? "") &&
    isBlank(weight?.text ?? "")
  );
}

/** What an indicator's 指标性质 and 指标值 ask for. */
interface Demand {
  readonly quantitative: boolean;
  /** The sign of 指标性质. */
  readonly sign: Comparator | null;
  readonly target: Reading;
}

function demandOf(row: IndicatorRow): Demand {
  const nature = row.nature?.text ?? "";
  const sign = nature === "" ? null : comparatorOf(nature);
  const target = readQuantity(row.target);
  if (sign === null && nature !== "" && fold(nature).includes("定性")) {
    return { quantitative: false, sign, target };
  }
  if (target === null) return { quantitative: sign !== null, sign, target };
  if (target !== "unreadable") return { quantitative: true, sign, target };
  const word = wordOf(row.target?.text ?? "");
  const quantitative = DIGIT.test(word) && (sign !== null || MEANT_AS_NUMBER.test(word));
  return { quantitative, sign, target };
}

function verdictOf(row: IndicatorRow, demand: Demand, profile: Profile): Verdict {
  const { target, actual } = row;
  const number = demand.target === "unreadable" ? null : demand.target;
  if (!actual || isUnused(row)) return unjudged(number, null);
  if (isBlankActual(actual.text)) return unjudged(number, null, "actual-missing");
  if (!target || demand.target === null) return unjudged(null, numberIn(actual), "target-unreadable");
  if (!demand.quantitative) return judgeQuality(target, number, actual);
  if (number) return judgeQuantity(demand.sign, number, actual, row.unit, profile);
  if (fold(actual.text) !== fold(target.text)) return unjudged(null, numberIn(actual), "target-unreadable");
  return {
    met: true,
    ratio: WHOLE,
    suggestion: ONE,
    target: null,
    actual: null,
    rule: { kind: "as-target", text: actual.text },
    notes: [],
  };
}

/** A share of the weight in points, half-up to two decimals. */
function pointsOf(weight: Big, share: Big): Big {
  if (share === ZERO) return ZERO;
  return roundHalfUp(share === ONE ? weight : weight.times(share));
}

function rangeOf(weight: Big, { low, high }: Interval): Interval {
  const most = pointsOf(weight, high);
  return { low: low === high ? most : pointsOf(weight, low), high: most };
}

/** What the computed total counts; see `Judged.score`. */
function scoreOf(
  byRule: boolean,
  suggestion: Big | null,
  weight: Big,
  range: Interval | null,
  reported: Quantity | null,
): Big | null {
  if (reported && !(byRule && suggestion)) {
    return clamp(reported.value, range?.low ?? ZERO, range?.high ?? weight);
  }
  if (!suggestion) return null;
  return range && suggestion === ONE ? range.high : pointsOf(weight, suggestion);
}

/**
 * Judges one indicator by section 3 of the scoring rules. An indicator whose form has no 完成值 column, or whose
 * row nobody filled, has nothing to judge: its rule is "none" and it carries no note.
 */
export function judge(row: IndicatorRow, profile: Profile): Judged {
  const demand = demandOf(row);
  const { quantitative } = demand;
  const { met, ratio, suggestion, target, actual, rule, notes } = verdictOf(row, demand, profile);
  const weight = numberIn(row.weight)?.value ?? null;
  const reportedScore = numberIn(row.score);
  const range = weight && ratio && rangeOf(weight, ratio);
  const score = weight && scoreOf(quantitative, suggestion, weight, range, reportedScore);
  return {
    row,
    quantitative,
    met,
    ratio,
    suggestion,
    weight,
    range,
    score,
    reportedScore,
    target,
    actual,
    rule,
    notes,
  };
}

/**
 * Whether the rule can give a written score, compared at the decimals it is written with; a whole number is
 * exact. True as well when nothing can be concluded about the indicator.
 */
export function isPossibleScore({ weight, ratio, range }: Judged, reported: Quantity): boolean {
  if (!weight || !ratio) return true;
  if (range && reported.value.eq(range.high)) return true;
  return agrees(reported, { low: weight.times(ratio.low), high: weight.times(ratio.high) });
}
