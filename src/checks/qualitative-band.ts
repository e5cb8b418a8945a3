import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs } from "./facts/indicator-score";
import { nameOf } from "./facts/indicators";

export const qualitativeBand: Check<{
  name: string;
  actual: string;
  reported: string;
  low: string;
  high: string;
  /** Whether the high end itself is outside, as with the band of 部分达成. */
  open: "yes" | "no";
  cell: string;
}> = {
  id: "qualitative-band",
  severity: "warning",
  title: { zh: "定性指标得分与完成值不符", en: "A qualitative score outside its band" },
  basis: {
    zh: "财预〔2020〕10号：定性指标分三档，按 100–80 %、80–60 %、60–0 % 计分",
    en: "Caiyu [2020] No. 10: qualitative indicators earn 100–80, 80–60 or 60–0% of their weight",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, actual, reported, low, high, open }, printed) =>
        `“${name}”${printed("actual")}为“${actual}”，得 ${reported} 分，应在 ${low} 至 ${high} 分之间${open === "yes" ? `（不含 ${high} 分）` : ""}`,
      fix: ({ cell }, printed) => `请核对 ${cell} 的${printed("score")}或${printed("actual")}`,
    },
    en: {
      message: ({ name, actual, reported, low, high, open }) =>
        `“${name}” reached ${actual} and has ${reported} points instead of ${low} to ${open === "yes" ? `below ${high}` : high}`,
      fix: ({ cell }) => `Check the score in ${cell} or the completed value`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("out-of-band", scored, (judged) => {
      const { row, reportedScore, range } = judged;
      if (!row.score || !row.actual || !reportedScore || !range) return null;
      return {
        cell: row.score.cell,
        related: [row.actual.cell],
        data: {
          name: nameOf(judged),
          actual: quoted(row.actual),
          reported: writtenPoints(reportedScore),
          low: shown(range.low),
          high: shown(range.high),
          open: range.isOpen === true ? "yes" : "no",
          cell: a1(row.score.cell),
        },
      };
    }),
};
