import type Big from "big.js";
import type { IndicatorRow } from "../reading/table";
import { ONE, ZERO, clamp, roundHalfUp } from "./decimal";
import { WHOLE, agrees } from "./interval";
import type { Interval } from "./interval";
import type { Profile } from "./profile";
import { judgeQuality, wordOf } from "./qualitative";
import { judgeQuantity } from "./quantitative";
import { comparatorOf, fold, isBlank, isBlankActual, numberIn, readQuantity } from "./quantity";
import type { Quantity } from "./quantity";
import type { Judged } from "./scored";
import { unjudged } from "./verdict";
import type { Verdict } from "./verdict";

const DIGIT = /\d/;

/** A row that the form prints and nobody filled, such as a 二级指标 without indicators. */
function isUnused(row: IndicatorRow): boolean {
  const places = [row.name, row.target, row.actual, row.weight];
  return places.every((place) => place === undefined || isBlank(place.text));
}

interface Judgement extends Verdict {
  readonly quantitative: boolean;
}

function verdictOf(row: IndicatorRow, profile: Profile): Judgement {
  const nature = row.nature?.text ?? "";
  const sign = nature === "" ? null : comparatorOf(nature);
  const isQualitative = sign === null && fold(nature).includes("定性");
  const reading = readQuantity(row.target);
  const number = reading === "unreadable" ? null : reading;
  const { actual, target } = row;

  const isNumeric = number !== null || (target !== undefined && DIGIT.test(wordOf(target.text)));
  const quantitative = !isQualitative && (isNumeric || (reading === null && sign !== null));
  if (!actual || isUnused(row)) return { quantitative, ...unjudged(number, null) };

  if (isBlankActual(actual.text)) return { quantitative, ...unjudged(number, null, "actual-missing") };
  if (target === undefined || reading === null) {
    return { quantitative, ...unjudged(null, numberIn(actual), "target-unreadable") };
  }
  if (!quantitative) return { quantitative, ...judgeQuality(target, actual) };
  if (number) return { quantitative, ...judgeQuantity(sign, number, actual, row.unit, profile) };
  if (fold(actual.text) !== fold(target.text)) {
    return { quantitative, ...unjudged(null, numberIn(actual), "target-unreadable") };
  }
  const rule = { kind: "as-target", text: actual.text } as const;
  return {
    quantitative,
    met: true,
    ratio: WHOLE,
    suggestion: ONE,
    target: null,
    actual: null,
    rule,
    notes: [],
  };
}

/** A share of the weight in points, half-up to two decimals. */
function pointsOf(weight: Big, share: Big): Big {
  return share === ONE ? weight : roundHalfUp(weight.times(share));
}

/** What the computed total counts; see `Judged.score`. */
function scoreOf(
  judgement: Judgement,
  weight: Big | null,
  range: Interval | null,
  reported: Quantity | null,
): Big | null {
  if (weight === null) return null;
  const { quantitative, suggestion } = judgement;
  if (reported && !(quantitative && suggestion)) {
    return clamp(reported.value, range?.low ?? ZERO, range?.high ?? weight);
  }
  return suggestion && pointsOf(weight, suggestion);
}

/**
 * Judges one indicator by section 3 of the scoring rules. An indicator whose form has no 完成值 column, or whose
 * row nobody filled, has nothing to judge: its rule is "none" and it carries no note.
 */
export function judge(row: IndicatorRow, profile: Profile): Judged {
  const judgement = verdictOf(row, profile);
  const weight = numberIn(row.weight)?.value ?? null;
  const reportedScore = numberIn(row.score);
  const { ratio } = judgement;
  const range = weight && ratio && { low: pointsOf(weight, ratio.low), high: pointsOf(weight, ratio.high) };
  return {
    row,
    ...judgement,
    weight,
    range,
    score: scoreOf(judgement, weight, range, reportedScore),
    reportedScore,
  };
}

/**
 * Whether the rule can give a written score, compared at the decimals it is written with; a whole number is
 * exact. True as well when nothing can be concluded about the indicator.
 */
export function isPossibleScore(judged: Judged, reported: Quantity): boolean {
  const { weight, ratio } = judged;
  if (!weight || !ratio) return true;
  return agrees(reported, { low: weight.times(ratio.low), high: weight.times(ratio.high) });
}
