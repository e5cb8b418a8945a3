import type Big from "big.js";
import { fold } from "../forms/label-key";
import { Decimal } from "../scoring/decimal";
import type { Grade } from "../scoring/profile";

/** A score as a conclusion writes it. */
export interface StatedScore {
  readonly value: Big;
  readonly decimals: number;
}

/**
 * After `fold`: 自评得分100分, 自评总分为97.5分, 项目绩效指标综合得分为100分, 自评结果89.92分, 综合得分80.33。
 * A plain 总分 may be the full marks, and a share such as 100% is no score.
 */
const STATED_SCORE =
  /(?:自评(?:总分|分数?|打分)|(?:自评|评价)结果|(?:自评|综合|最终|评价|总体|整体|项目|绩效|^|[,。;:(])(?:综合|最终|自评|评价)?(?:总?得分|评分)|自评)(?:合计|总计|共计|共)?(?:为|是|:|达到|达|得|计)?[“"]?(\d{1,3}(?:\.\d+)?)(?:分(?![钟之])|(?=[。,;)”"]|$))/g;

/** What stands before a score that belongs to a part of the table, as in 产出指标自评得分50分. */
const OF_A_PART =
  /(?:产出|效益|影响|满意度|成本|执行率?|资金|决策|过程|数量|质量|时效)(?:指标|情况|部分|方面|管理)?(?:项目)?$/;

/** Scores that a conclusion states for the whole table; empty where it states none. */
export function statedScores(conclusion: string): readonly StatedScore[] {
  const text = fold(conclusion);
  const scores: StatedScore[] = [];
  for (const match of text.matchAll(STATED_SCORE)) {
    const [, digits = ""] = match;
    if (OF_A_PART.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    scores.push({ value: new Decimal(digits), decimals: digits.split(".")[1]?.length ?? 0 });
  }
  return scores;
}

/** After `fold`: 自评等级为“优”, 绩效评价结果为良好. Another thing's grade, such as 抗震等级, does not count. */
const STATED_GRADE =
  /(?:(?:自评|绩效|评价|综合|评定|^|[,。;:(])(?:结果|结论)?(?:等级|等次|评级|档次)(?:评定)?(?:为|是|:|达到|属于)?|(?:自评|绩效评价|综合评价)(?:结果|结论)(?:为|是|:|评定为)|(?:自评|绩效评价|综合)评定为)[“"「]?(优|良|中|差|较差)(?:[秀好等])?[”"」]?(?=[,。;)、]|等级|级|档|$)/;

const GRADES: Readonly<Record<string, Grade>> = { 优: "优", 良: "良", 中: "中", 差: "差", 较差: "差" };

/** The grade a conclusion states for the whole table; null where it states none. */
export function statedGrade(conclusion: string): Grade | null {
  const [, word = ""] = STATED_GRADE.exec(fold(conclusion)) ?? [];
  return GRADES[word] ?? null;
}
