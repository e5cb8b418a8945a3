import type Big from "big.js";
import { formNameOf } from "../../forms/form-read";
import type { Language } from "../../report/language";
import { isIncomplete } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import { ZERO } from "../../scoring/decimal";
import type { TableOrder } from "../state/state";
import { causesOf, countBySeverity, type SeverityCounts } from "./finding-list";
import { totalFigure } from "./figures";
import { differenceText, totalDifference } from "./total-view";

/** One line of the list of tables. */
export interface TableLine {
  /** The table's place among all tables of the result. */
  readonly at: number;
  /** The project's name, or the sheet's where the form names none. */
  readonly name: string;
  readonly sheet: string;
  /** Whether the sheet is hidden. */
  readonly hidden: boolean;
  /** Whether something that its stage needs was not read. */
  readonly incomplete: boolean;
  readonly computed: string | null;
  readonly difference: string | null;
  readonly counts: SeverityCounts;
}

interface Ranked extends TableLine {
  readonly total: Big | null;
  readonly gap: Big;
}

/** What a table is called: its project, else its sheet. */
export function tableName({ scored }: ReviewedTable): string {
  return scored.table.fields.projectName?.text || scored.table.sheet;
}

/** Form and year, such as 部门预算项目支出绩效自评表 2023. */
export function formName({ scored: { table } }: ReviewedTable, language: Language): string {
  const form = formNameOf(table)[language];
  return table.year === null ? form : `${form} ${table.year}`;
}

function ranked(table: ReviewedTable, at: number): Ranked {
  const { scored, findings } = table;
  const difference = totalDifference(scored);
  return {
    at,
    name: tableName(table),
    sheet: scored.table.sheet,
    hidden: scored.table.sheetHidden,
    incomplete: isIncomplete(scored.table),
    computed: scored.total && totalFigure(scored.total),
    difference: differenceText(difference),
    counts: countBySeverity(causesOf(findings)),
    total: scored.total,
    gap: difference?.abs() ?? ZERO,
  };
}

function compareTotals(a: Ranked, b: Ranked): number {
  if (!a.total || !b.total) return Number(a.total === null) - Number(b.total === null);
  return a.total.cmp(b.total);
}

const compare: Readonly<Record<TableOrder, (a: Ranked, b: Ranked) => number>> = {
  worst: (a, b) => b.counts.error - a.counts.error || b.counts.warning - a.counts.warning || b.gap.cmp(a.gap),
  name: (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)),
  total: compareTotals,
  difference: (a, b) => b.gap.cmp(a.gap),
};

/** The tables of a result, one line each: worst first, by name, lowest total or largest difference first. */
export function tableLines(tables: readonly ReviewedTable[], order: TableOrder): readonly TableLine[] {
  const lines = tables.map(ranked).sort((a, b) => compare[order](a, b) || a.at - b.at);
  return lines.map(({ at, name, sheet, hidden, incomplete, computed, difference, counts }) => ({
    at,
    name,
    sheet,
    hidden,
    incomplete,
    computed,
    difference,
    counts,
  }));
}
