import type Big from "big.js";
import type { Entry } from "../reading/table";
import { fold } from "../sheet/fold";
import type { CellSnapshot } from "../sheet/snapshot";
import { Decimal, HUNDRED, roundHalfUp } from "./decimal";

export type Comparator = "≥" | "＞" | "≤" | "＜" | "＝";

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

function means(words: ReadonlySet<string>, text: string): boolean {
  return text === "" || (text.length < LONG && words.has(fold(text).replace(/[。.]$/, "")));
}

/** Whether a place holds nothing: no text, a stroke, 无 or 不涉及. */
export function isBlank(text: string): boolean {
  return means(BLANK, text);
}

/** Whether a place for a reason holds none; 不适用 gives none either. */
export function isBlankReason(text: string): boolean {
  return means(BLANK_REASON, text);
}

/** Whether a 完成值 is missing; there 无 is an answer. */
export function isBlankActual(text: string): boolean {
  return means(BLANK_ACTUAL, text);
}

// The rest may hold no digit, so that a range, a date or two numbers are no quantity.
const NUMBER = /^([≥≤＞＜＝])?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(\D*)$/;
const DIGIT = /\d/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Of `12月底前` or `一句话。` the rest is no unit. */
const NO_UNIT = /[。;!?~≥≤＞＜＝]|^[年月日号点时][^/(、,·]|^.{13}/;
const PERCENT_NAMES = /^百分[比数]$/;

/** A unit under the name it is compared by: 百分比 is %. */
export function unitName(unit: string): string {
  return unit.startsWith("百") && PERCENT_NAMES.test(unit) ? "%" : unit;
}

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

/** A number inside a folded text; null when the text is none. */
function parse(text: string): Quantity | null {
  if (text.length > LONGEST_NUMBER) return null;
  if (PLAIN.test(text)) return plain(text);
  if (!DIGIT.test(text)) return null;
  const match = NUMBER.exec(withSign(text));
  if (!match) return null;
  const [, sign = "", minus = "", digits = "", rest = ""] = match;
  const unit = rest.replace(/[。.;]$/, "");
  if (NO_UNIT.test(unit)) return null;
  const number = plain((minus === "-" ? "-" : "") + digits.replaceAll(",", ""));
  return { ...number, comparator: isComparator(sign) ? sign : null, unit };
}

const WORDS_BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:不[少低小]于|[大高]于或?等于|至少)/, "≥"],
  [/^(?:不超过|不[高大多]于|[小低]于或?等于|至多)/, "≤"],
  [/^(?:[大高多]于|超过)/, "＞"],
  [/^[小低少]于/, "＜"],
  [/^等于/, "＝"],
];
const WORDS_AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/及?以上$/, "≥"],
  [/(?:及?以下|[以之]内)$/, "≤"],
];

/** A folded text with the words of its comparator, as in 不低于90% or 3天以内, written as a sign before it. */
function withSign(text: string): string {
  if (/^[不大小高低多少超至等]/.test(text)) {
    for (const [words, sign] of WORDS_BEFORE) if (words.test(text)) return text.replace(words, sign);
  } else if (/[上下内]$/.test(text)) {
    for (const [words, sign] of WORDS_AFTER) if (words.test(text)) return sign + text.replace(words, "");
  }
  return text;
}

const SIGNS: ReadonlySet<string> = new Set<Comparator>(["≥", "＞", "≤", "＜", "＝"]);

function isComparator(text: string): text is Comparator {
  return SIGNS.has(text);
}

/** The comparator a text consists of, in any of its spellings; null when it is none. */
export function comparatorOf(text: string): Comparator | null {
  if (isComparator(text)) return text;
  const sign = withSign(fold(text));
  return isComparator(sign) ? sign : null;
}

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
  const quantity = parse(fold(text));
  if (!quantity) return isBlank(text) ? null : "unreadable";
  return source?.formula === undefined ? quantity : formulaResult(quantity, source);
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
