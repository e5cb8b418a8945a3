import type Big from "big.js";
import { compare, decimalOf } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted, shown } from "./facts/figures";
import { FORMS_WITH_FUNDS } from "./facts/form-groups";
import { fundRates, type FundRate } from "./facts/fund-rates";
import { emptyExecutionReason } from "./facts/reasons";

/** The rate to go by, in percent: the written one where the amounts can give it, as it is closer than they are. */
function rateToGoBy({ rate, reported, isPlausible }: FundRate): Big {
  return reported && isPlausible ? reported.value : rate;
}

/** The fund row with the lowest rate, among those that money was planned for. */
function worstOf(funds: readonly FundRate[]): FundRate | null {
  return funds.reduce<FundRate | null>(
    (worst, fund) => (worst === null || compare(rateToGoBy(fund), rateToGoBy(worst)) < 0 ? fund : worst),
    null,
  );
}

export const executionReasonMissing: Check<{ fund: string; rate: string; limit: string; cell: string }> = {
  id: "execution-reason-missing",
  severity: "error",
  title: { zh: "执行率偏低，未写原因", en: "A low execution rate without a reason" },
  basis: {
    zh: "四川省自评表：预算执行率未达到 90 % 的需说明原因（100 字以内）",
    en: "Sichuan's form: an execution rate below 90% needs a reason of at most 100 characters",
  },
  appliesTo: FORMS_WITH_FUNDS,
  wording: {
    zh: {
      message: ({ fund, rate }, printed) => `${fund}${printed("rate")} ${rate} %，未写原因`,
      fix: ({ cell, limit }) => `低于 ${limit} % 的请在 ${cell} 说明原因`,
    },
    en: {
      message: ({ fund, rate }) =>
        `The execution rate${fund === "" ? "" : ` of ${fund}`} is ${rate}%, without a reason`,
      fix: ({ cell, limit }) => `Below ${limit}%, give the reason in ${cell}`,
    },
  },
  *run(scored) {
    const { profile } = scored;
    const worst = worstOf(fundRates(scored));
    if (!worst || compare(rateToGoBy(worst), decimalOf(profile.executionReasonBelow)) >= 0) return;
    const reason = emptyExecutionReason(scored);
    if (!reason) return;
    const { row, place } = worst;
    yield {
      part: "budget",
      row: 0,
      cell: reason.cell,
      ...(row.rate && { related: [row.rate.cell] }),
      data: {
        fund: place === 0 ? "" : quoted(row.label),
        rate: shown(rateToGoBy(worst)),
        limit: String(profile.executionReasonBelow),
        cell: a1(reason.cell),
      },
    };
  },
};
