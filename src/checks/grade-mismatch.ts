import { gradeOf } from "../scoring/score";
import { totalRowScore } from "../scoring/total-row";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { writtenPoints } from "./facts/figures";
import { statedApart } from "./facts/conclusion";
import { SELF_EVALUATIONS } from "./facts/form-groups";

export const gradeMismatch: Check<{
  where: "conclusion" | "field";
  label: string;
  stated: string;
  total: string;
  grade: string;
  cell: string;
}> = {
  id: "grade-mismatch",
  severity: "warning",
  title: { zh: "评价结论或自评等级与合计不符", en: "A grade is stated that the total does not have" },
  basis: {
    zh: "财预〔2020〕10号：90（含）–100 分为优，80（含）–90 分为良，60（含）–80 分为中，60 分以下为差；各地另有规定的按评分规则",
    en: "Caiyu [2020] No. 10: 优 from 90, 良 from 80, 中 from 60, 差 below, or as the profile has it",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ where, label, stated, total, grade }, printed) =>
        `${where === "conclusion" ? printed("conclusion") : label}写“${stated}”，${printed("total")} ${total} 分为“${grade}”`,
      fix: ({ cell }) => `请核对 ${cell} 的等级`,
    },
    en: {
      message: ({ where, label, stated, total, grade }) =>
        `${where === "conclusion" ? "The conclusion" : `“${label}”`} states ${stated}, a total of ${total} is ${grade}`,
      fix: ({ cell }) => `Check the grade in ${cell}`,
    },
  },
  *run(scored) {
    const { table, profile } = scored;
    const reportedTotal = totalRowScore(table);
    const totalCell = table.total?.score?.cell;
    if (!totalCell || !reportedTotal) return;
    const grade = gradeOf(reportedTotal.value, profile);
    const places = statedApart(scored);
    for (const { isConclusion, label, entry, grade: stated, scores } of places) {
      if (stated === null || grade === null || stated === grade) continue;
      // A grade that is right by the score stated beside it has one fault only, and `conclusion-mismatch` says it.
      const beside = isConclusion
        ? scores
        : places.flatMap((place) => (place.isConclusion ? [] : place.scores));
      if (beside.some(({ value }) => gradeOf(value, profile) === stated)) continue;
      yield {
        part: "conclusion",
        row: null,
        cell: entry.cell,
        related: [totalCell],
        data: {
          where: isConclusion ? "conclusion" : "field",
          label: label === "" ? "自评等级" : label,
          stated,
          total: writtenPoints(reportedTotal),
          grade,
          cell: a1(entry.cell),
        },
      };
    }
  },
};
