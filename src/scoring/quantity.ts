import type Big from "big.js";
import type { Entry } from "../reading/table";
import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import type { CellSnapshot } from "../sheet/snapshot";
import { Decimal, HUNDRED, roundHalfUp } from "./decimal";
import { inDigits } from "./numerals";

export type Comparator = "≥" | "＞" | "≤" | "＜" | "＝";

/** On which side of a number the true one lies: 100余 is above 100, 近百 below it, 约100 around it. */
export type Approximation = "above" | "below" | "around";

/** A number as a person wrote it (section 1 of the scoring rules). */
export interface Quantity {
  readonly comparator: Comparator | null;
  /**
   * The number as shown: a percent cell showing 96.59% is 96.59 with unit %. A formula's result is the stored
   * number, as long as that rounds to the one shown.
   */
  readonly value: Big;
  /** Decimals it is written or shown with. */
  readonly decimals: number;
  /** What follows the number; empty when nothing does. */
  readonly unit: string;
  /** Whether it stands for itself alone, and not for every number that rounds to it. */
  readonly exact: boolean;
  /** Set where a word says that the number is not the exact one. */
  readonly approximate?: Approximation;
}

/** What a place says: a number, a text that is no number, or null for nothing. */
export type Reading = Quantity | "unreadable" | null;

/** What a number is read from: the text a person sees and the cell behind it. */
export type Written = Pick<Entry, "text" | "source">;

const NO_ANSWER = ["", "/", "-", "--", "—", "——", "不涉及"];
const BLANK: ReadonlySet<string> = new Set([...NO_ANSWER, "无"]);
const BLANK_REASON: ReadonlySet<string> = new Set([...NO_ANSWER, "无", "不适用"]);
const BLANK_ACTUAL: ReadonlySet<string> = new Set(NO_ANSWER);

/** Longer than any of these words with white space in it: a text that needs no look. */
const LONG = 12;

function meaning(words: ReadonlySet<string>): (text: string) => boolean {
  const isOne = oncePerText((text) => words.has(fold(text).replace(/[。.]$/, "")));
  return (text) => text === "" || (text.length < LONG && isOne(text));
}

/** Whether a place holds nothing: no text, a stroke, 无 or 不涉及. */
export const isBlank = meaning(BLANK);

/** Whether a place for a reason holds none; 不适用 gives none either. */
export const isBlankReason = meaning(BLANK_REASON);

/** Whether a 完成值 is missing; there 无 is an answer. */
export const isBlankActual = meaning(BLANK_ACTUAL);

// The rest may hold no digit, so that a range, a date or two numbers are no quantity; deaths are counted per 10万.
const NUMBER =
  /^([≥≤＞＜＝])?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:E([+-]?\d{1,2}))?(\D*|\/10万人?)$/;
