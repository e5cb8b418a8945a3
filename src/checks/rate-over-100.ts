import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, withUnit } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

export const rateOver100: Check<{
  executed: string;
  adjusted: string;
  rate: string;
  cell: string;
  budgetCell: string;
}> = {
  id: "rate-over-100",
  severity: "warning",
  title: { zh: "执行数超过预算数", en: "More executed than budgeted" },
  basis: {
    zh: "执行率以调整后预算数为分母，年中追加已计入其中，一般不超过 100 %",
    en: "The rate is taken on the adjusted budget, which holds what was added, so it rarely exceeds 100%",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ executed, adjusted, rate }, printed) =>
        `${printed("executed")} ${executed}，超过${printed("adjusted")} ${adjusted}，${printed("rate")} ${rate} %`,
      fix: ({ cell, budgetCell }, printed) =>
        `请核对 ${cell} 与 ${budgetCell}；年中追加的预算应计入${printed("adjusted")}`,
    },
    en: {
      message: ({ executed, adjusted, rate }) =>
        `${executed} executed exceeds the budget of ${adjusted}: a rate of ${rate}%`,
      fix: ({ cell, budgetCell }) =>
        `Check ${cell} and ${budgetCell}; what was added during the year belongs to the budget`,
    },
  },
  *run({ table, execution }) {
    if (!execution) return;
    const { row, executed, adjusted, rate } = execution;
    if (!row.executed || !row.adjusted || !executed || !adjusted || !rate) return;
    if (executed.value.lte(adjusted.value)) return;
    const unit = table.amountUnit ?? "";
    yield {
      part: "budget",
      row: 0,
      cell: row.executed.cell,
      related: [row.adjusted.cell],
      data: {
        executed: withUnit(executed.value.toFixed(), unit),
        adjusted: withUnit(adjusted.value.toFixed(), unit),
        rate: shown(rate),
        cell: a1(row.executed.cell),
        budgetCell: a1(row.adjusted.cell),
      },
    };
  },
};
