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

/** How many characters two texts share, whatever their order. */
function commonCharacters(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const character of one) counts.set(character, (counts.get(character) ?? 0) + 1);
  let common = 0;
  for (const character of other) {
    const left = counts.get(character) ?? 0;
    if (left === 0) continue;
    counts.set(character, left - 1);
    common += character.length;
  }
  return common;
}

/** The length of the longest text that both hold in this order, letters between left out. */
function commonInOrder(one: string, other: string): number {
  let above = new Uint16Array(other.length + 1);
  let row = new Uint16Array(other.length + 1);
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < other.length; j++) {
      row[j + 1] = one[i] === other[j] ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    }
    [above, row] = [row, above];
  }
  return above[other.length] ?? 0;
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
