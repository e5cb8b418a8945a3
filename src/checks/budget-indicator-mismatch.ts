import type Big from "big.js";
import { Decimal, HUNDRED, compare, decimalOf, isAboveZero } from "../scoring/decimal";
import { isPercent, readReached } from "../scoring/quantity";
import type { Execution, Judged } from "../scoring/scored";
import { a1 } from "../sheet/address";
import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import type { Check } from "./check";
import { quoted, shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { EXECUTION_RATE } from "./facts/fund-rates";
import { eachIndicator, nameOf } from "./facts/indicators";

/** Names that the fund rows answer, and what they answer; the first that fits counts. */
const ANSWERED: readonly (readonly [RegExp, "rate" | "left" | "accuracy"])[] = [
  [/^(?:资金|预算|项目)?(?:结转)?结余率/, "left"],
  [EXECUTION_RATE, "rate"],
  [/^(?:项目|财政|预算|专项)*(?:资金)?(?:预算)?支付率/, "rate"],
  [/^(?:项目)?预算控制率/, "rate"],
  [/^(?:部门|项目)?(?:预算)?编制准确率/, "accuracy"],
];
const SHARE = new Decimal("1.5");

const answerTo = oncePerText((text) => {
  const name = fold(text);
  const [, kind = null] = name.includes("率") ? (ANSWERED.find(([names]) => names.test(name)) ?? []) : [];
  return kind;
});

/** What the fund rows make of it, in percent: one value for every fund row with a rate. */
function valuesOf(kind: "rate" | "left" | "accuracy", execution: Execution): readonly Big[] {
  return execution.funds.flatMap(({ adjusted, executed }) => {
    if (!executed || !adjusted || !isAboveZero(adjusted.value)) return [];
    const rate = executed.value.times(HUNDRED).div(adjusted.value);
    if (kind === "rate") return [rate];
    if (kind === "left") return [HUNDRED.minus(rate)];
    return [HUNDRED.minus(rate).abs(), rate];
  });
}

/** How far a claim is from a value, in points; a claim of at most 5 is kept by anything below. */
function distance(claim: { readonly value: Big; readonly comparator: string | null }, value: Big): Big {
  const beyond = value.minus(claim.value);
  if (claim.comparator === "≤" || claim.comparator === "＜") return beyond;
  if (claim.comparator === "≥" || claim.comparator === "＞") return beyond.times(-1);
  return beyond.abs();
}

function claimOf(judged: Judged, values: readonly Big[]) {
  const reading = readReached(judged.row.actual);
  if (reading === null || reading === "unreadable" || reading.approximate) return null;
  const isShare = !isPercent(reading) && reading.value.lte(SHARE) && values.every((value) => value.gt(SHARE));
  return isShare ? { ...reading, value: reading.value.times(HUNDRED) } : reading;
}

export const budgetIndicatorMismatch: Check<{
  name: string;
  actual: string;
  value: string;
  cell: string;
}> = {
  id: "budget-indicator-mismatch",
  severity: "warning",
  title: { zh: "率类指标与资金数不符", en: "An indicator differs from the fund rows" },
  basis: {
    zh: "结余率、执行率、支付率、编制准确率由同一张表的预算数和执行数得出",
    en: "Rates of spending follow from the budget and the amount executed in the same table",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, actual, value }, printed) =>
        `“${name}”${printed("actual")}为 ${actual}，按资金数为 ${value} %`,
      fix: ({ cell }, printed) => `请核对 ${cell} 与${printed("adjusted")}、${printed("executed")}`,
    },
    en: {
      message: ({ name, actual, value }) => `“${name}” reads ${actual}, the fund rows give ${value}%`,
      fix: ({ cell }) => `Check ${cell} against the budget and the amount executed`,
    },
  },
  run: (scored) => {
    const { execution, profile } = scored;
    if (!execution) return [];
    return eachIndicator(scored, (judged) => {
      const { actual, name } = judged.row;
      const kind = actual ? answerTo(name.text) : null;
      if (!actual || !kind) return null;
      const values = valuesOf(kind, execution);
      const [value] = values;
      const claim = claimOf(judged, values);
      if (!value || !claim) return null;
      const isNear = values.some(
        (one) =>
          compare(distance({ ...claim, value: claim.value.abs() }, one), decimalOf(profile.rateTolerance)) <=
          0,
      );
      if (isNear) return null;
      return {
        cell: actual.cell,
        data: { name: nameOf(judged), actual: quoted(actual), value: shown(value), cell: a1(actual.cell) },
      };
    });
  },
};
