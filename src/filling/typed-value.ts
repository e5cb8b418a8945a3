import { numberFormat, numberText, GENERAL } from "../building/number-text";
import type { CellWants } from "../files/xlsx/cell-wants";
import { labelKey } from "../forms/label-key";
import { fold } from "../sheet/fold";
import type { CellValue } from "../sheet/snapshot";

/** What a cell holds for a text, with the number format that it needs besides its own. */
export interface TypedValue {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

/** Digits beyond which a cell of format General shows a number in powers of ten. */
const SHOWN_DIGITS = 11;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const DATE = /^((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?$/;

/** Signs of one meaning, as lists of validations spell them. */
const SIGNS: readonly (readonly string[])[] = [
  ["≥", ">=", "大于等于", "不低于", "不少于"],
  ["≤", "<=", "小于等于", "不高于", "不超过"],
  ["=", "等于"],
  [">", "大于"],
  ["<", "小于"],
  ["定性", "定性指标"],
];

/** The number of a day as Excel counts it; null where the text is no date. */
export function dayNumber(text: string, date1904: boolean): number | null {
  const [, year, month, day = "1"] = DATE.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return (time - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY_MS;
}

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

/**
 * What a cell holds for a text, as it would if a person had typed it there: a number where the cell shows numbers, a date
 * where it shows dates, a text where it is for texts, and of a list the item that means it; null where the list has none.
 *
 * @param choices what the cell's list allows; null where it has none, or one that is not known
 */
export function typedValue(
  text: string,
  is: "words" | "figure",
  { format }: Pick<CellWants, "format">,
  choices: readonly string[] | null,
  date1904: boolean,
): TypedValue | null {
  if (choices !== null && choices.length > 0) {
    const chosen = choice(text, choices);
    if (chosen === undefined) return null;
    const number = numberText(chosen);
    return { value: number && is === "figure" && format.code !== "@" ? number.value : chosen };
  }
  if (format.code === "@") return { value: text };
  if (format.isDate) return { value: dayNumber(text, date1904) ?? text };
  if (is === "words") return { value: text };
  const number = numberText(text);
  if (!number) return { value: text };
  const { value, look } = number;
  const isGeneral = format.code === "General";
  if (isGeneral && !look.percent && text.replace(/\D/g, "").length > SHOWN_DIGITS) return { value: text };
  if (isGeneral) return look === GENERAL ? { value } : { value, numberFormat: numberFormat(look) };
  const showsPercent = format.code.includes("%");
  // 95 typed into a cell that shows percents is 95 %; 95% in one that shows none would be 0.95.
  if (showsPercent) return { value: look.percent ? value : value / 100 };
  return look.percent ? { value: text } : { value };
}
