import type Big from "big.js";
import type { Entry } from "../reading/table";
import { roundHalfUp, shareOf } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { Check, Proposal } from "./check";
import { shown } from "./facts/figures";
import { FORMS_WITH_FUNDS } from "./facts/form-groups";
import { fundRates, type FundRate } from "./facts/fund-rates";

/** A rate as its cell would hold it: a share behind a percent format, the percent where it has none. */
function proposalFor({ cell, source, text }: Entry, percent: Big): Proposal {
  const rounded = roundHalfUp(percent);
  const shown = `${rounded.toFixed(2)}%`;
  if (source?.numberFormat?.includes("%") === true) {
    return { cell, value: shareOf(rounded).toNumber(), text: shown };
  }
  return { cell, value: /[%％]/.test(text) ? shown : rounded.toNumber() };
}

export const rateMismatch: Check<{
  reported: string;
  executed: string;
  adjusted: string;
  rate: string;
  ofInitial: "yes" | "no";
  cell: string;
}> = {
  id: "rate-mismatch",
  severity: "error",
  title: { zh: "预算执行率计算有误", en: "The execution rate does not follow from the amounts" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数",
    en: "Execution rate = executed ÷ adjusted budget",
  },
  appliesTo: FORMS_WITH_FUNDS,
  wording: {
    zh: {
      message: ({ reported, executed, adjusted, rate }, printed) =>
        `${printed("rate")}写为 ${reported} %，${executed} ÷ ${adjusted} 应为 ${rate} %`,
      fix: ({ cell, rate, ofInitial }, printed) =>
        `请将 ${cell} 改为 ${rate}%，或核对${printed(ofInitial === "yes" ? "initial" : "adjusted")}和${printed("executed")}`,
    },
    en: {
      message: ({ reported, executed, adjusted, rate }) =>
        `The rate reads ${reported}%, ${executed} ÷ ${adjusted} gives ${rate}%`,
      fix: ({ cell, rate }) => `Write ${rate}% in ${cell}, or check the amounts`,
    },
  },
  *run(scored) {
    const [first, ...others] = fundRates(scored);
    for (const fund of first ? [first, ...others] : []) {
      const { place, row, rate, reported, executed, budget } = fund;
      if (!row.rate || !reported || fund.isPlausible) continue;
      // A part that repeats the rate of 总额 repeats its fault.
      if (fund !== first && first && repeats(fund, first)) continue;
      yield {
        part: "budget",
        row: place,
        cell: row.rate.cell,
        data: {
          reported: reported.value.toFixed(),
          executed: executed.value.toFixed(),
          adjusted: budget.value.toFixed(),
          rate: shown(rate),
          ofInitial: row.adjusted ? "no" : "yes",
          cell: a1(row.rate.cell),
        },
        proposal: proposalFor(row.rate, rate),
      };
    }
  },
};

function repeats(fund: FundRate, first: FundRate): boolean {
  const sameAmounts =
    fund.executed.value.eq(first.executed.value) && fund.budget.value.eq(first.budget.value);
  return sameAmounts && fund.reported !== null && first.reported?.value.eq(fund.reported.value) === true;
}
