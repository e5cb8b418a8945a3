import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, nameOf, unitOf } from "./facts/indicators";

export const unitScale: Check<{ name: string; written: string; meant: string; unit: string; cell: string }> =
  {
    id: "unit-scale",
    severity: "warning",
    title: { zh: "完成值与指标值相差万倍", en: "The completed value is ten thousand times off" },
    basis: {
      zh: "同一指标的指标值与完成值使用同一度量单位",
      en: "Target and completed value of an indicator share one unit",
    },
    appliesTo: EVALUATIONS,
    wording: {
      zh: {
        message: ({ name, written, meant, unit }, printed) =>
          `“${name}”以“${unit}”计，${printed("actual")}写为 ${written}，已按 ${meant} 计算`,
        fix: ({ cell, meant }) => `如确为 ${meant}，请将 ${cell} 改为 ${meant}`,
      },
      en: {
        message: ({ name, written, meant, unit }) =>
          `“${name}” is counted in ${unit}; ${written} was taken as ${meant}`,
        fix: ({ cell, meant }) => `If ${meant} is meant, write ${meant} in ${cell}`,
      },
    },
    run: (scored) =>
      eachNoted("unit-scale", scored, (judged) => {
        const { actual } = judged.row;
        if (!actual || !judged.actual) return null;
        return {
          cell: actual.cell,
          data: {
            name: nameOf(judged),
            written: quoted(actual),
            meant: judged.actual.value.toFixed(),
            unit: unitOf(judged),
            cell: a1(actual.cell),
          },
          proposal: { cell: actual.cell, value: judged.actual.value.toNumber() },
        };
      }),
  };
