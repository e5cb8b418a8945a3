import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { lettersOf, writtenIn } from "./facts/texts";

/** Shorter goals are bound to look like their completion. */
const SHORTEST = 8;
const PERCENT = 100;

/** Longer texts are compared by their characters alone, without their order. */
const LONGEST_IN_ORDER = 800;

function share(common: number, one: string, other: string): number {
  return (PERCENT * 2 * common) / (one.length + other.length);
}

/** How often each character occurs in the text at hand; all 0 between two texts. */
const COUNTS = new Uint16Array(2 ** 16);

/** How many characters two texts share, whatever their order. */
function commonCharacters(one: string, other: string): number {
  for (let at = 0; at < one.length; at++) {
    const code = one.charCodeAt(at);
    COUNTS[code] = (COUNTS[code] ?? 0) + 1;
  }
  let common = 0;
  for (let at = 0; at < other.length; at++) {
    const code = other.charCodeAt(at);
    const left = COUNTS[code] ?? 0;
    if (left === 0) continue;
    COUNTS[code] = left - 1;
    common++;
  }
  for (let at = 0; at < one.length; at++) COUNTS[one.charCodeAt(at)] = 0;
  return common;
}

const FIRST_HAN = 0x4e00;

function isHan(code: number): boolean {
  return code >= FIRST_HAN && code <= 0x9fff;
}

/**
 * What two texts as they are written can be alike at most, in percent, taking all that is no Chinese character for the
 * same: most texts differ by more, and need no cleaning.
 */
function atMostAlike(one: string, other: string): number {
  let ofOne = 0;
  for (let at = 0; at < one.length; at++) {
    const code = one.charCodeAt(at);
    if (!isHan(code)) continue;
    ofOne++;
    COUNTS[code] = (COUNTS[code] ?? 0) + 1;
  }
  let ofOther = 0;
  let common = 0;
  for (let at = 0; at < other.length; at++) {
    const code = other.charCodeAt(at);
    if (!isHan(code)) continue;
    ofOther++;
    const left = COUNTS[code] ?? 0;
    if (left === 0) continue;
    COUNTS[code] = left - 1;
    common++;
  }
  for (let at = 0; at < one.length; at++) COUNTS[one.charCodeAt(at)] = 0;
  const rest = Math.min(one.length - ofOne, other.length - ofOther);
  return (PERCENT * 2 * (common + rest)) / (ofOne + ofOther + 2 * rest);
}

/** How many characters two texts begin with alike. */
function commonStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let at = 0;
  while (at < shorter && one[at] === other[at]) at++;
  return at;
}

/** How many characters two texts end with alike. */
function commonEnd(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let length = 0;
  while (length < shorter && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}

/**
 * The length of the longest text that both hold in this order, letters between left out. What both begin and end with
 * is part of it, which leaves little of a copy.
 */
function commonInOrder(whole: string, otherWhole: string): number {
  const start = commonStart(whole, otherWhole);
  const [tail, otherTail] = [whole.slice(start), otherWhole.slice(start)];
  const end = commonEnd(tail, otherTail);
  const [one, other] = [tail.slice(0, tail.length - end), otherTail.slice(0, otherTail.length - end)];
  let above = new Uint16Array(other.length + 1);
  let row = new Uint16Array(other.length + 1);
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < other.length; j++) {
      row[j + 1] = one[i] === other[j] ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    }
    [above, row] = [row, above];
  }
  return start + end + (above[other.length] ?? 0);
}

/** How much of two texts is the same, in percent: 100 for equal ones. Most texts differ at the first, quick look. */
function likeness(one: string, other: string, wanted: number): number {
  const byLength = share(Math.min(one.length, other.length), one, other);
  if (byLength < wanted) return byLength;
  const atMost = share(commonCharacters(one, other), one, other);
  if (atMost < wanted || Math.max(one.length, other.length) > LONGEST_IN_ORDER) return atMost;
  return share(commonInOrder(one, other), one, other);
}

export const goalCopied: Check<{ percent: string; goalCell: string; cell: string }> = {
  id: "goal-copied",
  severity: "warning",
  title: { zh: "完成情况照抄年度目标", en: "The completion repeats the goal" },
  basis: {
    zh: "自评表：年度目标完成情况对照年度目标说明实际完成情况",
    en: "The form: the completion says what was in fact reached of the goal",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ percent, goalCell }, printed) =>
        `${printed("goalCompletion")}与${printed("annualGoal")}（${goalCell}）${percent} % 的文字相同`,
      fix: ({ cell }) => `请在 ${cell} 写明实际完成了什么，完成多少`,
    },
    en: {
      message: ({ percent, goalCell }) =>
        `${percent}% of the completion is the goal (${goalCell}) over again`,
      fix: ({ cell }) => `Say in ${cell} what was done in fact, and how much`,
    },
  },
  *run(scored) {
    const goal = writtenIn(scored, "annualGoal");
    const completion = writtenIn(scored, "goalCompletion");
    if (!goal || !completion) return;
    if (atMostAlike(goal.text, completion.text) < scored.profile.goalCopiedPercent) return;
    const [wanted, reached] = [lettersOf(goal.text), lettersOf(completion.text)];
    if (wanted.length <= SHORTEST || reached.length <= SHORTEST) return;
    const percent =
      wanted === reached ? PERCENT : likeness(wanted, reached, scored.profile.goalCopiedPercent);
    if (percent < scored.profile.goalCopiedPercent) return;
    yield {
      part: "text",
      row: null,
      cell: completion.cell,
      related: [goal.cell],
      data: {
        percent: String(Math.floor(percent)),
        goalCell: a1(goal.cell),
        cell: a1(completion.cell),
      },
    };
  },
};
