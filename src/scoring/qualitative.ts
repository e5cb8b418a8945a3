import type Big from "big.js";
import type { Entry } from "../reading/table";
import { Decimal, ONE, ZERO } from "./decimal";
import { between } from "./interval";
import type { Interval } from "./interval";
import { fold, numberIn } from "./quantity";
import { unjudged } from "./verdict";
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

/** A level or word, folded, without the explanation people put behind it: `高（显著降低）` is 高. */
export function wordOf(text: string): string {
  return fold(text)
    .replace(/[([〔【][^)\]〕】]*[)\]〕】]/g, "")
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
function isReachedAsNumber(target: Entry, actual: Entry): boolean {
  const wanted = numberIn(target);
  const reached = numberIn(actual);
  return wanted !== null && reached !== null && reached.value.gte(wanted.value);
}

/** Judges a 完成值, known not to be blank, against a target that is a scale, a level or a word. */
export function judgeQuality(target: Entry, actual: Entry): Verdict {
  const numbers = { target: numberIn(target), actual: numberIn(actual), notes: [] };
  const wanted = wordOf(target.text);
  const word = wordOf(actual.text);
  const level = LEVELS.get(word);

  if (isScale(wanted)) {
    if (!level) return unjudged(numbers.target, numbers.actual, "actual-unreadable");
    const { ratio, suggestion } = level;
    const rule = { kind: "level", level: word, scale: wanted } as const;
    return { ...numbers, met: level.rank >= GOOD.rank, ratio, suggestion, rule };
  }

  const wantedLevel = LEVELS.get(wanted);
  if (wantedLevel && level) {
    const rule = { kind: "level", level: word, scale: wanted } as const;
    return level.rank >= wantedLevel.rank
      ? { ...numbers, met: true, ratio: UPPER, suggestion: ONE, rule }
      : { ...numbers, met: false, ratio: BELOW_TARGET, suggestion: level.suggestion, rule };
  }

  const rule = { kind: "word", wanted, word } as const;
  return isSame(word, wanted) || isReachedAsNumber(target, actual)
    ? { ...numbers, met: true, ratio: UPPER, suggestion: ONE, rule }
    : { ...numbers, met: false, ratio: ANYTHING, suggestion: null, rule };
}
