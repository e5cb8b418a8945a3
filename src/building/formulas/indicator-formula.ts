import type Big from "big.js";
import type { Entry } from "../../reading/table";
import { Decimal, shareOf } from "../../scoring/decimal";
import { isOfCost } from "../../scoring/indicators";
import type { Profile, ReverseFormula } from "../../scoring/profile";
import type { Judged } from "../../scoring/scored";
import { GENERAL } from "../number-text";
import type { SheetDraft } from "../sheet-draft";
import { holdsAny, isOneOf, list, ref, rounded, type FormulaCell } from "./excel";
import { weightAt, weightRef } from "./weights";

const REVERSE = ["≤", "＜", "<"];
const EQUAL = ["＝", "="];
const GREATER = ["＞", ">"];
const MYRIADS = ["万", "亿"];
const SIGNS = ["", "≥", "＞", "＝", ">", "=", ">=", "=>", "<=", "=<", ...REVERSE];
const PERCENT_SIGNS = ["%", "％"];
/** What a unit of percents is called in a column of its own. */
const PERCENT_UNITS = [...PERCENT_SIGNS, "百分比", "百分数"];
/** How a unit of 元 begins, with a stroke behind it: 元 and 元/人, but not 元旦. */
const YUAN = ["元/", "元(", "元（", "元、", "元,", "元，"];
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const LONGEST_NUMBER = 15;
const LENGTHS = list(Array.from({ length: LONGEST_NUMBER }, (_, i) => i + 1));
const PLAIN_NUMBER = /^(?:\d+\.?\d*|\.\d+)$/;
const LEADING_NUMBER = /^\d+\.?\d*/;
/** Parts the rows of a constant array, for the web edition's program also inside a text: it stands in none. */
const SEMICOLON = ";";
/** What makes the rest of a target more than a unit: another number, a range, words such as 以上 or 以内. */
const NO_UNIT = [
  "。",
  SEMICOLON,
  "；",
  "~",
  "～",
  "≥",
  "≤",
  "上",
  "下",
  "内",
  "前",
  "后",
  "百分比",
  "百分数",
];
/** A rest that begins so is a date or a time, unless it is that character alone. */
const DATE_BEGINNINGS = "年月日号点时";

/** A text of a row: what a formula calls it, and what it is now. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

interface Values {
  readonly target: Part;
  readonly actual: Part;
  readonly unit: Part;
}

/** What an indicator is scored by; a nature of null means that the sign is part of the target. */
export interface ScoringParts extends Values {
  readonly nature: Part | null;
  /** Whether it stands under the costs, where a target without a sign is a ceiling. */
  readonly isOfCost: boolean;
}

/** What a formula takes from an indicator row: expressions, and whether the row's texts suit them. */
interface Operands {
  /** True when the texts are such that the other expressions are right. */
  readonly isReadable: string;
  readonly isUnsigned: string;
  readonly isReverse: string;
  readonly isEqual: string;
  readonly isGreater: string;
  readonly isPercent: string;
  /** The unit of the target. */
  readonly unit: string;
  /** Whether the 完成值 is a number alone, without a unit. */
  readonly isBare: string;
  readonly target: string;
  readonly actual: string;
  readonly actualText: string;
  /** Whether `isReadable` gives true for the texts of the row now. */
  readonly readableNow: boolean;
}

function without(text: string, ...marks: readonly string[]): string {
  return marks.reduce((expression, mark) => `SUBSTITUTE(${expression},"${mark}","")`, text);
}

function strip(text: string): string {
  return text.replaceAll(" ", "").replaceAll(",", "");
}

/** A text as a number, an error unless it is digits with at most a point: E0 keeps dates and shares out. */
function asNumber(text: string): string {
  return `VALUE(${text}&"E0")`;
}

const MILLION = 1_000_000;
/** The millions of a date written as one number, such as 20231231. */
const DATE_MILLIONS = 20;

