import { fold } from "../forms/label-key";
import type { BudgetRow } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, withUnit } from "./figures";
import { FORMS_WITH_FUNDS } from "./form-groups";
import { partsGap } from "./parts";

const COLUMNS = ["initial", "adjusted", "executed", "forecast"] as const;

const COLUMN_NAMES = {
  initial: { zh: "年初预算", en: "initial budget" },
  adjusted: { zh: "调整后预算数", en: "adjusted budget" },
  executed: { zh: "执行数", en: "amount executed" },
  forecast: { zh: "全年预计执行数", en: "forecast for the year" },
} as const;

/** Fund rows below 总额; a 其中 row after the first one only breaks the row above it down. */
function fundsOf(budget: readonly BudgetRow[]): readonly BudgetRow[] {
  return budget.slice(1).filter((row, index) => index === 0 || !fold(row.label.text).startsWith("其中"));
}

export const fundsSum: Check<{
  column: (typeof COLUMNS)[number];
  parts: string;
  total: string;
  difference: string;
  cell: string;
}> = {
  id: "funds-sum",
  severity: "error",
  title: { zh: "各项资金之和不等于总额", en: "Funds do not add up to the total" },
  basis: {
    zh: "自评表年度预算数：总额为其下各项资金之和",
    en: "The form's budget block: the total is the sum of the funds below it",
  },
  appliesTo: FORMS_WITH_FUNDS,
  wording: {
    zh: {
      message: ({ column, parts, total, difference }) =>
        `${COLUMN_NAMES[column].zh}总额 ${total}，各项资金合计 ${parts}，相差 ${difference}`,
      fix: ({ cell }) => `请核对 ${cell} 及其下各项资金`,
    },
    en: {
      message: ({ column, parts, total, difference }) =>
        `The total ${COLUMN_NAMES[column].en} is ${total}, the funds add up to ${parts}: ${difference} apart`,
      fix: ({ cell }) => `Check ${cell} and the funds below it`,
    },
  },
  *run({ table }) {
    const [top] = table.budget;
    if (!top) return;
    const funds = fundsOf(table.budget);
    const unit = table.amountUnit ?? "";
    for (const column of COLUMNS) {
      const total = top[column];
      const gap = partsGap(
        total,
        funds.map((fund) => fund[column]),
      );
      if (!total || !gap) continue;
      yield {
        part: "budget",
        row: 0,
        cell: total.cell,
        related: gap.filled.map((entry) => entry.cell),
        data: {
          column,
          parts: withUnit(shown(gap.sum), unit),
          total: withUnit(shown(gap.whole.value), unit),
          difference: withUnit(shown(gap.difference), unit),
          cell: a1(total.cell),
        },
      };
    }
  },
};
