import type Big from "big.js";
import { amountColumns } from "../../forms/amount-columns";
import type { FormSpec, FundColumn } from "../../forms/form-spec";
import type { BudgetRow, Entry, Table } from "../../reading/table";
import { Decimal, ZERO, roundHalfUp, shareOf } from "../../scoring/decimal";
import type { Profile } from "../../scoring/profile";
import type { Scored } from "../../scoring/scored";
import { GENERAL, type PlainFormat } from "../number-text";
import type { SheetDraft } from "../sheet-draft";
import { columnRef, ref, rounded, type FormulaCell } from "./excel";
import { numberAt } from "./placed-numbers";
import { executionWeight } from "./weights";

const PERCENT: PlainFormat = { decimals: 2, grouped: false, percent: true };
/** Decimals of the smallest amount, a 分 in 万元. */
const AMOUNT_DECIMALS = 6;

/** A fund total and the parts it is the sum of. */
export interface FundSum {
  /** The column of the budget block; null for 收入. */
  readonly column: FundColumn | null;
  readonly top: Entry;
  readonly parts: readonly Entry[];
}

/** The amounts of a form that are sums of others: 总额 of each column, and 资金总额 of 收入. */
export function fundSums(form: FormSpec, table: Table): readonly FundSum[] {
  const [top, ...parts] = table.budget;
  const [source, ...sources] = table.income;
  const sums: FundSum[] = [];
  for (const key of amountColumns(form)) {
    const entries = parts.flatMap((part) => part[key] ?? []);
    if (top?.[key] && entries.length > 0) sums.push({ column: key, top: top[key], parts: entries });
  }
  if (source && sources.length > 0) {
    sums.push({ column: null, top: source.fullYear, parts: sources.map(({ fullYear }) => fullYear) });
  }
  return sums;
}

/** 总额 as the sum of its parts, blank while they are. */
export function fundTotals(form: FormSpec, table: Table, draft: SheetDraft): readonly FormulaCell[] {
  return fundSums(form, table).map(({ top, parts }) => {
    const numbers = parts.flatMap((part) => numberAt(draft, part) ?? []);
    const sum = roundHalfUp(
      numbers.reduce((total, number) => total.plus(number), ZERO),
      AMOUNT_DECIMALS,
    );
    const range = columnRef(parts);
    return {
      place: top,
      formula: `IF(COUNT(${range})=0,"",ROUND(SUM(${range}),${AMOUNT_DECIMALS}))`,
      result: numbers.length === 0 ? "" : sum.toNumber(),
      format: GENERAL,
    };
  });
}

/** What an amount is measured against: 调整后预算数, or 年初预算数 in a form that has no other. */
export function budgetOf(row: BudgetRow): Entry | undefined {
  return row.adjusted ?? row.initial;
}

/** 执行率 of every fund row, as a share of 1; blank without a budget. */
export function executionRates(table: Table, draft: SheetDraft): readonly FormulaCell[] {
  return table.budget.flatMap((row) => {
    const budget = budgetOf(row);
    const { executed, rate } = row;
    if (!budget || !executed || !rate) return [];
    const [amount, spent] = [numberAt(draft, budget), numberAt(draft, executed)];
    const rateNow = amount?.gt(ZERO) && spent ? spent.div(amount).toNumber() : "";
    const [b, e] = [ref(budget), ref(executed)];
    return {
      place: rate,
      formula: `IF(COUNT(${b},${e})<2,"",IF(${b}>0,${e}/${b},""))`,
      result: rateNow,
      format: PERCENT,
    };
  });
}

/** A percent as a share of 1, written as a decimal. */
function share(percent: number): string {
  return shareOf(new Decimal(percent)).toFixed();
}

/** Share of the weight that a rate, an expression for a share of 1, earns by the profile. */
function earnedShare(rate: string, profile: Profile): string {
  const basis = profile.roundRateFirst ? `ROUND(${rate},4)` : rate;
  if (profile.executionBands.length === 0) return `MAX(0,MIN(1,${basis}))`;
  return profile.executionBands.reduceRight(
    (rest, { from, percent }) => `IF(ROUND(${basis},10)>=${share(from)},${share(percent)},${rest})`,
    "0",
  );
}

function zeroBudgetScore(weight: string, profile: Profile): string {
  switch (profile.zeroBudget) {
    case "zero":
      return "0";
    case "full":
      return weight;
    case "none":
      return '""';
  }
}

/** 得分 of 预算执行率; blank until budget, execution and weight are there. */
export function executionScore(
  { table, execution, profile }: Scored,
  draft: SheetDraft,
): readonly FormulaCell[] {
  const row = table.budget[0];
  const points = executionWeight(table, draft);
  if (!row?.adjusted || !row.executed || !points || !row.score) return [];
  const [budget, executed, weight] = [ref(row.adjusted), ref(row.executed), points.value];
  const earned = earnedShare(`${executed}/${budget}`, profile);
  const isComplete =
    points.now !== null && [row.adjusted, row.executed].every((entry) => numberAt(draft, entry) !== null);
  return [
    {
      place: row.score,
      formula:
        `IF(COUNT(${budget},${executed},${weight})<3,"",` +
        `IF(${budget}<=0,${zeroBudgetScore(weight, profile)},${rounded(`${weight}*${earned}`)}))`,
      result: isComplete ? (execution?.score?.toNumber() ?? "") : "",
      format: GENERAL,
    },
  ];
}

/** Amounts that differ by no more count as equal, in the unit of the form. */
const TOLERANCE = 0.01;

/** An expression that is true when 总额 is given and differs from the sum of parts that are given. */
export function differsFromParts({ top, parts }: FundSum): string {
  const range = columnRef(parts);
  return `AND(ISNUMBER(${ref(top)}),COUNT(${range})>0,ABS(ROUND(N(${ref(top)})-SUM(${range}),4))>${TOLERANCE})`;
}

/**
 * Whether the parts as filled in come to another amount than the total, by more than 0.01 of the table's unit; false
 * while the total or all parts are blank.
 */
export function doesDifferFromParts({ top, parts }: FundSum, draft: SheetDraft): boolean {
  const total = numberAt(draft, top);
  const numbers = parts.flatMap((part) => numberAt(draft, part) ?? []);
  if (!total || numbers.length === 0) return false;
  const sum = numbers.reduce((all: Big, number) => all.plus(number), ZERO);
  return roundHalfUp(total.minus(sum).abs(), 4).gt(TOLERANCE);
}

/** An expression that is true when the rate stays below what the profile asks no reason for. */
export function needsExecutionReason(rate: Entry, reason: Entry, profile: Profile): string {
  const limit = share(profile.executionReasonBelow);
  return `AND(ISNUMBER(${ref(rate)}),ROUND(N(${ref(rate)}),10)<${limit},LEN(TRIM(${ref(reason)}))=0)`;
}

/** Whether a rate, as a share of 1, needs a reason that is not written. */
export function isExecutionReasonDue(rate: Big | null, reason: Entry, profile: Profile): boolean {
  if (!rate || reason.text.trim() !== "") return false;
  return roundHalfUp(rate, 10).lt(shareOf(new Decimal(profile.executionReasonBelow)));
}
