import type { Bilingual } from "../forms/form-spec";
import type { OptionSpec } from "./command";

/** Units of amounts by what is typed for them. */
export const UNITS: ReadonlyMap<string, "元" | "万元"> = new Map([
  ["wan", "万元"],
  ["yuan", "元"],
]);

/** How far a form goes: the months it covers, and its rows. */
export const SIZE_OPTIONS: readonly OptionSpec[] = [
  {
    name: "month",
    placeholder: "N",
    about: { zh: "运行监控表的月份，1 至 12", en: "month of a monitoring form, 1 to 12" },
  },
  {
    name: "rows",
    placeholder: "N",
    about: { zh: "每个二级指标至少几行", en: "rows of each level-2 indicator at least" },
  },
];

/** Options of every command that builds a form. */
export const BUILD_OPTIONS: readonly OptionSpec[] = [
  {
    name: "out",
    placeholder: "FILE.xlsx",
    ending: ".xlsx",
    about: {
      zh: "存为哪个 .xlsx 文件，默认以表名命名；已有的文件不会被覆盖",
      en: "the .xlsx file to write, by default named for the form; never written over",
    },
  },
  ...SIZE_OPTIONS,
  {
    name: "formulas",
    placeholder: "yes|no",
    about: { zh: "是否带公式、检查和下拉列表", en: "with formulas, checks and lists" },
    values: ["yes", "no"],
  },
  {
    name: "locked",
    placeholder: "yes|no",
    about: {
      zh: "是否锁定填报处以外的单元格（无密码）",
      en: "lock all but the places to fill in (no password)",
    },
    values: ["yes", "no"],
  },
  {
    name: "profile",
    placeholder: "NAME|FILE",
    about: { zh: "公式所依的评分规则", en: "scoring profile that the formulas follow" },
  },
];

/** A number given as an option, null when none is given, or why it is none. */
export function wholeNumber(
  options: Readonly<Record<string, string>>,
  name: string,
  least: number,
  most: number,
): number | null | Bilingual {
  const text = options[name];
  if (text === undefined) return null;
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number >= least && number <= most) return number;
  return {
    zh: `--${name} 不能是“${text}”，可以是 ${least} 至 ${most} 的整数。`,
    en: `--${name} cannot be "${text}"; it is a whole number from ${least} to ${most}.`,
  };
}

/** How forms are to be built, as far as the options say it. */
export interface BuildWishes {
  readonly month: number | null;
  readonly rows: number | null;
  readonly formulas: boolean;
  readonly locked: boolean;
}

/**
 * What the options ask for, or what is wrong with one: `--month` 1 to 12, `--rows` 1 to 50 for each 二级指标,
 * formulas and locks unless `no`.
 */
export function buildWishes(options: Readonly<Record<string, string>>): BuildWishes | Bilingual {
  const month = wholeNumber(options, "month", 1, 12);
  if (typeof month === "object" && month !== null) return month;
  const rows = wholeNumber(options, "rows", 1, 50);
  if (typeof rows === "object" && rows !== null) return rows;
  return { month, rows, formulas: options["formulas"] !== "no", locked: options["locked"] !== "no" };
}
