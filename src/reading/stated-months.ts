import type { Table } from "./table";
import { fold } from "../sheet/fold";

/** The months that a label speaks of. */
export interface StatedMonths {
  /** Whether they are a part of the year: 12月底 is all of it. */
  readonly isPart: boolean;
  /** The last month that is covered, 1 to 11; null where none is printed, such as the N of 1-N月, or where that is 12. */
  readonly month: number | null;
  /** The label without them, folded: 计划值 of 1-6月/计划值. */
  readonly rest: string;
}

const RANGE = "1月?[-—~至到]+(?<last>\\d{1,2}|N)月";
const MONTH = "(?<by>截[至止]到?)?(?<alone>\\d{1,2}|N)月";
const QUARTERS = "(?:[前第](?:[一二三四1-4两]个?)|[一二三四1-4])季度";
const PARTS = new RegExp(
  `(?:(?:19|20)\\d{2}年度?)?(?:截[至止]到?)?(?:${RANGE}|${MONTH}|(?<half>[上下])半年度?|(?<quarters>${QUARTERS})|(?<middle>年中))(?<until>(?:\\d{1,2}日|份|底|末|止|为止|期间|累计)*)`,
);
/** What every label that speaks of a part of the year holds: few have to be looked into. */
const SPEAKS = /[月季]|半年|年中/;
const PARTED = "[/、\\\\|·:,;_\\-—]*";
const AT_END = new RegExp(`(?:${PARTED}[(\\[【]?)$`);
const AT_BEGINNING = new RegExp(`^(?:[)\\]】]?${PARTED})`);
const BRACKETED = /^[([【](.*)[)\]】]$/;
const MONTHS = 12;
const QUARTER = 3;
const DIGITS = "一二三四";

function lastMonth(groups: Readonly<Record<string, string | undefined>>): number | "later" | null {
  const { last, alone, by, half, quarters, middle, until = "" } = groups;
  if (last !== undefined) return last === "N" ? null : Number(last);
  // 7月 by itself is that month; 7月底 is all that went before too.
  if (alone !== undefined)
    return alone === "N" || (by === undefined && !/[底末止日]/.test(until)) ? null : Number(alone);
  if (half !== undefined) return half === "上" ? MONTHS / 2 : "later";
  if (middle !== undefined) return MONTHS / 2;
  const digit = /[一二三四两\d]/.exec(quarters ?? "")?.[0] ?? "";
  const quarter = digit === "两" ? 2 : DIGITS.includes(digit) ? DIGITS.indexOf(digit) + 1 : Number(digit);
  return quarter === MONTHS / QUARTER ? "later" : quarter * QUARTER;
}

const SEVERAL_YEARS = /实施期|中长?期|长期|规划|周期|[二三四五]年/;

/** Whether a text speaks of several years: 实施期, 中期, 三年. */
export function isOverYears(text: string): boolean {
  return SEVERAL_YEARS.test(text);
}

/** The months that a label speaks of, before its own words, behind them or in brackets; null for none. */
export function statedMonths(text: string): StatedMonths | null {
  if (!SPEAKS.test(text)) return null;
  const folded = fold(text);
  const found = PARTS.exec(folded);
  if (!found?.groups) return null;
  const month = lastMonth(found.groups);
  if (typeof month === "number" && (month < 1 || month > MONTHS)) return null;
  const before = folded.slice(0, found.index).replace(AT_END, "");
  const after = folded.slice(found.index + found[0].length).replace(AT_BEGINNING, "");
  const rest = before + after;
  return {
    isPart: month !== MONTHS,
    month: month === "later" || month === MONTHS ? null : month,
    rest: BRACKETED.exec(rest)?.[1] ?? rest,
  };
}

/** Whether a label speaks of a part of the year: 1-6月, 截至9月底, 上半年. */
export function isOfPartOfYear(text: string): boolean {
  return statedMonths(text)?.isPart === true;
}

/** The N of 1–N月 that the headings of a monitoring form print, 1 to 11; 上半年 and 前三季度 count too. Null for none. */
export function monthCovered({ columns }: Pick<Table, "columns">): number | null {
  for (const { header } of columns) {
    const month = statedMonths(header)?.month ?? null;
    if (month !== null) return month;
  }
  return null;
}
