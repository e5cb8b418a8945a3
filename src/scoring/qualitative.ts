import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, ONE, ZERO } from "./decimal";
import { between } from "./interval";
import type { Interval } from "./interval";
import { numberIn } from "./quantity";
import { fold } from "../sheet/fold";
import type { Quantity } from "./quantity";
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
const LOWER = between("0", "0.6");
const BELOW_TARGET = between("0", "0.8");
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

const SCALES: ReadonlySet<string> = new Set(["优良中低差", "优良中差", "高中低", "好坏"]);

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

/** Whether both are numbers after all, and the target's is reached: 定性 chosen for a counted indicator. */
function isReachedAsNumber(target: Quantity | null, actual: Quantity | null): boolean {
  return target !== null && actual !== null && actual.value.gte(target.value);
}

function levelVerdict(met: boolean, ratio: Interval, suggestion: Big, level: string, scale: string): Verdict {
  const rule = { kind: "level", level, scale } as const;
  return { met, ratio, suggestion, target: null, actual: null, rule, notes: NO_NOTES };
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

  const wantedLevel = LEVELS.get(wanted);
  if (wantedLevel && level) {
    return level.rank >= wantedLevel.rank
      ? levelVerdict(true, UPPER, ONE, word, wanted)
      : levelVerdict(false, BELOW_TARGET, level.suggestion, word, wanted);
  }

  const done = numberIn(actual);
  const met = isSame(word, wanted) || isReachedAsNumber(number, done);
  return {
    met,
    ratio: met ? UPPER : ANYTHING,
    suggestion: met ? ONE : null,
    target: number,
    actual: done,
    rule: { kind: "word", wanted, word },
    notes: NO_NOTES,
  };
}
