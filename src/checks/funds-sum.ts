import { numberIn } from "../scoring/quantity";
import type { Scored } from "../scoring/scored";
import type { BudgetRow } from "../reading/table";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { withUnit } from "./facts/figures";
import { FORMS_WITH_FUNDS } from "./facts/form-groups";
import { partsGap, type Amount, type PartsGap } from "./facts/parts";

const COLUMNS = ["initial", "adjusted", "executed", "forecast"] as const;

type Column = (typeof COLUMNS)[number];

const IN_ENGLISH = {
  initial: "initial budget",
  adjusted: "budget",
  executed: "amount executed",
  forecast: "forecast for the year",
} as const;

/** Whether a 其中 row only breaks the row above it down; the first one below 总额 is a part like the others. */
function breaksDown(row: BudgetRow, place: number): boolean {
  return place > 1 && row.label.text.startsWith("其中");
}

/** An amount of a fund, or of a 小计 that sums some of them. */
interface FundAmount extends Amount {
  readonly isSubtotal: boolean;
}

/** A column's amounts from 总额 down, as scoring read them; a monitoring form is not scored and is read here. */
function amountsIn({ table, execution }: Scored, column: Column): readonly FundAmount[] {
  const amounts: FundAmount[] = [];
  table.budget.forEach((row, place) => {
    const entry = row[column];
    if (!entry || breaksDown(row, place)) return;
    const read = column === "forecast" ? undefined : execution?.funds[place]?.[column];
    const isSubtotal = row.label.text.includes("小计");
    amounts.push({ entry, quantity: read === undefined ? numberIn(entry) : read, isSubtotal });
  });
  return amounts;
}

/**
 * How far a total and what is below it are apart. Where 小计 rows stand among the funds the total is the sum of the
 * funds or of the 小计, each of which may stand over its funds or below them.
 */
function gapOf(total: Amount, parts: readonly FundAmount[]): PartsGap | null {
  if (!parts.some(({ isSubtotal }) => isSubtotal)) return partsGap(total, parts);
  const first = parts.findIndex(({ isSubtotal }) => isSubtotal);
  const last = parts.map(({ isSubtotal }) => isSubtotal).lastIndexOf(true);
  const readings = [
    parts.filter(({ isSubtotal }, at) => isSubtotal || at < first),
    parts.filter(({ isSubtotal }, at) => isSubtotal || at > last),
    parts.filter(({ isSubtotal }) => !isSubtotal),
  ].filter((reading) => reading.some(({ quantity }) => quantity !== null));
  const gaps = readings.map((reading) => partsGap(total, reading));
  return gaps.includes(null) ? null : (gaps[0] ?? null);
}

export const fundsSum: Check<{
  column: Column;
  parts: string;
  total: string;
  difference: string;
  cell: string;
}> = {
  id: "funds-sum",
  severity: "error",
  title: { zh: "各项资金之和不等于总额", en: "Funds do not add up to the total" },
  basis: {
    zh: "自评表年度预算数：总额为其下各项资金之和",
    en: "The form's budget block: the total is the sum of the funds below it",
  },
  appliesTo: FORMS_WITH_FUNDS,
  wording: {
    zh: {
      message: ({ column, parts, total, difference }, printed) =>
        `${printed(column)}总额 ${total}，各项资金合计 ${parts}，相差 ${difference}`,
      fix: ({ cell }) => `请核对 ${cell} 及其下各项资金`,
    },
    en: {
      message: ({ column, parts, total, difference }) =>
        `The total ${IN_ENGLISH[column]} is ${total}, the funds add up to ${parts}: ${difference} apart`,
      fix: ({ cell }) => `Check ${cell} and the funds below it`,
    },
  },
  *run(scored) {
    const unit = scored.table.amountUnit ?? "";
    for (const column of COLUMNS) {
      const [total, ...parts] = amountsIn(scored, column);
      const gap = total && gapOf(total, parts);
      if (!gap) continue;
      const { cell } = total.entry;
      yield {
        part: "budget",
        row: 0,
        cell,
        related: gap.filled.map((entry) => entry.cell),
        data: {
          column,
          parts: withUnit(gap.sum.toFixed(), unit),
          total: withUnit(gap.whole.value.toFixed(), unit),
          difference: withUnit(gap.difference.toFixed(), unit),
          cell: a1(cell),
        },
      };
    }
  },
};
