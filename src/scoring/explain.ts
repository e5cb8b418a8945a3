import type Big from "big.js";
import { HUNDRED, ZERO, compare, roundHalfUp } from "./decimal";
import { executionPoints } from "./execution";
import { EXPLAIN_WORDS } from "./explain-words";
import type { ExplainWords, Language } from "./explain-words";
import { within } from "./interval";
import type { Profile, ReverseFormula } from "./profile";
import { isBlank, numberIn, type Quantity } from "./quantity";
import type { Execution, Judged, JudgementRule, Scored } from "./scored";

type Proportional = Extract<JudgementRule, { kind: "proportional" | "reverse" }>;

/** A number as it was written, without more decimals than a reader needs. */
function plain(value: Big): string {
  return roundHalfUp(value, 4).toFixed();
}

/** Points, always with two decimals. */
function points(value: Big): string {
  return roundHalfUp(value).toFixed(2);
}

function percentOf(share: Big): string {
  return plain(share.times(HUNDRED));
}

/** The line of an indicator whose share of the weight is certain: `20 × 60÷223.5 = 5.37（…）`. */
function sum(
  weight: Big,
  factor: string,
  score: Big,
  remarks: readonly string[],
  words: ExplainWords,
): string {
  return `${plain(weight)} × ${factor} = ${points(score)}${words.brackets(remarks)}`;
}

function metRemark(rule: Proportional, isBoundary: boolean, words: ExplainWords): string {
  const { comparator } = rule;
  const target = plain(rule.target);
  const actual = plain(rule.actual);
  if (isBoundary) return words.atBoundary(comparator, target);
  if (comparator === "≤") return words.notAbove(comparator, actual, target);
  if (comparator === "＜") return words.below(comparator, actual, target);
  return words.reaches(comparator, actual, target);
}

interface Derivation {
  /** What the weight is multiplied by. */
  readonly factor: string;
  readonly remark: string;
}

/** How the share of a missed target with a proportion came about. */
function missedDerivation(rule: Proportional, share: Big, profile: Profile, words: ExplainWords): Derivation {
  const { comparator } = rule;
  const target = plain(rule.target);
  const actual = plain(rule.actual);
  if (rule.target.eq(ZERO)) return { factor: "0", remark: words.targetIsZero(comparator) };
  const gotNothing = share.eq(ZERO) && rule.actual.gt(ZERO);
  if (gotNothing && profile.passLine > 0) {
    return { factor: "0", remark: words.belowPassLine(comparator, String(profile.passLine)) };
  }
  if (rule.kind === "proportional") return inProportion(rule, words);
  switch (rule.formula) {
    case "ratio":
      return { factor: `${target}÷${actual}`, remark: words.targetOverActual(comparator) };
    case "linear":
      return {
        factor: `max(0, 1 − (${actual} − ${target})÷${target})`,
        remark: words.minusExcess(comparator),
      };
    case "share":
      return {
        factor: `max(0, 1 − ${words.percent(actual)})`,
        remark: words.minusShare(comparator),
      };
  }
}

function inProportion(rule: Proportional, words: ExplainWords): Derivation {
  const quotient = `${plain(rule.actual)}÷${plain(rule.target)}`;
  return {
    factor: rule.actual.lt(ZERO) ? `max(0, ${quotient})` : `min(1, ${quotient})`,
    remark: words.inProportion(rule.comparator),
  };
}

function derivation(judged: Judged, rule: Proportional, share: Big, profile: Profile, words: ExplainWords) {
  if (!judged.met) return missedDerivation(rule, share, profile, words);
  const isBoundary = judged.notes.includes("boundary");
  if (rule.kind === "proportional" && rule.target.gt(ZERO) && !isBoundary) return inProportion(rule, words);
  return { factor: "1", remark: metRemark(rule, isBoundary, words) };
}

/** Why nothing was concluded. */
function unjudgedCause({ row, notes }: Judged, words: ExplainWords): string {
  const target = row.target?.text ?? "";
  const actual = row.actual?.text ?? "";
  const unit = row.unit?.text ?? "";
  switch (notes[0]) {
    case "actual-missing":
      return words.actualMissing;
    case "actual-unreadable":
      return words.actualUnreadable(actual, target);
    case "target-unreadable":
      return target === "" ? words.targetMissing : words.targetUnreadable(target);
    case "unit-mismatch":
      return words.unitMismatch(actual, isBlank(unit) ? target : unit);
    case "nature-unreadable":
      return words.natureUnreadable(row.nature?.text ?? "");
    default:
      return words.nothingToJudge;
  }
}

