import type { CellRule } from "../files/xlsx/expected-input";
import type { Bilingual } from "../forms/form-spec";
import type { CellValue } from "../sheet/snapshot";
import { dayNumber, dayText } from "./day-number";

/** What a bound of a rule comes to; null where it is a calculation whose result is not known. */
export type BoundOf = (formula: string) => number | null;

const LITERAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE_CALL = /^DATE\((\d{4}),(\d{1,2}),(\d{1,2})\)$/i;

/**
 * The number that a bound comes to: one that is written out, a day, or what a single cell holds.
 *
 * @param numberAt the number in the cell that a reference means; null where it is none
 */
export function boundOf(formula: string, date1904: boolean, numberAt: BoundOf): number | null {
  const plain = formula.replace(/\s+/g, "");
  if (LITERAL.test(plain)) return Number(plain);
  const [, year, month, day] = DATE_CALL.exec(plain) ?? [];
  if (year !== undefined) return dayNumber(`${year}-${month ?? ""}-${day ?? ""}`, date1904);
  return numberAt(formula);
}

const COMPARED: Readonly<
  Record<CellRule["operator"], (value: number, first: number, second: number) => boolean>
> = {
  between: (value, first, second) => value >= first && value <= second,
  notBetween: (value, first, second) => value < first || value > second,
  equal: (value, first) => value === first,
  notEqual: (value, first) => value !== first,
  greaterThan: (value, first) => value > first,
  lessThan: (value, first) => value < first,
  greaterThanOrEqual: (value, first) => value >= first,
  lessThanOrEqual: (value, first) => value <= first,
};

const TWO_BOUNDS: ReadonlySet<string> = new Set(["between", "notBetween"]);

/** Whether a rule lets a cell hold a value. A bound that is not known keeps nothing out. */
export function allows(
  { type, operator, first, second }: CellRule,
  value: CellValue,
  bound: BoundOf,
): boolean {
  const measured = type === "textLength" ? String(value).length : value;
  if (typeof measured !== "number") return false;
  if (type === "whole" && !Number.isInteger(measured)) return false;
  const low = bound(first);
  const high = TWO_BOUNDS.has(operator) ? bound(second) : 0;
  return low === null || high === null || COMPARED[operator](measured, low, high);
}

const KINDS: Readonly<Record<CellRule["type"], Bilingual>> = {
  whole: { zh: "整数", en: "a whole number" },
  decimal: { zh: "数", en: "a number" },
  date: { zh: "日期", en: "a date" },
  textLength: { zh: "字数", en: "a text whose length is" },
};

const LIMITS: Readonly<Record<CellRule["operator"], (first: string, second: string) => Bilingual>> = {
  between: (first, second) => ({ zh: `${first} 至 ${second}`, en: `from ${first} to ${second}` }),
  notBetween: (first, second) => ({
    zh: `不在 ${first} 至 ${second} 之间`,
    en: `not from ${first} to ${second}`,
  }),
  equal: (first) => ({ zh: `等于 ${first}`, en: `equal to ${first}` }),
  notEqual: (first) => ({ zh: `不等于 ${first}`, en: `other than ${first}` }),
  greaterThan: (first) => ({ zh: `大于 ${first}`, en: `above ${first}` }),
  lessThan: (first) => ({ zh: `小于 ${first}`, en: `below ${first}` }),
  greaterThanOrEqual: (first) => ({ zh: `不小于 ${first}`, en: `at least ${first}` }),
  lessThanOrEqual: (first) => ({ zh: `不大于 ${first}`, en: `at most ${first}` }),
};

/** What a rule wants, for people, such as 整数，0 至 100. */
export function ruleText(
  { type, operator, first, second }: CellRule,
  date1904: boolean,
  bound: BoundOf,
): Bilingual {
  const shown = (formula: string): string => {
    const number = bound(formula);
    if (number === null) return formula;
    return type === "date" ? dayText(number, date1904) : String(number);
  };
  const kind = KINDS[type];
  const limit = LIMITS[operator](shown(first), shown(second));
  return { zh: `${kind.zh}，${limit.zh}`, en: `${kind.en} ${limit.en}` };
}
