import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { comparatorIn, eachIndicator, nameOf, targetOf } from "./facts/indicators";
import { isCost } from "./facts/levels";

/** Of what is saved more is better. */
const isSaved = says(/节约|节省|降低|下降|减少|压减|压缩|增效/);

export const costWithFloor: Check<{ name: string; wanted: string; cell: string }> = {
  id: "cost-with-floor",
  severity: "warning",
  title: { zh: "成本指标用了 ≥", en: "A cost with a lower limit" },
  basis: {
    zh: "复核要点：成本指标为反向指标，用 ≤",
    en: "Reviewers' practice: of a cost less is better, so the sign is ≤",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, wanted }) => `成本指标“${name}”要求 ${wanted}，花得越多越符合`,
      fix: ({ cell }) => `请核对 ${cell}，方向填反的改为“≤”`,
    },
    en: {
      message: ({ name, wanted }) => `The cost “${name}” asks for ${wanted}: spending more would meet it`,
      fix: ({ cell }) => `Check ${cell}: write ≤ if the sign is the wrong way round`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      const { row, target } = judged;
      if (!isCost(row) || isSaved(row.name.text)) return null;
      const comparator = comparatorIn(row, target);
      if (comparator !== "≥" && comparator !== "＞") return null;
      const sign = row.nature ?? row.target ?? row.name;
      return {
        cell: sign.cell,
        data: { name: nameOf(judged), wanted: targetOf(judged), cell: a1(sign.cell) },
      };
    }),
};