/** A number as large as a date without strokes: what is met by then is no share of it. */
function isNoDate(target: string): string {
  return `INT(${target}/${MILLION})<>${DATE_MILLIONS}`;
}

function looksLikeDate(number: string): boolean {
  return Math.floor(Number(number) / MILLION) === DATE_MILLIONS;
}

/** Where the sign and the unit have columns of their own, target and 完成值 are numbers, perhaps with the unit. */
function operandsByColumn(nature: Part, { target, actual, unit }: Values): Operands {
  const number = ({ name }: Part): string =>
    asNumber(`SUBSTITUTE(${without(name, " ", ",")},IF(${unit.name}="","%",${unit.name}),"")`);
  const numberIn = ({ text }: Part): string => strip(text).replaceAll(unit.text === "" ? "%" : unit.text, "");
  const isNumber = (part: Part): boolean => PLAIN_NUMBER.test(numberIn(part));
  return {
    isReadable: [
      isOneOf(nature.name, SIGNS),
      `ISERROR(FIND("-",${target.name}&${actual.name}))`,
      // A month is a date there, and no number of months.
      `NOT(AND(${unit.name}="月",${isOneOf(nature.name, [...EQUAL, "≤", "<=", "=<"])}))`,
      isNoDate(number(target)),
    ].join(","),
    isUnsigned: `${nature.name}=""`,
    isReverse: holdsAny(nature.name, REVERSE),
    isEqual: isOneOf(nature.name, EQUAL),
    isGreater: isOneOf(nature.name, GREATER),
    unit: unit.name,
    isBare: `ISNUMBER(${asNumber(without(actual.name, " ", ","))})`,
    isPercent: holdsAny(`${target.name}&${unit.name}`, PERCENT_UNITS),
    target: number(target),
    actual: number(actual),
    actualText: actual.name,
    readableNow:
      SIGNS.includes(nature.text) &&
      !(unit.text === "月" && [...EQUAL, "≤", "<=", "=<"].includes(nature.text)) &&
      isNumber(target) &&
      !looksLikeDate(numberIn(target)) &&
      isNumber(actual),
  };
}

/** The longest beginning of a text that is a number, and how long it is. */
function beginning(text: string): { readonly number: string; readonly length: string } {
  const numbers = `--(LEFT(${text},${LENGTHS})&"E0")`;
  return { number: `LOOKUP(9E+99,${numbers})`, length: `MATCH(9E+99,${numbers})` };
}

/** What follows the number at a text's beginning; null where that is no number. */
function restOf(text: string): string | null {
  const length = LEADING_NUMBER.exec(text)?.[0].length ?? 0;
  return length > 0 && length <= LONGEST_NUMBER ? text.slice(length) : null;
}

function isReadableTarget(text: string): boolean {
  const start = text.search(/\d/);
  if (start < 0 || !SIGNS.includes(text.slice(0, start).replaceAll(" ", ""))) return false;
  const number = strip(text.slice(start, start + 20));
  const rest = restOf(number);
  if (rest === null || text.length > start + 20) return false;
  if (looksLikeDate(number.slice(0, number.length - rest.length))) return false;
  return (
    !/\d/.test(rest) &&
    !NO_UNIT.some((mark) => rest.includes(mark)) &&
    !(rest.length > 0 && DATE_BEGINNINGS.includes(rest.charAt(0)))
  );
}

function isReadableActual(text: string, target: string): boolean {
  const rest = restOf(strip(text));
  const isUnitOfTarget = rest === "" || rest === restOf(strip(target.slice(target.search(/\d/))));
  return rest !== null && isUnitOfTarget && !`${target}${text}`.includes("-");
}

