import type Big from "big.js";
import { printed } from "../../scoring/decimal";

const HALF_UP = 1;

/** Points or percent as people read them: at most two decimals, none that say nothing. */
export function figure(value: Big): string {
  return printed(value.round(2, HALF_UP));
}

/** A total, always with two decimals, so that one stands under another. */
export function totalFigure(value: Big): string {
  return printed(value.round(2, HALF_UP), 2);
}

/** A difference with its sign: +0.5, −0.02, 0. */
export function signed(value: Big): string {
  const text = figure(value);
  return value.round(2, HALF_UP).gt("0") ? `+${text}` : text;
}

/** A share in percent for a bar: between 0 and 100. */
export function barLength(percent: Big): number {
  return Math.max(0, Math.min(100, percent.toNumber()));
}
