import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, actualOf, targetOf } from "./facts/indicators";

export const boundary: Check<{
  wanted: string;
  reached: string;
  strict: string;
  orEqual: string;
  cell: string;
}> = {
  id: "boundary",
  severity: "warning",
  title: { zh: "完成值恰好等于指标值", en: "The completed value lies exactly on the limit" },
  basis: {
    zh: "指标性质为 ＞ 或 ＜ 时，严格地说不含指标值本身",
    en: "With ＞ or ＜ the target itself is, strictly, not within the target",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ wanted, reached }, printed) =>
        `要求 ${wanted}，${printed("actual")}恰为 ${reached}，已按达标计算`,
      fix: ({ cell, strict, orEqual }, printed) =>
        `如含等于，请将 ${cell} 的“${strict}”改为“${orEqual}”；如不含，请核对${printed("actual")}`,
    },
    en: {
      message: ({ wanted, reached }) =>
        `Exactly ${reached} was reached where ${wanted} is asked for: taken as met`,
      fix: ({ cell, strict, orEqual }) =>
        `If equal is enough, write ${orEqual} for ${strict} in ${cell}; if not, check the completed value`,
    },
  },
  run: (scored) =>
    eachNoted("boundary", scored, (judged) => {
      const { row, rule } = judged;
      if (!row.actual) return null;
      const below = "comparator" in rule && rule.comparator === "＜";
      const sign = row.nature ?? row.target ?? row.actual;
      return {
        cell: row.actual.cell,
        related: [sign.cell],
        data: {
          wanted: targetOf(judged),
          reached: actualOf(judged),
          strict: below ? "＜" : "＞",
          orEqual: below ? "≤" : "≥",
          cell: a1(sign.cell),
        },
      };
    }),
};
