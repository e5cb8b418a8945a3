import type { Entry } from "../reading/table";
import { isZero } from "../scoring/decimal";
import { readQuantity, type Quantity } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { FORMS_WITH_FUNDS } from "./facts/form-groups";

const COLUMNS = ["initial", "adjusted", "executed", "forecast"] as const;

/** What is wrong with an amount; null where nothing is. */
function faultOf(entry: Entry, known: Quantity | null): "negative" | "unreadable" | null {
  const amount = known ?? readQuantity(entry);
  if (amount === null || amount === "unreadable") return amount;
  return amount.value.s < 0 && !isZero(amount.value) ? "negative" : null;
}

export const amountUnreadable: Check<{
  fund: string;
  amount: string;
  fault: "negative" | "unreadable";
  cell: string;
}> = {
  id: "amount-unreadable",
  severity: "warning",
  title: { zh: "资金数不是数字或为负数", en: "An amount that is no number, or below zero" },
  basis: {
    zh: "自评表年度预算数：各项资金填写不小于 0 的数",
    en: "The form's budget block: every amount is a number of 0 or more",
  },
  appliesTo: FORMS_WITH_FUNDS,
  wording: {
    zh: {
      message: ({ fund, amount, fault }) =>
        fault === "negative" ? `${fund}填为负数 ${amount}` : `${fund}填为“${amount}”，读不出数值`,
      fix: ({ cell }) => `请在 ${cell} 填写数字，没有的填 0`,
    },
    en: {
      message: ({ fund, amount, fault }) =>
        fault === "negative"
          ? `“${fund}” holds ${amount}, below zero`
          : `“${fund}” holds “${amount}”, no number`,
      fix: ({ cell }) => `Enter a number in ${cell}, 0 where there is nothing`,
    },
  },
  *run({ table, execution }) {
    for (const [row, fund] of table.budget.entries()) {
      for (const column of COLUMNS) {
        const entry = fund[column];
        const known = column === "forecast" ? null : execution?.funds[row]?.[column];
        const fault = entry && faultOf(entry, known ?? null);
        if (!entry || !fault) continue;
        const data = { fund: quoted(fund.label), amount: quoted(entry), fault, cell: a1(entry.cell) };
        yield { part: "budget", row, cell: entry.cell, data };
      }
    }
  },
};