const DIGIT = /\d/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Of `12月底前` or `一句话。` the rest is no unit. */
const NO_UNIT = /[。;!?~≥≤＞＜＝]|^[⁰¹²³⁴-⁹⁺⁻]|^[年月日号点时][^/(、,·]|^.{13}/;
const PERCENT_NAMES = /^百分[比数]$/;

/** A unit under the name it is compared by: 百分比 is %. */
export function unitName(unit: string): string {
  return unit.startsWith("百") && PERCENT_NAMES.test(unit) ? "%" : unit;
}

/** Whether a quantity is in percent, whatever follows the sign in its unit. */
export function isPercent(quantity: Quantity): boolean {
  return quantity.unit.startsWith("%");
}

/**
 * Longer than any number with a comparator in words, separators and a unit: a text that holds no amount anyone
 * reckons with. Arithmetic on thousands of digits would take minutes.
 */
const LONGEST_NUMBER = 80;

function decimalsIn(digits: string): number {
  const point = digits.indexOf(".");
  return point < 0 ? 0 : digits.length - point - 1;
}

function plain(digits: string): Quantity {
  const decimals = decimalsIn(digits);
  return { comparator: null, value: new Decimal(digits), decimals, unit: "", exact: decimals === 0 };
}

/** What is said before a number that was reached: 完成10家, 达到98.5%, 共培训120人. */
const SAID_BEFORE =
  /^(?:(?:同比|环比|[比较]上年|截至目前|截止目前|实际|目前|已经|已|均|共计|累计|合计|总计|共|全年|本年度?)*(?:完成|达到|达|为|开展|举办|召开|组织|培训|新增|实现|采购|购置|建成|印发|发放|制作|服务|控制在|支出|维护|检查|受理|办理|参加|增长|提高|提升|增加|上升|节约|节省|发生|出现)?了?)(?=[≥≤＞＜＝\d.约近超逾不零〇一二两三四五六七八九十百千万])/;

/** A number followed by what explains it with figures of its own: 10家(含2家新增), 10家,其中新增2家. */
const EXPLAINED = /^([^(,;]*\d[^(,;]*)(?:\([^()]*\d[^()]*\)|[,;](?:其中|含|包括).*)$/;
/** The sum behind what makes it up: 每季度一次,共4次. */
const SUMMED = /^[^,;]*[,;](?=(?:全年)?(?:累计|合计|总计|共计|共)[^,;]*$)/;
/** 100人(含)以上: the number itself is part of it, as 以上 says anyway. */
const INCLUDED = /\(含(?:本数)?\)/;
/** 完成 and the like behind a percent are no unit of it: 100%完成. */
const DONE_AFTER =
  /^%(?:已|均|全部|全面|及时|按[时期]|如期)*(?:完成|达标|合格|覆盖|到位|落实|通过|发放|支付|拨付|兑付|执行|验收|入库|更新|响应|处理|处置|办结|办理|解决|整改|实现|安装|交付){1,2}$/;

const ABOUT_BEFORE: readonly (readonly [RegExp, Approximation])[] = [
  [/^(?:大约|大概|约)/, "around"],
  [/^(?:将近|接近|近)/, "below"],
];
const ABOUT_AFTER: readonly (readonly [RegExp, Approximation])[] = [
  [/^(\D*?)(?:左右|上下)$/, "around"],
  [/^(\D*?)(?:余|多|\+$)(?=\D*$)/, "above"],
];
const MAY_BE_ABOUT = /[约近余多左右上下+]/;

interface Cleared {
  readonly text: string;
  readonly approximate?: Approximation;
}

/** A folded text without the word that makes its number an approximate one. */
function withoutAbout(text: string): Cleared {
  if (!MAY_BE_ABOUT.test(text)) return { text };
  for (const [words, approximate] of ABOUT_BEFORE) {
    if (words.test(text)) return { text: text.replace(words, ""), approximate };
  }
  const at = text.search(/\D*$/);
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  for (const [words, approximate] of ABOUT_AFTER) {
    if (words.test(tail) && head !== "") return { text: head + tail.replace(words, "$1"), approximate };
  }
  return { text };
}

/** A number inside a folded text; null when the text is none. `said` allows the words people put before one. */
function parse(folded: string, said = false): Quantity | null {
  if (folded.length > LONGEST_NUMBER) return null;
  if (PLAIN.test(folded)) return plain(folded);
  const bare = said ? withoutSaid(folded) : folded;
  const digits = inDigits(withSign(folded));
  if (DIGIT.test(digits)) {
    const number = numberOf(digits);
    if (number) return number;
  }
  return bare === folded ? null : numberOf(inDigits(bare));
}

/** A folded text without the words around the number it tells of. */
function withoutSaid(folded: string): string {
  return folded.replace(SUMMED, "").replace(SAID_BEFORE, "").replace(EXPLAINED, "$1").replace(INCLUDED, "");
}

/** A number as scientists write it, with the power of ten above the line or behind a mark. */
const POWER_OF_TEN =
  /^([≥≤＞＜＝]?[+-]?)(?:([\d.,]+)[×xX*·✕])?10(?:\^\(?([+-]?\d{1,2})\)?|([⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))(?![\d⁰¹²³⁴-⁹])/;
const MAY_HOLD_POWER = /[\^⁰¹²³⁴-⁹]/;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

/** 1.2×10⁴ and 1.2×10^4 as 1.2E4, 10⁴ as 1E4. */
function withExponent(text: string): string {
  if (!MAY_HOLD_POWER.test(text)) return text;
  return text.replace(
    POWER_OF_TEN,
    (_whole, sign: string, figures: string | undefined, plainly: string | undefined, raised = "") => {
      const exponent =
        plainly ?? Array.from(String(raised), (digit) => "0123456789+-"[RAISED.indexOf(digit)]).join("");
      return `${sign}${figures ?? "1"}E${exponent}`;
    },
  );
}

function numberOf(digits: string): Quantity | null {
  const { text: plainly, approximate } = withoutAbout(withSign(digits));
  const text = withExponent(plainly);
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = "", minus = "", figures = "", exponent, rest = ""] = match;
  const unit = rest.replace(/[。.;]$/, "").replace(DONE_AFTER, "%");
  if (NO_UNIT.test(unit)) return null;
  const written = (minus === "-" ? "-" : "") + figures.replaceAll(",", "");
  const number =
    exponent === undefined ? plain(written) : plain(new Decimal(`${written}e${exponent}`).toFixed());
  return {
    ...number,
    comparator: isComparator(sign) ? sign : null,
    unit,
    ...(approximate && { approximate }),
  };
}

const WORDS_BEFORE: readonly (readonly [RegExp, Comparator | ""])[] = [
  [/^(?:不[少低小]于|[大高]于或?等于|至少)/, "≥"],
  [/^(?:控制在不超过|不超过|不[高大多]于|[小低]于或?等于|至多)/, "≤"],
  [/^控制在(?=.*(?:以内|之内|以下)$)/, ""],
  [/^(?:[大高多]于|超过|超出|超(?=\d)|逾)/, "＞"],
  [/^(?:[小低少]于|不足|未满|不满)/, "＜"],
  [/^等于/, "＝"],
];
const WORDS_AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/及?以上$/, "≥"],
  [/(?:及?以下|[以之]内)$/, "≤"],
];
/** 5天内 is 5天以内. */
const WITHIN_TIME = /([天日周月年时钟])内$/;

/** What a target says before its comparator or number: 全年不少于300天, 确保95%以上. */
const SCOPE_BEFORE =
  /^(?:全年|年度|年内|当年|本年度?|累计|总计|共计|合计|确保|保证|力争|争取|应?达到|达)+(?=[≥≤＞＜＝\d]|不[少低小高大多超]|至[少多]|[大小高低多少]于|超过)/;

/** A folded text with the words of its comparator, as in 不低于90% or 3天以内, written as a sign before it. */
function withSign(text: string): string {
  if (/^[全年当本累总共合确保力争应达]/.test(text) && SCOPE_BEFORE.test(text))
    return withSign(text.replace(SCOPE_BEFORE, ""));
  if (/^[不大小高低多少超逾至等控]/.test(text)) {
    for (const [words, sign] of WORDS_BEFORE) {
      if (words.test(text))
        return sign === "" ? withSign(text.replace(words, "")) : text.replace(words, sign);
    }
  } else if (/[上下内]$/.test(text)) {
    for (const [words, sign] of WORDS_AFTER) if (words.test(text)) return sign + text.replace(words, "");
    if (WITHIN_TIME.test(text)) return text.replace(WITHIN_TIME, "$1").replace(/^/, "≤");
  }
  return text;
}

const SIGNS: ReadonlySet<string> = new Set<Comparator>(["≥", "＞", "≤", "＜", "＝"]);

function isComparator(text: string): text is Comparator {
  return SIGNS.has(text);
}

/** The comparator a text consists of, in any of its spellings; null when it is none. */
export const comparatorOf = oncePerText((text): Comparator | null => {
  if (isComparator(text)) return text;
  const folded = fold(text);
  const sign = withSign(folded);
  if (isComparator(sign)) return sign;
  // ＝＝ is ＝, but ≥≤ is neither.
  const [first, ...others] = folded.match(/[≥≤＞＜＝]/g) ?? [];
  if (
    first !== undefined &&
    others.every((other) => other === first) &&
    !DIGIT.test(folded) &&
    isComparator(first)
  )
    return first;
  for (const [words, direction] of DIRECTIONS) if (words.test(folded)) return direction;
  return null;
});

/** What 指标性质 says in words where it shows no sign. */
const DIRECTIONS: readonly (readonly [RegExp, Comparator])[] = [
  [/不[少低小]于|[大高]于或?等于|不低于|至少/, "≥"],
  [/不超过|不[高大多]于|[小低]于或?等于|至多/, "≤"],
  [/反向|负向|逆向|负指标|逆指标|越[小低少]越[好优]|以内|以下|[小低少]于/, "≤"],
  [/正向|正指标|越[大高多]越[好优]|以上|[大高多]于|超过/, "≥"],
  [/^等于$/, "＝"],
];

const CONSTANT_FORMULA = /^=?([+-]?\d+(?:\.\d+)?)(%?)$/;

/** `=100%` in a cell was typed by someone who meant 等于 100%; null for a formula that computes. */
function typedAsFormula(formula: string): Quantity | null {
  const match = formula.length > LONGEST_NUMBER ? null : CONSTANT_FORMULA.exec(formula.trim());
  if (!match) return null;
  const [, digits = "", unit = ""] = match;
  return { ...plain(digits.replace("+", "")), comparator: "＝", unit };
}

/** Excel keeps 15 digits of a number; what a binary float adds beyond them nobody wrote. */
function storedNumber(value: number): Quantity {
  return plain(new Decimal(value.toPrecision(15)).toFixed());
}

function storedPercent(value: number): Quantity {
  return { ...plain(storedNumber(value).value.times(HUNDRED).toFixed()), unit: "%" };
}

/**
 * The stored number of a typed cell whose text does not show it: `####` in a column too narrow, or a number
 * without a format, which Excel shortens to the column's width.
 */
function hiddenByWidth(text: string, source: CellSnapshot): Quantity | null {
  const { value, numberFormat } = source;
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  if (text.startsWith("#")) return numberFormat?.includes("%") ? storedPercent(value) : storedNumber(value);
  if (numberFormat !== undefined || text === String(value)) return null;
  const stored = storedNumber(value);
  const isShortened = text.includes("E") || (PLAIN.test(text) && decimalsIn(text) < stored.decimals);
  return isShortened ? stored : null;
}

/** What a formula yields stands for itself alone; where the cell shows it rounded, the stored number counts. */
function formulaResult(shown: Quantity, source: CellSnapshot): Quantity {
  if (typeof source.value !== "number" || !Number.isFinite(source.value)) return { ...shown, exact: true };
  const stored = storedNumber(source.value).value;
  const value = roundHalfUp(stored, shown.decimals).eq(shown.value) ? stored : shown.value;
  return { ...shown, value, exact: true };
}

/**
 * The number a place holds, as a person wrote it: `1,133.39`, `24家`, `≥10000家`, `36.8万元`, `１００％`, a cell
 * showing 96.59% (96.59 with unit %), the formula `=100%` (＝ 100 %). Null when the place is blank,
 * "unreadable" when its text is no single number.
 */
export function readQuantity(written: Written | undefined): Reading {
  return quantityIn(written, alone);
}

/** The number that a 完成值 holds, also inside the words people put around it: 完成10家, 达到 98.5%, 10家（含2家新增）. */
export function readReached(written: Written | undefined): Reading {
  return quantityIn(written, amongWords);
}

function readingOf(text: string, said: boolean): Reading {
  return parse(fold(text), said) ?? (isBlank(text) ? null : "unreadable");
}

const alone = oncePerText((text) => readingOf(text, false));
const amongWords = oncePerText((text) => readingOf(text, true));

function quantityIn(written: Written | undefined, byText: (text: string) => Reading): Reading {
  if (written === undefined) return null;
  const { text, source } = written;
  if (source !== null) {
    if (source.formula !== undefined) {
      const constant = typedAsFormula(source.formula);
      if (constant) return constant;
    }
    const hidden = hiddenByWidth(text, source);
    if (hidden) return source.formula === undefined ? hidden : { ...hidden, exact: true };
  }
  const reading = byText(text);
  if (reading === null || reading === "unreadable") return reading;
  return source?.formula === undefined ? reading : formulaResult(reading, source);
}

/** The number a place holds; null when it is blank or no number. */
export function numberIn(written: Written | undefined): Quantity | null {
  const reading = readQuantity(written);
  return reading === "unreadable" ? null : reading;
}

/** A 执行率 in percent: a share written without % (0.97, where the percent is far above it) is taken as one. */
export function percentOf(quantity: Quantity, expected: Big | null): Quantity {
  const isShare = !isPercent(quantity) && quantity.value.lte("1.5") && (expected?.gt("1.5") ?? false);
  if (!isShare) return quantity;
  return {
    ...quantity,
    value: quantity.value.times(HUNDRED),
    decimals: Math.max(0, quantity.decimals - 2),
    unit: "%",
  };
}
