import { getNumfmtParseValueFilter } from "@univerjs/core";

/** Days between the calendar of 1900, by which the spreadsheet counts, and that of 1904. */
export const DAYS_TO_1904 = 1462;

/** What a day that is typed is counted by. */
export interface Calendar {
  /** Whether the workbook counts its days from 1904. */
  readonly date1904: boolean;
  /** The year that a day without one is of. */
  readonly year: number;
}

/** A day, a time or both as a number. */
export interface ReadDay {
  readonly value: number;
  /** The number format in which it shows much as it was typed. */
  readonly format: string;
}

const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;
/** Excel counts a 29 February 1900 that there was not. */
const FIRST_OF_MARCH_1900 = Date.UTC(1900, 2, 1);
/** Years of two digits from here on are of the last century. */
const LAST_CENTURY = 30;

const DAY = /^(\d{4}|\d{2})([-/])(\d{1,2})\2(\d{1,2})$/;
const MONTH = /^(\d{4})([-/])(\d{1,2})$/;
const DAY_OF_YEAR = /^(\d{1,2})[-/](\d{1,2})$/;
const CHINESE_DAY = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?$/;
const TIME = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?( ?[AP]M)?$/i;
const CHINESE_TIME = /^(上午|下午)?(\d{1,2})(?::|时)(?:(\d{1,2})分?)?$/;
/** Days with English names of months, which Excel takes in every language. */
const NAMED_MONTH = /^(?:\d{1,2}[ -])?[a-z]{3,9}(?:[ -]\d{1,4})?$/i;

/** The number of a day; null where there is no such day, or none that the workbook can count. */
function dayNumber(year: number, month: number, day: number, date1904: boolean): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const from1900 = (time - Date.UTC(1899, 11, time < FIRST_OF_MARCH_1900 ? 31 : 30)) / DAY_MS;
  const number = date1904 ? from1900 - DAYS_TO_1904 : from1900;
  return number < (date1904 ? 0 : 1) ? null : number;
}

function fullYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < LAST_CENTURY ? 2000 : 1900);
}

function readDay(text: string, { date1904, year: thisYear }: Calendar): ReadDay | null {
  const shown = (year: number, month: string, day: string, format: string): ReadDay | null => {
    const value = dayNumber(year, Number(month), Number(day), date1904);
    return value === null ? null : { value, format };
  };
  const [, year, sign = "", month = "", day = ""] = DAY.exec(text) ?? [];
  if (year !== undefined) {
    const format = ["yyyy", "m".repeat(month.length), "d".repeat(day.length)].join(sign);
    return shown(fullYear(year), month, day, format);
  }
  const [, yearOfMonth, between = "", ofYear = ""] = MONTH.exec(text) ?? [];
  if (yearOfMonth !== undefined) {
    return shown(Number(yearOfMonth), ofYear, "1", `yyyy${between}${"m".repeat(ofYear.length)}`);
  }
  const [, shortMonth, shortDay = ""] = DAY_OF_YEAR.exec(text) ?? [];
  if (shortMonth !== undefined) return shown(thisYear, shortMonth, shortDay, 'm"月"d"日"');
  const [, chineseYear, chineseMonth, chineseDay] = CHINESE_DAY.exec(text) ?? [];
  // 6月 alone says no day.
  if (chineseMonth === undefined || (chineseYear ?? chineseDay) === undefined) return null;
  const ofYearToo = chineseYear === undefined ? "" : 'yyyy"年"';
  return shown(
    chineseYear === undefined ? thisYear : fullYear(chineseYear),
    chineseMonth,
    chineseDay ?? "1",
    `${ofYearToo}m"月"${chineseDay === undefined ? "" : 'd"日"'}`,
  );
}

function readTime(text: string): ReadDay | null {
  const [, hours, minutes = "", seconds, half] = TIME.exec(text) ?? [];
  const [, chineseHalf, chineseHours, chineseMinutes = "0"] = CHINESE_TIME.exec(text) ?? [];
  const isHalved = (half ?? chineseHalf) !== undefined;
  const hour = Number(hours ?? chineseHours ?? NaN);
  const rest = Number(hours === undefined ? chineseMinutes : minutes) * 60 + Number(seconds ?? 0);
  if (!(hour >= 0) || Number(minutes) > 59 || Number(chineseMinutes) > 59 || Number(seconds ?? 0) > 59)
    return null;
  if (isHalved ? hour > 12 : hours === undefined && hour > 24) return null;
  const isAfternoon = chineseHalf === "下午" || /p/i.test(half ?? "");
  const value = ((isHalved ? (hour % 12) + (isAfternoon ? 12 : 0) : hour) * 3600 + rest) / DAY_SECONDS;
  if (text.includes("时")) return { value, format: 'h"时"mm"分"' };
  if (value >= 1) return { value, format: "[h]:mm:ss" };
  return { value, format: `h:mm${seconds === undefined ? "" : ":ss"}${isHalved ? " AM/PM" : ""}` };
}

function readNamedMonth(text: string, date1904: boolean): ReadDay | null {
  const { v: value, z: format } = NAMED_MONTH.test(text) ? (getNumfmtParseValueFilter(text) ?? {}) : {};
  if (typeof value !== "number" || typeof format !== "string") return null;
  const day = date1904 ? value - DAYS_TO_1904 : value;
  return day < 0 ? null : { value: day, format };
}

/**
 * A text as the day or the time that Excel in Chinese takes it for, such as 2025-6-1, 2025年6月, 6月1日, 3/4 or 9:30;
 * null where it takes it for none, as 2025.6.1 and 6月.
 */
export function dayOf(text: string, calendar: Calendar): ReadDay | null {
  const [first = "", ...others] = text.split(" ");
  const [day, time] = [readDay(first, calendar), readTime(others.join(" ").trim())];
  if (day && time && time.value < 1)
    return { value: day.value + time.value, format: `${day.format} ${time.format}` };
  return readDay(text, calendar) ?? readTime(text) ?? readNamedMonth(text, calendar.date1904);
}
