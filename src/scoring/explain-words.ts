import type { Bilingual } from "../forms/form-spec";

export type Language = keyof Bilingual;

/** The words around the sums of `explain.ts`. Numbers arrive as texts; percents without their sign. */
export interface ExplainWords {
  /** Remarks behind a sum, joined and in brackets. */
  readonly brackets: (remarks: readonly string[]) => string;
  /** A conclusion and what follows from it. */
  readonly sentence: (cause: string, consequence: string) => string;
  readonly percent: (value: string) => string;
  /** A reading of text from the form. */
  readonly quoted: (text: string) => string;

  readonly inProportion: (sign: string) => string;
  readonly targetOverActual: (sign: string) => string;
  readonly minusExcess: (sign: string) => string;
  readonly minusShare: (sign: string) => string;
  /** The computed score is the reported one, as it follows a formula that is in use elsewhere. */
  readonly asReported: string;
  readonly reaches: (sign: string, actual: string, target: string) => string;
  readonly notAbove: (sign: string, actual: string, target: string) => string;
  readonly below: (sign: string, actual: string, target: string) => string;
  readonly atBoundary: (sign: string, target: string) => string;
  readonly targetIsZero: (sign: string) => string;
  readonly belowPassLine: (sign: string, passLine: string) => string;
  readonly asTarget: (text: string) => string;
  readonly wordForNumber: (word: string) => string;
  readonly readAsPercent: (written: string, percent: string) => string;
  readonly targetAsPercent: (written: string, percent: string) => string;
  readonly readInScale: (written: string, meant: string) => string;
  readonly answer: (answer: string) => string;
  readonly denied: (word: string) => string;
  readonly weaker: (word: string, wanted: string) => string;
  readonly compared: (reached: string, wanted: string) => string;
  readonly inTime: (done: string, limit: string) => string;
  readonly late: (done: string, limit: string) => string;
  readonly level: (scale: string, level: string) => string;
  readonly sameWord: (word: string) => string;
  readonly otherWord: (word: string, wanted: string) => string;
  readonly negativeTarget: string;
  readonly personDecides: string;
  readonly reportedInside: (reported: string) => string;
  readonly reportedOutside: (reported: string, counted: string) => string;
  /** The reported score is the high end of a band that ends below it. */
  readonly reportedAtEnd: (reported: string) => string;
  readonly suggested: (score: string) => string;

  readonly noWeight: string;
  readonly marksShared: string;
  readonly marksAbove: string;
  readonly nothingToJudge: string;
  readonly actualMissing: string;
  readonly actualUnreadable: (actual: string, target: string) => string;
  readonly targetMissing: string;
  readonly targetUnreadable: (target: string) => string;
  readonly unitMismatch: (actual: string, unit: string) => string;
  readonly natureUnreadable: (nature: string) => string;
  readonly countsReported: (counted: string) => string;
  readonly countsNothing: string;
  /** Points beside the 100 of the form. */
  readonly besideWeights: string;

  readonly rate: (percent: string) => string;
  readonly rateRoundedFirst: (sum: string) => string;
  readonly band: (percent: string) => string;
  readonly belowBands: (percent: string) => string;
  readonly zeroBudget: string;
  readonly noPoints: string;
  readonly allPoints: string;
  readonly noAmounts: string;

  readonly cappedTotal: (percent: string, total: string) => string;
  readonly indicatorsOnly: (points: string) => string;
}

