import type { Judged } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs, scoreProposal } from "./facts/indicator-score";
import { nameOf, actualOf, sumOf, targetOf } from "./facts/indicators";

/** Whether the rule comes to one number of points, which can be told. */
function isSettled({ quantitative, sharesMarks, suggestion, range }: Judged): boolean {
  return quantitative && !sharesMarks && (suggestion !== null || range?.low.eq(range.high) === true);
}

export const unmetFullScore: Check<{
  name: string;
  wanted: string;
  reached: string;
  weight: string;
  sum: string;
  /** Whether words were asked for and answered, not figures. */
  inWords: "yes" | "no";
  cell: string;
}> = {
  id: "unmet-full-score",
  severity: "error",
  title: { zh: "未达标却得满分", en: "Not met, yet scored in full" },
  basis: {
    zh: "财预〔2020〕10号：完成指标值的得满分，未完成的按完成比例计分",
    en: "Caiyu [2020] No. 10: full marks for what was reached, in proportion for what was not",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, wanted, reached, weight, inWords }) =>
        inWords === "yes"
          ? `“${name}”要求“${wanted}”，完成“${reached}”，却得满分 ${weight}`
          : `“${name}”要求 ${wanted}，完成 ${reached}，却得满分 ${weight}`,
      fix: ({ cell, sum }, printed) =>
        sum === ""
          ? `请核对 ${cell} 的${printed("score")}`
          : `由${printed("target")}和${printed("actual")}算得 ${sum}，请核对 ${cell} 的${printed("score")}或${printed("actual")}`,
    },
    en: {
      message: ({ name, wanted, reached, weight }) =>
        `“${name}” asks for ${wanted} and reached ${reached}, yet has all ${weight} points`,
      fix: ({ cell, sum }) =>
        sum === ""
          ? `Check the score in ${cell}`
          : `The values give ${sum}; check the score in ${cell} or the completed value`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("unmet-full", scored, (judged) => {
      const { row, weight, score } = judged;
      if (!row.score || !weight) return null;
      return {
        cell: row.score.cell,
        ...(row.actual && { related: [row.actual.cell] }),
        data: {
          name: nameOf(judged),
          wanted: targetOf(judged),
          reached: actualOf(judged),
          weight: shown(weight),
          sum: score && isSettled(judged) ? sumOf(judged, score) : "",
          inWords: judged.quantitative ? "no" : "yes",
          cell: a1(row.score.cell),
        },
        proposal: scoreProposal(judged),
      };
    }),
};
