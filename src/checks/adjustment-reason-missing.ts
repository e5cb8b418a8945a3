import { compare } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { withUnit } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { emptyExecutionReason } from "./facts/reasons";

export const adjustmentReasonMissing: Check<{ initial: string; adjusted: string; cell: string }> = {
  id: "adjustment-reason-missing",
  severity: "warning",
  title: { zh: "预算有调整，未写原因", en: "An adjusted budget without a reason" },
  basis: {
    zh: "四川省自评表：年中发生预算调整的（追加或调减），应单独说明理由",
    en: "Sichuan's form: every change of the budget during the year needs its own reason",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ initial, adjusted }) => `预算由 ${initial} 调整为 ${adjusted}，未写原因`,
      fix: ({ cell }) => `请在 ${cell} 说明追加或调减的理由`,
    },
    en: {
      message: ({ initial, adjusted }) => `The budget went from ${initial} to ${adjusted}, without a reason`,
      fix: ({ cell }) => `Say in ${cell} why it was raised or cut`,
    },
  },
  *run(scored) {
    const { execution, table } = scored;
    const row = execution?.row;
    if (!row?.initial || !row.adjusted || !execution?.initial || !execution.adjusted) return;
    if (compare(execution.initial.value, execution.adjusted.value) === 0) return;
    const reason = emptyExecutionReason(scored);
    if (!reason) return;
    const unit = table.amountUnit ?? "";
    yield {
      part: "budget",
      row: 0,
      cell: reason.cell,
      related: [row.initial.cell, row.adjusted.cell],
      data: {
        initial: execution.initial.value.toFixed(),
        adjusted: withUnit(execution.adjusted.value.toFixed(), unit),
        cell: a1(reason.cell),
      },
    };
  },
};