const zh: ExplainWords = {
  brackets: (remarks) => (remarks.length === 0 ? "" : `（${remarks.join("；")}）`),
  sentence: (cause, consequence) => `${cause}，${consequence}`,
  percent: (value) => `${value} %`,
  quoted: (text) => `“${text}”`,

  inProportion: (sign) => `${sign}，按完成比例`,
  targetOverActual: (sign) => `${sign}，按 指标值÷完成值`,
  minusExcess: (sign) => `${sign}，按 1 − 超出部分÷指标值`,
  minusShare: (sign) => `${sign}，按 1 − 完成值`,
  asReported: "自评按此法计算，予以采用",
  reaches: (sign, actual, target) => `${sign}，完成值 ${actual} 达到指标值 ${target}`,
  notAbove: (sign, actual, target) => `${sign}，完成值 ${actual} 不超过指标值 ${target}`,
  below: (sign, actual, target) => `${sign}，完成值 ${actual} 低于指标值 ${target}`,
  atBoundary: (sign, target) => `${sign}，完成值恰为指标值 ${target}，按完成计`,
  targetIsZero: (sign) => `${sign}，指标值为 0，未达到不得分`,
  belowPassLine: (sign, passLine) => `${sign}，完成比例低于及格线 ${passLine} %，不得分`,
  asTarget: (text) => `完成值写作“${text}”，与指标值相同，按完成计`,
  wordForNumber: (word) => `完成值写作“${word}”，按完成计`,
  readAsPercent: (written, percent) => `完成值 ${written} 按 ${percent} % 理解`,
  targetAsPercent: (written, percent) => `指标值 ${written} 按 ${percent} % 理解`,
  readInScale: (written, meant) => `完成值 ${written} 按 ${meant} 理解`,
  answer: (answer) => `“${answer}”所在档`,
  denied: (word) => `完成值“${word}”，未完成`,
  weaker: (word, wanted) => `完成值“${word}”弱于指标值“${wanted}”`,
  compared: (reached, wanted) => `完成值“${reached}”与指标值“${wanted}”比较`,
  inTime: (done, limit) => `“${done}”不晚于“${limit}”`,
  late: (done, limit) => `“${done}”晚于“${limit}”`,
  level: (scale, level) => (scale === level ? `达到“${scale}”` : `指标值“${scale}”，完成值“${level}”`),
  sameWord: (word) => `达到“${word}”`,
  otherWord: (word, wanted) => `完成值“${word}”不同于指标值“${wanted}”`,
  negativeTarget: "指标值为负数，没有完成比例",
  personDecides: "由人工评定",
  reportedInside: (reported) => `自评 ${reported} 在此范围内`,
  reportedOutside: (reported, counted) => `自评 ${reported} 不在此范围内，按 ${counted} 计`,
  reportedAtEnd: (reported) => `应低于 ${reported}，自评恰为 ${reported}，暂按此计`,
  suggested: (score) => `建议 ${score}`,

  noWeight: "权重未填，不计分",
  marksShared: "与下面的指标合填一格，不逐项核算",
  marksAbove: "与上面的指标合填一格，分数已计在上面",
  nothingToJudge: "没有完成值可比，不计分",
  actualMissing: "完成值未填，不作判断",
  actualUnreadable: (actual, target) => `完成值“${actual}”不能与指标值“${target}”比较，不作判断`,
  targetMissing: "指标值未填，不作判断",
  targetUnreadable: (target) => `指标值“${target}”读不出数值，不作判断`,
  unitMismatch: (actual, unit) => `完成值“${actual}”的单位不是“${unit}”，不作判断`,
  natureUnreadable: (nature) => `指标性质“${nature}”看不出方向，不作判断`,
  countsReported: (counted) => `按自评计 ${counted}`,
  countsNothing: "不计分",
  besideWeights: "满分之外的加减分",

  rate: (percent) => `预算执行率 ${percent} %`,
  rateRoundedFirst: (sum) => `预算执行率 ${sum} %，先取两位小数再计分`,
  band: (percent) => `${percent} % 及以上一档`,
  belowBands: (percent) => `低于最低一档 ${percent} %`,
  zeroBudget: "预算数为 0 或未填，没有执行率",
  noPoints: "不得分",
  allPoints: "得满分",
  noAmounts: "预算数或执行数没有填成数字，算不出执行率",

  cappedTotal: (percent, total) => `预算执行率 ${percent} %，总分不超过 ${total}`,
  indicatorsOnly: (points) => `各指标合计 ${points}`,
};

