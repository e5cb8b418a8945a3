import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs, scoreProposal } from "./facts/indicator-score";
import { nameOf, sumOf } from "./facts/indicators";

export const scoreMismatch: Check<{ name: string; reported: string; sum: string; cell: string }> = {
  id: "score-mismatch",
  severity: "error",
  title: { zh: "指标得分计算有误", en: "An indicator's score does not follow from its values" },
  basis: {
    zh: "财预〔2020〕10号：完成指标值的得满分，未完成的按完成比例计分",
    en: "Caiyu [2020] No. 10: full marks for what was reached, in proportion for what was not",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, reported, sum }, printed) =>
        `“${name}”${printed("score")}写为 ${reported}，由${printed("target")}和${printed("actual")}算得 ${sum}`,
      fix: ({ cell }, printed) =>
        `请核对 ${cell} 的${printed("score")}、${printed("actual")}和${printed("target")}`,
    },
    en: {
      message: ({ name, reported, sum }) => `“${name}” has ${reported} points; its values give ${sum}`,
      fix: ({ cell }) => `Check the score in ${cell}, the completed value and the target`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("mismatch", scored, (judged) => {
      const { row, reportedScore, score } = judged;
      if (!row.score || !reportedScore || !score) return null;
      return {
        cell: row.score.cell,
        ...(row.actual && { related: [row.actual.cell] }),
        data: {
          name: nameOf(judged),
          reported: writtenPoints(reportedScore),
          sum: sumOf(judged, score),
          cell: a1(row.score.cell),
        },
        proposal: scoreProposal(judged),
      };
    }),
};
