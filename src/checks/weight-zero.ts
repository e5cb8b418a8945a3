import { isBlank } from "../scoring/quantity";
import type { IndicatorRow } from "../reading/table";
import { isZero } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf } from "./facts/indicators";

function isFilled({ target, actual, score }: IndicatorRow): boolean {
  return [target, actual, score].some((entry) => entry !== undefined && !isBlank(entry.text));
}

export const weightZero: Check<{ name: string; blank: "yes" | "no"; cell: string }> = {
  id: "weight-zero",
  severity: "warning",
  title: { zh: "指标权重为 0 或未填", en: "An indicator that weighs nothing" },
  basis: {
    zh: "预算管理一体化系统：每项指标的权重大于 0",
    en: "The integrated budget system: every indicator weighs more than 0",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, blank }, printed) =>
        `“${name}”的${printed("weight")}${blank === "yes" ? "未填" : "为 0"}`,
      fix: ({ cell }, printed) => `请在 ${cell} 填写${printed("weight")}；不考核的指标请删去`,
    },
    en: {
      message: ({ name, blank }) => `“${name}” has ${blank === "yes" ? "no weight" : "a weight of 0"}`,
      fix: ({ cell }) => `Enter a weight in ${cell}, or take the indicator out`,
    },
  },
  run: (scored) => {
    if (scored.indicators.every(({ weight }) => weight === null || isZero(weight))) return [];
    return eachIndicator(scored, (judged) => {
      const { row, weight, rule } = judged;
      if (!row.weight || (weight && !isZero(weight)) || rule.kind === "beside") return null;
      const blank = isBlank(row.weight.text);
      if ((!blank && weight === null) || !isFilled(row) || row.name.text === "") return null;
      return {
        cell: row.weight.cell,
        data: { name: nameOf(judged), blank: blank ? "yes" : "no", cell: a1(row.weight.cell) },
      };
    });
  },
};
