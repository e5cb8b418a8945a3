import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, wantedOf } from "./facts/indicators";

export const percentScale: Check<{ written: string; wanted: string; percent: string; cell: string }> = {
  id: "percent-scale",
  severity: "warning",
  title: { zh: "百分数写成了小数", en: "A percentage written as a fraction" },
  basis: {
    zh: "度量单位为 % 的指标，完成值按百分数填写",
    en: "An indicator in percent has its completed value in percent",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ written, wanted, percent }, printed) =>
        `${printed("actual")}写为 ${written}，${printed("target")}为 ${wanted}，已按 ${percent} % 计算`,
      fix: ({ cell, percent }) => `如确为 ${percent} %，请将 ${cell} 改为 ${percent}%`,
    },
    en: {
      message: ({ written, wanted, percent }) =>
        `The completed value reads ${written}, the target ${wanted}: taken as ${percent}%`,
      fix: ({ cell, percent }) => `If ${percent}% is meant, write ${percent}% in ${cell}`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      const { actual } = judged.row;
      if (!actual || !judged.actual || !judged.notes.includes("percent-scale")) return null;
      return {
        cell: actual.cell,
        data: {
          written: quoted(actual),
          wanted: wantedOf(judged),
          percent: judged.actual.value.toFixed(),
          cell: a1(actual.cell),
        },
      };
    }),
};
