import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, HUNDRED, ONE, ZERO, clamp } from "./decimal";
import { isDenial, isNone, isNothing } from "./denial";
import { dateIn, isInTime } from "./due-date";
import { below, between } from "./interval";
import type { Interval } from "./interval";
import { isPercent, numberIn, readReached } from "./quantity";
import { fold } from "../sheet/fold";
import type { Comparator, Quantity } from "./quantity";
import { NO_NOTES, unjudged } from "./verdict";
import type { Verdict } from "./verdict";

/** A level of a scale: its place among all levels, best highest, and the share it earns. */
interface Level {
  readonly rank: number;
  readonly ratio: Interval;
  readonly suggestion: Big;
}

// The Ministry's three bands: 100–80, 80–60 and 60–0 % of the weight.
const UPPER = between("0.8", "1");
const MIDDLE = between("0.6", "0.8");
const PARTLY = below("0.6", "0.8");
const LOWER = between("0", "0.6");
const FAILED = below("0", "0.6");
const BELOW_TARGET = between("0", "0.8");
const LESS_THAN_ALL = below("0", "1");
const ANYTHING = between("0", "1");

const BEST: Level = { rank: 4, ratio: UPPER, suggestion: ONE };
const GOOD: Level = { rank: 3, ratio: UPPER, suggestion: new Decimal("0.8") };
const FAIR: Level = { rank: 2, ratio: MIDDLE, suggestion: new Decimal("0.6") };
const LOW: Level = { rank: 1, ratio: LOWER, suggestion: new Decimal("0.3") };
const WORST: Level = { rank: 0, ratio: LOWER, suggestion: ZERO };

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ["优", BEST],
  ["优秀", BEST],
  ["高", BEST],
  ["好", BEST],
  ["良", GOOD],
  ["良好", GOOD],
  ["中", FAIR],
  ["中等", FAIR],
  ["低", LOW],
  ["差", WORST],
  ["坏", WORST],
]);

const SCALES: ReadonlySet<string> = new Set(["优良中低差", "优良中差", "高中低", "好中差", "好坏"]);

/** Below 良 on any scale. */
const JUST_ENOUGH = /^(?:合格|及格|一般|较差)$/;

const CHINESE_ONLY = /^[\u4E00-\u9FFF]+$/;

/** A level or word, folded, without the explanation people put behind it: `高（显著降低）` is 高. */
export function wordOf(text: string): string {
  if (CHINESE_ONLY.test(text)) return text;
  return fold(text)
    .replace(/[([〔【][^()[\]〔〕【】]*[)\]〕】]/g, "")
    .replace(/[。.;]$/, "");
}

function isScale(word: string): boolean {
  return SCALES.has(word.replace(/[、/,;或]/g, ""));
}

/** Whether a word says that the wanted one came about: the same, or 已 and the same. */
function isSame(word: string, wanted: string): boolean {
  return word === wanted || word === `已${wanted}`;
}

const REACH =
  "(?:达成(?:年度|预期|当年|绩效)*(?:指标|目标)?|(?:完成|实现|达到)(?:了)?(?:年度|预期|当年|绩效|既定|计划)+(?:指标|目标|要求|效果)值?)";

/** The answers that the Ministry's form and the integrated system offer, each with its band. */
const ANSWERS: readonly (readonly [RegExp, boolean, Interval, Big])[] = [
  [new RegExp(`^(?:已|全部|全面)?${REACH}$`), true, UPPER, ONE],
  [new RegExp(`^部分${REACH}(?:[并且,].*)?$`), false, PARTLY, new Decimal("0.6")],
  [new RegExp(`^未${REACH}(?:[并且,].*)?$`), false, FAILED, ZERO],
];

