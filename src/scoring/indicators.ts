import type Big from "big.js";
import { type Entry, hasNoResult, type IndicatorRow } from "../reading/table";
import { Decimal, ONE, ZERO, clamp, roundHalfUp } from "./decimal";
import { dateIn, isInTime } from "./due-date";
import { WHOLE, agrees, below, scaled } from "./interval";
import type { Interval } from "./interval";
import type { Profile, ReverseFormula } from "./profile";
import { AS_WRITTEN } from "./compared-sides";
import { movesAsNumbers } from "./movement";
import { periodsAsNumbers } from "./per-period";
import { judgeQuality, wordOf } from "./qualitative";
import { judgeDone, judgeQuantity } from "./quantitative";
import { comparatorOf, isBlank, isBlankActual, numberIn, readQuantity } from "./quantity";
import { fold } from "../sheet/fold";
import { says } from "../sheet/once-per-text";
import type { Comparator, Quantity, Reading } from "./quantity";
import type { Judged } from "./scored";
import { demandOf as demandOfSpan, spanIn } from "./span";
import type { Span } from "./span";
import { unjudged } from "./verdict";
import type { Verdict } from "./verdict";

const DIGIT = /\d/;
/** A sign, or a number that is no date: `90%-95%`, but neither `12月底前` nor `完成3个系统`. */
const MEANT_AS_NUMBER = /^(?:[≥≤＞＜＝]|\d[^年月日]*$)/;

/** A row that the form prints and nobody filled, such as a 二级指标 without indicators. */
function isUnused({ name, target, actual, weight }: IndicatorRow): boolean {
  return (
    isBlank(name.text) &&
    isBlank(target?.text ?? "") &&
    isBlank(actual?.text ?? "") &&
    isBlank(weight?.text ?? "")
  );
}

/** What an indicator's 指标性质 and 指标值 ask for. */
interface Demand {
  readonly quantitative: boolean;
  /** The sign of 指标性质. */
  readonly sign: Comparator | null;
  readonly target: Reading;
  /** The range that the target is, where it is no single number. */
  readonly span: Span | null;
  /** Whether 指标性质 holds a sign or word that nobody knows. */
  readonly unknownSign: boolean;
}

const NO_DEMAND = { span: null, unknownSign: false };
/** What a 指标性质 may say without a direction. */
const NO_DIRECTION = /^(?:定量|定量指标|数值|数值型|绝对值|比率|-|—|\/|无)?$/;

/** What people put before the number that is to be reached: 达到95%以上. */
const TO_REACH = /^(?:应|须|要|力争|确保|保持)?(?:达到|达)(?=[≥≤＞＜＝\d零〇一二两三四五六七八九十百千万])/;

function targetIn(target: Entry | undefined): Reading {
  const reading = readQuantity(target);
  if (reading !== "unreadable" || !target) return reading;
  const folded = fold(target.text);
  return TO_REACH.test(folded) ? readQuantity({ text: folded.replace(TO_REACH, ""), source: null }) : reading;
}

/** The signs with which 无 as the 指标值 is a number: none of it. */
const MAY_BE_NOTHING: ReadonlySet<Comparator | null> = new Set<Comparator>(["＝", "≤"]);

function demandOf(row: IndicatorRow): Demand {
  const nature = row.nature?.text ?? "";
  const sign = nature === "" ? null : comparatorOf(nature);
  const target = targetIn(row.target);
  if (sign === null && nature !== "" && fold(nature).includes("定性")) {
    return { quantitative: false, sign, target, ...NO_DEMAND };
  }
  const own = typeof target === "string" ? null : (target?.comparator ?? null);
  const unknownSign = sign === null && own === null && !NO_DIRECTION.test(signText(nature));
  if (target === null && MAY_BE_NOTHING.has(sign) && fold(row.target?.text ?? "") === "无") {
    return { quantitative: true, sign, target: numberIn({ text: "0", source: null }), ...NO_DEMAND };
  }
  if (target === null) return { quantitative: sign !== null, sign, target, ...NO_DEMAND };
  if (target !== "unreadable") {
    const stated = signIn(nature, sign);
    // Nobody means 300万元 of costs to be reached.
    const meant = (stated ?? own) === null && isOfCost(row) ? "≤" : stated;
    return { quantitative: true, sign: meant, target, span: null, unknownSign };
  }
  const word = wordOf(row.target?.text ?? "");
  const span = spanIn(fold(row.target?.text ?? ""));
  const quantitative = DIGIT.test(word) && (sign !== null || MEANT_AS_NUMBER.test(word) || span !== null);
  return { quantitative, sign, target, span, unknownSign: false };
}

const speaksOfCost = says(/^(?:经济|社会|生态|生态环境|环境)?成本(?:指标)?$/);

