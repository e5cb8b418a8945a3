import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { executionScoreFit } from "./facts/execution-score";
import { shown, writtenPoints } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

export const executionScoreMismatch: Check<{
  reported: string;
  weight: string;
  rate: string;
  score: string;
  cell: string;
}> = {
  id: "execution-score-mismatch",
  severity: "error",
  title: { zh: "预算执行得分计算有误", en: "The execution score does not follow from the rate" },
  basis: {
    zh: "得分 = 权重 × 预算执行率，最高为权重",
    en: "Score = weight × execution rate, the weight at most",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ reported, weight, rate, score }, printed) =>
        `预算执行得分写为 ${reported}，${printed("weight")} ${weight}、${printed("rate")} ${rate} % 应得 ${score}`,
      fix: ({ cell, score }) => `请将 ${cell} 改为 ${score}`,
    },
    en: {
      message: ({ reported, weight, rate, score }) =>
        `The execution score reads ${reported}; a weight of ${weight} at ${rate}% earns ${score}`,
      fix: ({ cell, score }) => `Write ${score} in ${cell}`,
    },
  },
  *run(scored) {
    const { execution } = scored;
    if (!execution || executionScoreFit(scored) !== "wrong") return;
    const { row, rate, weight, score, reportedScore } = execution;
    if (!row.score || !rate || !score || !reportedScore) return;
    yield {
      part: "budget",
      row: 0,
      cell: row.score.cell,
      ...(row.rate && { related: [row.rate.cell] }),
      data: {
        reported: writtenPoints(reportedScore),
        weight: shown(weight),
        rate: shown(rate),
        score: shown(score),
        cell: a1(row.score.cell),
      },
      proposal: { cell: row.score.cell, value: score.toNumber() },
    };
  },
};
