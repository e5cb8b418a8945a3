import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, HUNDRED, ONE, ZERO, clamp, shareOf } from "./decimal";
import { isDenial, isNone, isNothing } from "./denial";
import { NOTHING, WHOLE, below, only, spreadOf } from "./interval";
import type { Interval } from "./interval";
import type { Profile, ReverseFormula } from "./profile";
import { isPercent, readReached } from "./quantity";
import { fold } from "../sheet/fold";
import type { Comparator, Quantity } from "./quantity";
import type { JudgementNote, JudgementRule } from "./scored";
import { spanAround, spanIn } from "./span";
import type { Span } from "./span";
import { conversion, inRatio, meantInScale, unitsOf, type Ratio } from "./unit";
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

/** How all of it, or all in time, is said before such a word: 全部完成, 按时完成. */
const ALL_BEFORE = /^(?:已|均|都|全部|全面|按[时期]|如期|按计划)+/;

const LARGEST_SHARE = new Decimal("1.5");
const TWO = new Decimal("2");
/** Anything but the full weight: a person decides how much. */
const LESS_THAN_ALL: Interval = below("0", "1");
const ANYTHING: Interval = { low: ZERO, high: ONE };
const FORMULAS: readonly ReverseFormula[] = ["linear", "ratio", "share"];

function isReverse(comparator: Comparator): comparator is "≤" | "＜" {
  return comparator === "≤" || comparator === "＜";
}

function reached(
  target: Quantity | null,
  actual: Quantity | null,
  rule: JudgementRule,
  notes: readonly JudgementNote[],
): Verdict {
  return { met: true, ratio: WHOLE, suggestion: ONE, target, actual, rule, notes };
}

function isShareOf(value: Big, percent: Big): boolean {
  return value.gt(ZERO) && value.lte(LARGEST_SHARE) && percent.gt(LARGEST_SHARE);
}

/** Far enough from the target that a hundred times the figure is nearer to it: 1.2 for 2 % stays 1.2 %. */
const CLOSE = new Decimal("0.1");

