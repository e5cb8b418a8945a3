import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { TARGET_FORMS } from "./facts/form-groups";
import { indicatorHalves } from "./facts/half-year";
import { eachIndicator, nameOf } from "./facts/indicators";

export const directionDiffers: Check<{
  name: string;
  half: string;
  full: string;
  cell: string;
  fullCell: string;
}> = {
  id: "direction-differs",
  severity: "warning",
  title: { zh: "半年与全年指标值的符号不同", en: "Half year and full year have different signs" },
  basis: {
    zh: "绩效目标表：同一指标半年与全年用同一比较符号",
    en: "The target form: an indicator keeps its sign from mid-year to year-end",
  },
  appliesTo: TARGET_FORMS,
  wording: {
    zh: {
      message: ({ name, half, full }) => `“${name}”半年写“${half}”，全年写“${full}”，符号不同`,
      fix: ({ cell, fullCell }) => `请核对 ${cell} 与 ${fullCell}，使用同一符号`,
    },
    en: {
      message: ({ name, half, full }) =>
        `“${name}” has ${half} by mid-year and ${full} for the year: the signs differ`,
      fix: ({ cell, fullCell }) => `Use one sign in ${cell} and ${fullCell}`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged, row) => {
      const { halfYear, fullYear } = judged.row;
      const values = indicatorHalves(scored)[row];
      const half = values?.half?.comparator;
      const full = values?.full?.comparator;
      if (!halfYear || !fullYear || !half || !full || half === full) return null;
      return {
        cell: halfYear.cell,
        related: [fullYear.cell],
        data: {
          name: nameOf(judged),
          half: quoted(halfYear),
          full: quoted(fullYear),
          cell: a1(halfYear.cell),
          fullCell: a1(fullYear.cell),
        },
      };
    }),
};
