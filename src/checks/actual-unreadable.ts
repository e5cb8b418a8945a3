import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, targetOf } from "./facts/indicators";

export const actualUnreadable: Check<{ wanted: string; actual: string; cell: string }> = {
  id: "actual-unreadable",
  severity: "warning",
  title: { zh: "完成值读不出", en: "The completed value cannot be read" },
  basis: {
    zh: "财预〔2020〕10号：定量指标按完成值与指标值的比例计分",
    en: "Caiyu [2020] No. 10: quantitative indicators are scored by what was reached against the target",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ wanted, actual }, printed) =>
        `${printed("actual")}“${actual}”不能与${printed("target")}“${wanted}”比较`,
      fix: ({ cell }, printed) => `请在 ${cell} 按${printed("target")}的写法填写，定量的只填一个数`,
    },
    en: {
      message: ({ wanted, actual }) => `“${actual}” cannot be compared with the target “${wanted}”`,
      fix: ({ cell }) => `Write ${cell} the way the target is written, one number where it is one`,
    },
  },
  run: (scored) =>
    eachNoted("actual-unreadable", scored, (judged) => {
      const { actual } = judged.row;
      if (!actual) return null;
      return {
        cell: actual.cell,
        data: { wanted: targetOf(judged), actual: quoted(actual), cell: a1(actual.cell) },
      };
    }),
};
