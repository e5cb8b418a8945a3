import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, nameOf } from "./facts/indicators";

export const natureUnreadable: Check<{ name: string; nature: string; cell: string }> = {
  id: "nature-unreadable",
  severity: "warning",
  title: { zh: "指标性质看不出方向", en: "A sign that shows no direction" },
  basis: {
    zh: "自评表：指标性质为 ≥ ＞ ≤ ＜ ＝ 或定性",
    en: "The form: the nature of an indicator is ≥ ＞ ≤ ＜ ＝ or 定性",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, nature }, printed) =>
        `“${name}”的${printed("nature")}写为“${nature}”，看不出越大越好还是越小越好，不能计算得分`,
      fix: ({ cell }) => `请在 ${cell} 填写 ≥、＞、≤、＜、＝ 或“定性”`,
    },
    en: {
      message: ({ name, nature }) =>
        `The sign of “${name}” reads “${nature}”, which does not say what is better`,
      fix: ({ cell }) => `Write ≥, ＞, ≤, ＜, ＝ or 定性 in ${cell}`,
    },
  },
  run: (scored) =>
    eachNoted("nature-unreadable", scored, (judged) => {
      const { nature } = judged.row;
      if (!nature) return null;
      return {
        cell: nature.cell,
        data: { name: nameOf(judged), nature: quoted(nature), cell: a1(nature.cell) },
      };
    }),
};
