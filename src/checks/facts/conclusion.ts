import { Decimal } from "../../scoring/decimal";
import type { Entry } from "../../reading/table";
import type { Grade } from "../../scoring/profile";
import { type Quantity } from "../../scoring/quantity";
import { fold } from "../../sheet/fold";
import { oncePerText } from "../../sheet/once-per-text";
import { oncePerTable } from "./once-per-table";

/** A score as a conclusion writes it. */
export type StatedScore = Pick<Quantity, "value" | "decimals">;

/** What a conclusion says of the whole table in figures. */
export interface Stated {
  readonly scores: readonly StatedScore[];
  readonly grade: Grade | null;
}

/** A number that may be a score: 85分, or 80.33 at the end of a clause. 100% and 30分钟 are none. */
const POINTS = /[\d０-９]{1,3}(?:[.．][\d０-９]+)?(?=分(?![钟之])|[。，,；;）)”"]|$)/g;

/**
 * What stands before the score of the whole table: 自评得分, 自评总分为, 项目绩效指标综合得分为, 自评结果. A plain
 * 总分 does not count: it may be the full marks.
 */
const SCORE_NAME =
  /(?:自评(?:总分|分数?|打分)|(?:自评|评价)结果|(?:自评|综合|最终|评价|总体|整体|项目|绩效|^|[。，,；;：:（(])(?:综合|最终|自评|评价)?(?:总?得分|评分)|自评)(?:合计|总计|共计|共)?(?:为|是|[：:]|达到|达|得|计)?[“"]?$/;

/** What makes it the score of a part, as in 产出指标自评得分50分. */
const OF_A_PART =
  /(?:产出|效益|影响|满意度|成本|执行率?|资金|决策|过程|数量|质量|时效)(?:指标|情况|部分|方面|管理)?(?:项目)?$/;

const LONGEST_NAME = 16;
const DIGIT = /[\d０-９]/;
const NO_SCORES: readonly StatedScore[] = [];

/** The scores of the whole table that a text without white space states. */
function scoresIn(text: string): readonly StatedScore[] {
  if (!DIGIT.test(text)) return NO_SCORES;
  const scores: StatedScore[] = [];
  for (const match of text.matchAll(POINTS)) {
    const before = text.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    const name = SCORE_NAME.exec(before);
    if (!name || OF_A_PART.test(before.slice(0, name.index))) continue;
    const digits = fold(match[0]);
    scores.push({ value: new Decimal(digits), decimals: digits.split(".")[1]?.length ?? 0 });
  }
  return scores;
}

const MAY_GRADE = /等[级次]|评级|档次|结[果论]|评定/;

/** 自评等级为“优”, 绩效评价结果为良好. Another thing's grade, such as 抗震等级, does not count. */
const GRADE =
  /(?:(?:自评|绩效|评价|综合|评定|^|[。，,；;：:（(])(?:结果|结论)?(?:等级|等次|评级|档次)(?:评定)?(?:为|是|[：:]|达到|属于)?|(?:自评|绩效评价|综合评价)(?:结果|结论)(?:为|是|[：:]|评定为){1,2}|(?:自评|综合|绩效评价)评定为)[“"「]?(优|良|中|差|较差)(?:[秀好等])?[”"」]?(?=[。，,；;）)、]|等级|级|档|$)/;

const GRADES: Readonly<Record<string, Grade>> = { 优: "优", 良: "良", 中: "中", 差: "差", 较差: "差" };

function gradeIn(text: string): Grade | null {
  if (!MAY_GRADE.test(text)) return null;
  const [, word = ""] = GRADE.exec(text) ?? [];
  return GRADES[word] ?? null;
}

/** What the 评价结论 states; no score and no grade where the form has none. */
export const statedIn = oncePerTable(({ table }): Stated => {
  const text = (table.fields.conclusion?.text ?? "").replace(/\s+/g, "");
  return { scores: scoresIn(text), grade: gradeIn(text) };
});

/** What a place apart from 合计 states of the whole table: the conclusion, or a field such as 自评得分 above it. */
export interface StatedApart extends Stated {
  readonly isConclusion: boolean;
  /** What the form prints for a field; empty for the conclusion, and where the text speaks for itself. */
  readonly label: string;
  readonly entry: Entry;
}

/** 总分：96.6分 by itself is a score; 总分：100分 may be the full marks. */
const PLAIN_TOTAL = /^(?:总分|总计|合计总分)$/;
const FULL_MARKS = /^[1１][0０]{2}(?:[.．][0０]+)?分?$/;

/** Someone else's assessment, or another year's. */
const NOT_OUR_OWN = /财政|复核|审核|评审|专家|第三方|抽查|主管|上级|上年|去年|满分|权重/;
const MAY_STATE = /分|自评|评价|等级|等次|评级|档/;
const LONGEST_LABEL = 20;
const BRACKETS = /[（(][^（()）]*[)）]/g;

/** A field's label without brackets and white space; null for one under which no score of ours can stand. */
const labelThatMayState = oncePerText((printed): string | null => {
  const label = printed
    .replace(BRACKETS, "")
    .replace(/\s+/g, "")
    .replace(/[：:]$/, "");
  return label.length > LONGEST_LABEL || NOT_OUR_OWN.test(label) ? null : label;
});

/** Every place that states a score or a grade of the whole table, 合计 aside; the conclusion first. */
export const statedApart = oncePerTable((scored): readonly StatedApart[] => {
  const { fields, fieldLabels, extraFields, columns } = scored.table;
  // Figures of rows that are no indicators, such as sums, are kept with their column's header behind their own label.
  const isOfRow = (label: string): boolean =>
    label.includes("/") && columns.some(({ header }) => header !== "" && label.endsWith(`/${header}`));
  const { conclusion, selfScore } = fields;
  const own = selfScore ? [{ label: fieldLabels.selfScore ?? "自评得分", entry: selfScore }] : [];
  const inFields = [...own, ...extraFields].flatMap(({ label: printed, entry }) => {
    const label = labelThatMayState(printed);
    if (label === null || !(MAY_STATE.test(label) || MAY_STATE.test(entry.text))) return [];
    if (isOfRow(printed)) return [];
    const points = entry.text.replace(/\s+/g, "");
    const text = `${PLAIN_TOTAL.test(label) && !FULL_MARKS.test(points) ? "总得分" : label}：${points}`;
    const stated = { scores: scoresIn(text), grade: gradeIn(text) };
    return stated.scores.length > 0 || stated.grade !== null
      ? [{ isConclusion: false, label, entry, ...stated }]
      : [];
  });
  return conclusion
    ? [{ isConclusion: true, label: "", entry: conclusion, ...statedIn(scored) }, ...inFields]
    : inFields;
});
