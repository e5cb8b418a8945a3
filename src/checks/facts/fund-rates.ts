import type Big from "big.js";
import type { BudgetRow } from "../../reading/table";
import { HUNDRED, ZERO, compare, isAboveZero, larger, roundHalfUp } from "../../scoring/decimal";
import { only, roundsTo, type Interval } from "../../scoring/interval";
import { numberIn, percentOf, type Quantity } from "../../scoring/quantity";
import type { FundAmounts, Scored } from "../../scoring/scored";
import { halfUnitOf } from "../../scoring/execution";
import { oncePerTable } from "./once-per-table";

/** Names of indicators that ask for the execution rate of the table's own funds, folded. */
export const EXECUTION_RATE = /^(?:项目|部门|年度)?(?:预算|资金|经费)(?:总体)?执行率/;

/** A fund row whose amounts give a rate. */
export interface FundRate {
  /** Counts from 0 inside the budget block; the first is 总额. */
  readonly place: number;
  readonly row: BudgetRow;
  readonly budget: Quantity;
  readonly executed: Quantity;
  /** executed ÷ budget in percent, unrounded. */
  readonly rate: Big;
  /** The 执行率 written in the row, in percent; null where none is. */
  readonly reported: Quantity | null;
  /** Whether amounts that round to the written ones, or what arrived, can give it; true where none is written. */
  readonly isPlausible: boolean;
}

function rates(executed: Quantity, budget: Quantity, half: Big): Interval {
  const of = (top: Big, bottom: Big): Big => top.times(HUNDRED).div(bottom);
  if (half.eq(ZERO) || budget.value.lte(half)) return only(of(executed.value, budget.value));
  return {
    low: larger(ZERO, of(executed.value.minus(half), budget.value.plus(half))),
    high: of(executed.value.plus(half), budget.value.minus(half)),
  };
}

/** A written rate that is the quotient itself, rounded, needs no look at what the amounts may stand for. */
function isRounded(rate: Big, reported: Quantity): boolean {
  return compare(roundHalfUp(rate, reported.decimals), reported.value) === 0;
}

/** The amounts of every fund row, as scoring read them; a form that is not scored is read here. */
function amountsOf({ table, execution }: Scored): readonly FundAmounts[] {
  return (
    execution?.funds ??
    table.budget.map(({ initial, adjusted, executed }) => ({
      initial: numberIn(initial),
      adjusted: numberIn(adjusted),
      executed: numberIn(executed),
    }))
  );
}

interface KnownRate {
  readonly executed: Big;
  readonly budget: Big;
  readonly rate: Big;
}

/** The rate of 总额 as scoring worked it out. */
function knownRate({ execution }: Scored): KnownRate | null {
  const { executed, adjusted, rate } = execution ?? {};
  return executed && adjusted && rate ? { executed: executed.value, budget: adjusted.value, rate } : null;
}

const ARRIVED = /到位(?!率)/;

/** What arrived of a fund, where the form tells it in a column without a role; null where it does not. */
function arrivedIn({ extra }: Scored["table"], place: number): Quantity | null {
  const cell = extra.find(
    ({ part, row, header }) => part === "budget" && row === place && ARRIVED.test(header),
  );
  return numberIn(cell?.entry);
}

/** The rates of every fund row, against the adjusted budget, on a monitoring form without one the initial. */
export const fundRates = oncePerTable((scored: Scored): readonly FundRate[] => {
  const amounts = amountsOf(scored);
  const half = scored.execution?.halfUnit ?? halfUnitOf(amounts);
  // A fund often holds the amounts of the whole over again.
  let last = knownRate(scored);
  const rateOf = (executed: Big, budget: Big): Big => {
    if (compare(executed, budget) === 0) return HUNDRED;
    if (!last || compare(last.executed, executed) !== 0 || compare(last.budget, budget) !== 0) {
      last = { executed, budget, rate: executed.times(HUNDRED).div(budget) };
    }
    return last.rate;
  };
  return scored.table.budget.flatMap((row, place) => {
    const { initial = null, adjusted = null, executed = null } = amounts[place] ?? {};
    const budget = row.adjusted ? adjusted : initial;
    if (!budget || !isAboveZero(budget.value) || !executed || compare(executed.value, ZERO) < 0) return [];
    const rate = rateOf(executed.value, budget.value);
    const written = numberIn(row.rate);
    const reported = written && percentOf(written, rate);
    const follows = (from: Quantity): boolean =>
      reported !== null && roundsTo(rates(executed, from, half), reported, reported.decimals);
    // 资金使用率 may be told of what arrived, which the rule does not ask for and which is no slip either.
    const isOfArrived = (): boolean => {
      const arrived = arrivedIn(scored.table, place);
      return arrived !== null && isAboveZero(arrived.value) && follows(arrived);
    };
    const isPlausible = !reported || isRounded(rate, reported) || follows(budget) || isOfArrived();
    return [{ place, row, budget, executed, rate, reported, isPlausible }];
  });
});
