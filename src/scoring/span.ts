import type Big from "big.js";
import { Decimal } from "./decimal";
import { readReached } from "./quantity";
import type { Comparator, Quantity } from "./quantity";

/** A range as a person wrote it, such as 95%-98% or ≥90%且≤100%; `low` is not above `high`. */
export interface Span {
  readonly low: Quantity;
  readonly high: Quantity;
}

const NUMBER = String.raw`-?\d[\d,]*(?:\.\d+)?`;
const UNIT = String.raw`[^\d\s~～至到—–,;且和-]{0,8}`;
const FROM_TO = new RegExp(`^[＝]?(${NUMBER})(${UNIT})(?:-|~|～|至|到|—{1,2}|–)(${NUMBER})(${UNIT})$`);
const BOTH_ENDS = new RegExp(`^[≥＞](${NUMBER})(${UNIT})[且,、;和并]*[≤＜](${NUMBER})(${UNIT})$`);
const BETWEEN = new RegExp(`^(${NUMBER})(${UNIT})[≤＜][a-zA-Z\u4E00-\u9FFF]*[≤＜](${NUMBER})(${UNIT})$`);
const AROUND = new RegExp(`^(${NUMBER})(${UNIT})±(\\d+(?:\\.\\d+)?)(${UNIT})$`);
const BETWEEN_DIGITS = /^\D*\d([^]*)\d\D*$/;
const SIGN_OF_SPAN = /[-~～至到—–≤＜±于过]/;
const SIGNS_IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/不[低少小]于|[大高]于等于/g, "≥"],
  [/不[高多大]于|不超过|[小低]于等于/g, "≤"],
  [/[大高]于/g, "＞"],
  [/[小低]于/g, "＜"],
];

function end(figures: string, unit: string): Quantity | null {
  const reading = readReached({ text: figures + unit, source: null });
  return reading === "unreadable" ? null : reading;
}

/** `10±2` is 8 to 12. */
function aroundOf([
  ,
  middle = "",
  middleUnit = "",
  margin = "",
  marginUnit = "",
]: readonly string[]): Span | null {
  const centre = end(middle, middleUnit || marginUnit);
  const off = end(margin, marginUnit || middleUnit);
  if (!centre || !off) return null;
  return {
    low: { ...centre, value: centre.value.minus(off.value) },
    high: { ...centre, value: centre.value.plus(off.value) },
  };
}

/** The range that a folded text is; null where it is none, such as a date. */
export function spanIn(text: string): Span | null {
  // In two steps, each of which goes over a long text once.
  if (!SIGN_OF_SPAN.test(BETWEEN_DIGITS.exec(text)?.[1] ?? "")) return null;
  const around = AROUND.exec(text);
  if (around) return aroundOf(around);
  const signed = SIGNS_IN_WORDS.reduce((whole, [words, sign]) => whole.replace(words, sign), text);
  const match = FROM_TO.exec(text) ?? BOTH_ENDS.exec(signed) ?? BETWEEN.exec(text);
  if (!match) return null;
  const [, first = "", firstUnit = "", last = "", lastUnit = ""] = match;
  const low = end(first, firstUnit || lastUnit);
  const high = end(last, lastUnit || firstUnit);
  return low && high && low.value.lt(high.value) ? { low, high } : null;
}

const TENTH = new Decimal("0.1");

/** The numbers an approximate one may stand for: 100余 lies between 100 and 110, 近百 between 90 and 100. */
export function spanAround(quantity: Quantity): Span {
  const margin = quantity.value.abs().times(TENTH);
  const at = (value: Big): Quantity => ({ ...quantity, value });
  return {
    low: quantity.approximate === "above" ? quantity : at(quantity.value.minus(margin)),
    high: quantity.approximate === "below" ? quantity : at(quantity.value.plus(margin)),
  };
}

/** What a range in the target's place asks for under a sign: its lower end for ≥, its upper one for ≤, both otherwise. */
export function demandOf(span: Span, comparator: Comparator | null): Span | Quantity {
  if (comparator === "≥" || comparator === "＞") return { ...span.low, comparator };
  if (comparator === "≤" || comparator === "＜") return { ...span.high, comparator };
  return span;
}
