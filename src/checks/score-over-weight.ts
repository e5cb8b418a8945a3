import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs, scoreProposal } from "./facts/indicator-score";
import { nameOf } from "./facts/indicators";

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
      fix: ({ cell, weight }, printed) => `请将 ${cell} 改为不超过 ${weight} 分，或核对${printed("weight")}`,
    },
    en: {
      message: ({ name, reported, weight }) =>
        `“${name}” has ${reported} points, more than its weight of ${weight}`,
      fix: ({ cell, weight }) => `Write ${weight} or less in ${cell}, or check the weight`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("over-weight", scored, (judged) => {
      const { row, reportedScore, weight } = judged;
      if (!row.score || !reportedScore || !weight) return null;
      return {
        cell: row.score.cell,
        ...(row.weight && { related: [row.weight.cell] }),
        data: {
          name: nameOf(judged),
          reported: reportedScore.value.toFixed(),
          weight: shown(weight),
          cell: a1(row.score.cell),
        },
        proposal: scoreProposal(judged),
      };
    }),
};