/** Where the sign is part of the target (`≥98%`), its number is cut out; a 完成值 may repeat the target's unit. */
function operandsInValue({ target, actual }: Values): Operands {
  const wanted = target.name;
  const reached = actual.name;
  const start = `MIN(FIND(${list(DIGITS)},${wanted}&"0123456789"))`;
  const wantedText = without(`MID(${wanted},${start},20)`, " ", ",");
  const reachedText = without(reached, " ", ",");
  const wantedNumber = beginning(wantedText);
  const reachedNumber = beginning(reachedText);
  const wantedRest = `MID(${wantedText},1+${wantedNumber.length},20)`;
  const reachedRest = `MID(${reachedText},1+${reachedNumber.length},20)`;
  const sign = `SUBSTITUTE(LEFT(${wanted},${start}-1)," ","")`;
  const firstOfRest = `MID(${wantedText}&"_",1+${wantedNumber.length},1)`;
  return {
    isReadable: [
      isOneOf(sign, SIGNS),
      `LEN(${wanted})<${start}+20`,
      `COUNT(FIND(${list([...DIGITS, ...NO_UNIT.filter((mark) => mark !== SEMICOLON)])},${wantedRest}&"_"))=0`,
      `ISERROR(FIND("${SEMICOLON}",${wantedRest}&"_"))`,
      `ISERROR(FIND(${firstOfRest},"${DATE_BEGINNINGS}"))`,
      // 3人 for 5万人 is no 3 of its 5: the unit is the target's own, or none.
      `OR(${reachedRest}="",${reachedRest}=${wantedRest})`,
      `ISERROR(FIND("-",${wanted}&${reached}))`,
      isNoDate(wantedNumber.number),
    ].join(","),
    isUnsigned: `${sign}=""`,
    isReverse: holdsAny(`LEFT(${wanted},2)`, REVERSE),
    isEqual: isOneOf(sign, EQUAL),
    isGreater: isOneOf(sign, GREATER),
    unit: wantedRest,
    isBare: `${reachedRest}=""`,
    isPercent: isOneOf(`LEFT(${wantedRest},1)`, PERCENT_SIGNS),
    target: wantedNumber.number,
    actual: reachedNumber.number,
    actualText: reached,
    readableNow: isReadableTarget(target.text) && isReadableActual(actual.text, target.text),
  };
}

/** A share that the profile's pass line lets through. */
function passed(share: string, profile: Profile): string {
  if (profile.passLine === 0) return share;
  return `IF(${share}<${shareOf(new Decimal(profile.passLine)).toFixed()},0,${share})`;
}

/** The 完成值, taken times 100 where it is a share written for a percent and more is better. */
function scaledActual({ isReverse, isPercent, target, actual, actualText }: Operands): string {
  const isShare = [
    isPercent,
    `NOT(${holdsAny(actualText, PERCENT_SIGNS)})`,
    `${actual}>0`,
    `${actual}<=1.5`,
    `${target}>1.5`,
    `${actual}*10<${target}`,
  ].join(",");
  return `${actual}*IF(AND(NOT(${isReverse}),${isShare}),100,1)`;
}

/** Whether a number lies between 0.3 and 3 times another, once that is taken times `scale`. */
function isNear(share: string, scale: string): string {
  return `ABS(ROUND(${share}/${scale},9)-1.65)<=1.35`;
}

/**
 * Whether the 完成值 fits its target only in another scale, such as 60000 for 5 万人: then a person decides, as what was
 * meant cannot be shown beside a number.
 */
function isOutOfScale({ unit, isBare, isPercent, target, actual }: Operands): string {
  const share = `${actual}/${target}`;
  const tooLarge = `OR(${isNear(share, "1E4")},AND(LEFT(${unit},1)="亿",${isNear(share, "1E8")}))`;
  const mayBeInMyriads = `OR(${isOneOf(`LEFT(${unit}&"/",2)`, YUAN)},${actual}<>INT(${actual}))`;
  const tooSmall = `AND(${target}>=1E4,${mayBeInMyriads},${isNear(share, "1E-4")})`;
  const scaled = holdsAny(`LEFT(${unit},2)`, MYRIADS);
  return `IF(AND(${isBare},NOT(${isPercent}),${target}>0),IF(${scaled},${tooLarge},${tooSmall}),FALSE)`;
}

