const DIGITS: ReadonlyMap<string, number> = new Map([
  ["零", 0],
  ["〇", 0],
  ["一", 1],
  ["二", 2],
  ["两", 2],
  ["三", 3],
  ["四", 4],
  ["五", 5],
  ["六", 6],
  ["七", 7],
  ["八", 8],
  ["九", 9],
]);

const STEPS: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

const MYRIADS: ReadonlyMap<string, number> = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);

/** The signs that amounts are written with against forgery, by the plain ones: 壹 is 一. */
const FINANCIAL: ReadonlyMap<string, string> = new Map(
  Array.from("壹贰叁肆伍陆柒捌玖拾佰仟", (sign, at): [string, string] => [
    sign,
    "一二三四五六七八九十百千"[at] ?? sign,
  ]),
);
const ANY_FINANCIAL = /[壹贰叁肆伍陆柒捌玖拾佰仟]/g;

const ORDER =
  /^(?:[一二两三四五六七八九]?千)?零?(?:[一二两三四五六七八九]?百)?零?(?:[一二两三四五六七八九]?十)?[零〇一二两三四五六七八九]?$/;

/** The number below 10,000 that a numeral names; null for a run of signs that names none, such as 三四. */
function belowMyriad(numeral: string): number | null {
  if (!ORDER.test(numeral)) return null;
  let sum = 0;
  let digit: number | null = null;
  for (const sign of numeral) {
    const step = STEPS.get(sign);
    if (step === undefined) digit = DIGITS.get(sign) ?? 0;
    else {
      sum += (digit ?? 1) * step;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}

/** The whole number that a Chinese numeral names, such as 三 or 一万二千; null where it names none. */
function numberNamed(numeral: string): number | null {
  let sum = 0;
  let rest = numeral;
  for (const [sign, size] of [...MYRIADS].reverse()) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    const count = at === 0 ? 1 : belowMyriad(rest.slice(0, at));
    if (count === null) return null;
    sum += count * size;
    rest = rest.slice(at + 1).replace(/^零/, "");
  }
  const below = rest === "" ? 0 : belowMyriad(rest);
  return below === null ? null : sum + below;
}

const SIGNS = "零〇一二两三四五六七八九十百千万亿";

/** Whether a text holds a sign that may be part of a numeral, so that it is worth a look. */
const MAY_HOLD_ONE = new RegExp(`[${SIGNS}]`);

const PERCENT = new RegExp(`(百|千)分之([${SIGNS}]+|\\d+(?:\\.\\d+)?)(点[零〇一二三四五六七八九]+)?`, "g");

/** What is counted after a numeral. Ranks such as 一级 or 三等 count nothing, and 一次性 is no number of times. */
const COUNTER =
  "[次期个套项家人名份场批台件篇本天月年周户所处座条部辆间张只块幅宗起笔位轮届门种类元吨亩里米]|小时|分钟|工作日|季度|平方米|公里|人次|班次";
const COUNTED = new RegExp(
  `^([≥≤＞＜＝]?|约|近|超|完成|已完成|达到|共|共计)([${SIGNS}]+)((?:余|多)?(?:${COUNTER})(?!性)[\\u4E00-\\u9FFF]{0,4}|余|多)?$`,
);

/** 九成 is 90%, 九成五 95%. */
const TENTHS = /^([≥≤＞＜＝]?|约|近|超|达到)([一二三四五六七八九])成([一二三四五六七八九半])?$/;

function inPercent(text: string): string {
  return text.replace(TENTHS, (_whole, before: string, tenths: string, hundredths: string | undefined) => {
    const last = hundredths === "半" ? 5 : (DIGITS.get(hundredths ?? "零") ?? 0);
    return `${before}${String((DIGITS.get(tenths) ?? 0) * 10 + last)}%`;
  });
}

function digitsOf(decimals: string): string {
  return Array.from(decimals, (sign) => String(DIGITS.get(sign) ?? 0)).join("");
}

/**
 * A folded text with the numerals a person counts by written in digits: 三次 is 3次, 百分之九十五 is 95%, 九成 is 90%,
 * 一百余人 is 100余人. Anything else, such as 一般, 一级 or 万达, stays as it is.
 */
export function inDigits(written: string): string {
  const text = written.replace(ANY_FINANCIAL, (sign) => FINANCIAL.get(sign) ?? sign);
  if (!MAY_HOLD_ONE.test(text)) return text;
  const withPercents = inPercent(text).replace(
    PERCENT,
    (whole, of: string, numeral: string, point: string | undefined) => {
      const number = /^\d/.test(numeral) ? numeral : numberNamed(numeral)?.toString();
      if (number === undefined) return whole;
      const decimals = point === undefined ? "" : `.${digitsOf(point.slice(1))}`;
      return `${number}${decimals}${of === "百" ? "%" : "‰"}`;
    },
  );
  const counted = COUNTED.exec(withPercents);
  if (!counted) return withPercents;
  const [, before = "", numeral = "", rest = ""] = counted;
  const number = numeral === "万" || numeral === "亿" ? null : numberNamed(numeral);
  return number === null ? withPercents : `${before}${String(number)}${rest}`;
}
