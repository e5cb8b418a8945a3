import { chineseDigits, chineseNumber, type Numerals } from "./chinese-numerals";
import type { FormatSection, FormatToken } from "./format-tokens";

const DAY_SECONDS = 86_400;

/** What Excel shows for a date before its calendar begins or after it ends. */
const NO_DATE = "########";

/** The serial number after the last day of the year 9999. */
const CALENDAR_END = 2_958_466;

/** Excel's calendar has a 29 February 1900, which never was. */
const FEIGNED_LEAP_DAY = 60;

/** Days between the calendar that begins in 1900 and the one that begins in 1904. */
const DAYS_TO_1904 = 1462;

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const CHINESE_WEEKDAYS = "日一二三四五六";

interface Moment {
  readonly year: number;
  /** Counts from 1. */
  readonly month: number;
  readonly day: number;
  /** Sunday is 0. */
  readonly weekday: number;
  /** Seconds since midnight, with their fraction. */
  readonly seconds: number;
  /** Seconds since the calendar began. */
  readonly elapsed: number;
}

function moment(serial: number, wholeSeconds: boolean): Moment {
  const unit = wholeSeconds ? 1 : 1000;
  const elapsed = Math.round(serial * DAY_SECONDS * unit) / unit;
  const day = Math.floor(elapsed / DAY_SECONDS);
  const time = { weekday: (day + 6) % 7, seconds: elapsed - day * DAY_SECONDS, elapsed };
  if (day === FEIGNED_LEAP_DAY) return { year: 1900, month: 2, day: 29, ...time };
  if (day === 0) return { year: 1900, month: 1, day: 0, ...time };
  const date = new Date(Date.UTC(1899, 11, day > FEIGNED_LEAP_DAY ? 30 : 31) + day * DAY_SECONDS * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...time };
}

/** 23 as 二十三: dates leave 一 away before 十. */
function chineseCount(value: number, numerals: Numerals): string {
  const words = chineseNumber(String(value), numerals);
  return numerals === "plain" ? words.replace(/^一(?=十)/, "") : words;
}

function padded(value: number, width: number): string {
  return String(Math.floor(value)).padStart(Math.min(width, 2), "0");
}

function monthText(month: number, width: number, chinese: boolean): string {
  if (chinese) return width === 3 ? `${month}月` : `${chineseCount(month, "plain")}月`;
  const name = MONTHS[month - 1] ?? "";
  if (width === 5) return name.charAt(0);
  return width === 3 ? name.slice(0, 3) : name;
}

function weekdayText(letter: string, width: number, weekday: number, chinese: boolean): string {
  const short = CHINESE_WEEKDAYS.charAt(weekday);
  if (letter === "a") return width === 3 ? short : `星期${short}`;
  if (chinese) return width === 3 ? `周${short}` : `星期${short}`;
  const name = WEEKDAYS[weekday] ?? "";
  return width === 3 ? name.slice(0, 3) : name;
}

type DateToken = Extract<FormatToken, { kind: "date" }>;

/** `m` means minutes after hours and before seconds, else months. */
function isMinutes(tokens: readonly FormatToken[], at: number): boolean {
  const isPart = (token: FormatToken) => token.kind === "date" || token.kind === "elapsed";
  const before = tokens.slice(0, at).reverse().find(isPart);
  const after = tokens.slice(at + 1).find(isPart);
  const letterOf = (token: FormatToken | undefined) => (token && "letter" in token ? token.letter : "");
  return letterOf(before) === "h" || letterOf(after) === "s";
}

/** How a section wants its numbers and names written. */
interface Manner {
  readonly halfDays: boolean;
  readonly chinese: boolean;
  readonly count: (value: number, width: number) => string;
  readonly year: (year: number) => string;
}

function manner({ tokens, chinese, numerals }: FormatSection): Manner {
  const halfDays = tokens.some(({ kind }) => kind === "half-day");
  if (numerals === null) return { halfDays, chinese, count: padded, year: String };
  const year = (value: number) => chineseDigits(String(value), numerals);
  return { halfDays, chinese, count: (value) => chineseCount(Math.floor(value), numerals), year };
}

function datePart({ letter, width }: DateToken, now: Moment, minutes: boolean, manner: Manner): string {
  const hours = Math.floor(now.seconds / 3600);
  switch (letter) {
    case "y":
      return width <= 2 ? padded(now.year % 100, 2) : manner.year(now.year);
    case "m":
      if (minutes) return manner.count((now.seconds / 60) % 60, width);
      return width <= 2 ? manner.count(now.month, width) : monthText(now.month, width, manner.chinese);
    case "d":
      return width <= 2
        ? manner.count(now.day, width)
        : weekdayText(letter, width, now.weekday, manner.chinese);
    case "a":
      return weekdayText(letter, width, now.weekday, manner.chinese);
    case "h":
      return manner.count(manner.halfDays ? hours % 12 || 12 : hours, width);
    default:
      return manner.count(now.seconds % 60, width);
  }
}

function halfDay(before: string, after: string, now: Moment, chinese: boolean): string {
  const morning = now.seconds < DAY_SECONDS / 2;
  if (chinese) return morning ? "上午" : "下午";
  return morning ? before : after;
}

const ELAPSED_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Whether numbers are dates or times under this section. */
export function isDateSection(section: FormatSection): boolean {
  return section.tokens.some(({ kind }) => kind === "date" || kind === "elapsed" || kind === "half-day");
}

/** Shows serial numbers by a section such as `yyyy"年"m"月"d"日"` or `[h]:mm`. */
export function dateSection(section: FormatSection, date1904: boolean): (serial: number) => string {
  const { tokens } = section;
  const written = manner(section);
  const fractionAt = tokens.findIndex(({ kind }, at) => kind === "point" && tokens[at + 1]?.kind === "digit");
  const decimals = tokens.filter(({ kind }) => kind === "digit").length;

  const show = (token: FormatToken, at: number, now: Moment): string => {
    switch (token.kind) {
      case "date":
        return datePart(token, now, isMinutes(tokens, at), written);
      case "elapsed": {
        const count = Math.floor(now.elapsed / (ELAPSED_SECONDS[token.letter] ?? 1));
        return String(count).padStart(token.width, "0");
      }
      case "half-day":
        return halfDay(token.before, token.after, now, written.chinese);
      case "point":
        return at === fractionAt ? (now.seconds % 1).toFixed(decimals).slice(1) : ".";
      case "literal":
        return token.text;
      case "slash":
        return "/";
      case "comma":
        return ",";
      default:
        return "";
    }
  };

  // Times in all, such as `[h]:mm`, count from nought in either calendar.
  const isElapsed = tokens.some(({ kind }) => kind === "elapsed");
  const shown = (serial: number): string => {
    if (serial < 0 || serial >= CALENDAR_END) return NO_DATE;
    const now = moment(serial, fractionAt < 0);
    return tokens.map((token, at) => show(token, at, now)).join("");
  };
  if (!date1904) return shown;
  const moved = (serial: number) => shown(isElapsed ? serial : serial + DAYS_TO_1904);
  // In the calendar that begins in 1904 a number below zero is a date or time with a minus.
  return (stored) => (stored < 0 ? `-${moved(-stored)}` : moved(stored));
}
