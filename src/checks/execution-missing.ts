import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, writtenPoints } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

export const executionMissing: Check<{ written: string; score: string; cell: string }> = {
  id: "execution-missing",
  severity: "error",
  title: { zh: "有执行得分，没有执行数", en: "An execution score without an amount executed" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数，得分按执行率计算",
    en: "Execution rate = executed ÷ adjusted budget, and the score follows from it",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ written, score }, printed) =>
        written === ""
          ? `${printed("executed")}未填，预算执行却得 ${score} 分`
          : `${printed("executed")}“${written}”不是数字，预算执行却得 ${score} 分`,
      fix: ({ cell }, printed) => `请在 ${cell} 填写${printed("executed")}`,
    },
    en: {
      message: ({ written, score }) =>
        written === ""
          ? `Nothing is entered as executed, yet execution has ${score} points`
          : `“${written}” executed is no number, yet execution has ${score} points`,
      fix: ({ cell }) => `Enter the amount executed in ${cell}`,
    },
  },
  *run({ execution }) {
    if (!execution || execution.zeroBudget || execution.executed) return;
    const { row, reportedScore } = execution;
    if (!row.executed || !reportedScore?.value.gt(0)) return;
    yield {
      part: "budget",
      row: 0,
      cell: row.executed.cell,
      ...(row.score && { related: [row.score.cell] }),
      data: {
        written: quoted(row.executed),
        score: writtenPoints(reportedScore),
        cell: a1(row.executed.cell),
      },
    };
  },
};
