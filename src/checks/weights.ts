import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal } from "../scoring/decimal";
import { halfUnit } from "../scoring/interval";
import { numberIn } from "../scoring/quantity";
import type { Scored } from "../scoring/scored";

/** The points a form gives out. */
export interface Weights {
  /** 预算执行; null where the form has none. */
  readonly execution: Big | null;
  readonly executionCell: Entry | null;
  /** Whether the form says how much 预算执行 weighs, rather than the profile. */
  readonly executionIsWritten: boolean;
  readonly indicators: Big;
  readonly first: Entry;
  readonly last: Entry;
  /** How far weights written with two decimals or more may miss the whole by their own rounding. */
  readonly rounding: Big;
}

const ROUNDED_DECIMALS = 2;

/** The weights of a form; null where no indicator has one. */
export function weightsOf({ table, execution, indicators }: Scored): Weights | null {
  let sum: Big = new Decimal(0);
  let rounding: Big = new Decimal(0);
  let first: Entry | null = null;
  let last: Entry | null = null;
  for (const { row } of indicators) {
    const weight = numberIn(row.weight);
    if (!row.weight || !weight) continue;
    first ??= row.weight;
    last = row.weight;
    sum = sum.plus(weight.value);
    if (weight.decimals >= ROUNDED_DECIMALS) rounding = rounding.plus(halfUnit(weight.decimals));
  }
  if (!first || !last) return null;
  const executionCell = table.budget[0]?.weight ?? null;
  return {
    execution: execution?.weight ?? null,
    executionCell,
    executionIsWritten: executionCell !== null && numberIn(executionCell) !== null,
    indicators: sum,
    first,
    last,
    rounding,
  };
}

/** Whether the weights make 100. */
export function weightsAddUp(weights: Weights): boolean {
  const misses = (sum: Big) => sum.minus(100).abs().gt(weights.rounding);
  if (!misses(weights.indicators.plus(weights.execution ?? 0))) return true;
  return !weights.executionIsWritten && !misses(weights.indicators);
}
