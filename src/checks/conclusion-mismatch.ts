import { ZERO, roundHalfUp } from "../scoring/decimal";
import type { Scored } from "../scoring/scored";
import { totalRowScore } from "../scoring/total-row";
import { a1, type CellAddress } from "../sheet/address";
import type { Check } from "./check";
import { statedApart, type StatedScore } from "./facts/conclusion";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { fitOf, reportedSum } from "./facts/reported-scores";

const SUM_DECIMALS = 2;

/** Whether a stated score is the total, at the decimals of whichever is written shorter. */
function isTotal(stated: StatedScore, total: StatedScore): boolean {
  return (
    fitOf(stated, { sum: total.value, open: ZERO }) !== "wrong" ||
    fitOf(total, { sum: stated.value, open: ZERO }) !== "wrong"
  );
}

type Data = Readonly<Record<"where", "conclusion" | "field">> &
  Readonly<Record<"label" | "stated" | "total" | "cell" | "totalCell", string>> &
  Readonly<Record<"of", "total" | "scores">>;

/** What a stated score has to be: 合计 or, on a form without, the sum of its scores; and where that stands. */
function wholeOf(scored: Scored):
  | (Pick<Data, "of" | "totalCell"> & {
      readonly total: StatedScore;
      readonly cell: CellAddress;
    })
  | null {
  const { table, indicators } = scored;
  const reportedTotal = totalRowScore(table);
  const cell = table.total?.score?.cell;
  if (cell) return reportedTotal && { of: "total", total: reportedTotal, cell, totalCell: a1(cell) };
  const reported = reportedSum(scored);
  const scores = indicators.flatMap(({ row }) => row.score?.cell ?? []);
  const [first] = scores;
  const last = scores.at(-1);
  if (!reported?.open.eq(ZERO) || !first || !last) return null;
  const sum = roundHalfUp(reported.sum);
  return {
    of: "scores",
    total: { value: sum, decimals: SUM_DECIMALS },
    cell: first,
    totalCell: `${a1(first)}–${a1(last)}`,
  };
}

export const conclusionMismatch: Check<Data> = {
  id: "conclusion-mismatch",
  severity: "error",
  title: {
    zh: "评价结论或自评得分与合计不一致",
    en: "A score stated elsewhere differs from the total",
  },
  basis: {
    zh: "自评表：评价结论和自评得分栏所写的项目自评总分，应与合计得分一致",
    en: "The form: the conclusion, or a field of its own, states the total score",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ where, label, stated, of, total }, printed) =>
        `${where === "conclusion" ? printed("conclusion") : label}写 ${stated} 分，${of === "total" ? printed("total") : `各项${printed("score")}之和`}为 ${total} 分`,
      fix: ({ cell, totalCell }) => `请核对 ${cell} 与 ${totalCell}，使两处一致`,
    },
    en: {
      message: ({ where, label, stated, of, total }) =>
        `${where === "conclusion" ? "The conclusion" : `“${label}”`} states ${stated} points, ${of === "total" ? "the total is" : "the scores add up to"} ${total}`,
      fix: ({ cell, totalCell }) => `Make ${cell} and ${totalCell} agree`,
    },
  },
  *run(scored) {
    const whole = wholeOf(scored);
    if (!whole) return;
    for (const { isConclusion, label, entry, scores } of statedApart(scored)) {
      const [first] = scores;
      if (!first || scores.some((stated) => isTotal(stated, whole.total))) continue;
      yield {
        part: isConclusion ? "conclusion" : "total",
        row: null,
        cell: entry.cell,
        related: [whole.cell],
        data: {
          where: isConclusion ? "conclusion" : "field",
          label: label === "" ? "自评得分" : label,
          stated: first.value.toFixed(),
          of: whole.of,
          total: whole.total.value.toFixed(),
          cell: a1(entry.cell),
          totalCell: whole.totalCell,
        },
      };
    }
  },
};
