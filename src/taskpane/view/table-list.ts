import type Big from "big.js";
import { fitOf } from "../../checks/facts/reported-scores";
import { CHECKS } from "../../checks/registry";
import { formNameOf } from "../../forms/form-read";
import type { Language } from "../../report/language";
import { isIncomplete } from "../../reading/table";
import type { ReviewedTable } from "../../report/review";
import { ZERO } from "../../scoring/decimal";
import { fold } from "../../sheet/fold";
import { GRADES, type Grade } from "../../scoring/profile";
import type { TableFilter, TableOrder } from "../state/state";
import { causesOf, countBySeverity, severityOf, type SeverityCounts } from "./finding-list";
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
  readonly reported: string | null;
  readonly difference: string | null;
  /** Whether the reported total is the computed one but for rounding. */
  readonly agrees: boolean;
  readonly counts: SeverityCounts;
}

/** What all tables come to. */
export interface ListTotals {
  readonly tables: number;
  /** Mean of the computed totals; null where no table has one. */
  readonly mean: string | null;
  /** How many tables have each grade, from the best; those without a total count for none. */
  readonly grades: readonly { readonly grade: Grade; readonly tables: number }[];
  readonly counts: SeverityCounts;
}

interface Ranked {
  readonly line: TableLine;
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
  const { total, reportedTotal } = scored;
  const difference = totalDifference(scored);
  const line: TableLine = {
    at,
    name: tableName(table),
    sheet: scored.table.sheet,
    hidden: scored.table.sheetHidden,
    incomplete: isIncomplete(scored.table),
    computed: total && totalFigure(total),
    reported: reportedTotal && totalFigure(reportedTotal.value),
    difference: differenceText(difference),
    agrees:
      total !== null &&
      reportedTotal !== null &&
      fitOf(reportedTotal, { sum: total, open: ZERO }) !== "wrong",
    counts: countBySeverity(causesOf(findings)),
  };
  return { line, total, gap: difference?.abs() ?? ZERO };
}

function compareTotals(a: Ranked, b: Ranked): number {
  if (!a.total || !b.total) return Number(a.total === null) - Number(b.total === null);
  return a.total.cmp(b.total);
}

const compare: Readonly<Record<TableOrder, (a: Ranked, b: Ranked) => number>> = {
  worst: ({ line: a, gap }, { line: b, gap: other }) =>
    b.counts.error - a.counts.error ||
    b.counts.warning - a.counts.warning ||
    // Of tables in which nothing was found, those come first of which not all is known.
    Number(b.incomplete) - Number(a.incomplete) ||
    other.cmp(gap),
  name: ({ line: a }, { line: b }) => (a.name < b.name ? -1 : Number(a.name > b.name)),
  total: compareTotals,
  difference: (a, b) => b.gap.cmp(a.gap),
};

function passes(table: ReviewedTable, { search, severity, grade, check }: TableFilter): boolean {
  const { scored, findings } = table;
  const wanted = fold(search).toLowerCase();
  const named = [tableName(table), scored.table.sheet].map(fold).join("\n").toLowerCase();
  return (
    (wanted === "" || named.includes(wanted)) &&
    (grade === null || scored.grade === grade) &&
    (severity === null || causesOf(findings).some((cause) => severityOf(cause) === severity)) &&
    (check === null || findings.some((finding) => finding.check === check))
  );
}

/**
 * The tables of a result that a filter leaves, one line each: worst first, by name, lowest total or largest
 * difference first.
 */
export function tableLines(
  tables: readonly ReviewedTable[],
  order: TableOrder,
  filter: TableFilter,
): readonly TableLine[] {
  const lines = tables.flatMap((table, at) => (passes(table, filter) ? [ranked(table, at)] : []));
  return lines.sort((a, b) => compare[order](a, b) || a.line.at - b.line.at).map(({ line }) => line);
}

/** The tables that stand before and behind one in the list, by their places; null at its ends. */
export function neighbours(
  tables: readonly ReviewedTable[],
  order: TableOrder,
  filter: TableFilter,
  at: number,
): { readonly before: number | null; readonly behind: number | null } {
  const places = tableLines(tables, order, filter).map((line) => line.at);
  const here = places.indexOf(at);
  // A table that the filter leaves out has none.
  if (here < 0) return { before: null, behind: null };
  return { before: places[here - 1] ?? null, behind: places[here + 1] ?? null };
}

/** What the list says of all tables together. */
export function listTotals(tables: readonly ReviewedTable[]): ListTotals {
  const totals = tables.flatMap(({ scored }) => scored.total ?? []);
  const sum = totals.reduce((all, total) => all.plus(total), ZERO);
  return {
    tables: tables.length,
    mean: totals.length === 0 ? null : totalFigure(sum.div(totals.length)),
    grades: GRADES.map((grade) => ({
      grade,
      tables: tables.filter(({ scored }) => scored.grade === grade).length,
    })),
    counts: countBySeverity(tables.flatMap(({ findings }) => causesOf(findings))),
  };
}

/** The checks that found something in the tables, by their title, each with the number of its tables. */
export function checksFound(
  tables: readonly ReviewedTable[],
  language: Language,
): readonly { readonly id: string; readonly title: string; readonly tables: number }[] {
  return CHECKS.flatMap(({ id, title }) => {
    const count = tables.filter(({ findings }) => findings.some(({ check }) => check === id)).length;
    return count === 0 ? [] : [{ id, title: title[language], tables: count }];
  });
}