/** Whether an indicator stands under the costs, where a target without a sign is a ceiling. */
export function isOfCost({
  level1,
  level2,
}: {
  readonly level1: Pick<Entry, "text">;
  readonly level2: Pick<Entry, "text">;
}): boolean {
  return speaksOfCost(level2.text) || (level2.text === "" && speaksOfCost(level1.text));
}

/** 定量≥ and 定量 say no more than ≥ and nothing. */
function signText(nature: string): string {
  return fold(nature).replace(/[()]/g, "");
}

function signIn(nature: string, sign: Comparator | null): Comparator | null {
  return sign ?? comparatorOf(signText(nature).replace(/^定量(?:指标)?/, ""));
}

const YEAR = /^20\d{2}$/;
const isAboutDuration = says(/时长|期限|周期|月数|期数|服务期/);

/**
 * A month or a year as the target of a date of completion: ＝ or ≤ 12 月, ≤ 2023 年, but not 12 个月 and not the months
 * of a service.
 */
function limitInUnit({ nature, target, unit, name }: IndicatorRow): string | null {
  const sign = nature ? comparatorOf(nature.text) : null;
  if (sign !== "＝" && sign !== "≤") return null;
  const counted = fold(unit?.text ?? "");
  const limit = fold(target?.text ?? "");
  if (counted === "年" && YEAR.test(limit)) return `${limit}年`;
  if (counted !== "月" || !/^(?:[1-9]|1[0-2])$/.test(limit)) return null;
  return isAboutDuration(name.text) ? null : `${limit}月`;
}

/** 11 under a month, and 2023 under a year. */
function asDate(text: string): string {
  if (/^\d{1,2}$/.test(text)) return `${text}月`;
  return YEAR.test(text) ? `${text}年` : text;
}

/** A date of completion against the date it was due; null where either is no date. */
function judgeDate(row: IndicatorRow, actual: Entry, year: number | null): Verdict | null {
  const month = limitInUnit(row);
  const wanted = fold(row.target?.text ?? "");
  const due = dateIn(month ?? wanted);
  if (!due) return null;
  const limit = { ...due, year: due.year ?? year };
  const text = fold(actual.text);
  const done = dateIn(month === null ? text : asDate(text));
  if (!done) return judgeDone(actual);
  const met = isInTime(done, limit);
  return {
    met,
    ratio: met ? WHOLE : below("0", "1"),
    suggestion: met ? ONE : null,
    target: null,
    actual: null,
    rule: { kind: "date", limit: month ?? wanted, done: text },
    notes: [],
  };
}

/** 2023.6 on both sides is June, where one of them alone may be a number. */
const YEAR_AND_MONTH = /^[≤＝]?20\d{2}\.(?:0?[1-9]|1[0-2])$/;

/** No service lasts as many years, so that 2023年内 is a date where one answers it. */
const A_YEAR = new Decimal("1990");

/** `20231231` is a date, and 20231231 家 a number; 三季度 is a date where one answers it. */
function mayBeDate(row: IndicatorRow, demand: Demand): boolean {
  if (demand.target === "unreadable" || limitInUnit(row) !== null) return true;
  if ([row.target, row.actual].every((side) => YEAR_AND_MONTH.test(fold(side?.text ?? "")))) return true;
  const isYear = demand.target?.unit === "年" && demand.target.value.gt(A_YEAR);
  if (demand.target?.unit === "季度" || isYear) return dateIn(fold(row.actual?.text ?? "")) !== null;
  return (
    demand.target !== null && demand.target.unit === "" && /^20\d{6}$/.test(demand.target.value.toFixed())
  );
}

function asTarget(text: string): Verdict {
  return {
    met: true,
    ratio: WHOLE,
    suggestion: ONE,
    target: null,
    actual: null,
    rule: { kind: "as-target", text },
    notes: [],
  };
}

/** 无 as the 指标值 of what should not happen; null where the 完成值 does not answer it. */
function judgeNothingWanted(target: Entry | undefined, actual: Entry, demand: Demand): Verdict | null {
  if (!target || demand.sign !== null || fold(target.text) !== "无") return null;
  const verdict = judgeQuality(target, null, actual);
  return verdict.met === null ? null : verdict;
}

/** What a verdict rests on: where one of them is a formula without a result, there is none. */
const JUDGED_BY = ["nature", "target", "unit", "actual"] as const;

function verdictOf(row: IndicatorRow, demand: Demand, profile: Profile, year: number | null): Verdict {
  const { target, actual } = row;
  const number = demand.target === "unreadable" ? null : demand.target;
  if (!actual || isUnused(row) || JUDGED_BY.some((role) => hasNoResult(row[role]))) {
    return unjudged(number, null);
  }
  if (isBlankActual(actual.text)) return unjudged(number, null, "actual-missing");
  if (!target || demand.target === null) {
    return (
      judgeNothingWanted(target, actual, demand) ?? unjudged(null, numberIn(actual), "target-unreadable")
    );
  }
  if (!demand.quantitative) return judgeQuality(target, number, actual);
  if (demand.unknownSign) return unjudged(number, numberIn(actual), "nature-unreadable");
  const isRepeated = demand.target === "unreadable" && fold(actual.text) === fold(target.text);
  if (isRepeated) return asTarget(actual.text);
  const dated = mayBeDate(row, demand) ? judgeDate(row, actual, year) : null;
  if (dated) return dated;
  const wanted = number ?? (demand.span && demandOfSpan(demand.span, demand.sign));
  return wanted
    ? judgeQuantity(demand.sign, wanted, target, actual, row.unit, profile)
    : unjudged(null, numberIn(actual), "target-unreadable");
}

