import { gradeOf } from "../scoring/score";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { statedIn } from "./facts/conclusion";
import { SELF_EVALUATIONS } from "./facts/form-groups";

export const gradeMismatch: Check<{ stated: string; total: string; grade: string; cell: string }> = {
  id: "grade-mismatch",
  severity: "warning",
  title: { zh: "评价结论中的等级与合计不符", en: "The conclusion states another grade than the total has" },
  basis: {
    zh: "财预〔2020〕10号：90（含）–100 分为优，80（含）–90 分为良，60（含）–80 分为中，60 分以下为差；各地另有规定的按评分规则",
    en: "Caiyu [2020] No. 10: 优 from 90, 良 from 80, 中 from 60, 差 below, or as the profile has it",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ stated, total, grade }) => `评价结论写“${stated}”，合计 ${total} 分为“${grade}”`,
      fix: ({ cell }) => `请核对 ${cell} 的等级`,
    },
    en: {
      message: ({ stated, total, grade }) =>
        `The conclusion states ${stated}, a total of ${total} is ${grade}`,
      fix: ({ cell }) => `Check the grade in ${cell}`,
    },
  },
  *run(scored) {
    const { table, profile, reportedTotal } = scored;
    const { conclusion } = table.fields;
    const totalCell = table.total?.score?.cell;
    if (!conclusion || !totalCell || !reportedTotal) return;
    const { grade: stated, scores } = statedIn(scored);
    const grade = gradeOf(reportedTotal.value, profile);
    if (stated === null || grade === null || stated === grade) return;
    // A conclusion that is right by the score it states has one fault only, and `conclusion-mismatch` says it.
    if (scores.some(({ value }) => gradeOf(value, profile) === stated)) return;
    yield {
      part: "conclusion",
      row: null,
      cell: conclusion.cell,
      related: [totalCell],
      data: { stated, total: reportedTotal.value.toFixed(), grade, cell: a1(conclusion.cell) },
    };
  },
};