const en: ExplainWords = {
  brackets: (remarks) => (remarks.length === 0 ? "" : ` (${remarks.join("; ")})`),
  sentence: (cause, consequence) => `${cause}; ${consequence}`,
  percent: (value) => `${value}%`,
  quoted: (text) => `“${text}”`,

  inProportion: (sign) => `${sign}, in proportion`,
  targetOverActual: (sign) => `${sign}, target ÷ actual`,
  minusExcess: (sign) => `${sign}, 1 − excess ÷ target`,
  minusShare: (sign) => `${sign}, 1 − actual`,
  asReported: "the reported score follows this formula and is taken",
  reaches: (sign, actual, target) => `${sign}, ${actual} reaches the target of ${target}`,
  notAbove: (sign, actual, target) => `${sign}, ${actual} is not above the target of ${target}`,
  below: (sign, actual, target) => `${sign}, ${actual} is below the target of ${target}`,
  atBoundary: (sign, target) => `${sign}, exactly at the target of ${target}, counted as met`,
  targetIsZero: (sign) => `${sign}, a target of 0 was missed: no points`,
  belowPassLine: (sign, passLine) => `${sign}, below the pass line of ${passLine}%: no points`,
  asTarget: (text) => `the actual value repeats the target, “${text}”, and counts as met`,
  wordForNumber: (word) => `the actual value reads “${word}” and counts as met`,
  readAsPercent: (written, percent) => `${written} taken as ${percent}%`,
  targetAsPercent: (written, percent) => `the target ${written} taken as ${percent}%`,
  readInScale: (written, meant) => `${written} taken as ${meant}`,
  answer: (answer) => `the band of “${answer}”`,
  denied: (word) => `“${word}”: not done`,
  weaker: (word, wanted) => `“${word}” is weaker than the target “${wanted}”`,
  compared: (reached, wanted) => `“${reached}” against the target “${wanted}”`,
  inTime: (done, limit) => `“${done}” is not after “${limit}”`,
  late: (done, limit) => `“${done}” is after “${limit}”`,
  level: (scale, level) => (scale === level ? `reaches “${scale}”` : `target “${scale}”, actual “${level}”`),
  sameWord: (word) => `reaches “${word}”`,
  otherWord: (word, wanted) => `“${word}” differs from the target “${wanted}”`,
  negativeTarget: "a negative target has no proportion",
  personDecides: "a person decides",
  reportedInside: (reported) => `the reported ${reported} lies inside`,
  reportedOutside: (reported, counted) => `the reported ${reported} lies outside and counts as ${counted}`,
  reportedAtEnd: (reported) => `it has to be below ${reported}; the reported ${reported} is counted for now`,
  suggested: (score) => `${score} suggested`,

  noWeight: "No weight, so no score",
  marksShared: "One cell holds the marks of this and the next indicator: not scored by itself",
  marksAbove: "Its marks stand in one cell with those above and are counted there",
  nothingToJudge: "No actual value to compare, so no score",
  actualMissing: "The actual value is blank: not judged",
  actualUnreadable: (actual, target) =>
    `“${actual}” cannot be compared with the target “${target}”: not judged`,
  targetMissing: "The target is blank: not judged",
  targetUnreadable: (target) => `The target “${target}” is no number: not judged`,
  unitMismatch: (actual, unit) => `The unit of “${actual}” is not “${unit}”: not judged`,
  natureUnreadable: (nature) => `“${nature}” shows no direction: not judged`,
  countsReported: (counted) => `${counted} counted from the reported score`,
  countsNothing: "no score",
  besideWeights: "Points beside the full marks",

  rate: (percent) => `execution rate ${percent}%`,
  rateRoundedFirst: (sum) => `execution rate ${sum}%, rounded to two decimals first`,
  band: (percent) => `the step from ${percent}%`,
  belowBands: (percent) => `below the lowest step of ${percent}%`,
  zeroBudget: "The budget is 0 or blank, so there is no rate",
  noPoints: "no points",
  allPoints: "full points",
  noAmounts: "The budget or the amount executed is no number, so there is no rate",

  cappedTotal: (percent, total) => `execution rate ${percent}%: at most ${total}`,
  indicatorsOnly: (points) => `Indicators ${points}`,
};

export const EXPLAIN_WORDS: Readonly<Record<Language, ExplainWords>> = { zh, en };
