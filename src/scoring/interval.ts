import type Big from "big.js";
import { Decimal, ONE, ZERO, compare, roundHalfUp, truncate } from "./decimal";
import type { Quantity } from "./quantity";

/** Every number that a rounded or banded one may stand for, both ends included unless it says otherwise. */
export interface Interval {
  readonly low: Big;
  readonly high: Big;
  /** Whether the high end itself is outside: the band of 部分达成 ends below 80 %. */
  readonly isOpen?: boolean;
}

/** The interval of one number that stands for itself alone. */
export function only(value: Big): Interval {
  return { low: value, high: value };
}

export const NOTHING: Interval = only(ZERO);
export const WHOLE: Interval = only(ONE);

/** An interval from two literals, such as a band of a share: `between("0.6", "0.8")`. */
export function between(low: string, high: string): Interval {
  return { low: new Decimal(low), high: new Decimal(high) };
}

/** An interval that ends below its high end. */
export function below(low: string, high: string): Interval {
  return { ...between(low, high), isOpen: true };
}

/** Whether a number lies in an interval; the upper end belongs to it unless it is open. */
export function within(value: Big, { low, high, isOpen }: Interval): boolean {
  return compare(value, low) >= 0 && compare(value, high) < (isOpen ? 0 : 1);
}

/** The interval of every product of a number of it and a positive factor, each end left as precise as it is. */
export function scaled({ low, high, isOpen }: Interval, factor: Big): Interval {
  return { low: low.times(factor), high: high.times(factor), ...(isOpen && { isOpen }) };
}

const HALF_UNITS = Array.from({ length: 21 }, (_, decimals) => new Decimal(`0.5e-${String(decimals)}`));

/** Half a unit of the last of so many decimals: 0.005 for 2. */
export function halfUnit(decimals: number): Big {
  return HALF_UNITS[decimals] ?? ZERO;
}

/** Every number that rounds to the written one: 9.66 is [9.655, 9.665], an exact number itself alone. */
export function spreadOf(quantity: Quantity): Interval {
  if (quantity.exact) return only(quantity.value);
  const half = halfUnit(quantity.decimals);
  return { low: quantity.value.minus(half), high: quantity.value.plus(half) };
}

/** Whether some number of the interval, half-up to so many decimals, is the written one. */
export function roundsTo(interval: Interval, written: Quantity, decimals: number): boolean {
  const value = roundHalfUp(written.value, decimals);
  return (
    compare(roundHalfUp(interval.low, decimals), value) <= 0 &&
    compare(roundHalfUp(interval.high, decimals), value) >= 0
  );
}

/** Whether some number of the interval, cut off after the decimals it is written with, is the written one. */
export function truncatesTo(interval: Interval, written: Quantity): boolean {
  const { decimals } = written;
  const value = truncate(written.value, decimals);
  return (
    compare(truncate(interval.low, decimals), value) <= 0 &&
    compare(truncate(interval.high, decimals), value) >= 0
  );
}

/**
 * Whether a written score can be one of the interval: compared at the decimals it is written with; a whole
 * number is exact and compared at two, so 12.7 agrees with 12.67, and 13 does not.
 */
export function agrees(written: Quantity, interval: Interval): boolean {
  if (interval.isOpen && compare(written.value, interval.high) >= 0) return false;
  return roundsTo(interval, written, written.decimals === 0 ? 2 : written.decimals);
}
