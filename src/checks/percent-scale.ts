import type { Entry } from "../reading/table";
import { numberIn } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import { fold } from "../sheet/fold";
import type { Check, Proposal } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, targetOf } from "./facts/indicators";

/** Where the target was the decimal, the 完成值 stands as it should. */
type Of = "actual" | "target";

export const percentScale: Check<
  Readonly<Record<"of", Of>> & Readonly<Record<"written" | "other" | "percent" | "cell", string>>
> = {
  id: "percent-scale",
  severity: "warning",
  title: { zh: "百分数写成了小数", en: "A percentage written as a fraction" },
  basis: {
    zh: "度量单位为 % 的指标，指标值和完成值都按百分数填写",
    en: "An indicator in percent has its target and its completed value in percent",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ of, written, other, percent }, printed) =>
        of === "actual"
          ? `${printed("actual")}写为 ${written}，${printed("target")}为 ${other}，已按 ${percent} % 计算`
          : `${printed("target")}写为 ${written}，${printed("actual")}为 ${other}，${printed("target")}已按 ${percent} % 计算`,
      fix: ({ cell, percent }) => `如确为 ${percent} %，请将 ${cell} 改为 ${percent}%`,
    },
    en: {
      message: ({ of, written, other, percent }) =>
        of === "actual"
          ? `The completed value reads ${written}, the target ${other}: taken as ${percent}%`
          : `The target reads ${written}, the completed value ${other}: the target was taken as ${percent}%`,
      fix: ({ cell, percent }) => `If ${percent}% is meant, write ${percent}% in ${cell}`,
    },
  },
  run: (scored) =>
    eachNoted("percent-scale", scored, (judged) => {
      const { actual, target } = judged.row;
      if (!actual || !target || !judged.actual || !judged.target) return null;
      // What was taken as another number than its cell holds is what was written as a fraction.
      const ofTarget = numberIn(target)?.value.eq(judged.target.value) === false;
      const [place, value] = ofTarget ? [target, judged.target] : [actual, judged.actual];
      const percent = value.value.toFixed();
      return {
        cell: place.cell,
        data: {
          of: ofTarget ? "target" : "actual",
          written: quoted(place),
          other: ofTarget ? quoted(actual) : targetOf(judged),
          percent,
          cell: a1(place.cell),
        },
        proposal: proposalOf(place, percent),
      };
    }),
};

/** What settles it, where the cell holds the number alone: a target may have its sign in the same cell. */
function proposalOf({ cell, text }: Entry, percent: string): Proposal | null {
  return /^\d*\.?\d+$/.test(fold(text)) ? { cell, value: `${percent}%` } : null;
}