/** Adverbs by the degree they say: 2 for much, 0 for a little, null for none; a word without one is 1. */
const DEGREES: ReadonlyMap<string, number | null> = new Map<string, number | null>([
  ["不断", null],
  ["持续", null],
  ["逐步", null],
  ["稳步", null],
  ["进一步", null],
  ["得到", null],
  ["显著", 2],
  ["明显", 2],
  ["大幅", 2],
  ["极大", 2],
  ["充分", 2],
  ["全面", 2],
  ["全部", 2],
  ["完全", 2],
  ["非常", 2],
  ["十分", 2],
  ["很", 2],
  ["有效", 2],
  ["切实", 2],
  ["有所", 0],
  ["有一定", 0],
  ["有一些", 0],
  ["小幅", 0],
  ["轻微", 0],
  ["有明显", 2],
  ["有显著", 2],
  ["有较大", 2],
  ["得到有效", 2],
  ["得到明显", 2],
  ["得到显著", 2],
  ["略有", 0],
  ["略微", 0],
  ["稍有", 0],
  ["一定", 0],
  ["一定程度", 0],
  ["初步", 0],
  ["部分", 0],
  ["基本", 0],
  ["大致", 0],
  ["个别", 0],
]);
const ADVERB = new RegExp(`^(?:${[...DEGREES.keys()].sort((a, b) => b.length - a.length).join("|")})`);

interface Said {
  /** What is left without its adverb, and without 大幅度's 度 or 一定程度上's 上地的. */
  readonly stem: string;
  readonly degree: number | null;
}

function saidIn(word: string): Said {
  const [adverb] = ADVERB.exec(word) ?? [];
  if (adverb === undefined) return { stem: word, degree: null };
  return {
    stem: word.slice(adverb.length).replace(/^[度上地的]+(?=.)/, ""),
    degree: DEGREES.get(adverb) ?? null,
  };
}

/** 提高, 提升 and 增强 say the same; so do 改善 and 好转, 降低 and 下降. */
const SAME_STEMS: readonly (readonly string[])[] = [
  ["提高", "提升", "增强", "增加", "增长"],
  ["改善", "好转", "改进"],
  ["降低", "下降", "减少"],
  ["完成", "实现", "达成"],
];

function sameStem(one: string, other: string): boolean {
  return one === other || SAME_STEMS.some((stems) => stems.includes(one) && stems.includes(other));
}

/** Words that themselves say something was left, in front of what was wanted or of something like it. */
const LEFT_OVER = /^(?:基本|部分|大部分|正在|一般|尚可|进行中|较差|不太)/;

const RANK = /^([A-E]|[甲乙丙丁])级?$/i;
const RANKS = ["A", "B", "C", "D", "E"];
const CHINESE_RANKS = ["甲", "乙", "丙", "丁"];

function rankOf(word: string): readonly [number, string] | null {
  const letter = RANK.exec(word)?.[1]?.toUpperCase();
  if (letter === undefined) return null;
  return RANKS.includes(letter)
    ? [RANKS.indexOf(letter), "letters"]
    : [CHINESE_RANKS.indexOf(letter), "signs"];
}

/** Whether a word is of the same kind as the wanted one and weaker: 有所提高 for 显著提高, B级 for A级. */
function isWeaker(word: string, wanted: string): boolean {
  const [rank, wantedRank] = [rankOf(word), rankOf(wanted)];
  if (rank && wantedRank && rank[1] === wantedRank[1]) return rank[0] > wantedRank[0];
  const [said, asked] = [saidIn(word), saidIn(wanted)];
  if (said.degree !== null && sameStem(said.stem, asked.stem)) return said.degree < (asked.degree ?? 1);
  return LEFT_OVER.test(word) && !LEFT_OVER.test(wanted);
}

const NEGATION = /^(?:没有|没能|未能|尚未|并未|不能|未|不(?!断|仅|但)|没|无)/;
/** What is said to fall short at the end of a word: 保障不到位, 力度不足. */
const FALLS_SHORT =
  /.不(?:够|太|尽|甚)?(?:到位|及时|足|完善|健全|规范|明显|显著|理想|达标|合格|高|强|充分|好)$/;

/** What is wanted in time, and what says that it came late. */
const WANTED_IN_TIME = /^(?:按[时期]|及时|如期|准时)|(?:及时|按时|准时)$/;
const LATE = /^(?:已|有|存在|部分)?(?:延期|延迟|延误|推迟|逾期|滞后|超期|超时|拖延|不按时)/;
/** What says of a change that was wanted that nothing changed. */
const NO_CHANGE =
  /^(?:无|没有|未见|未有|尚无)(?:明显|显著|较大|太大)*(?:变化|改变|成效|效果|改善|改进|提[升高]|好转|增[加强长])$/;

