import type Big from "big.js";
import { HUNDRED, compare, decimalOf } from "../scoring/decimal";
import type { Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { indicatorScoreRate, isOverWeight } from "./facts/score-rate";

/** Indicators earn no more than all of their points, so that a rate close to 100 % needs no look at them. */
function mayBeBehind(rate: Big, { indicators, profile }: Scored): boolean {
  // A negative amount executed is told as such.
  if (rate.s < 0) return false;
  const farBehindAll = HUNDRED.minus(decimalOf(profile.executionBehindPoints));
  return compare(rate, farBehindAll) <= 0 || indicators.some(isOverWeight);
}

export const executionBehindOutput: Check<{ rate: string; scoreRate: string; gap: string; cell: string }> = {
  id: "execution-behind-output",
  severity: "warning",
  title: { zh: "执行率明显低于指标得分率", en: "Spending far behind the results reported" },
  basis: {
    zh: "复核要点：资金支出进度与绩效完成情况相匹配；界限在评分规则中设定",
    en: "Reviewers' practice: spending and results go together; the limit is a setting of the profile",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ rate, scoreRate, gap }, printed) =>
        `${printed("rate")} ${rate} %，各项指标得分率 ${scoreRate} %，相差 ${gap} 个百分点`,
      fix: ({ cell }, printed) =>
        `请核对 ${cell} 和各项${printed("actual")}；确已完成而资金未支付的，说明支付安排`,
    },
    en: {
      message: ({ rate, scoreRate, gap }) =>
        `The execution rate is ${rate}%, the indicators have ${scoreRate}% of their points: ${gap} points apart`,
      fix: ({ cell }) =>
        `Check ${cell} and the completed values; where all is done but not paid, say when it will be`,
    },
  },
  *run(scored) {
    const { execution, profile } = scored;
    const { rate, row } = execution ?? {};
    const scoreRate = rate && mayBeBehind(rate, scored) ? indicatorScoreRate(scored) : null;
    if (!rate || !row || !scoreRate) return;
    const gap = scoreRate.minus(rate);
    if (compare(gap, decimalOf(profile.executionBehindPoints)) < 0) return;
    const cell = (row.rate ?? row.executed ?? row.label).cell;
    yield {
      part: "budget",
      row: 0,
      cell,
      data: { rate: shown(rate), scoreRate: shown(scoreRate), gap: shown(gap), cell: a1(cell) },
    };
  },
};
