import type { FieldKey } from "../forms/form-spec";
import type { Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { hasLostPoints, indicatorScoreRate } from "./facts/score-rate";
import { writtenIn } from "./facts/texts";

const FIELDS = {
  goalCompletion: { zh: "完成情况", en: "The completion" },
  implementation: { zh: "实施内容", en: "The implementation" },
  executionReason: { zh: "原因", en: "The reason" },
  reason: { zh: "原因", en: "The reason" },
  conclusion: { zh: "评价结论", en: "The conclusion" },
  problems: { zh: "存在问题", en: "The problems" },
} as const satisfies Partial<Readonly<Record<FieldKey, { zh: string; en: string }>>>;

const KEYS = [
  "goalCompletion",
  "implementation",
  "executionReason",
  "reason",
  "conclusion",
  "problems",
] as const;

const WORDS = /推迟验收|等待验收|待验收|停用|暂停|未开展/g;
/** What takes the word back: 未暂停, 不存在停用, 避免停用, 防止暂停. */
const TAKEN_BACK = /(?:未|不|没有|避免|防止|无|不存在|不得)$/;
const SCORE_RATE = 90;

function wordIn(text: string): string | null {
  for (const match of text.matchAll(WORDS)) {
    if (!TAKEN_BACK.test(text.slice(Math.max(0, match.index - 4), match.index))) return match[0];
  }
  return null;
}

/** Whether an indicator of the same matter has lost points, so that the score knows of it. */
function isScoredSo(word: string, { indicators }: Scored): boolean {
  const lost = indicators.filter(hasLostPoints);
  return word.endsWith("验收") ? lost.some(({ row }) => /验收|完成/.test(row.name.text)) : lost.length > 0;
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
      message: ({ field, word, scoreRate }) =>
        `${FIELDS[field].zh}写有“${word}”，各项指标得分率却为 ${scoreRate} %`,
      fix: ({ cell }) => `请核对 ${cell} 与有关指标的完成值、得分`,
    },
    en: {
      message: ({ field, word, scoreRate }) =>
        `${FIELDS[field].en} says ${word}, yet the indicators have ${scoreRate}% of their points`,
      fix: ({ cell }) => `Check ${cell} against the indicators it is about`,
    },
  },
  *run(scored) {
    const scoreRate = indicatorScoreRate(scored);
    if (!scoreRate?.gt(SCORE_RATE)) return;
    for (const field of KEYS) {
      const entry = writtenIn(scored, field);
      const word = entry && wordIn(entry.text);
      if (!entry || !word || isScoredSo(word, scored)) continue;
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
