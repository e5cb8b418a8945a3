import { ZERO } from "../scoring/decimal";
import type { Quantity } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { statedIn, type StatedScore } from "./facts/conclusion";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { fitOf } from "./facts/reported-scores";

/** Whether a stated score is the total, at the decimals of whichever is written shorter. */
function isTotal(stated: StatedScore, total: Quantity): boolean {
  return (
    fitOf(stated, { sum: total.value, open: ZERO }) !== "wrong" ||
    fitOf(total, { sum: stated.value, open: ZERO }) !== "wrong"
  );
}

export const conclusionMismatch: Check<{ stated: string; total: string; cell: string; totalCell: string }> = {
  id: "conclusion-mismatch",
  severity: "error",
  title: { zh: "评价结论中的得分与合计不一致", en: "The conclusion states another score than the total" },
  basis: {
    zh: "自评表：评价结论说明项目自评总分，应与合计得分一致",
    en: "The form: the conclusion states the total score",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ stated, total }) => `评价结论写 ${stated} 分，合计得分为 ${total} 分`,
      fix: ({ cell, totalCell }) => `请核对 ${cell} 与 ${totalCell}，使两处一致`,
    },
    en: {
      message: ({ stated, total }) => `The conclusion states ${stated} points, the total is ${total}`,
      fix: ({ cell, totalCell }) => `Make ${cell} and ${totalCell} agree`,
    },
  },
  *run(scored) {
    const { table, reportedTotal } = scored;
    const { conclusion } = table.fields;
    const totalCell = table.total?.score?.cell;
    if (!conclusion || !totalCell || !reportedTotal) return;
    const { scores } = statedIn(scored);
    const [first] = scores;
    if (!first || scores.some((stated) => isTotal(stated, reportedTotal))) return;
    yield {
      part: "conclusion",
      row: null,
      cell: conclusion.cell,
      related: [totalCell],
      data: {
        stated: first.value.toFixed(),
        total: reportedTotal.value.toFixed(),
        cell: a1(conclusion.cell),
        totalCell: a1(totalCell),
      },
    };
  },
};
