import type Big from "big.js";
import type { Entry } from "../../reading/table";
import { HUNDRED, ONE, ZERO } from "../../scoring/decimal";
import { halfUnit } from "../../scoring/interval";
import { numberIn } from "../../scoring/quantity";
import { leavesLevelsOut } from "../../scoring/score";
import type { Scored } from "../../scoring/scored";
import { levelName } from "./levels";
import { oncePerTable } from "./once-per-table";

const ROUNDED_DECIMALS = 2;

/** The points a form gives out. */
export interface Weights {
  /** 预算执行; null where the form has none. */
  readonly execution: Big | null;
  /** Of all indicators. */
  readonly indicators: Big;
  /** By 一级指标 without its 指标, in the order of the form. */
  readonly byLevel: ReadonlyMap<string, Big>;
  readonly first: Entry;
  readonly last: Entry;
  readonly addUp: boolean;
}

/** How far weights written with two decimals or more may miss the whole by their own rounding. */
function roundingOf({ table }: Scored): Big {
  return table.indicators.reduce((rounding, row) => {
    const decimals = numberIn(row.weight)?.decimals ?? 0;
    return decimals < ROUNDED_DECIMALS ? rounding : rounding.plus(halfUnit(decimals));
  }, ZERO);
}

/** Whether the weights make 100; where the form itself gives 预算执行 no weight, those of the indicators may. */
function addUp(scored: Scored, execution: Big | null, indicators: Big): boolean {
  const sum = execution ? indicators.plus(execution) : indicators;
  if (sum.eq(HUNDRED) || leavesLevelsOut(scored.indicators)) return true;
  const isWritten = numberIn(scored.table.budget[0]?.weight) !== null;
  const rounding = roundingOf(scored);
  const makesWhole = (points: Big) => points.minus(HUNDRED).abs().lte(rounding);
  // A form may leave out what 预算执行 weighs, and the sum it states itself leaves it out too.
  const withExecution = indicators.plus(scored.profile.executionWeight);
  const stated = numberIn(scored.table.total?.weight ?? undefined);
  const { stage, budget } = scored.table;
  const statesNone =
    budget.length === 0 && (!stated || [ONE, HUNDRED].some((per) => stated.value.times(per).eq(indicators)));
  const leavesOut = stage === "target" || (stage === "self-evaluation" && statesNone);
  return (
    makesWhole(sum) || (leavesOut && makesWhole(withExecution)) || (!isWritten && makesWhole(indicators))
  );
}

/** The weights of a form; null where no indicator has one. */
export const weightsOf = oncePerTable((scored): Weights | null => {
  const byText = new Map<string, Big>();
  let first: Entry | null = null;
  let last: Entry | null = null;
  for (const { row, weight } of scored.indicators) {
    if (!row.weight || !weight) continue;
    first ??= row.weight;
    last = row.weight;
    const level = row.level1.text;
    byText.set(level, byText.get(level)?.plus(weight) ?? weight);
  }
  if (!first || !last) return null;
  const byLevel = new Map<string, Big>();
  let indicators = ZERO;
  for (const [text, points] of byText) {
    const level = levelName(text);
    byLevel.set(level, byLevel.get(level)?.plus(points) ?? points);
    indicators = indicators.plus(points);
  }
  const ofExecution = scored.execution?.weight;
  const execution = ofExecution?.gt(ZERO) === true ? ofExecution : null;
  return { execution, indicators, byLevel, first, last, addUp: addUp(scored, execution, indicators) };
});
