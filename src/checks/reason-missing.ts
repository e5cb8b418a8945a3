import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf, actualOf, targetOf } from "./facts/indicators";
import { emptyReason, owesReason } from "./facts/reasons";

export const reasonMissing: Check<{
  name: string;
  wanted: string;
  reached: string;
  points: string;
  weight: string;
  cell: string;
}> = {
  id: "reason-missing",
  severity: "error",
  title: { zh: "未完成指标未写原因", en: "No reason for an indicator that fell short" },
  basis: {
    zh: "财预〔2020〕10号：未完成绩效目标的，要分析原因并提出改进措施",
    en: "Caiyu [2020] No. 10: targets that were not reached need their cause and measures",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, wanted, reached, points, weight }, printed) =>
        points === ""
          ? `“${name}”要求 ${wanted}，完成 ${reached}，未写原因`
          : `“${name}”${printed("actual")}为“${reached}”，得 ${points}/${weight} 分，未写原因`,
      fix: ({ cell }) => `请在 ${cell} 说明未完成原因和改进措施`,
    },
    en: {
      message: ({ name, wanted, reached, points, weight }) =>
        points === ""
          ? `“${name}” asks for ${wanted} and reached ${reached}, without a reason`
          : `“${name}” reached ${reached} and has ${points} of ${weight} points, without a reason`,
      fix: ({ cell }) => `Give the reason and what will be done about it in ${cell}`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      const { row, quantitative, weight, reportedScore, score } = judged;
      if (!row.actual || !owesReason(judged, scored)) return null;
      const reason = emptyReason(row, scored.table);
      if (!reason) return null;
      const points = reportedScore?.value ?? score;
      return {
        cell: reason.cell,
        related: [row.actual.cell],
        data: {
          name: nameOf(judged),
          wanted: targetOf(judged),
          // As `unmet-full-score` says it, so that both together say it once.
          reached: quantitative ? actualOf(judged) : quoted(row.actual),
          points: quantitative || !points ? "" : shown(points),
          weight: weight ? shown(weight) : "",
          cell: a1(reason.cell),
        },
      };
    }),
};
