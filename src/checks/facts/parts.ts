import type Big from "big.js";
import type { Entry } from "../../reading/table";
import { ZERO, compare, isZero } from "../../scoring/decimal";
import { halfUnit } from "../../scoring/interval";
import { isBlank, type Quantity } from "../../scoring/quantity";

/** An amount of the form and the number it holds, in the table's unit. */
export interface Amount {
  readonly entry: Entry;
  /** Null where the cell is blank or holds no number. */
  readonly quantity: Quantity | null;
}

/** A whole whose parts make something else; amounts in the table's unit. */
export interface PartsGap {
  readonly whole: Quantity;
  readonly sum: Big;
  readonly difference: Big;
  /** The cells of the parts that are filled. */
  readonly filled: readonly Entry[];
}

/**
 * How far rounding alone can drive a whole and its parts apart: half a unit of the last decimal for the whole
 * and for each part that is not 0. A single part is the whole over again and has to be equal.
 */
function roundingOf(whole: Quantity, parts: readonly Quantity[]): Big {
  const rounded = parts.filter((part) => !part.value.eq(ZERO));
  const decimals = Math.max(whole.decimals, ...parts.map((part) => part.decimals));
  if (rounded.length < 2 || decimals === 0) return ZERO;
  return halfUnit(decimals).times(rounded.length + 1);
}

/**
 * Whether the parts fail to add up to the whole. Null where they do, where rounding explains the difference
 * (section 1: an amount stands for all that round to it), where no part is filled, or where one holds no number.
 */
export function partsGap({ quantity: whole }: Amount, parts: readonly Amount[]): PartsGap | null {
  if (!whole) return null;
  let sum = ZERO;
  let isFilled = false;
  for (const { entry, quantity } of parts) {
    if (quantity) {
      if (!isZero(quantity.value)) sum = sum === ZERO ? quantity.value : sum.plus(quantity.value);
      isFilled = true;
    } else if (!isBlank(entry.text)) return null;
  }
  if (!isFilled || compare(sum, whole.value) === 0) return null;
  const filled = parts.filter(({ quantity }) => quantity !== null);
  const difference = sum.minus(whole.value).abs();
  const rounding = roundingOf(
    whole,
    filled.flatMap(({ quantity }) => quantity ?? []),
  );
  return difference.lte(rounding)
    ? null
    : { whole, sum, difference, filled: filled.map(({ entry }) => entry) };
}
