import type Big from "big.js";
import { Decimal, ZERO } from "../scoring/decimal";

/** The sum of numbers as decimals, so that ten times 0.1 is 1. */
export function sumOf(numbers: readonly number[]): Big {
  return numbers.reduce((sum, number) => sum.plus(new Decimal(number)), ZERO);
}

/** Share from which a budget is another one than the last. */
const CHANGED = new Decimal("0.1");

/** Whether a budget differs from another by a tenth or more; false where one of the two is not known. */
export function isChangedBudget(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return false;
  if (before === 0) return after !== 0;
  const change = new Decimal(after).minus(new Decimal(before)).div(new Decimal(before)).abs();
  return change.gte(CHANGED);
}
