import type Big from "big.js";
import { formSpec } from "../forms/registry";
import type { BudgetRow, Entry, Table } from "../reading/table";
import { Decimal, HUNDRED, ONE, ZERO, clamp, larger, roundHalfUp, shareOf } from "./decimal";
import { fold } from "../sheet/fold";
import { agrees, halfUnit, only, roundsTo, truncatesTo } from "./interval";
import type { Interval } from "./interval";
import type { Profile } from "./profile";
import { isBlank, numberIn, percentOf } from "./quantity";
import type { Quantity } from "./quantity";
import type { Execution, FundAmounts } from "./scored";

function amountsOf(row: BudgetRow): FundAmounts {
  return {
    initial: numberIn(row.initial),
    adjusted: numberIn(row.adjusted),
    executed: numberIn(row.executed),
  };
}

/** Typed amounts share the largest number of decimals among them; what a formula yields says nothing of it. */
export function halfUnitOf(funds: readonly FundAmounts[]): Big {
  let decimals = 0;
  for (const { initial, adjusted, executed } of funds) {
    for (const amount of [initial, adjusted, executed]) {
      if (amount && !amount.exact && amount.decimals > decimals) decimals = amount.decimals;
    }
  }
  return decimals === 0 ? ZERO : halfUnit(decimals);
}

/** A rate in percent; `adjusted` is above 0. */
function rateOf(executed: Big, adjusted: Big): Big {
  return executed.eq(adjusted) ? HUNDRED : executed.times(HUNDRED).div(adjusted);
}

function spread(amount: Quantity, entry: Entry | undefined, half: Big): Interval {
  if (half.eq(ZERO) || entry?.source?.formula !== undefined) return only(amount.value);
  return { low: amount.value.minus(half), high: amount.value.plus(half) };
}

/** Every rate, in percent, that amounts rounding to the written ones can give; null when there is no rate. */
function rateInterval({ rate, executed, adjusted, row, halfUnit }: Execution): Interval | null {
  if (!rate || !executed || !adjusted) return null;
  const top = spread(executed, row.executed, halfUnit);
  const bottom = spread(adjusted, row.adjusted, halfUnit);
  return { low: larger(ZERO, rateOf(top.low, bottom.high)), high: rateOf(top.high, bottom.low) };
}

/** Share of the weight, in percent, that a rate in percent earns: between 0 and 100. */
function earnedPercent(rate: Big, profile: Profile): Big {
  if (profile.executionBands.length === 0) return clamp(rate, ZERO, HUNDRED);
  const band = profile.executionBands.find(({ from }) => rate.gte(from));
  return band ? new Decimal(band.percent) : ZERO;
}

function unroundedScore(rate: Big, weight: Big, profile: Profile): Big {
  return shareOf(weight.times(earnedPercent(rate, profile)));
}

function scoreOf(rate: Big, weight: Big, profile: Profile): Big {
  const basis = profile.roundRateFirst ? roundHalfUp(rate) : rate;
  return roundHalfUp(unroundedScore(basis, weight, profile));
}

function zeroBudgetScore(weight: Big, profile: Profile): Big | null {
  switch (profile.zeroBudget) {
    case "zero":
      return ZERO;
    case "full":
      return weight;
    case "none":
      return null;
  }
}

/** 权重 of 预算执行: its cell, else what a heading prints, else the form's own, else the profile's. */
function weightOf(table: Table, row: BudgetRow, profile: Profile, perWeight: Big): Big {
  const own = numberIn(row.weight);
  if (own) return own.value.times(perWeight);
  const printed = numberIn(table.executionWeight ?? undefined);
  if (printed) return printed.value;
  const ofForm = table.spec === null ? undefined : formSpec(table.spec).executionWeight;
  return new Decimal(ofForm ?? profile.executionWeight);
}

const NAMED_AS_INDICATOR = /^(?:资金|预算|项目|经费|部门)*(?:总体)?执行率/;

/**
 * Whether 预算执行 earns its points as an indicator or not at all: the funds have neither 权重 nor 得分, no heading
 * prints points for them, and the indicators weigh 100 by themselves or have one for the rate.
 */
