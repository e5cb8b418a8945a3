import { ZERO } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { writtenPoints } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

const ANSWERS = {
  zero: { zh: "执行得分按 0 分计算", en: "the execution score counts as 0" },
  full: { zh: "执行得分按满分计算", en: "the execution score counts in full" },
  none: { zh: "不计算执行得分", en: "there is no execution score" },
} as const;

export const zeroBudget: Check<{
  claimed: string;
  spent: string;
  blank: "yes" | "no";
  answer: keyof typeof ANSWERS;
  cell: string;
}> = {
  id: "zero-budget",
  severity: "info",
  title: { zh: "预算数为 0 或未填", en: "The budget is 0 or blank" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数；预算为 0 时按评分规则处理",
    en: "Execution rate = executed ÷ adjusted budget; the scoring profile says what holds for 0",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ claimed, spent, blank, answer }, printed) =>
        `${printed("adjusted")}${blank === "yes" ? "未填" : "为 0"}，${spent === "" ? "" : `却有${printed("executed")} ${spent}，`}${claimed === "" ? "" : `${spent === "" ? "却" : "并"}得 ${claimed} 分，`}无法计算${printed("rate")}，${ANSWERS[answer].zh}`,
      fix: ({ cell, claimed, spent }, printed) =>
        claimed === "" && spent === ""
          ? `请核对 ${cell}；确无预算的不必修改`
          : `请核对 ${cell}、${printed("executed")}和执行得分`,
    },
    en: {
      message: ({ claimed, spent, blank, answer }) =>
        `The budget is ${blank === "yes" ? "blank" : "0"}${spent === "" ? "" : `, yet ${spent} was executed`}${claimed === "" ? "" : `, yet execution has ${claimed} points`}: no execution rate, ${ANSWERS[answer].en}`,
      fix: ({ cell, claimed, spent }) =>
        claimed === "" && spent === ""
          ? `Check ${cell}; leave it where there was no budget`
          : `Check ${cell}, the amount executed and the score`,
    },
  },
  *run({ execution, profile }) {
    const adjusted = execution?.row.adjusted;
    if (!execution?.zeroBudget || !adjusted) return;
    const claimed = execution.reportedScore?.value.gt(execution.score ?? ZERO) === true;
    const spent = execution.executed?.value.gt(ZERO) === true;
    yield {
      part: "budget",
      row: 0,
      cell: adjusted.cell,
      ...((claimed || spent) && { severity: "error" as const }),
      data: {
        claimed: claimed ? writtenPoints(execution.reportedScore) : "",
        spent: spent ? execution.executed.value.toFixed() : "",
        blank: execution.adjusted === null ? "yes" : "no",
        answer: profile.zeroBudget,
        cell: a1(adjusted.cell),
      },
    };
  },
};
