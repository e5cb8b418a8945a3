/** How a section wants digits written: `[DBNum1]` as 一二三, `[DBNum2]` as 壹贰叁, as sums of money are. */
export type Numerals = "plain" | "formal";

const DIGITS: Readonly<Record<Numerals, string>> = {
  plain: "〇一二三四五六七八九",
  formal: "零壹贰叁肆伍陆柒捌玖",
};

/** What a digit counts by its place among four. */
const PLACES: Readonly<Record<Numerals, readonly string[]>> = {
  plain: ["", "十", "百", "千"],
  formal: ["", "拾", "佰", "仟"],
};

/** Each digit for itself: 2026 as 二〇二六. */
export function chineseDigits(text: string, numerals: Numerals): string {
  return text.replace(/\d/g, (digit) => DIGITS[numerals].charAt(Number(digit)));
}

/** Up to four digits: 2026 as 二千〇二十六; empty for zero. */
function groupText(digits: string, numerals: Numerals): string {
  let text = "";
  let skipped = false;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(at));
    if (digit === 0) {
      skipped = text !== "";
      continue;
    }
    const zero = skipped ? DIGITS[numerals].charAt(0) : "";
    text += zero + DIGITS[numerals].charAt(digit) + (PLACES[numerals][digits.length - 1 - at] ?? "");
    skipped = false;
  }
  return text;
}

/** A whole number in words: 12323 as 一万二千三百二十三, 10020003 as 一千〇二万〇三. */
function wholeText(digits: string, numerals: Numerals): string {
  const zero = DIGITS[numerals].charAt(0);
  // The group of 亿 takes all digits that are left.
  const size = digits.length > 8 ? 8 : digits.length > 4 ? 4 : 0;
  if (size === 0) return groupText(digits, numerals);
  const [high, low] = [digits.slice(0, -size), digits.slice(-size)];
  const rest = wholeText(low.replace(/^0+(?=\d)/, ""), numerals);
  const gap = rest !== "" && (low.startsWith("0") || high.endsWith("0")) ? zero : "";
  return wholeText(high, numerals) + (size === 8 ? "亿" : "万") + gap + rest;
}

/** A number as General shows it, in words: 12323.5 as 一万二千三百二十三.五; powers of ten stay in digits. */
export function chineseNumber(shown: string, numerals: Numerals): string {
  const [, whole = "", fraction = ""] = /^(\d+)(\.\d+)?$/.exec(shown) ?? [];
  if (whole === "") return chineseDigits(shown, numerals);
  const words = wholeText(whole, numerals) || chineseDigits("0", numerals);
  return words + chineseDigits(fraction, numerals);
}