/** A share of the weight in points, half-up to two decimals. */
function pointsOf(weight: Big, share: Big): Big {
  if (share === ZERO) return ZERO;
  return roundHalfUp(share === ONE ? weight : weight.times(share));
}

function rangeOf(weight: Big, { low, high, isOpen }: Interval): Interval {
  const most = pointsOf(weight, high);
  return { low: low === high ? most : pointsOf(weight, low), high: most, ...(isOpen && { isOpen }) };
}

/** What the computed total counts; see `Judged.score`. */
function scoreOf(
  byRule: boolean,
  suggestion: Big | null,
  weight: Big,
  range: Interval | null,
  reported: Quantity | null,
): Big | null {
  if (reported && !(byRule && suggestion)) {
    return clamp(reported.value, range?.low ?? ZERO, range?.high ?? weight);
  }
  if (!suggestion) return null;
  return range && suggestion === ONE ? range.high : pointsOf(weight, suggestion);
}

const NO_FORMULAS: Judged["byFormula"] = [];

function pointsByFormula(
  { rule, suggestion, others = [] }: Verdict,
  weight: Big | null,
): Judged["byFormula"] {
  if (!weight || others.length === 0 || rule.kind !== "reverse" || !suggestion) return NO_FORMULAS;
  return [{ formula: rule.formula, suggestion }, ...others].flatMap(({ formula, suggestion: share }) =>
    share ? [{ formula, points: pointsOf(weight, share) }] : [],
  );
}

/** The other published formula that a reported score follows where it does not follow the profile's. */
function otherFormulaOf(
  { ratio, others = [] }: Verdict,
  weight: Big | null,
  reported: Quantity | null,
): ReverseFormula | null {
  if (!weight || !ratio || !reported || others.length === 0) return null;
  if (agrees(reported, scaled(ratio, weight))) return null;
  return others.find((other) => agrees(reported, scaled(other.ratio, weight)))?.formula ?? null;
}

/** A row whose changes and amounts a month or a day are numbers that compare; most rows have none, and stay. */
function asNumbers(row: IndicatorRow): IndicatorRow {
  const [moves, periods] = [movesAsNumbers(row), periodsAsNumbers(row)];
  return moves === AS_WRITTEN && periods === AS_WRITTEN ? row : { ...row, ...moves, ...periods };
}

/**
 * Judges one indicator by section 3 of the scoring rules. An indicator whose form has no 完成值 column, or whose
 * row nobody filled, has nothing to judge: its rule is "none" and it carries no note. `year` is the table's, for
 * dates without one; `perWeight` is how many points a weight of 1 is.
 */
export function judge(
  row: IndicatorRow,
  profile: Profile,
  year: number | null = null,
  perWeight: Big = ONE,
): Judged {
  const compared = asNumbers(row);
  const demand = demandOf(compared);
  const { quantitative } = demand;
  const verdict = verdictOf(compared, demand, profile, year);
  const { met, ratio, suggestion, target, actual, rule, notes } = verdict;
  const written = numberIn(row.weight)?.value ?? null;
  const weight = written && perWeight !== ONE ? written.times(perWeight) : written;
  const reportedScore = numberIn(row.score);
  const range = weight && ratio && rangeOf(weight, ratio);
  const otherFormula = otherFormulaOf(verdict, weight, reportedScore);
  const score =
    otherFormula && reportedScore
      ? roundHalfUp(reportedScore.value)
      : weight && scoreOf(quantitative, suggestion, weight, range, reportedScore);
  return {
    row,
    quantitative,
    met,
    ratio,
    suggestion,
    otherFormula,
    byFormula: pointsByFormula(verdict, weight),
    weight,
    range,
    score,
    reportedScore,
    target,
    actual,
    rule,
    notes,
    sharesMarks: false,
  };
}

/**
 * Whether the rule can give a written score, compared at the decimals it is written with; a whole number is
 * exact. True as well when nothing can be concluded about the indicator.
 */
export function isPossibleScore({ weight, ratio, range, otherFormula }: Judged, reported: Quantity): boolean {
  if (!weight || !ratio || otherFormula) return true;
  if (range && !range.isOpen && reported.value.eq(range.high)) return true;
  return agrees(reported, scaled(ratio, weight));
}
