import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { scoreCaseOf } from "./facts/indicator-score";
import { eachIndicator, nameOf } from "./facts/indicators";
import { emptyReason } from "./facts/reasons";
import { hasLostPoints } from "./facts/score-rate";

/** Scores that another check speaks of. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["mismatch", "out-of-band", "tail", "over-weight"]);

export const scoreLostUnexplained: Check<{
  name: string;
  actual: string;
  score: string;
  weight: string;
  cell: string;
}> = {
  id: "score-lost-unexplained",
  severity: "warning",
  title: { zh: "指标扣分未写原因", en: "Points lost without a reason" },
  basis: {
    zh: "预算管理一体化系统：得分低于权重的指标，须填写原因方可保存",
    en: "The integrated budget system: an indicator below its weight is not saved without a reason",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, actual, score, weight }, printed) =>
        `“${name}”${actual === "" ? "" : `${printed("actual")}为“${actual}”，`}得 ${score}/${weight} 分，未写扣分原因`,
      fix: ({ cell }) => `请在 ${cell} 说明扣分原因`,
    },
    en: {
      message: ({ name, actual, score, weight }) =>
        `“${name}”${actual === "" ? "" : ` reached ${actual} and`} has ${score} of ${weight} points, without a reason`,
      fix: ({ cell }) => `Say in ${cell} why points were lost`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged, at) => {
      const { row, weight, reportedScore, met } = judged;
      if (!hasLostPoints(judged) || !weight || !reportedScore || met === false) return null;
      if (SAID_ELSEWHERE.has(scoreCaseOf(scored, at)) || judged.notes.includes("actual-missing")) return null;
      const reason = emptyReason(row, scored.table);
      if (!reason) return null;
      return {
        cell: reason.cell,
        ...(row.score && { related: [row.score.cell] }),
        data: {
          name: nameOf(judged),
          actual: row.actual ? quoted(row.actual) : "",
          score: writtenPoints(reportedScore),
          weight: shown(weight),
          cell: a1(reason.cell),
        },
      };
    }),
};
