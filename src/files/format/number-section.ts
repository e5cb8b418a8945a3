import { chineseDigits, chineseNumber } from "./chinese-numerals";
import type { FormatSection, FormatToken } from "./format-tokens";
import { generalNumber } from "./general-number";
import { roundedDigits } from "./rounded-digits";

/** Shows the magnitude of a number; its sign is the caller's. */
export type ShowMagnitude = (magnitude: number) => string;

const BLANK_PLACE: Readonly<Record<string, string>> = { "0": "0", "?": " ", "#": "" };

function isDigit(token: FormatToken | undefined): boolean {
  return token?.kind === "digit";
}

function isComma(token: FormatToken): boolean {
  return token.kind === "comma";
}

function literal(token: FormatToken): string {
  if (token.kind === "literal") return token.text;
  if (token.kind === "percent") return "%";
  if (token.kind === "point") return ".";
  return token.kind === "slash" ? "/" : "";
}

/** Puts digits into the places left of the point, from the right; the leftmost place takes all that remain. */
function fillWhole(digits: string, tokens: readonly FormatToken[], grouped: boolean): string {
  const leftmost = tokens.findIndex(isDigit);
  let left = digits === "0" ? "" : digits;
  let placed = 0;
  let shown = "";
  const place = (digit: string) => {
    shown = digit + (grouped && placed > 0 && placed % 3 === 0 ? "," : "") + shown;
    placed += 1;
  };
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind !== "digit") {
      shown = (token ? literal(token) : "") + shown;
      continue;
    }
    const blank = BLANK_PLACE[token.pad] ?? "";
    if (left !== "") place(left.slice(-1));
    else if (blank !== "") place(blank);
    left = left.slice(0, -1);
    for (; at === leftmost && left !== ""; left = left.slice(0, -1)) place(left.slice(-1));
  }
  return shown;
}

/** Puts digits into the places right of the point; `#` and `?` drop the zeros at the end. */
function fillFraction(digits: string, tokens: readonly FormatToken[]): string {
  const significant = digits.replace(/0+$/, "").length;
  let at = 0;
  return tokens
    .map((token) => {
      if (token.kind !== "digit") return literal(token);
      const digit = digits.charAt(at);
      at += 1;
      return token.pad === "0" || at <= significant ? digit : (BLANK_PLACE[token.pad] ?? "");
    })
    .join("");
}

/** A section such as `#,##0.00"元"`, `0.00%` or `0\.0,`: literals may stand between the digits. */
function fixedPoint(tokens: readonly FormatToken[]): ShowMagnitude {
  const point = tokens.findIndex((token) => token.kind === "point");
  const left = point < 0 ? tokens : tokens.slice(0, point);
  const lastDigit = left.map(isDigit).lastIndexOf(true);
  const whole = left.filter((token) => !isComma(token));
  const fraction = point < 0 ? [] : tokens.slice(point + 1).filter((token) => !isComma(token));
  const decimals = fraction.filter(isDigit).length;
  const grouped = left.slice(0, Math.max(0, lastDigit)).some(isComma);
  // A comma after the last digit shows thousands, a second one millions.
  const thousands = lastDigit < 0 ? 0 : tokens.slice(lastDigit + 1).filter(isComma).length;
  const percents = tokens.filter((token) => token.kind === "percent").length;
  const shift = 2 * percents - 3 * thousands;
  return (magnitude) => {
    const digits = roundedDigits(magnitude, shift, decimals);
    const shown = fillWhole(digits.whole, whole, grouped);
    return point < 0 ? shown : `${shown}.${fillFraction(digits.fraction, fraction)}`;
  };
}

