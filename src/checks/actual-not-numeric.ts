import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, targetOf } from "./facts/indicators";

export const actualNotNumeric: Check<{ wanted: string; actual: string; cell: string }> = {
  id: "actual-not-numeric",
  severity: "info",
  title: { zh: "定量指标的完成值写成了文字", en: "A word where a number is asked for" },
  basis: {
    zh: "财预〔2020〕10号：定量指标按完成值与指标值的比例计分",
    en: "Caiyu [2020] No. 10: quantitative indicators are scored by what was reached against the target",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ wanted, actual }, printed) =>
        `${printed("target")}为 ${wanted}，${printed("actual")}写为“${actual}”，已按达标计算`,
      fix: ({ cell }) => `请在 ${cell} 填写实际完成的数值`,
    },
    en: {
      message: ({ wanted, actual }) =>
        `The target is ${wanted}, the completed value reads “${actual}”: taken as met`,
      fix: ({ cell }) => `Enter the number reached in ${cell}`,
    },
  },
  run: (scored) =>
    eachNoted("actual-not-numeric", scored, (judged) => {
      const { actual } = judged.row;
      if (!actual) return null;
      return {
        cell: actual.cell,
        data: { wanted: targetOf(judged), actual: quoted(actual), cell: a1(actual.cell) },
      };
    }),
};
