import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted } from "./facts/indicators";

export const unitMismatch: Check<{ actual: string; unit: string; cell: string }> = {
  id: "unit-mismatch",
  severity: "warning",
  title: { zh: "完成值的单位与度量单位不一致", en: "The completed value has another unit" },
  basis: {
    zh: "同一指标的指标值与完成值使用同一度量单位",
    en: "Target and completed value of an indicator share one unit",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ actual, unit }, printed) =>
        `${printed("actual")} ${actual} 的单位不是“${unit}”，不能计算得分`,
      fix: ({ cell, unit }) => `请将 ${cell} 改为以“${unit}”计的数值`,
    },
    en: {
      message: ({ actual, unit }) =>
        `The completed value ${actual} is not in ${unit}, so it cannot be scored`,
      fix: ({ cell, unit }) => `Enter the value in ${unit} in ${cell}`,
    },
  },
  run: (scored) =>
    eachNoted("unit-mismatch", scored, (judged) => {
      const { actual, unit } = judged.row;
      if (!actual) return null;
      return {
        cell: actual.cell,
        ...(unit && { related: [unit.cell] }),
        data: {
          actual: quoted(actual),
          unit: unit && unit.text !== "" ? quoted(unit) : (judged.target?.unit ?? ""),
          cell: a1(actual.cell),
        },
      };
    }),
};
