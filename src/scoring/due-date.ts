/** A day, month or year as a person wrote it; what is not written is null. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number;
  /** Null for a whole month: then its last day counts as a limit, its last day as an achievement too. */
  readonly day: number | null;
}

const BEFORE = String.raw`(?:之前|以前|以内|之内|前|底前|底|末前|末|内)?`;
const DONE = String.raw`(?:(?:已|全部|全面)?(?:完成|交付|验收|投入使用|建成|上线|开通|到位|发放|支付|结束|实现|竣工)[\u4E00-\u9FFF]{0,4})?`;
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})[日号]?${BEFORE}${DONE}$`);
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
const YEAR_MONTH = new RegExp(`^(\\d{4})(?:年|[./-](?=\\d{1,2}月?$))(\\d{1,2})月?份?${BEFORE}${DONE}$`);
const MONTH_DAY = new RegExp(`^(\\d{1,2})月(\\d{1,2})[日号]${BEFORE}${DONE}$`);
const MONTH = new RegExp(`^(\\d{1,2})月份?${BEFORE}${DONE}$`);
const YEAR_END = new RegExp(
  `^(\\d{4})年(?:度|全年)?(?:内|底前?|末前?|年底前?)${DONE}$|^(20\\d{2})年(?:度|全年)?${DONE}$`,
);
const THIS_YEAR_END = new RegExp(`^(?:当|本)?年(?:度内|内|底前?|末前?)${DONE}$`);

/** 2023年上半年 and 三季度 end with a month. */
const HALF_OR_QUARTER = new RegExp(
  `^(?:(\\d{4})年度?|今年|当年|本年|全年)?(?:(上|下)半年|第?([一二三四1-4])季度?)(?:度|末|底|内|前|底前|末前|之前|以前)*${DONE}$`,
);
const QUARTERS = ["一", "二", "三", "四"];

/** What people put before a date of completion: 于2023年11月完成, 截至12月31日. */
const SAID_BEFORE = /^[≤＝]?(?:不晚于|不迟于|截至|截止到?|已?于|在|按时于|完成时间为?)?/;
const LAST_MONTH = 12;
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid(year: number | null, month: number, day: number | null): WrittenDate | null {
  const last = LAST_DAYS[month - 1];
  if (last === undefined || (day !== null && (day < 1 || day > last))) return null;
  return { year, month, day };
}

/** The date that a folded text is, with ≤, 前, 底前 or 完成 around it; null where it is none. */
export function dateIn(folded: string): WrittenDate | null {
  const text = folded.replace(SAID_BEFORE, "").replace(/[。.;]$/, "");
  if (!/\d|年|季/.test(text)) return null;
  const whole = YEAR_MONTH_DAY.exec(text) ?? COMPACT.exec(text);
  if (whole) return valid(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const month = YEAR_MONTH.exec(text);
  if (month) return valid(Number(month[1]), Number(month[2]), null);
  const day = MONTH_DAY.exec(text);
  if (day) return valid(null, Number(day[1]), Number(day[2]));
  const alone = MONTH.exec(text);
  if (alone) return valid(null, Number(alone[1]), null);
  const part = HALF_OR_QUARTER.exec(text);
  if (part) {
    const [, year, half, quarter = ""] = part;
    const nth = Math.max(QUARTERS.indexOf(quarter) + 1, Number(quarter) || 0);
    return valid(year === undefined ? null : Number(year), half ? (half === "上" ? 6 : 12) : nth * 3, null);
  }
  const year = YEAR_END.exec(text);
  if (year) return valid(Number(year[1] ?? year[2]), LAST_MONTH, null);
  return THIS_YEAR_END.test(text) ? valid(null, LAST_MONTH, null) : null;
}

const DAYS_PER_MONTH = 32;
const DAYS_PER_YEAR = 400;

function lastDay({ month, day }: WrittenDate): number {
  return month * DAYS_PER_MONTH + (day ?? LAST_DAYS[month - 1] ?? 0);
}

/** Whether a date of completion is not after the limit; a year that only one of them names is taken for both. */
export function isInTime(done: WrittenDate, limit: WrittenDate): boolean {
  const years = done.year !== null && limit.year !== null ? done.year - limit.year : 0;
  return years * DAYS_PER_YEAR + lastDay(done) <= lastDay(limit);
}
