import { Decimal, HUNDRED } from "../scoring/decimal";
import { numberIn } from "../scoring/quantity";
import { monthCovered } from "../reading/stated-months";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown } from "./facts/figures";
import { MONITORING_FORMS } from "./facts/form-groups";

/** Months of a year. */
const MONTHS = 12;

export const progressBehind: Check<{
  rate: string;
  month: string;
  pace: string;
  limit: string;
  cell: string;
}> = {
  id: "progress-behind",
  severity: "warning",
  title: { zh: "预算执行落后于序时进度", en: "Spending behind the pace of the year" },
  basis: {
    zh: "预算管理一体化系统：执行率与序时进度之比低于 60 % 为红灯，低于 80 % 为黄灯",
    en: "The integrated budget system: red below 60% of the year's pace, yellow below 80%",
  },
  appliesTo: MONITORING_FORMS,
  wording: {
    zh: {
      message: ({ rate, month, pace }) => `1–${month} 月执行率 ${rate} %，为序时进度的 ${pace} %`,
      fix: ({ cell, limit }) => `低于序时进度 ${limit} % 的请核对 ${cell}，说明原因并加快支付`,
    },
    en: {
      message: ({ rate, month, pace }) => `${rate}% executed by month ${month}: ${pace}% of the year's pace`,
      fix: ({ cell, limit }) =>
        `Below ${limit}% of the pace, check ${cell}, give the reason and speed up payment`,
    },
  },
  *run({ table, profile }) {
    const [row] = table.budget;
    const month = monthCovered(table);
    const budget = numberIn(row?.adjusted ?? row?.initial)?.value;
    const executed = numberIn(row?.executed)?.value;
    if (!row?.executed || month === null || !budget?.gt(0) || !executed) return;
    const rate = executed.times(HUNDRED).div(budget);
    const pace = rate.times(new Decimal(MONTHS)).div(new Decimal(month));
    const { warning, info } = profile.progressBehind;
    if (pace.gte(info)) return;
    const isGrave = pace.lt(warning);
    yield {
      part: "budget",
      row: 0,
      cell: row.executed.cell,
      severity: isGrave ? "warning" : "info",
      data: {
        rate: shown(rate),
        month: String(month),
        pace: shown(pace),
        limit: String(isGrave ? warning : info),
        cell: a1(row.executed.cell),
      },
    };
  },
};