/** A 完成值 of 0.96 for a target of 95 % was meant as 96 %. */
function meantAsPercent(comparator: Comparator, target: Quantity, actual: Quantity): boolean {
  if (isReverse(comparator) || isPercent(actual)) return false;
  return isShareOf(actual.value, target.value) && actual.value.lt(target.value.times(CLOSE));
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

const SIGN = /[<>＜＞]/;

/** Whether a word such as 低于 or 不足 puts the 完成值 on the wrong side; a sign there may be a slip. */
function isBeyond(actual: Quantity, comparator: Comparator, target: Quantity): boolean {
  if (isReverse(comparator)) return actual.comparator === "＞" && actual.value.gte(target.value);
  return actual.comparator === "＜" && actual.value.lte(target.value);
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
const UNDECIDED: Share = { ratio: LESS_THAN_ALL, suggestion: null };

function earnedBetween(face: Big, { low, high }: Interval, profile: Profile): Share {
  return {
    ratio: { low: earned(low, profile), high: earned(high, profile) },
    suggestion: earned(face, profile),
  };
}

/** What one of the three formulas gives a missed ≤ or ＜ indicator; null where it is not for such values. */
function reverseShare(
  formula: ReverseFormula,
  target: Quantity,
  actual: Quantity,
  profile: Profile,
): Share | null {
  switch (formula) {
    case "ratio":
      return earnedBetween(target.value.div(actual.value), quotient(target, actual), profile);
    case "linear": {
      // 1 − (actual − target)/target
      const excess = quotient(actual, target);
      const range = { low: TWO.minus(excess.high), high: TWO.minus(excess.low) };
      return earnedBetween(TWO.minus(actual.value.div(target.value)), range, profile);
    }
    case "share": {
      if (!isPercent(target) && !isPercent(actual)) return null;
      const spread = spreadOf(actual);
      const range = { low: ONE.minus(shareOf(spread.high)), high: ONE.minus(shareOf(spread.low)) };
      return earnedBetween(ONE.minus(shareOf(actual.value)), range, profile);
    }
  }
}

/** What a missed target earns, and for ≤ ＜ what the formulas give that the profile does not use. */
function missed(
  comparator: Comparator,
  target: Quantity,
  actual: Quantity,
  profile: Profile,
): Share & { readonly formula: ReverseFormula; readonly others: NonNullable<Verdict["others"]> } {
  const of = (share: Share) => ({ formula: profile.reverse, others: [], ...share });
  if (target.value.eq(ZERO)) return of(NO_SHARE);
  if (target.value.lt(ZERO)) return of(UNDECIDED);
  if (!isReverse(comparator)) {
    return of(earnedBetween(actual.value.div(target.value), quotient(actual, target), profile));
  }
  const shares = FORMULAS.flatMap((formula) => {
    const share = reverseShare(formula, target, actual, profile);
    return share ? [{ formula, ...share }] : [];
  });
  const chosen = shares.find(({ formula }) => formula === profile.reverse) ?? shares[0];
  if (!chosen) return of(UNDECIDED);
  return { ...chosen, others: shares.filter((share) => share !== chosen) };
}

function isMet(comparator: Comparator, order: -1 | 0 | 1, target: Quantity): boolean {
  if (target.value.eq(ZERO)) {
    if (comparator === "＝") return order === 0;
    if (comparator === "＞") return order > 0;
  }
  return order === 0 || isReverse(comparator) === order < 0;
}

function compare(
  comparator: Comparator,
  target: Quantity,
  actual: Quantity,
  profile: Profile,
  notes: JudgementNote[],
): Verdict {
  const order = actual.value.cmp(target.value);
  const met = isMet(comparator, order, target);
  const share = met ? null : missed(comparator, target, actual, profile);
  const rule: JudgementRule = isReverse(comparator)
    ? {
        kind: "reverse",
        comparator,
        formula: share?.formula ?? profile.reverse,
        target: target.value,
        actual: actual.value,
      }
    : { kind: "proportional", comparator, target: target.value, actual: actual.value };
  if (met && order === 0 && (comparator === "＞" || comparator === "＜")) notes.push("boundary");
  if (!share) return reached(target, actual, rule, notes);
  const { ratio, suggestion, others } = share;
  return { met: false, ratio, suggestion, target, actual, rule, notes, others };
}

/** What a target asks for: a number, or a range to stay inside of. */
type Wanted = Quantity | Span;

function isSpan(wanted: Wanted): wanted is Span {
  return "low" in wanted;
}

/** A number in the unit of the target, `units` being those of `unitsOf`. */
function inUnit(quantity: Quantity, ratio: Ratio, [unit = quantity.unit]: readonly string[]): Quantity {
  if (ratio.times.eq(ratio.by)) return quantity;
  return { ...quantity, value: inRatio(quantity.value, ratio), unit, exact: true };
}

const DENIED_OR_LEFT = /[未没无缺欠差减降少余剩仅除]/;

/**
 * The number that a 完成值 holds: also the only one of a sentence that ends in it and in the indicator's unit, as
 * 共检查企业108家, where nothing before it denies it.
 */
function reachedIn(entry: Entry, units: readonly string[]): ReturnType<typeof readReached> {
  const reading = readReached(entry);
  if (reading !== "unreadable") return reading;
  const [, before = "", figures, unit = ""] =
    /^([\u4E00-\u9FFF]{2,14}?)(\d[\d.,]*)(\D+)$/.exec(fold(entry.text)) ?? [];
  if (figures === undefined || !units.includes(unit) || DENIED_OR_LEFT.test(before)) return reading;
  return readReached({ text: figures + unit, source: null });
}

interface Spans {
  readonly wanted: Span;
  readonly reached: Span;
  readonly texts: { readonly wanted: string; readonly reached: string };
}

/** Compares where a range or an approximate number is on one side: met if all of it is, open where it straddles. */
function compareSpans(
  comparator: Comparator | null,
  { wanted, reached: actual, texts }: Spans,
  target: Quantity | null,
): Verdict {
  const rule: JudgementRule = { kind: "span", ...texts };
  const [low, high] = [wanted.low.value, wanted.high.value];
  const verdict = (met: boolean | null, ratio: Interval): Verdict => ({
    met,
    ratio,
    suggestion: met ? ONE : null,
    target,
    actual: null,
    rule,
    notes: [],
  });
  if (comparator !== null && isReverse(comparator)) {
    if (actual.high.value.lte(high)) return verdict(true, WHOLE);
    return actual.low.value.gt(high) ? verdict(false, LESS_THAN_ALL) : verdict(null, ANYTHING);
  }
  const isAbove = actual.low.value.gte(low);
  const isPoint = low.eq(high);
  if (isAbove && (isPoint || actual.high.value.lte(high))) return verdict(true, WHOLE);
  if (actual.high.value.lt(low)) {
    const ratio = low.gt(ZERO)
      ? {
          low: clamp(actual.low.value.div(low), ZERO, ONE),
          high: clamp(actual.high.value.div(low), ZERO, ONE),
        }
      : LESS_THAN_ALL;
    return verdict(false, ratio);
  }
  return verdict(null, ANYTHING);
}

function spanOf(quantity: Quantity): Span {
  return quantity.approximate === undefined ? { low: quantity, high: quantity } : spanAround(quantity);
}

/** What a 完成值 of words says of a target that is no word: done, nothing of it, or null for neither. */
export function judgeDone(entry: Entry): Verdict | null {
  const word = fold(entry.text).replace(/[。.]$/, "");
  if (WORDS_FOR_REACHED.has(word) || WORDS_FOR_REACHED.has(word.replace(ALL_BEFORE, ""))) {
    return reached(null, null, { kind: "word-for-number", word }, ["actual-not-numeric"]);
  }
  if (!isDenial(word)) return null;
  const rule: JudgementRule = { kind: "denied", wanted: "", word };
  return { met: false, ratio: NOTHING, suggestion: ZERO, target: null, actual: null, rule, notes: [] };
}

const NONE_AT_ALL: Quantity = { comparator: null, value: ZERO, decimals: 0, unit: "", exact: true };

/** A 完成值 of words: met by 完成 and the like, nothing by a word that denies, otherwise a person has to look. */
function judgeWord(comparator: Comparator, target: Quantity, entry: Entry, profile: Profile): Verdict {
  const done = judgeDone(entry);
  if (done) return { ...done, target };
  const word = fold(entry.text).replace(/[。.]$/, "");
  // 无违规 is none of what is counted where less is better; of what there should be more it says nothing.
  const isFewWanted = isReverse(comparator) || target.value.eq(ZERO);
  return (isFewWanted ? isNone(word) : isNothing(word))
    ? compare(comparator, target, NONE_AT_ALL, profile, [])
    : unjudged(target, null, "actual-unreadable");
}

// Between half and twice of the target in percent: 3 % for 0.5 % is no share read differently.
const HALF_OF_PERCENT = new Decimal("50");
const TWICE_AS_PERCENT = new Decimal("200");

/** Whether the target is the decimal of what was reached in percent: 0.95 for 96 %. */
function isTargetAsShare(target: Quantity, actual: Quantity, units: readonly string[]): boolean {
  const isWrittenAsShare = target.decimals > 0 && actual.unit === "" && units.length === 0;
  return (
    target.unit === "" &&
    (units.length === 0 || units.includes("%")) &&
    (isPercent(actual) || isWrittenAsShare) &&
    isShareOf(target.value, actual.value) &&
    actual.value.gte(target.value.times(HALF_OF_PERCENT)) &&
    actual.value.lte(target.value.times(TWICE_AS_PERCENT))
  );
}

/**
 * Judges a 完成值, known not to be blank, against a target that is a number or a range. `nature` is the sign of
 * 指标性质; a sign inside the target stands in for it, and ≥ for both.
 */
export function judgeQuantity(
  nature: Comparator | null,
  wanted: Wanted,
  targetEntry: Entry,
  actualEntry: Entry,
  unit: Entry | undefined,
  profile: Profile,
): Verdict {
  const target = isSpan(wanted) ? wanted.low : wanted;
  const sign = nature ?? target.comparator;
  const comparator = sign ?? "≥";
  const units = unitsOf(target, unit?.text ?? "");
  const texts = { wanted: targetEntry.text, reached: actualEntry.text };

  const reading = reachedIn(actualEntry, units);
  const written = reading === "unreadable" || reading?.approximate ? spanIn(fold(actualEntry.text)) : null;
  const actual = reading === "unreadable" ? null : reading;
  const span = written ?? (actual && (actual.approximate || isSpan(wanted)) ? spanOf(actual) : null);
  if (span) {
    const ratio = conversion(span.low, units);
    if (!ratio) return unjudged(isSpan(wanted) ? null : target, actual, "unit-mismatch");
    const reachedSpan = { low: inUnit(span.low, ratio, units), high: inUnit(span.high, ratio, units) };
    const wantedSpan = isSpan(wanted) ? wanted : spanOf(wanted);
    return compareSpans(
      sign,
      { wanted: wantedSpan, reached: reachedSpan, texts },
      isSpan(wanted) ? null : target,
    );
  }
  if (actual === null) return judgeWord(comparator, target, actualEntry, profile);

  const ratio = conversion(actual, units);
  if (!ratio) return unjudged(target, actual, "unit-mismatch");
  const converted = inUnit(actual, ratio, units);
  if (!SIGN.test(actualEntry.text) && isBeyond(converted, comparator, target)) {
    const rule: JudgementRule = { kind: "span", ...texts };
    return { met: false, ratio: LESS_THAN_ALL, suggestion: null, target, actual: null, rule, notes: [] };
  }
  if (contradicts(actual, comparator)) return unjudged(target, actual, "actual-unreadable");
  if (actual.comparator === comparator && converted.value.eq(target.value)) {
    return reached(target, actual, { kind: "as-target", text: actualEntry.text }, []);
  }
  if (isTargetAsShare(target, actual, units)) {
    return compare(comparator, asPercent(target), converted, profile, ["percent-scale"]);
  }
  const isPercentWanted = units.includes("%") || isPercent(target);
  if (isPercentWanted && meantAsPercent(comparator, target, actual)) {
    return compare(comparator, target, asPercent(actual), profile, ["percent-scale"]);
  }
  const meant = meantInScale(actual, target, units);
  if (meant) {
    return compare(comparator, target, { ...actual, value: meant, exact: true }, profile, ["unit-scale"]);
  }
  // The unit column says what the target's cell leaves out, so that the share of a percent can be told.
  const inPercent = isPercentWanted && !isPercent(target) && units[0] === "%";
  return compare(comparator, inPercent ? { ...target, unit: "%" } : target, converted, profile, []);
}
