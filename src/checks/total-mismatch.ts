import { roundHalfUp } from "../scoring/decimal";
import { totalRowScore } from "../scoring/total-row";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { fitOf, reportedSum } from "./facts/reported-scores";

export const totalMismatch: Check<{ total: string; sum: string; difference: string; cell: string }> = {
  id: "total-mismatch",
  severity: "error",
  title: { zh: "合计得分不等于各项得分之和", en: "The total is not the sum of the scores" },
  basis: {
    zh: "自评表：合计得分为预算执行得分与各项指标得分之和",
    en: "The form: the total is the execution score and all indicator scores together",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ total, sum, difference }, printed) =>
        `${printed("total")}写为 ${total}，各项得分之和为 ${sum}，相差 ${difference}`,
      fix: ({ cell, sum }) => `请将 ${cell} 改为 ${sum}，或核对各项得分`,
    },
    en: {
      message: ({ total, sum, difference }) =>
        `The total reads ${total}, the scores add up to ${sum}: ${difference} apart`,
      fix: ({ cell, sum }) => `Write ${sum} in ${cell}, or check the scores`,
    },
  },
  *run(scored) {
    const { table } = scored;
    const reportedTotal = totalRowScore(table);
    const cell = table.total?.score?.cell;
    const reported = reportedSum(scored);
    if (!cell || !reportedTotal || !reported || fitOf(reportedTotal, reported) !== "wrong") return;
    const sum = roundHalfUp(reported.sum);
    yield {
      part: "total",
      row: null,
      cell,
      data: {
        total: writtenPoints(reportedTotal),
        sum: shown(sum),
        difference: shown(reportedTotal.value.minus(sum).abs()),
        cell: a1(cell),
      },
      proposal: reported.open.eq(0) ? { cell, value: sum.toNumber() } : null,
    };
  },
};
