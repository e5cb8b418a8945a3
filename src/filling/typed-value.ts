import { numberFormat, numberText, GENERAL } from "../building/number-text";
import type { ExpectedInput } from "../files/xlsx/expected-input";
import { labelKey } from "../forms/label-key";
import { fold } from "../sheet/fold";
import type { CellValue } from "../sheet/snapshot";
import { dayNumber } from "./day-number";

/** What a cell holds for a text, with the number format that it needs besides its own. */
export interface TypedValue {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

/** Digits beyond which a cell of format General shows a number in powers of ten. */
const SHOWN_DIGITS = 11;
/** How a day is shown in a cell that says nothing of it. */
const DAY_FORMAT = "yyyy-mm-dd";

/** Signs of one meaning, as lists of validations spell them. */
const SIGNS: readonly (readonly string[])[] = [
  ["≥", ">=", "大于等于", "不低于", "不少于"],
  ["≤", "<=", "小于等于", "不高于", "不超过"],
  ["=", "等于"],
  [">", "大于"],
  ["<", "小于"],
  ["定性", "定性指标"],
];

/** The choice that a text means; undefined where it means none of them. */
function choice(text: string, choices: readonly string[]): string | undefined {
  const same = choices.find((each) => each === text) ?? choices.find((each) => fold(each) === fold(text));
  if (same !== undefined) return same;
  const signs = SIGNS.find((each) => each.includes(fold(text)) || each.includes(text));
  return (
    choices.find((each) => signs?.includes(each) ?? false) ??
    choices.find((each) => labelKey(each) === labelKey(text))
  );
}

/** What a cell allows, where that is known. */
export interface Allowed {
  /** The items of its list; null where it has none, or one that is not known. */
  readonly choices: readonly string[] | null;
  /** Whether the rule of its validation lets it hold a value. */
  readonly admits: (value: CellValue) => boolean;
}

/** What a cell without a list holds for a text. */
function plainValue(
  text: string,
  is: "words" | "figure",
  { format, rule }: Pick<ExpectedInput, "format" | "rule">,
  date1904: boolean,
): TypedValue {
  if (format.code === "@") return { value: text };
  const isGeneral = format.code === "General";
  if (format.isDate) return { value: dayNumber(text, date1904) ?? text };
  if (rule?.type === "date") {
    const day = dayNumber(text, date1904);
    if (day !== null) return { value: day, ...(isGeneral ? { numberFormat: DAY_FORMAT } : {}) };
  }
  const wantsNumber = rule?.type === "whole" || rule?.type === "decimal";
  if (is === "words" && !wantsNumber) return { value: text };
  const number = numberText(text);
  if (!number) return { value: text };
  const { value, format: typed } = number;
  if (isGeneral && !typed.percent && text.replace(/\D/g, "").length > SHOWN_DIGITS) return { value: text };
  if (isGeneral) return typed === GENERAL ? { value } : { value, numberFormat: numberFormat(typed) };
  const showsPercent = format.code.includes("%");
  // 95 typed into a cell that shows percents is 95 %; 95% in one that shows none would be 0.95.
  if (showsPercent) return { value: typed.percent ? value : value / 100 };
  return typed.percent ? { value: text } : { value };
}

/**
 * What a cell holds for a text, as it would if a person had typed it there: a number where the cell shows numbers or its
 * validation asks for one, a date where it shows dates or asks for one, a text where it is for texts, and of a list the item
 * that means it; null where the list has none, or the validation does not admit it.
 */
export function typedValue(
  text: string,
  is: "words" | "figure",
  expected: Pick<ExpectedInput, "format" | "rule">,
  { choices, admits }: Allowed,
  date1904: boolean,
): TypedValue | null {
  if (choices !== null && choices.length > 0) {
    const chosen = choice(text, choices);
    if (chosen === undefined) return null;
    const number = numberText(chosen);
    return { value: number && is === "figure" && expected.format.code !== "@" ? number.value : chosen };
  }
  const typed = plainValue(text, is, expected, date1904);
  return admits(typed.value) ? typed : null;
}
