import type Big from "big.js";
import type { Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { reportedRateIsPlausible } from "./facts/execution-score";
import { shown } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { emptyExecutionReason } from "./facts/reasons";

/** The rate to go by, in percent: the written one where the amounts can give it, as it is closer than they are. */
function rateToGoBy(scored: Scored): Big | null {
  const { rate = null, reportedRate } = scored.execution ?? {};
  return rate && reportedRate && reportedRateIsPlausible(scored) ? reportedRate.value : rate;
}

export const executionReasonMissing: Check<{ rate: string; limit: string; cell: string }> = {
  id: "execution-reason-missing",
  severity: "error",
  title: { zh: "执行率偏低，未写原因", en: "A low execution rate without a reason" },
  basis: {
    zh: "四川省自评表：预算执行率未达到 90 % 的需说明原因（100 字以内）",
    en: "Sichuan's form: an execution rate below 90% needs a reason of at most 100 characters",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ rate }) => `执行率 ${rate} %，未写原因`,
      fix: ({ cell, limit }) => `低于 ${limit} % 的请在 ${cell} 说明原因（100 字以内）`,
    },
    en: {
      message: ({ rate }) => `The execution rate is ${rate}%, without a reason`,
      fix: ({ cell, limit }) => `Below ${limit}%, give the reason in ${cell} (at most 100 characters)`,
    },
  },
  *run(scored) {
    const { execution, profile } = scored;
    if (!execution) return;
    const rate = rateToGoBy(scored);
    if (!rate?.lt(profile.executionReasonBelow)) return;
    const reason = emptyExecutionReason(scored);
    if (!reason) return;
    yield {
      part: "budget",
      row: 0,
      cell: reason.cell,
      ...(execution.row.rate && { related: [execution.row.rate.cell] }),
      data: { rate: shown(rate), limit: String(profile.executionReasonBelow), cell: a1(reason.cell) },
    };
  },
};