/** Share of the weight of a missed ≤ or ＜ indicator by one of the published formulas. */
function missedShare({ isPercent, target, actual, actualText }: Operands, formula: ReverseFormula): string {
  const linear = `MAX(0,2-${actual}/${target})`;
  switch (formula) {
    case "ratio":
      return `${target}/${actual}`;
    case "linear":
      return linear;
    case "share":
      return `IF(OR(${isPercent},${holdsAny(actualText, PERCENT_SIGNS)}),MAX(0,1-${actual}/100),${linear})`;
  }
}

/** Share of the weight: 完成值/指标值, for ≤ ＜ by the profile's formula. */
function ratio(operands: Operands, profile: Profile): string {
  const { isReverse, isEqual, isGreater, target, actual } = operands;
  const missed = passed(missedShare(operands, profile.reverse), profile);
  const reached = passed(`MIN(1,${scaledActual(operands)}/${target})`, profile);
  const ofNothing = `IF(OR(AND(${isEqual},${actual}<>0),AND(${isGreater},${actual}<=0)),0,1)`;
  return (
    `IF(${isReverse},IF(${actual}<=${target},1,IF(${target}=0,0,${missed})),` +
    `IF(${target}=0,${ofNothing},${reached}))`
  );
}

function operandsOf({ nature, isOfCost, ...values }: ScoringParts): Operands {
  const operands = bySign(nature, values);
  return isOfCost ? { ...operands, isReverse: `OR(${operands.isReverse},${operands.isUnsigned})` } : operands;
}

function bySign(nature: Part | null, values: Values): Operands {
  return nature ? operandsByColumn(nature, values) : operandsInValue(values);
}

/** Points by the sign, and whether the texts of the row now are such that they can be computed. */
export function pointsOf(
  parts: ScoringParts,
  weight: { readonly value: string; readonly given: string },
  profile: Profile,
): { readonly formula: string; readonly readableNow: boolean } {
  const operands = operandsOf(parts);
  const points = rounded(`${weight.value}*${ratio(operands, profile)}`);
  return {
    formula: `IFERROR(IF(AND(${weight.given},${operands.isReadable},NOT(${isOutOfScale(operands)})),${points},""),"")`,
    readableNow: operands.readableNow,
  };
}

/** How far a 完成值 lies from its target, as a share of the target; blank where either is no number. */
export function deviationOf(parts: ScoringParts): string {
  const operands = operandsOf(parts);
  return `IFERROR(IF(AND(${operands.isReadable}),${scaledActual(operands)}/${operands.target}-1,""),"")`;
}

/** What the formula gives, whatever score stands in the row. */
function pointsByRule({ byFormula, score }: Judged): Big | null {
  return byFormula[0]?.points ?? score;
}

const NO_UNIT_COLUMN: Part = { name: '""', text: "" };

function partOf(entry: Entry): Part {
  return { name: ref(entry), text: entry.text };
}

/**
 * 得分 of a quantitative indicator by its sign; blank for a qualitative one, and wherever target or 完成值 is more
 * than a number with its unit: there a person decides. Nothing in a form without a 得分 column.
 */
export function indicatorScore(judged: Judged, draft: SheetDraft, profile: Profile): readonly FormulaCell[] {
  const { nature, target, actual, unit, weight, score } = judged.row;
  if (!target || !actual || !weight || !score) return [];
  const parts = {
    nature: nature ? partOf(nature) : null,
    isOfCost: isOfCost(judged.row),
    target: partOf(target),
    actual: partOf(actual),
    unit: unit ? partOf(unit) : NO_UNIT_COLUMN,
  };
  const { formula, readableNow } = pointsOf(parts, weightRef(judged.row, weight), profile);
  const known = readableNow && !judged.notes.includes("unit-scale") && weightAt(draft, judged.row) !== null;
  return [
    { place: score, formula, result: known ? (pointsByRule(judged)?.toNumber() ?? "") : "", format: GENERAL },
  ];
}
