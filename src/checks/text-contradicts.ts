import type { FieldKey } from "../forms/form-spec";
import type Big from "big.js";
import { Decimal, compare } from "../scoring/decimal";
import type { Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { hasLostPoints, indicatorScoreRate } from "./facts/score-rate";
import { writtenIn } from "./facts/texts";

const IN_ENGLISH = {
  goalCompletion: "The completion",
  implementation: "The implementation",
  executionReason: "The reason",
  reason: "The reason",
  conclusion: "The conclusion",
  problems: "The problems",
} as const satisfies Partial<Readonly<Record<FieldKey, string>>>;

const KEYS = [
  "goalCompletion",
  "implementation",
  "executionReason",
  "reason",
  "conclusion",
  "problems",
] as const;

const WORDS = /推迟验收|等待验收|待验收|停用|暂停|未开展/g;
/** What takes the word back from the front: 未暂停, 不存在停用, 避免了系统停用. */
const TAKEN_BACK = /(?:未|不|没有|无|不存在|不得|(?:避免|防止|杜绝|消除|减少)[^，。；,;]{0,8})$/;
/** What takes it back from behind: 停用设备已恢复, 暂停的项目复工. */
const OVER_SINCE = /^[^，。；,;]{0,10}(?:恢复|重启|重新|解除|复工|启用|更换)/;
const LOOKED_BACK = 12;
const SCORE_RATE: Big = new Decimal("90");

function wordIn(text: string): string | null {
  for (const match of text.matchAll(WORDS)) {
    const [word] = match;
    const before = text.slice(Math.max(0, match.index - LOOKED_BACK), match.index);
    const after = text.slice(match.index + word.length);
    if (!TAKEN_BACK.test(before) && !OVER_SINCE.test(after)) return word;
  }
  return null;
}

const isOfCompletion = says(/验收|完成/);

/** Whether an indicator of the same matter has lost points, so that the score knows of it. */
function isScoredSo(word: string, { indicators }: Scored): boolean {
  const lost = indicators.filter(hasLostPoints);
  return word.endsWith("验收") ? lost.some(({ row }) => isOfCompletion(row.name.text)) : lost.length > 0;
}

export const textContradicts: Check<{
  field: (typeof KEYS)[number];
  word: string;
  scoreRate: string;
  cell: string;
}> = {
  id: "text-contradicts",
  severity: "warning",
  title: { zh: "文字说明与得分相矛盾", en: "The text contradicts the scores" },
  basis: {
    zh: "复核要点：文字说明与指标完成情况一致",
    en: "Reviewers' practice: what the texts say and what the indicators reached agree",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ field, word, scoreRate }, printed) =>
        `${field === "reason" ? "原因" : printed(field)}写有“${word}”，各项指标得分率却为 ${scoreRate} %`,
      fix: ({ cell }, printed) => `请核对 ${cell} 与有关指标的${printed("actual")}、${printed("score")}`,
    },
    en: {
      message: ({ field, word, scoreRate }) =>
        `${IN_ENGLISH[field]} says ${word}, yet the indicators have ${scoreRate}% of their points`,
      fix: ({ cell }) => `Check ${cell} against the indicators it is about`,
    },
  },
  *run(scored) {
    for (const field of KEYS) {
      const word = wordIn(scored.table.fields[field]?.text ?? "");
      const entry = word === null ? null : writtenIn(scored, field);
      if (!entry || word === null || isScoredSo(word, scored)) continue;
      const scoreRate = indicatorScoreRate(scored);
      if (!scoreRate || compare(scoreRate, SCORE_RATE) <= 0) return;
      yield {
        part: field === "conclusion" ? "conclusion" : "text",
        row: null,
        cell: entry.cell,
        data: { field, word, scoreRate: shown(scoreRate), cell: a1(entry.cell) },
      };
      return;
    }
  },
};
