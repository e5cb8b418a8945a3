import { numberIn } from "../scoring/quantity";
import { fold } from "../sheet/fold";
import type { ExpenditureRow } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { withUnit } from "./facts/figures";
import { TARGET_FORMS } from "./facts/form-groups";
import { partsGap } from "./facts/parts";

const SUM_ROW = /^(?:支出)?(?:合计|总计|总额|小计|资金总额)/;

/** The items; a row that sums them up would count everything twice. */
function itemsOf(expenditure: readonly ExpenditureRow[]): readonly ExpenditureRow[] {
  const items = expenditure.filter((row) => !SUM_ROW.test(fold(row.item.text)));
  return items.length === 0 ? expenditure : items;
}

export const expenditureIncomeMismatch: Check<{
  expenditure: string;
  income: string;
  difference: string;
  cell: string;
  incomeCell: string;
}> = {
  id: "expenditure-income-mismatch",
  severity: "error",
  title: { zh: "支出合计与资金总额不一致", en: "Expenditure differs from income" },
  basis: {
    zh: "绩效目标表项目资金：收支平衡",
    en: "The target form's funding block: expenditure equals income",
  },
  appliesTo: TARGET_FORMS,
  wording: {
    zh: {
      message: ({ expenditure, income, difference }) =>
        `支出合计 ${expenditure}，资金总额 ${income}，相差 ${difference}`,
      fix: ({ cell, incomeCell }) => `请核对 ${cell} 起的各项支出与 ${incomeCell} 的资金总额，使收支一致`,
    },
    en: {
      message: ({ expenditure, income, difference }) =>
        `Expenditure adds up to ${expenditure}, total funding is ${income}: ${difference} apart`,
      fix: ({ cell, incomeCell }) =>
        `Check the items from ${cell} on and the total funding in ${incomeCell} until they agree`,
    },
  },
  *run({ table }) {
    const income = table.income[0]?.fullYear;
    const items = itemsOf(table.expenditure);
    const [first] = items;
    if (!income || !first) return;
    const gap = partsGap(
      { entry: income, quantity: numberIn(income) },
      items.map(({ fullYear }) => ({ entry: fullYear, quantity: numberIn(fullYear) })),
    );
    if (!gap) return;
    const unit = table.amountUnit ?? "";
    const { cell } = first.fullYear;
    yield {
      part: "expenditure",
      row: table.expenditure.indexOf(first),
      cell,
      related: [income.cell, ...gap.filled.slice(1).map((entry) => entry.cell)],
      data: {
        expenditure: withUnit(gap.sum.toFixed(), unit),
        income: withUnit(gap.whole.value.toFixed(), unit),
        difference: withUnit(gap.difference.toFixed(), unit),
        cell: a1(cell),
        incomeCell: a1(income.cell),
      },
    };
  },
};
