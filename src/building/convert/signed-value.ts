import { numberIn } from "../../scoring/quantity";
import { fold } from "../../sheet/fold";

/** A wanted value in the three columns that some forms give it. */
export interface SplitValue {
  /** One of ≥ ≤ ＞ ＜ ＝ 定性; empty where the value names none. */
  readonly nature: string;
  readonly target: string;
  readonly unit: string;
}

const QUALITATIVE = "定性";
const NUMBER = /\d[\d,，]*(?:\.\d+)?|\.\d+/;
const DIGIT = /\d/;
/** Signs as people type them inside a value. */
const TYPED_SIGNS: ReadonlyMap<string, string> = new Map([
  ["＝", "="],
  ["＞", ">"],
  ["＜", "<"],
]);

/** `≥98%` as ≥, 98 and %; a word is 定性; what has digits but is no single number stays whole. */
export function splitValue(text: string): SplitValue {
  const value = text.trim();
  if (value === "") return { nature: "", target: "", unit: "" };
  const quantity = numberIn({ text: value, source: null });
  const number = NUMBER.exec(value);
  if (!quantity || !number) {
    return { nature: DIGIT.test(value) ? "" : QUALITATIVE, target: value, unit: "" };
  }
  const rest = value.slice(number.index + number[0].length).trim();
  const unit = fold(rest) === fold(quantity.unit) ? rest : quantity.unit;
  return { nature: quantity.comparator ?? "", target: number[0], unit };
}

/** ≥, 98 and % as `≥98%`; the opposite of `splitValue`. */
export function joinValue({ nature, target, unit }: SplitValue): string {
  if (target === "" || nature === QUALITATIVE) return target;
  return `${TYPED_SIGNS.get(nature) ?? nature}${target}${unit}`;
}
