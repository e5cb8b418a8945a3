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

/** Settings that are kept as decimals; a profile has some thirty. */
const MOST_SETTINGS = 256;
const SETTINGS = new Map<number, Big>();

/** A number of a profile or of a form as a decimal; the same few are asked for on every table. */
export function decimalOf(setting: number): Big {
  const known = SETTINGS.get(setting);
  if (known) return known;
  const decimal: Big = new Decimal(setting);
  if (SETTINGS.size < MOST_SETTINGS) SETTINGS.set(setting, decimal);
  return decimal;
}

/** Whether a number is nought. */
export function isZero({ c: [first] }: Big): boolean {
  return first === 0;
}

/** Whether a number is above nought. */
export function isAboveZero(value: Big): boolean {
  return value.s > 0 && !isZero(value);
}

/**
 * How a number stands to another: -1 below it, 0 equal, 1 above. Looks at the digits where they are; the methods of
 * big.js copy both numbers first, which was a tenth of what the checks took.
 */
export function compare(one: Big, other: Big): -1 | 0 | 1 {
  if (one === other) return 0;
  if (isZero(one)) return isZero(other) ? 0 : other.s > 0 ? -1 : 1;
  if (isZero(other) || one.s !== other.s) return one.s > 0 ? 1 : -1;
  const size = one.e === other.e ? compareDigits(one.c, other.c) : one.e - other.e;
  if (size === 0) return 0;
  return size > 0 === one.s > 0 ? 1 : -1;
}

function compareDigits(one: readonly number[], other: readonly number[]): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** A share from a percent: 96.59 is 0.9659. */
export function shareOf(percent: Big): Big {
  return percent.times(HUNDREDTH);
}

/**
 * Half-up to the given decimals, as Excel's ROUND. A quotient that does not end is cut at 20 decimals, so that
 * 3 × 1⁄120 is a hair below 0.025; the first rounding takes that hair away before the second one decides.
 */
export function roundHalfUp(value: Big, decimals = 2): Big {
  if (value.c.length - 1 - value.e <= decimals) return value;
  return value.round(15).round(decimals);
}

/** A number as people read it, with the sign − and not a hyphen; with so many decimals, or as many as it has. */
export function printed(value: Big, decimals?: number): string {
  return value.toFixed(decimals).replace("-", "−");
}

/** Towards zero at the given decimals. */
export function truncate(value: Big, decimals: number): Big {
  return value.round(15).round(decimals, 0);
}

/** The smaller of two numbers. */
export function smaller(a: Big, b: Big): Big {
  return compare(a, b) < 0 ? a : b;
}

/** The larger of two numbers. */
export function larger(a: Big, b: Big): Big {
  return compare(a, b) > 0 ? a : b;
}

/** The value, or the nearer end where it lies outside. */
export function clamp(value: Big, low: Big, high: Big): Big {
  return larger(low, smaller(value, high));
}