function isAmongIndicators({ indicators, executionWeight }: Table, row: BudgetRow, perWeight: Big): boolean {
  if (row.weight || row.score || executionWeight) return false;
  let sum: Big = ZERO;
  for (const { name, weight } of indicators) {
    const points = numberIn(weight)?.value;
    if (!points) continue;
    if (points.gt(ZERO) && NAMED_AS_INDICATOR.test(fold(name.text))) return true;
    sum = sum.plus(points);
  }
  return sum.times(perWeight).eq(HUNDRED);
}

/**
 * 预算执行率 of a table by section 2 of the scoring rules: 总额's executed ÷ adjusted, in percent, and its score.
 * `perWeight` is how many points a weight of 1 is. Null where the form asks for none: no budget block, no 调整后预算数 (a monitoring form), or an overall form
 * without a 权重 for it.
 */
export function executionOf(table: Table, profile: Profile, perWeight: Big = ONE): Execution | null {
  const row = table.budget[0];
  if (!row?.adjusted || (table.stage === "overall" && !row.weight)) return null;

  const funds = table.budget.map(amountsOf);
  const { initial, adjusted, executed } = funds[0] ?? amountsOf(row);
  const isCounted = !isAmongIndicators(table, row, perWeight);
  const weight = isCounted ? weightOf(table, row, profile, perWeight) : ZERO;
  const zeroBudget = adjusted ? adjusted.value.lte(ZERO) : isBlank(row.adjusted.text);

  const rate = !zeroBudget && adjusted && executed ? rateOf(executed.value, adjusted.value) : null;
  const ofZero = zeroBudget ? zeroBudgetScore(weight, profile) : null;
  const score = !isCounted ? null : rate ? scoreOf(rate, weight, profile) : ofZero;
  const reportedRate = numberIn(row.rate);
  return {
    row,
    funds,
    initial,
    adjusted,
    executed,
    halfUnit: halfUnitOf(funds),
    zeroBudget,
    rate,
    weight,
    score,
    reportedRate: reportedRate && percentOf(reportedRate, rate),
    reportedScore: numberIn(row.score),
  };
}

/**
 * Points that 预算执行率 adds to the computed total. Where its amounts cannot be read the reported score stands in,
 * as far as it lies between 0 and the weight.
 */
export function executionPoints(execution: Execution): Big {
  const { score, zeroBudget, reportedScore, weight } = execution;
  if (score) return score;
  return zeroBudget || !reportedScore ? ZERO : clamp(reportedScore.value, ZERO, weight);
}

/**
 * Whether amounts that round to the written ones can give a written rate, compared at the decimals it is
 * written with. True as well when there is no rate to compare it with.
 */
export function plausibleRate(execution: Execution, reported: Quantity): boolean {
  const { rate } = execution;
  if (rate && roundsTo(only(rate), reported, reported.decimals)) return true;
  const rates = rateInterval(execution);
  return rates === null || roundsTo(rates, reported, reported.decimals);
}

/** How a written execution score stands to the rule; "unknown" when there is no rate to take it from. */
export type ScoreFit = "right" | "tail" | "wrong" | "unknown";

/**
 * How a written execution score stands to the rule. "right": half-up to two decimals from amounts that round to
 * the written ones, or from the written rate. "tail": cut off instead of rounded, or right to the one decimal it
 * is written with. A whole number is exact: 10 is wrong where the rule gives 9.94, while 6 is 6.09 cut off.
 */
export function plausibleScore(execution: Execution, profile: Profile, reported: Quantity): ScoreFit {
  const { score, reportedRate, weight } = execution;
  if (!execution.rate) return "unknown";
  const decimals = Math.max(2, reported.decimals);
  if (score && roundsTo(only(score), reported, decimals)) return "right";

  const fromAmounts = rateInterval(execution);
  if (!fromAmounts) return "unknown";
  const rates = [fromAmounts];
  if (profile.roundRateFirst) {
    rates.push({ low: roundHalfUp(fromAmounts.low), high: roundHalfUp(fromAmounts.high) });
  }
  if (reportedRate) rates.push(only(roundHalfUp(reportedRate.value, reportedRate.decimals)));
  const scores = rates.map(({ low, high }) => ({
    low: unroundedScore(low, weight, profile),
    high: unroundedScore(high, weight, profile),
  }));
  if (scores.some((interval) => roundsTo(interval, reported, decimals))) return "right";
  return scores.some((interval) => agrees(reported, interval) || truncatesTo(interval, reported))
    ? "tail"
    : "wrong";
}