function unjudgedLine(judged: Judged, words: ExplainWords): string {
  const cause = unjudgedCause(judged, words);
  if (judged.notes.length === 0) return cause;
  const { score } = judged;
  return words.sentence(cause, score ? words.countsReported(points(score)) : words.countsNothing);
}

function bandRemark(
  rule: JudgementRule,
  isSure: boolean,
  isMet: boolean | null,
  words: ExplainWords,
): string {
  switch (rule.kind) {
    case "level":
      return words.level(rule.scale, rule.level);
    case "word":
      return isSure ? words.sameWord(rule.wanted) : words.otherWord(rule.word, rule.wanted);
    case "answer":
      return words.answer(rule.answer);
    case "denied":
      return words.denied(rule.word);
    case "weaker":
      return words.weaker(rule.word, rule.wanted);
    case "span":
    case "figures":
      return words.compared(rule.reached, rule.wanted);
    case "date":
      return isMet === false ? words.late(rule.done, rule.limit) : words.inTime(rule.done, rule.limit);
    case "proportional":
    case "reverse":
    case "as-target":
    case "word-for-number":
    case "beside":
    case "none":
      return words.negativeTarget;
  }
}

/** The line of an indicator whose rule leaves a range: `20 × 80–100 % = 16.00–20.00（…）`. */
function bandLine(judged: Judged, weight: Big, words: ExplainWords): string {
  const { ratio, range, reportedScore, score, suggestion, rule } = judged;
  if (!ratio || !range) return unjudgedLine(judged, words);
  const remarks = [bandRemark(rule, suggestion !== null, judged.met, words)];
  if (suggestion === null) remarks.push(words.personDecides);
  if (reportedScore && score) {
    const reported = points(reportedScore.value);
    remarks.push(
      within(reportedScore.value, range)
        ? words.reportedInside(reported)
        : range.isOpen && compare(reportedScore.value, range.high) === 0
          ? words.reportedAtEnd(reported)
          : words.reportedOutside(reported, points(score)),
    );
  } else if (score) remarks.push(words.suggested(points(score)));
  const isOne = compare(ratio.low, ratio.high) === 0;
  const share = words.percent(
    isOne ? percentOf(ratio.low) : `${percentOf(ratio.low)}–${percentOf(ratio.high)}`,
  );
  const result = isOne ? points(range.low) : `${points(range.low)}–${points(range.high)}`;
  return `${plain(weight)} × ${share} = ${result}${words.brackets(remarks)}`;
}

/** Which of the two was taken as a percent: the target where another number stands in its cell. */
function percentRemark({ row, target }: Judged, actual: Quantity, words: ExplainWords): string {
  const written = numberIn(row.target);
  return target && written && compare(written.value, target.value) !== 0
    ? words.targetAsPercent(row.target?.text ?? "", plain(target.value))
    : words.readAsPercent(row.actual?.text ?? "", plain(actual.value));
}

/**
 * How an indicator's score came about, in one line: `22.5 × min(1, 8÷15) = 12.00（≥，按完成比例）`. Built when
 * somebody asks; scoring itself makes no text.
 */
export function explainIndicator(judged: Judged, profile: Profile, language: Language): string {
  const words = EXPLAIN_WORDS[language];
  const { rule, weight, suggestion, score, notes, actual } = judged;
  if (judged.sharesMarks) {
    if (!judged.row.weight || !judged.row.score) return words.marksAbove;
    return words.sentence(
      words.marksShared,
      score ? words.countsReported(points(score)) : words.countsNothing,
    );
  }
  if (rule.kind === "beside") {
    return words.sentence(
      words.besideWeights,
      score ? words.countsReported(points(score)) : words.countsNothing,
    );
  }
  if (rule.kind === "none") return unjudgedLine(judged, words);
  if (weight === null || score === null) {
    return weight === null ? words.noWeight : bandLine(judged, weight, words);
  }

  switch (rule.kind) {
    case "level":
    case "word":
    case "answer":
    case "weaker":
    case "figures":
      return bandLine(judged, weight, words);
    case "denied":
    case "date":
    case "span": {
      const isSettled = suggestion !== null && judged.quantitative;
      if (!isSettled) return bandLine(judged, weight, words);
      return sum(weight, plain(suggestion), score, [bandRemark(rule, true, judged.met, words)], words);
    }
    case "as-target":
      return sum(weight, "1", score, [words.asTarget(rule.text)], words);
    case "word-for-number":
      return sum(weight, "1", score, [words.wordForNumber(rule.word)], words);
    case "proportional":
    case "reverse": {
      if (suggestion === null) return bandLine(judged, weight, words);
      if (judged.otherFormula) {
        return otherFormulaLine(judged, rule, weight, score, judged.otherFormula, profile, words);
      }
      const { factor, remark } = derivation(judged, rule, suggestion, profile, words);
      const remarks = [remark];
      if (notes.includes("percent-scale") && actual) remarks.push(percentRemark(judged, actual, words));
      if (notes.includes("unit-scale") && actual) {
        remarks.push(words.readInScale(judged.row.actual?.text ?? "", plain(actual.value)));
      }
      return sum(weight, factor, score, remarks, words);
    }
  }
}

