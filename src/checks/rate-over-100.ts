import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, withUnit } from "./facts/figures";
import { fundRates } from "./facts/fund-rates";
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
  *run(scored) {
    const { table, execution } = scored;
    if (!execution) return;
    const unit = table.amountUnit ?? "";
    const over = fundRates(scored).filter(({ executed, budget }) => executed.value.gt(budget.value));
    for (const { place, row, executed, budget, rate } of over) {
      // A fund that holds the amounts of the whole over again says nothing new.
      const isRepeated = over.some(
        (other) =>
          other.place < place &&
          other.executed.value.eq(executed.value) &&
          other.budget.value.eq(budget.value),
      );
      if (!row.executed || !row.adjusted || isRepeated) continue;
      yield {
        part: "budget",
        row: place,
        cell: row.executed.cell,
        related: [row.adjusted.cell],
        data: {
          executed: withUnit(executed.value.toFixed(), unit),
          adjusted: withUnit(budget.value.toFixed(), unit),
          rate: shown(rate),
          cell: a1(row.executed.cell),
          budgetCell: a1(row.adjusted.cell),
        },
      };
    }
  },
};
