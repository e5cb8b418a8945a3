import type Big from "big.js";
import type { Table } from "../reading/table";
import { HUNDRED, ONE, ZERO } from "./decimal";
import { isPercent, numberIn } from "./quantity";

/** How far shares written with two or three decimals may miss 1 together. */
const ROUNDING = "0.005";

/**
 * How many points a weight of 1 is: 100 where the weights are shares of the whole, 0.3 for 30 points, as the sum of 1 and
 * a score above 1 tell together; else 1.
 */
export function pointsPerWeight({ budget, indicators }: Table): Big {
  let sum: Big = ZERO;
  let count = 0;
  for (const written of [budget[0]?.weight, ...indicators.map(({ weight }) => weight)]) {
    const weight = numberIn(written);
    if (!weight) continue;
    if (weight.value.gt(ONE) || isPercent(weight)) return ONE;
    sum = sum.plus(weight.value);
    count += 1;
  }
  const isWhole = count > 1 && sum.minus(ONE).abs().lte(ROUNDING);
  return isWhole && indicators.some(({ score }) => numberIn(score)?.value.gt(ONE)) ? HUNDRED : ONE;
}
