import BigJs from "big.js";
import type Big from "big.js";

/** Makes decimal numbers from texts: 20 decimals in divisions, rounding half-up as Excel's ROUND does. */
export const Decimal = BigJs();
Decimal.DP = 20;
Decimal.RM = 1;

export const ZERO: Big = new Decimal("0");
export const ONE: Big = new Decimal("1");
export const HUNDRED: Big = new Decimal("100");
const HUNDREDTH: Big = new Decimal("0.01");

/** A share from a percent: 96.59 is 0.9659. */
export function shareOf(percent: Big): Big {
  return percent.times(HUNDREDTH);
}

/**
 * Half-up to the given decimals, as Excel's ROUND. A quotient that does not end is cut at 20 decimals, so that
 * 3 × 1⁄120 is a hair below 0.025; the first rounding takes that hair away before the second one decides.
 */
export function roundHalfUp(value: Big, decimals = 2): Big {
  return value.round(15).round(decimals);
}

/** Towards zero at the given decimals. */
export function truncate(value: Big, decimals: number): Big {
  return value.round(15).round(decimals, 0);
}

export function smaller(a: Big, b: Big): Big {
  return a.lt(b) ? a : b;
}

export function larger(a: Big, b: Big): Big {
  return a.gt(b) ? a : b;
}

/** The value, or the nearer end where it lies outside. */
export function clamp(value: Big, low: Big, high: Big): Big {
  return larger(low, smaller(value, high));
}
