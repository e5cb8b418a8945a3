import { isBlank } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, writtenPoints } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

export const executionMissing: Check<{ written: string; score: string; cell: string }> = {
  id: "execution-missing",
  severity: "error",
  title: { zh: "没有预算执行数", en: "No amount executed" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数，得分按执行率计算",
    en: "Execution rate = executed ÷ adjusted budget, and the score follows from it",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ written, score }, printed) =>
        score === ""
          ? `${printed("executed")}未填，算不出预算执行率`
          : written === ""
            ? `${printed("executed")}未填，预算执行却得 ${score} 分`
            : `${printed("executed")}“${written}”不是数字，预算执行却得 ${score} 分`,
      fix: ({ cell, score }, printed) =>
        `请在 ${cell} 填写${printed("executed")}${score === "" ? "，没有支出的填 0" : ""}`,
    },
    en: {
      message: ({ written, score }) =>
        score === ""
          ? "Nothing is entered as executed, so that there is no execution rate"
          : written === ""
            ? `Nothing is entered as executed, yet execution has ${score} points`
            : `“${written}” executed is no number, yet execution has ${score} points`,
      fix: ({ cell, score }) =>
        `Enter the amount executed in ${cell}${score === "" ? ", 0 where nothing was spent" : ""}`,
    },
  },
  *run({ execution }) {
    if (!execution || execution.zeroBudget || execution.executed) return;
    const { row, reportedScore } = execution;
    const claimed = reportedScore?.value.gt(0) === true;
    // Of an amount that is no number `amount-unreadable` speaks.
    if (!row.executed || !(claimed || isBlank(row.executed.text))) return;
    yield {
      part: "budget",
      row: 0,
      cell: row.executed.cell,
      ...(row.score && { related: [row.score.cell] }),
      data: {
        written: quoted(row.executed),
        score: claimed ? writtenPoints(reportedScore) : "",
        cell: a1(row.executed.cell),
      },
    };
  },
};
