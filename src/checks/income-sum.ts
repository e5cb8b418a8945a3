import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, withUnit } from "./figures";
import { TARGET_FORMS } from "./form-groups";
import { partsGap } from "./parts";

export const incomeSum: Check<{ parts: string; total: string; difference: string; cell: string }> = {
  id: "income-sum",
  severity: "error",
  title: { zh: "各项收入之和不等于资金总额", en: "Income does not add up to the total" },
  basis: {
    zh: "绩效目标表项目资金：资金总额为各项收入之和",
    en: "The target form's funding block: the total is the sum of all income",
  },
  appliesTo: TARGET_FORMS,
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
    const [top, ...sources] = table.income;
    if (!top) return;
    const gap = partsGap(
      top.fullYear,
      sources.map((source) => source.fullYear),
    );
    if (!gap) return;
    const unit = table.amountUnit ?? "";
    yield {
      part: "income",
      row: 0,
      cell: top.fullYear.cell,
      related: gap.filled.map((entry) => entry.cell),
      data: {
        parts: withUnit(shown(gap.sum), unit),
        total: withUnit(shown(gap.whole.value), unit),
        difference: withUnit(shown(gap.difference), unit),
        cell: a1(top.fullYear.cell),
      },
    };
  },
};
