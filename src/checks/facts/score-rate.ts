import type Big from "big.js";
import { HUNDRED, ZERO, compare, isAboveZero } from "../../scoring/decimal";
import type { Judged } from "../../scoring/scored";
import { oncePerTable } from "./once-per-table";

/** Whether the reported score is below the weight. */
export function hasLostPoints({ weight, reportedScore }: Judged): boolean {
  return weight !== null && reportedScore !== null && compare(reportedScore.value, weight) < 0;
}

/** Whether the reported score is above the weight. */
export function isOverWeight({ weight, reportedScore }: Judged): boolean {
  return weight !== null && reportedScore !== null && compare(reportedScore.value, weight) > 0;
}

/** What the indicators earned of their weights as reported, in percent; null where no row has both. */
export const indicatorScoreRate = oncePerTable(({ indicators }): Big | null => {
  let weights: Big = ZERO;
  let scores: Big = ZERO;
  for (const { weight, reportedScore } of indicators) {
    if (!weight || !reportedScore) continue;
    weights = weights.plus(weight);
    scores = scores.plus(reportedScore.value);
  }
  return isAboveZero(weights) ? scores.times(HUNDRED).div(weights) : null;
});
