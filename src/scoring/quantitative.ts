import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, HUNDRED, ONE, ZERO, clamp, shareOf } from "./decimal";
import { NOTHING, WHOLE, only, spreadOf } from "./interval";
import type { Interval } from "./interval";
import type { Profile } from "./profile";
import { isPercent, readQuantity } from "./quantity";
import { fold } from "../sheet/fold";
import type { Comparator, Quantity } from "./quantity";
import type { JudgementNote, JudgementRule } from "./scored";
import { hasUnitOf, unitsIn } from "./unit";
import { unjudged } from "./verdict";
import type { Verdict } from "./verdict";

const WORDS_FOR_REACHED: ReadonlySet<string> = new Set([
  "满足",
  "完成",
  "已完成",
  "达标",
  "达到",
  "是",
  "合格",
  "通过",
]);

const LARGEST_SHARE = new Decimal("1.5");
const TWO = new Decimal("2");
const ANYTHING: Interval = { low: ZERO, high: ONE };

function isReverse(comparator: Comparator): comparator is "≤" | "＜" {
  return comparator === "≤" || comparator === "＜";
}

function reached(
  target: Quantity,
  actual: Quantity | null,
  rule: JudgementRule,
  notes: JudgementNote[],
): Verdict {
  return { met: true, ratio: WHOLE, suggestion: ONE, target, actual, rule, notes };
}

/** A 完成值 of 0.96 for a target of 95 % was meant as 96 %. */
function meantAsPercent(comparator: Comparator, target: Quantity, actual: Quantity): boolean {
  const { value } = actual;
  return (
    !isReverse(comparator) &&
    !isPercent(actual) &&
    value.gt(ZERO) &&
    value.lte(LARGEST_SHARE) &&
    target.value.gt(LARGEST_SHARE)
  );
}

function asPercent(share: Quantity): Quantity {
  const decimals = Math.max(0, share.decimals - 2);
  return { ...share, value: share.value.times(HUNDRED), decimals, unit: "%" };
}

/** Whether a sign inside the 完成值 leaves open what the target asks for, as ＜90 does for ≥ 90. */
function contradicts(actual: Quantity, comparator: Comparator): boolean {
  if (actual.comparator === null || actual.comparator === "＝") return false;
  return isReverse(actual.comparator) !== isReverse(comparator);
}

/** Every quotient of two numbers that round to the written ones; the divisor is above 0. */
function quotient(dividend: Quantity, divisor: Quantity): Interval {
  if (dividend.exact && divisor.exact) return only(dividend.value.div(divisor.value));
  const top = spreadOf(dividend);
  const bottom = spreadOf(divisor);
  return { low: top.low.div(bottom.high), high: top.high.div(bottom.low) };
}

/** A share between 0 and 1, nothing below the profile's pass line. */
function earned(share: Big, profile: Profile): Big {
  const bounded = clamp(share, ZERO, ONE);
  return profile.passLine > 0 && bounded.lt(shareOf(new Decimal(profile.passLine))) ? ZERO : bounded;
}

interface Share {
  readonly ratio: Interval;
  readonly suggestion: Big | null;
}

const NO_SHARE: Share = { ratio: NOTHING, suggestion: ZERO };
/** A negative target has no proportion: a person decides. */
const UNDECIDED: Share = { ratio: ANYTHING, suggestion: null };

/** What a missed target earns: 完成值/指标值, or for ≤ ＜ what the profile's formula gives. */
function missedShare(comparator: Comparator, target: Quantity, actual: Quantity, profile: Profile): Share {
  if (target.value.eq(ZERO)) return NO_SHARE;
  if (target.value.lt(ZERO)) return UNDECIDED;

  let face: Big;
  let range: Interval;
  if (!isReverse(comparator)) {
    face = actual.value.div(target.value);
    range = quotient(actual, target);
  } else if (profile.reverse === "ratio") {
    face = target.value.div(actual.value);
    range = quotient(target, actual);
  } else {
    // 1 − (actual − target)/target
    const excess = quotient(actual, target);
    face = TWO.minus(actual.value.div(target.value));
    range = { low: TWO.minus(excess.high), high: TWO.minus(excess.low) };
  }
  return {
    ratio: { low: earned(range.low, profile), high: earned(range.high, profile) },
    suggestion: earned(face, profile),
  };
}

function isMet(comparator: Comparator, order: -1 | 0 | 1): boolean {
  return order === 0 || isReverse(comparator) === order < 0;
}

function compare(
  comparator: Comparator,
  target: Quantity,
  actual: Quantity,
  profile: Profile,
  notes: JudgementNote[],
): Verdict {
  const rule: JudgementRule = isReverse(comparator)
    ? { kind: "reverse", comparator, formula: profile.reverse, target: target.value, actual: actual.value }
    : { kind: "proportional", comparator, target: target.value, actual: actual.value };
  const order = actual.value.cmp(target.value);
  if (order === 0 && (comparator === "＞" || comparator === "＜")) notes.push("boundary");
  if (isMet(comparator, order)) return reached(target, actual, rule, notes);
  const { ratio, suggestion } = missedShare(comparator, target, actual, profile);
  return { met: false, ratio, suggestion, target, actual, rule, notes };
}

/**
 * Judges a 完成值, known not to be blank, against a target that is a number. `nature` is the sign of 指标性质; a
 * sign inside the target stands in for it, and ≥ for both.
 */
export function judgeQuantity(
  nature: Comparator | null,
  target: Quantity,
  actualEntry: Entry,
  unit: Entry | undefined,
  profile: Profile,
): Verdict {
  const comparator = nature ?? target.comparator ?? "≥";
  const actual = readQuantity(actualEntry);
  if (actual === null || actual === "unreadable") {
    const word = fold(actualEntry.text).replace(/[。.]$/, "");
    if (!WORDS_FOR_REACHED.has(word)) return unjudged(target, null, "actual-unreadable");
    return reached(target, null, { kind: "word-for-number", word }, ["actual-not-numeric"]);
  }

  const units = [...unitsIn(unit?.text ?? ""), ...unitsIn(target.unit)];
  if (!hasUnitOf(actual, units)) return unjudged(target, actual, "unit-mismatch");
  if (contradicts(actual, comparator)) return unjudged(target, actual, "actual-unreadable");
  if (actual.comparator === comparator && actual.value.eq(target.value)) {
    return reached(target, actual, { kind: "as-target", text: actualEntry.text }, []);
  }
  return units.includes("%") && meantAsPercent(comparator, target, actual)
    ? compare(comparator, target, asPercent(actual), profile, ["percent-scale"])
    : compare(comparator, target, actual, profile, []);
}