/** The line of a score that follows another published formula than the profile's. */
function otherFormulaLine(
  judged: Judged,
  rule: Proportional,
  weight: Big,
  score: Big,
  formula: ReverseFormula,
  profile: Profile,
  words: ExplainWords,
): string {
  const other: Proportional = rule.kind === "reverse" ? { ...rule, formula } : rule;
  const { factor, remark } = missedDerivation(
    other,
    judged.suggestion ?? ZERO,
    { ...profile, passLine: 0 },
    words,
  );
  return sum(weight, factor, score, [remark, words.asReported], words);
}

function bandOfRate(rate: Big, profile: Profile, words: ExplainWords): Derivation {
  const percent = words.rate(rate.toFixed(2));
  const band = profile.executionBands.find(({ from }) => rate.gte(from));
  if (band) {
    return {
      factor: words.percent(String(band.percent)),
      remark: words.sentence(percent, words.band(String(band.from))),
    };
  }
  const lowest = String(profile.executionBands.at(-1)?.from ?? 0);
  return { factor: "0", remark: words.sentence(percent, words.belowBands(lowest)) };
}

/** `rate` as the profile counts it, in percent. */
function rateDerivation(execution: Execution, rate: Big, profile: Profile, words: ExplainWords): Derivation {
  const { executed, adjusted } = execution;
  if (profile.executionBands.length > 0) return bandOfRate(rate, profile, words);
  const quotient = `${plain(executed?.value ?? ZERO)}÷${plain(adjusted?.value ?? ZERO)}`;
  if (profile.roundRateFirst) {
    return {
      factor: `min(1, ${words.percent(rate.toFixed(2))})`,
      remark: words.rateRoundedFirst(`${quotient} = ${rate.toFixed(2)}`),
    };
  }
  return {
    factor: rate.lt(ZERO) ? `max(0, ${quotient})` : `min(1, ${quotient})`,
    remark: words.rate(rate.toFixed(2)),
  };
}

/**
 * How the execution score came about, in one line:
 * `10 × min(1, 2121.26÷2196.16) = 9.66（预算执行率 96.59 %）`.
 */
export function explainExecution(execution: Execution, profile: Profile, language: Language): string {
  const words = EXPLAIN_WORDS[language];
  const { rate, score, weight, zeroBudget, reportedScore } = execution;
  if (rate && score) {
    const counted = profile.roundRateFirst ? roundHalfUp(rate) : rate;
    const { factor, remark } = rateDerivation(execution, counted, profile, words);
    return sum(weight, factor, score, [remark], words);
  }
  if (zeroBudget) {
    if (!score) return words.sentence(words.zeroBudget, words.countsNothing);
    const consequence = score.gt(ZERO) ? words.allPoints : words.noPoints;
    return `${points(score)}${words.brackets([words.sentence(words.zeroBudget, consequence)])}`;
  }
  return words.sentence(
    words.noAmounts,
    reportedScore ? words.countsReported(points(executionPoints(execution))) : words.countsNothing,
  );
}

/**
 * How the computed total came about, in one line: `9.66 + 68.63 = 78.29（中）`; empty when there is none.
 */
export function explainTotal({ execution, indicators, total, grade }: Scored, language: Language): string {
  if (total === null) return "";
  const words = EXPLAIN_WORDS[language];
  let ofIndicators: Big = ZERO;
  for (const { score } of indicators) if (score) ofIndicators = ofIndicators.plus(score);
  const ofExecution = execution && executionPoints(execution);
  const uncapped = ofExecution ? ofExecution.plus(ofIndicators) : ofIndicators;

  const remarks: string[] = [];
  if (uncapped.gt(total) && execution?.rate) {
    remarks.push(words.cappedTotal(execution.rate.toFixed(2), points(total)));
  }
  if (grade) remarks.push(grade);
  const line = ofExecution
    ? `${points(ofExecution)} + ${points(ofIndicators)} = ${points(uncapped)}`
    : words.indicatorsOnly(points(ofIndicators));
  return line + words.brackets(remarks);
}
