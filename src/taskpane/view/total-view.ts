import type Big from "big.js";
import { isIncomplete } from "../../reading/table";
import { ZERO, roundHalfUp } from "../../scoring/decimal";
import type { Execution, Judged, Scored } from "../../scoring/scored";
import { barLength, figure, signed, totalFigure } from "./figures";

/** 预算执行率 as the card shows it. */
export interface ExecutionView {
  /** In percent with two decimals at most, without the sign; null when there is no rate. */
  readonly rate: string | null;
  /** Length of the bar, 0 to 100. */
  readonly bar: number;
  readonly score: string | null;
  /** Null where an indicator earns the points instead. */
  readonly weight: string | null;
}

/** The indicators of one 一级指标 added up. */
export interface LevelView {
  readonly level1: string;
  readonly score: string;
  readonly weight: string;
}

/** The total and what it is compared with; figures are ready to print, null where there is none. */
interface TotalLine {
  readonly computed: string | null;
  readonly reported: string | null;
  /** Computed minus reported; null when either is missing or they are the same. */
  readonly difference: string | null;
  readonly grade: Scored["grade"];
}

/** What the card 总分 shows. */
export interface TotalView extends TotalLine {
  readonly execution: ExecutionView | null;
  readonly levels: readonly LevelView[];
}

/** Computed minus reported total in points; null when either is missing. */
export function totalDifference({ total, reportedTotal }: Scored): Big | null {
  return total && reportedTotal ? total.minus(reportedTotal.value) : null;
}

/** The difference with its sign; null when there is none to speak of. */
export function differenceText(difference: Big | null): string | null {
  return difference && !roundHalfUp(difference).eq(ZERO) ? signed(difference) : null;
}

function executionView({ rate, score, weight }: Execution): ExecutionView {
  return {
    rate: rate && figure(rate),
    bar: rate ? barLength(rate) : 0,
    score: score && figure(score),
    weight: weight.eq(ZERO) ? null : figure(weight),
  };
}

/** The rows of a table by 一级指标, in the order in which each first appears. */
export function byLevel1(indicators: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const judged of indicators) {
    const level1 = judged.row.level1.text;
    const group = groups.get(level1);
    if (group) group.push(judged);
    else groups.set(level1, [judged]);
  }
  return groups;
}

function sum(values: readonly (Big | null)[]): Big {
  return values.reduce<Big>((points, value) => (value ? points.plus(value) : points), ZERO);
}

/** Computed points and weight of some rows; null where no row has a weight, as in a target form. */
export function levelView(level1: string, group: readonly Judged[]): LevelView | null {
  if (group.every(({ weight }) => weight === null)) return null;
  return {
    level1,
    score: figure(sum(group.map(({ score }) => score))),
    weight: figure(sum(group.map(({ weight }) => weight))),
  };
}

/** The total of a table in one line. */
export function totalLine(scored: Scored): TotalLine {
  const { total, reportedTotal, grade } = scored;
  return {
    computed: total && totalFigure(total),
    reported: reportedTotal && totalFigure(reportedTotal.value),
    difference: differenceText(totalDifference(scored)),
    grade,
  };
}

/** The total of a table as the pane shows it. */
export function totalView(scored: Scored): TotalView {
  const { execution, indicators } = scored;
  return {
    ...totalLine(scored),
    execution: execution && executionView(execution),
    levels: [...(isIncomplete(scored.table) ? [] : byLevel1(indicators))]
      .map(([level1, group]) => levelView(level1, group))
      .filter((level) => level !== null),
  };
}
