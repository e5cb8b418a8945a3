import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { comparatorIn, eachIndicator, nameOf, targetOf } from "./facts/indicators";

/** What is better the less there is of it, although it is counted. */
const isQuantity = says(/数量/);
const fewerIsBetter = says(/调整次数|次数调整|投诉|事故|故障|差错|违规|失误|缺陷|问题数/);

export const quantityWithCeiling: Check<{ name: string; wanted: string; cell: string }> = {
  id: "quantity-with-ceiling",
  severity: "info",
  title: { zh: "数量指标用了 ≤", en: "A quantity with an upper limit" },
  basis: {
    zh: "复核要点：数量指标一般为正向指标，用 ≥ 或 ＝",
    en: "Reviewers' practice: of an output quantity more is better, so the sign is ≥ or ＝",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, wanted }) => `数量指标“${name}”要求 ${wanted}，做得越少越符合`,
      fix: ({ cell }) => `请核对 ${cell}；确为控制数的不必修改`,
    },
    en: {
      message: ({ name, wanted }) => `The quantity “${name}” asks for ${wanted}: doing less would meet it`,
      fix: ({ cell }) => `Check ${cell}; leave it where a limit is meant`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      const { row, target } = judged;
      if (!isQuantity(row.level2.text) || fewerIsBetter(row.name.text)) return null;
      const comparator = comparatorIn(row, target);
      if (comparator !== "≤" && comparator !== "＜") return null;
      const sign = row.nature ?? row.target ?? row.name;
      return {
        cell: sign.cell,
        data: { name: nameOf(judged), wanted: targetOf(judged), cell: a1(sign.cell) },
      };
    }),
};
