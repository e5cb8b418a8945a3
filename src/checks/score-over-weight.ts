import { isPercent, numberIn } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs, scoreProposal } from "./facts/indicator-score";
import { nameOf } from "./facts/indicators";

/** Whether a share stands where points belong: 78.5% of a weight of 10, where no weight bears the sign. */
function isShareOf(reported: string, weight: string): boolean {
  return reported.endsWith("%") && !weight.endsWith("%");
}

export const scoreOverWeight: Check<{ name: string; reported: string; weight: string; cell: string }> = {
  id: "score-over-weight",
  severity: "error",
  title: { zh: "得分大于权重", en: "A score above its weight" },
  basis: {
    zh: "财预〔2020〕10号：单项得分以权重为限，超额完成不加分",
    en: "Caiyu [2020] No. 10: an indicator earns its weight at most, whatever was reached",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, reported, weight }, printed) =>
        `“${name}”${printed("score")} ${reported}，大于${printed("weight")} ${weight}`,
      fix: ({ cell, weight, reported }, printed) =>
        isShareOf(reported, weight)
          ? `${cell} 是百分数，请改为分数（不超过 ${weight} 分），单元格格式改为数值`
          : `请将 ${cell} 改为不超过 ${weight}${weight.endsWith("%") ? "" : " 分"}，或核对${printed("weight")}`,
    },
    en: {
      message: ({ name, reported, weight }) =>
        `“${name}” has ${reported} points, more than its weight of ${weight}`,
      fix: ({ cell, weight, reported }) =>
        isShareOf(reported, weight)
          ? `${cell} holds a percentage: write points there, ${weight} or less, and format the cell as a number`
          : `Write ${weight} or less in ${cell}, or check the weight`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("over-weight", scored, (judged) => {
      const { row, reportedScore, weight } = judged;
      if (!row.score || !reportedScore || !weight) return null;
      const written = numberIn(row.weight);
      return {
        cell: row.score.cell,
        ...(row.weight && { related: [row.weight.cell] }),
        data: {
          name: nameOf(judged),
          reported: writtenPoints(reportedScore),
          weight: shown(weight) + (written && isPercent(written) ? "%" : ""),
          cell: a1(row.score.cell),
        },
        proposal: scoreProposal(judged),
      };
    }),
};
