import { HUNDRED, compare, decimalOf, isAboveZero } from "../scoring/decimal";
import type { Profile } from "../scoring/profile";
import type { Judged } from "../scoring/scored";
import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type Big from "big.js";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf, actualOf, targetOf } from "./facts/indicators";
import { isCost } from "./facts/levels";
import { emptyReason } from "./facts/reasons";

interface Deviation {
  readonly target: Big;
  /** Beyond the target, in the indicator's unit. */
  readonly distance: Big;
  readonly side: "above" | "below";
}

/** How far a met indicator lies beyond its target; null where it does not, or where there is no percent of 0. */
function deviationOf({ row, rule }: Judged): Deviation | null {
  if (rule.kind !== "proportional" && rule.kind !== "reverse") return null;
  const { target, actual } = rule;
  if (compare(actual, target) === 0 || !isAboveZero(target)) return null;
  if (rule.kind === "proportional") return { target, distance: actual.minus(target), side: "above" };
  return isCost(row) ? { target, distance: target.minus(actual), side: "below" } : null;
}

/** A rate of change that went beyond its target needs no reason of its own. */
const isRateOfChange = says(/增长率|下降率|增幅|降幅|增速|提升率|降低率/);

function exceeds({ distance, target }: Deviation, { deviationPercent, deviationIncluded }: Profile): boolean {
  const order = compare(distance.times(HUNDRED), target.times(decimalOf(deviationPercent)));
  return deviationIncluded ? order >= 0 : order > 0;
}

export const deviationUnexplained: Check<{
  name: string;
  wanted: string;
  reached: string;
  percent: string;
  side: "above" | "below";
  limit: string;
  cell: string;
}> = {
  id: "deviation-unexplained",
  severity: "warning",
  title: { zh: "偏离指标值较大，未写原因", en: "Far beyond the target, without a reason" },
  basis: {
    zh: "财预〔2020〕10号：完成值超过指标值较多的，要分析原因；四川、广西以 30 % 为界",
    en: "Caiyu [2020] No. 10: the cause of going far beyond a target is to be found; Sichuan and Guangxi ask from 30% on",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, wanted, reached, percent, side }, printed) =>
        `“${name}”要求 ${wanted}，完成 ${reached}，${side === "above" ? "超过" : "低于"}${printed("target")} ${percent} %，未写原因`,
      fix: ({ cell, limit }) => `偏离超过 ${limit} % 的请在 ${cell} 说明原因，编制下年目标时参考`,
    },
    en: {
      message: ({ name, wanted, reached, percent, side }) =>
        `“${name}” asks for ${wanted} and reached ${reached}, ${percent}% ${side} the target, without a reason`,
      fix: ({ cell, limit }) =>
        `Beyond ${limit}%, give the reason in ${cell} and mind it in next year's target`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      if (judged.met !== true || judged.notes.includes("unit-scale")) return null;
      const deviation = deviationOf(judged);
      const limit = scored.profile.deviationPercent;
      if (!deviation || !exceeds(deviation, scored.profile)) return null;
      if (isRateOfChange(judged.row.name.text)) return null;
      const reason = emptyReason(judged.row, scored.table);
      if (!reason) return null;
      return {
        cell: reason.cell,
        ...(judged.row.actual && { related: [judged.row.actual.cell] }),
        data: {
          name: nameOf(judged),
          wanted: targetOf(judged),
          reached: actualOf(judged),
          percent: shown(deviation.distance.times(HUNDRED).div(deviation.target)),
          side: deviation.side,
          limit: String(limit),
          cell: a1(reason.cell),
        },
      };
    }),
};
