import { numberIn } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { withUnit } from "./facts/figures";
import { ALL_FORMS } from "./facts/form-groups";
import { partsGap } from "./facts/parts";

export const incomeSum: Check<{ parts: string; total: string; difference: string; cell: string }> = {
  id: "income-sum",
  severity: "error",
  title: { zh: "各项收入之和不等于资金总额", en: "Income does not add up to the total" },
  basis: {
    zh: "绩效目标表项目资金：资金总额为各项收入之和",
    en: "The target form's funding block: the total is the sum of all income",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: ({ parts, total, difference }) =>
        `资金总额 ${total}，各项收入合计 ${parts}，相差 ${difference}`,
      fix: ({ cell }) => `请核对 ${cell} 及其下各项收入`,
    },
    en: {
      message: ({ parts, total, difference }) =>
        `Total funding is ${total}, the income rows add up to ${parts}: ${difference} apart`,
      fix: ({ cell }) => `Check ${cell} and the income rows below it`,
    },
  },
  *run({ table }) {
    const [total, ...parts] = table.income.map(({ fullYear }) => ({
      entry: fullYear,
      quantity: numberIn(fullYear),
    }));
    const gap = total && partsGap(total, parts);
    if (!gap) return;
    const unit = table.amountUnit ?? "";
    const { cell } = total.entry;
    yield {
      part: "income",
      row: 0,
      cell,
      related: gap.filled.map((entry) => entry.cell),
      data: {
        parts: withUnit(gap.sum.toFixed(), unit),
        total: withUnit(gap.whole.value.toFixed(), unit),
        difference: withUnit(gap.difference.toFixed(), unit),
        cell: a1(cell),
      },
    };
  },
};