/** A section such as `0.00E+00`; several places left of the point make the power a multiple of their number. */
function scientific(tokens: readonly FormatToken[], at: number, plus: boolean): ShowMagnitude {
  const mantissa = tokens.slice(0, at);
  const point = mantissa.findIndex((token) => token.kind === "point");
  const step = Math.max(1, mantissa.slice(0, point < 0 ? at : point).filter(isDigit).length);
  const showMantissa = fixedPoint(mantissa);
  const power = tokens.slice(at + 1);
  return (magnitude) => {
    const exact = magnitude === 0 ? 0 : Number(magnitude.toExponential().split("e")[1]);
    const exponent = Math.floor(exact / step) * step;
    const sign = exponent < 0 ? "-" : plus ? "+" : "";
    const shown = showMantissa(magnitude / 10 ** exponent);
    return `${shown}E${sign}${fillWhole(String(Math.abs(exponent)), power, false)}`;
  };
}

/** The nearest fraction whose denominator is at most `limit`. */
function nearestFraction(value: number, limit: number): { numerator: number; denominator: number } {
  let best = { numerator: Math.round(value), denominator: 1 };
  for (let denominator = 2; denominator <= limit; denominator += 1) {
    const numerator = Math.round(value * denominator);
    const nearer =
      Math.abs(value - numerator / denominator) < Math.abs(value - best.numerator / best.denominator);
    if (nearer) best = { numerator, denominator };
  }
  return best;
}

/** The denominator that a section such as `# ?/16` or `0/100` fixes; undefined where it leaves places for one. */
function fixedDenominator(tokens: readonly FormatToken[], slash: number): number | undefined {
  const written = tokens
    .slice(slash + 1)
    .map((token) => (token.kind === "literal" ? token.text : token.kind === "digit" ? token.pad : ""))
    .join("");
  const digits = /^\s*([1-9][0-9]*)/.exec(written)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A section such as `# ?/?`: the whole number, then a fraction with as many digits as there are places. */
function wholeAndFraction(tokens: readonly FormatToken[], slash: number): ShowMagnitude {
  const fixed = fixedDenominator(tokens, slash);
  const hasWhole = tokens
    .slice(0, slash)
    .some((token, at) => isDigit(token) && !isDigit(tokens[at + 1]) && at + 1 < slash);
  const places = Math.min(3, tokens.slice(slash + 1).filter(isDigit).length);
  return (magnitude) => {
    const whole = hasWhole ? Math.floor(magnitude) : 0;
    const { numerator, denominator } =
      fixed === undefined
        ? nearestFraction(magnitude - whole, 10 ** places - 1)
        : { numerator: Math.round((magnitude - whole) * fixed), denominator: fixed };
    if (numerator === 0) return String(whole);
    if (hasWhole && numerator === denominator) return String(whole + 1);
    return `${whole === 0 ? "" : `${whole} `}${numerator}/${denominator}`;
  };
}

function digitSection(tokens: readonly FormatToken[]): ShowMagnitude {
  const exponent = tokens.findIndex((token) => token.kind === "exponent");
  const exponentToken = tokens[exponent];
  if (exponentToken?.kind === "exponent") return scientific(tokens, exponent, exponentToken.plus);
  const slash = tokens.findIndex((token) => token.kind === "slash");
  if (slash > 0 && isDigit(tokens[slash - 1])) return wholeAndFraction(tokens, slash);
  return fixedPoint(tokens);
}

function isGeneral({ kind }: FormatToken): boolean {
  return kind === "general" || kind === "text";
}

/** Shows numbers by a section that holds no date; General in words where it asks for Chinese numerals. */
export function numberSection({ tokens, numerals }: FormatSection): ShowMagnitude {
  if (tokens.some(isGeneral)) {
    return (magnitude) => {
      const shown = generalNumber(magnitude);
      const number = numerals === null ? shown : chineseNumber(shown, numerals);
      return tokens.map((token) => (isGeneral(token) ? number : literal(token))).join("");
    };
  }
  const show = digitSection(tokens);
  return numerals === null ? show : (magnitude) => chineseDigits(show(magnitude), numerals);
}