/** Whether a word denies the wanted one, as 不及时 does 及时 and 未有效提升 does 有效提升. */
function denies(word: string, wanted: string): boolean {
  if (NEGATION.test(wanted)) return false;
  if (isDenial(word)) return true;
  if (LATE.test(word) && WANTED_IN_TIME.test(wanted)) return true;
  if (NO_CHANGE.test(word) && SAME_STEMS.some((stems) => stems.includes(saidIn(wanted).stem))) return true;
  if (FALLS_SHORT.test(word) && !/不/.test(wanted)) return true;
  const [no] = NEGATION.exec(word) ?? [];
  if (no === undefined) return false;
  const rest = saidIn(word.slice(no.length)).stem;
  if (rest === "" && /^有/.test(wanted)) return true;
  return rest.length > 1 && sameStem(rest, saidIn(wanted).stem);
}

const DONE_WORD = /^(?:全部|全面|已|按[时期]|如期|按计划)*(?:完成|达标|合格|覆盖|达到|通过|落实|发放|到位)$/;
const IN_TIME = /^(?:已|均|均已)?(?:按[时期]|如期|按计划|提前)完成$/;

/** A percent for a word that means all of it, or such a word for 100 %: 完成80% for 完成. */
function judgeAll(
  number: Quantity | null,
  done: Quantity | null,
  wanted: string,
  word: string,
): Judgement | null {
  const rule = { kind: "figures", wanted, reached: word } as const;
  const isAll = (quantity: Quantity): boolean => quantity.value.gte(HUNDRED);
  if (number && isPercent(number) && isAll(number) && DONE_WORD.test(word)) {
    return { met: true, ratio: UPPER, suggestion: ONE, rule };
  }
  if (!done || !isPercent(done) || number || !(DONE_WORD.test(wanted) || wanted === "全部")) return null;
  return isAll(done)
    ? { met: true, ratio: UPPER, suggestion: ONE, rule }
    : { met: false, ratio: LESS_THAN_ALL, suggestion: null, rule };
}

/** What was wanted not to happen: met by none of it, missed by a number of it; null for anything else. */
function judgeNone(wanted: string, word: string, done: Quantity | null): Judgement | null {
  if (!isNone(wanted) || word === wanted) return null;
  const rule = { kind: "figures", wanted, reached: word } as const;
  const count = done ?? numberIn({ text: word.replace(/^(?:发生|出现|有)(?:了)?/, ""), source: null });
  if (isNothing(word) || count?.value.eq(ZERO)) return { met: true, ratio: UPPER, suggestion: ONE, rule };
  return count?.value.gt(ZERO) ? { met: false, ratio: LESS_THAN_ALL, suggestion: null, rule } : null;
}

/** A 指标值 that lists the answers, best first: 是/否, 好、一般、差. */
function optionsIn(wanted: string): readonly string[] {
  const options = wanted.split(/[、/,;|]/);
  const last = options.at(-1) ?? "";
  const isBestFirst = isDenial(last) || /^(?:不|未|否|差|低|坏)/.test(last) || /差$/.test(last);
  return options.length > 1 &&
    options.length < 6 &&
    isBestFirst &&
    options.every((one) => /^[\u4E00-\u9FFF]{1,5}$/.test(one))
    ? options
    : [];
}

/** An answer among those that the 指标值 lists; the second of four or more is still a good one. */
function judgeOption(wanted: string, word: string): Verdict | null {
  const options = optionsIn(wanted);
  const at = options.indexOf(word);
  if (at < 0) return null;
  if (at === 0) return levelVerdict(true, UPPER, ONE, word, wanted);
  if (at === options.length - 1) return levelVerdict(false, LOWER, ZERO, word, wanted);
  return at === 1 && options.length > 3
    ? levelVerdict(true, GOOD.ratio, GOOD.suggestion, word, wanted)
    : levelVerdict(false, FAIR.ratio, FAIR.suggestion, word, wanted);
}

interface Judgement {
  readonly met: boolean | null;
  readonly ratio: Interval;
  readonly suggestion: Big | null;
  readonly rule: Verdict["rule"];
}

function levelVerdict(met: boolean, ratio: Interval, suggestion: Big, level: string, scale: string): Verdict {
  const rule = { kind: "level", level, scale } as const;
  return { met, ratio, suggestion, target: null, actual: null, rule, notes: NO_NOTES };
}

