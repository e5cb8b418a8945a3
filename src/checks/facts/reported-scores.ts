import type Big from "big.js";
import { Decimal, ZERO, compare, roundHalfUp } from "../../scoring/decimal";
import type { Quantity } from "../../scoring/quantity";
import { oncePerTable } from "./once-per-table";

/** What the scores in the form add up to, in points. */
export interface ReportedSum {
  readonly sum: Big;
  /** What the scores that are not written could add at most: a total above the sum may already hold them. */
  readonly open: Big;
}

/** The sum of the reported scores, 预算执行 among them; null where the form has none. */
export const reportedSum = oncePerTable(({ execution, indicators }): ReportedSum | null => {
  let sum: Big = ZERO;
  let open: Big = ZERO;
  let count = 0;
  const add = (score: Quantity | null, weight: Big | null) => {
    if (score) {
      sum = sum.plus(score.value);
      count++;
    } else if (weight) open = open.plus(weight);
  };
  // A form may print the points of the execution, or mean them, without a place for its score.
  if (execution?.row.score) add(execution.reportedScore, execution.weight);
  else if (execution) add(null, execution.weight);
  for (const { row, reportedScore, weight } of indicators) if (row.score) add(reportedScore, weight);
  return count === 0 ? null : { sum, open };
});

/** How a written total stands to the sum: a whole number within 0.05 of it differs in the tail only. */
export type TotalFit = "right" | "tail" | "wrong";

const TAIL = new Decimal("0.05");

/**
 * Compares a total at the decimals it is written with: 99.7 is right for 99.66. A whole number is exact: 98 is
 * 98.04 but for the tail.
 */
export function fitOf(total: Pick<Quantity, "value" | "decimals">, { sum, open }: ReportedSum): TotalFit {
  const decimals = total.decimals === 0 ? 2 : total.decimals;
  const value = roundHalfUp(total.value, decimals);
  const order = compare(value, roundHalfUp(sum, decimals));
  if (order === 0 || (order > 0 && compare(value, roundHalfUp(sum.plus(open), decimals)) <= 0))
    return "right";
  return total.decimals === 0 && value.minus(sum).abs().lte(TAIL) ? "tail" : "wrong";
}
