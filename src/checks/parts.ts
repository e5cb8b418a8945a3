import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal } from "../scoring/decimal";
import { halfUnit } from "../scoring/interval";
import { readQuantity, type Quantity } from "../scoring/quantity";

/** Amounts that should make up a whole, and what they make. */
interface Parts {
  /** In the table's unit. */
  readonly sum: Big;
  /** The filled cells. */
  readonly filled: readonly Entry[];
  readonly amounts: readonly Quantity[];
}

/** The parts that are filled; null where none is, or where one holds no number. */
function partsIn(entries: readonly (Entry | undefined)[]): Parts | null {
  const filled: Entry[] = [];
  const amounts: Quantity[] = [];
  let sum: Big = new Decimal(0);
  for (const entry of entries) {
    const reading = readQuantity(entry);
    if (!entry || reading === null) continue;
    if (reading === "unreadable") return null;
    filled.push(entry);
    amounts.push(reading);
    sum = sum.plus(reading.value);
  }
  return filled.length === 0 ? null : { sum, filled, amounts };
}

/**
 * How far rounding alone can drive a whole and its parts apart: half a unit of the last decimal for the whole
 * and for each part that is not 0. A single part is the whole over again and has to be equal.
 */
function roundingOf(whole: Quantity, amounts: readonly Quantity[]): Big {
  const rounded = amounts.filter((amount) => !amount.value.eq(0));
  const decimals = Math.max(whole.decimals, ...amounts.map((amount) => amount.decimals));
  if (rounded.length < 2 || decimals === 0) return new Decimal(0);
  return halfUnit(decimals).times(rounded.length + 1);
}

/** A whole whose parts make something else; amounts in the table's unit. */
export interface PartsGap {
  readonly whole: Quantity;
  readonly sum: Big;
  readonly difference: Big;
  readonly filled: readonly Entry[];
}

/**
 * Whether the parts fail to add up to the whole. Null where they do, where rounding explains the difference
 * (section 1: an amount stands for all that round to it), or where there is nothing to compare.
 */
export function partsGap(wholeEntry: Entry | undefined, entries: readonly (Entry | undefined)[]): PartsGap | null {
  const whole = readQuantity(wholeEntry);
  if (whole === null || whole === "unreadable") return null;
  const parts = partsIn(entries);
  if (!parts) return null;
  const difference = parts.sum.minus(whole.value).abs();
  if (difference.lte(roundingOf(whole, parts.amounts))) return null;
  return { whole, sum: parts.sum, difference, filled: parts.filled };
}
