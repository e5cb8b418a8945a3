import type Big from "big.js";
import type { Entry } from "../reading/table";
import { roundHalfUp, shareOf } from "../scoring/decimal";
import { a1 } from "../sheet/address";
import type { CellValue } from "../sheet/snapshot";
import type { Check } from "./check";
import { reportedRateIsPlausible } from "./facts/execution-score";
import { shown } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";

/** A rate as the cell would hold it: a share behind a percent format, the percent where it has none. */
function rateFor(entry: Entry, percent: Big): CellValue {
  const rounded = roundHalfUp(percent);
  if (entry.source?.numberFormat?.includes("%") === true) return shareOf(rounded).toNumber();
  return entry.text.includes("%") || entry.text.includes("％")
    ? `${rounded.toFixed(2)}%`
    : rounded.toNumber();
}

export const rateMismatch: Check<{
  reported: string;
  executed: string;
  adjusted: string;
  rate: string;
  cell: string;
}> = {
  id: "rate-mismatch",
  severity: "error",
  title: { zh: "预算执行率计算有误", en: "The execution rate does not follow from the amounts" },
  basis: {
    zh: "预算执行率 = 预算执行数 ÷ 调整后预算数",
    en: "Execution rate = executed ÷ adjusted budget",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ reported, executed, adjusted, rate }) =>
        `执行率写为 ${reported} %，${executed} ÷ ${adjusted} 应为 ${rate} %`,
      fix: ({ cell, rate }) => `请将 ${cell} 改为 ${rate}%，或核对预算数和执行数`,
    },
    en: {
      message: ({ reported, executed, adjusted, rate }) =>
        `The rate reads ${reported}%, ${executed} ÷ ${adjusted} gives ${rate}%`,
      fix: ({ cell, rate }) => `Write ${rate}% in ${cell}, or check the amounts`,
    },
  },
  *run(scored) {
    const { execution } = scored;
    if (!execution || reportedRateIsPlausible(scored)) return;
    const { row, reportedRate, rate, executed, adjusted } = execution;
    if (!row.rate || !reportedRate || !rate || !executed || !adjusted) return;
    yield {
      part: "budget",
      row: 0,
      cell: row.rate.cell,
      data: {
        reported: reportedRate.value.toFixed(),
        executed: executed.value.toFixed(),
        adjusted: adjusted.value.toFixed(),
        rate: shown(rate),
        cell: a1(row.rate.cell),
      },
      proposal: { cell: row.rate.cell, value: rateFor(row.rate, rate) },
    };
  },
};
