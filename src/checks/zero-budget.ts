import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { EVALUATIONS } from "./facts/form-groups";

const ANSWERS = {
  zero: { zh: "执行得分按 0 分计算", en: "the execution score counts as 0" },
  full: { zh: "执行得分按满分计算", en: "the execution score counts in full" },
  none: { zh: "不计算执行得分", en: "there is no execution score" },
} as const;

export const zeroBudget: Check<{ blank: "yes" | "no"; answer: keyof typeof ANSWERS; cell: string }> = {
  id: "zero-budget",
  severity: "info",
  title: { zh: "调整后预算数为 0 或未填", en: "The adjusted budget is 0 or blank" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数；预算为 0 时按评分规则处理",
    en: "Execution rate = executed ÷ adjusted budget; the scoring profile says what holds for 0",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ blank, answer }) =>
        `调整后预算数${blank === "yes" ? "未填" : "为 0"}，无法计算执行率，${ANSWERS[answer].zh}`,
      fix: ({ cell }) => `请核对 ${cell}；确无预算的不必修改`,
    },
    en: {
      message: ({ blank, answer }) =>
        `The adjusted budget is ${blank === "yes" ? "blank" : "0"}: no execution rate, ${ANSWERS[answer].en}`,
      fix: ({ cell }) => `Check ${cell}; leave it where there was no budget`,
    },
  },
  *run({ execution, profile }) {
    const adjusted = execution?.row.adjusted;
    if (!execution?.zeroBudget || !adjusted) return;
    yield {
      part: "budget",
      row: 0,
      cell: adjusted.cell,
      data: {
        blank: execution.adjusted === null ? "yes" : "no",
        answer: profile.zeroBudget,
        cell: a1(adjusted.cell),
      },
    };
  },
};