/** How a word stands to the wanted one. */
function judgeWord(word: string, wanted: string): Judgement {
  if (isSame(word, wanted)) {
    return { met: true, ratio: UPPER, suggestion: ONE, rule: { kind: "word", wanted, word } };
  }
  for (const [answer, met, ratio, suggestion] of ANSWERS) {
    if (answer.test(word)) return { met, ratio, suggestion, rule: { kind: "answer", answer: word } };
  }
  if (denies(word, wanted)) {
    return { met: false, ratio: FAILED, suggestion: null, rule: { kind: "denied", wanted, word } };
  }
  if (isWeaker(word, wanted)) {
    return { met: false, ratio: LESS_THAN_ALL, suggestion: null, rule: { kind: "weaker", wanted, word } };
  }
  return { met: null, ratio: ANYTHING, suggestion: null, rule: { kind: "word", wanted, word } };
}

function isReverse(sign: Comparator | null): boolean {
  return sign === "≤" || sign === "＜";
}

/** Two numbers in a qualitative row, compared as numbers; null where one of them is none, or in another unit. */
function judgeFigures(
  target: Quantity,
  actual: Quantity,
  texts: { wanted: string; reached: string },
): Judgement | null {
  if (target.unit !== "" && actual.unit !== "" && target.unit !== actual.unit) return null;
  const rule = { kind: "figures", ...texts } as const;
  const order = actual.value.cmp(target.value);
  const met = order === 0 || order > 0 !== isReverse(target.comparator);
  if (met) return { met, ratio: UPPER, suggestion: ONE, rule };
  if (isReverse(target.comparator) || target.value.lte(ZERO)) {
    return { met, ratio: LESS_THAN_ALL, suggestion: null, rule };
  }
  const share = clamp(actual.value.div(target.value), ZERO, ONE);
  return { met, ratio: { low: ZERO, high: share }, suggestion: share, rule };
}

/** A date in the place of a word: met by one that is not after it. */
function judgeDates(wanted: string, word: string): Judgement | null {
  const limit = dateIn(wanted);
  const done = limit && dateIn(word);
  const isSaidInTime = IN_TIME.test(word);
  if (!limit || !(done || isSaidInTime)) return null;
  const met = done ? isInTime(done, limit) : isSaidInTime;
  const rule = { kind: "date", limit: wanted, done: word } as const;
  return met
    ? { met, ratio: UPPER, suggestion: ONE, rule }
    : { met, ratio: LESS_THAN_ALL, suggestion: null, rule };
}

/**
 * Judges a 完成值, known not to be blank, against a target that is a scale, a level or a word; `number` is the
 * target where it is a number after all.
 */
export function judgeQuality(target: Entry, number: Quantity | null, actual: Entry): Verdict {
  const wanted = wordOf(target.text);
  const word = wordOf(actual.text);
  const level = LEVELS.get(word);
  if (isScale(wanted)) {
    return level
      ? levelVerdict(level.rank >= GOOD.rank, level.ratio, level.suggestion, word, wanted)
      : unjudged(number, numberIn(actual), "actual-unreadable");
  }

  const option = judgeOption(wanted, word);
  if (option) return option;

  const wantedLevel = LEVELS.get(wanted);
  if (wantedLevel && wantedLevel.rank >= GOOD.rank && JUST_ENOUGH.test(word)) {
    const rule = { kind: "weaker", wanted, word } as const;
    return {
      met: false,
      ratio: LESS_THAN_ALL,
      suggestion: null,
      target: null,
      actual: null,
      rule,
      notes: NO_NOTES,
    };
  }
  if (wantedLevel && level) {
    return level.rank >= wantedLevel.rank
      ? levelVerdict(true, UPPER, ONE, word, wanted)
      : levelVerdict(false, BELOW_TARGET, level.suggestion, word, wanted);
  }

  const reading = readReached(actual);
  const done = reading === "unreadable" ? null : reading;
  const figures =
    number && done && !done.approximate
      ? judgeFigures(number, done, { wanted: target.text, reached: actual.text })
      : null;
  const judgement =
    figures ??
    judgeAll(number, done, wanted, word) ??
    judgeNone(wanted, word, done) ??
    judgeDates(wanted, word) ??
    judgeWord(word, wanted);
  return { target: number, actual: done, notes: NO_NOTES, ...judgement };
}
