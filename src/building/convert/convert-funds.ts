import { amountColumns } from "../../forms/amount-columns";
import { isOwnKey } from "../../forms/form-keys";
import type { ByKey, FormSpec, FundColumn } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import { roleNameOf } from "../../forms/own-names";
import { TOP_FUND_LABELS } from "../../forms/synonyms";
import { Decimal, ZERO } from "../../scoring/decimal";
import type { BudgetData, FormData } from "../form-data";
import { numberText } from "../number-text";
import { printsExecutionPoints } from "../printed-points";
import type { LeftOver, LeftOverReason } from "./left-over";

/** Funds that are the same money under another form's name, by what they are. */
const KINDS: readonly (readonly string[])[] = [
  TOP_FUND_LABELS,
  [
    "财政资金",
    "当年财政拨款",
    "财政拨款",
    "本年财政拨款",
    "一般公共预算资金",
    "政府性基金",
    "国有资本金",
    "社保基金",
  ],
  ["财政专户管理资金"],
  ["单位资金"],
  ["上年结转资金"],
  ["其他资金"],
];

const TOP_FUND = 0;

/** What a fund is among those of its table, whose first is the sum of the others under whatever name. */
function kindOf(label: string, [first = ""]: readonly string[]): number {
  const key = labelKey(label);
  const kind = KINDS.findIndex((labels) => labels.includes(key));
  return kind < 0 && key === labelKey(first) ? TOP_FUND : kind;
}

/** The fund of another form that is this one of `own`: of the same name, else the first of the same kind. */
function fundFor(label: string, own: readonly string[], others: readonly string[]): string | null {
  const same = others.find((other) => labelKey(other) === labelKey(label));
  if (same !== undefined) return same;
  const kind = kindOf(label, own);
  return kind < 0 ? null : (others.find((other) => kindOf(other, others) === kind) ?? null);
}

type Unit = "元" | "万元";

/** An amount in another unit; what is no number stays as it is. */
export function inUnit(text: string, from: Unit | null, to: Unit | null): string {
  const number = numberText(text);
  if (!number || from === null || to === null || from === to) return text;
  const amount = new Decimal(String(number.value));
  return (from === "万元" ? amount.times(10_000) : amount.div(10_000)).toFixed();
}

function isNothing(text: string): boolean {
  return text === "" || numberText(text)?.value === 0;
}

/** Fund rows as every form's are thought of: a target form's 收入 is the budget at the year's beginning. */
function fundsOf({ budget, income }: FormData): readonly BudgetData[] {
  return budget.length > 0 ? budget : income.map(({ label, fullYear }) => ({ label, initial: fullYear }));
}

function labelOf(form: FormSpec, column: FundColumn): string {
  const label = form.budget?.columns.find(({ key }) => key === column)?.label;
  if (label !== undefined) return label;
  if (isOwnKey(column)) return roleNameOf(column).zh;
  return column === "weight" ? "预算执行率分值" : "收入 全年(程)预算数";
}

/** What a form can hold of the amounts of another one. */
function carriedColumns(from: FormSpec, to: FormSpec): readonly FundColumn[] {
  if (!to.budget) return to.income ? ["initial"] : [];
  const columns = to.budget.columns.flatMap(({ key }) => (key === "reason" ? [] : key));
  const own: readonly FundColumn[] = printsExecutionPoints(to) ? [...columns, "weight"] : columns;
  // 1–N月执行数 is no 全年执行数, and a rate of it no rate of the year.
  const isOtherPeriod = (from.stage === "monitoring") !== (to.stage === "monitoring");
  return isOtherPeriod ? own.filter((key) => key === "initial" || key === "weight") : own;
}

interface Target {
  readonly label: string;
  readonly sources: readonly BudgetData[];
}

function targetsOf(labels: readonly string[], funds: readonly BudgetData[]): readonly Target[] {
  const own = funds.map((fund) => fund.label);
  return labels.map((label) => ({
    label,
    sources: funds.filter((fund) => fundFor(fund.label, own, labels) === label),
  }));
}

/** Several amounts as one; a text that is no number only where it stands alone. */
function merged(texts: readonly string[]): string {
  const [only, ...others] = texts.filter((text) => text !== "");
  if (others.length === 0) return only ?? "";
  const numbers = texts.flatMap((text) => numberText(text) ?? []);
  return numbers.reduce((sum, { value }) => sum.plus(String(value)), ZERO).toFixed();
}

function convertedRow(
  { label, sources }: Target,
  columns: readonly FundColumn[],
  form: FormSpec,
  units: Units,
): BudgetData {
  const texts: ByKey<FundColumn, string> = {};
  for (const key of columns) {
    const given = sources.map((source) => source[key] ?? "");
    if (amountColumns(form).includes(key)) texts[key] = inUnit(merged(given), units.from, units.to);
    else if (isOwnKey(key)) texts[key] = given.filter((text) => text !== "").join("；");
    else if (sources.length === 1 && given[0] !== undefined && given[0] !== "") texts[key] = given[0];
  }
  return { ...texts, label };
}

interface Units {
  readonly from: Unit | null;
  readonly to: Unit | null;
}

const COLUMNS: readonly FundColumn[] = [
  "initial",
  "adjusted",
  "executed",
  "forecast",
  "rate",
  "weight",
  "score",
];
const NO_POINTS: ReadonlySet<string> = new Set(["/", "—"]);

/** What keeps an amount from coming along; null when it does. */
function reasonFor(fund: BudgetData, column: FundColumn, conversion: Conversion): LeftOverReason | null {
  const { from, columns, targets, funds, nextYear } = conversion;
  if (nextYear) return column === "weight" ? null : "other-year";
  const target = targets.find(({ sources }) => sources.includes(fund));
  if (!target || !columns.includes(column)) return "no-place";
  const labels = targets.map(({ label }) => label);
  const own = funds.map(({ label }) => label);
  const isMain = fundFor(target.label, labels, own) === fund.label;
  return amountColumns(from).includes(column) && !isMain ? "merged" : null;
}

interface Conversion {
  readonly from: FormSpec;
  readonly columns: readonly FundColumn[];
  readonly targets: readonly Target[];
  readonly funds: readonly BudgetData[];
  readonly nextYear: boolean;
}

function leftOvers(conversion: Conversion): readonly LeftOver[] {
  return conversion.funds.flatMap((fund, row) =>
    [...COLUMNS, ...Object.keys(fund).filter(isOwnKey)].flatMap((column): readonly LeftOver[] => {
      const text = fund[column] ?? "";
      const reason = reasonFor(fund, column, conversion);
      if (reason === null || isNothing(text) || NO_POINTS.has(text)) return [];
      const label = labelOf(conversion.from, column);
      return [{ label, row: fund.label, text, reason, place: { part: "fund", row, column } }];
    }),
  );
}

function expenditureLeft(data: FormData, to: FormSpec, nextYear: boolean): readonly LeftOver[] {
  if (to.expenditure && !nextYear) return [];
  return data.expenditure.flatMap(({ item, halfYear, fullYear }, row): readonly LeftOver[] => {
    if ([item, halfYear, fullYear].every(isNothing)) return [];
    const text = [halfYear, fullYear].filter((part) => part !== "").join("、");
    const reason = nextYear ? "other-year" : "no-place";
    return [{ label: "支出", row: item, text, reason, place: { part: "expenditure", row } }];
  });
}

function expenditureIn(data: FormData, to: FormSpec, units: Units): FormData["expenditure"] {
  if (!to.expenditure) return [];
  return data.expenditure.map(({ item, halfYear, fullYear }) => ({
    item,
    halfYear: inUnit(halfYear, units.from, units.to),
    fullYear: inUnit(fullYear, units.from, units.to),
  }));
}

/**
 * The amounts of one form as the other one states them, in its unit. Those of another year do not come along,
 * nor do amounts of a part of the year where the whole is asked for.
 */
export function convertFunds(
  from: FormSpec,
  to: FormSpec,
  data: FormData,
  nextYear: boolean,
): Pick<FormData, "amountUnit" | "budget" | "income" | "expenditure"> & {
  readonly left: readonly LeftOver[];
} {
  const units = { from: data.amountUnit ?? from.amountUnit, to: to.amountUnit };
  const funds = fundsOf(data);
  const columns = carriedColumns(from, to);
  const labels = to.budget?.funds ?? to.income ?? [];
  const targets = targetsOf(labels, funds);
  const left = [
    ...leftOvers({ from, columns, targets, funds, nextYear }),
    ...expenditureLeft(data, to, nextYear),
  ];
  if (nextYear || funds.length === 0) {
    return { amountUnit: to.amountUnit, budget: [], income: [], expenditure: [], left };
  }
  const rows = targets.map((target) => convertedRow(target, columns, from, units));
  return {
    amountUnit: to.amountUnit,
    budget: to.budget ? rows : [],
    income: to.income ? rows.map(({ label, initial = "" }) => ({ label, fullYear: initial })) : [],
    expenditure: expenditureIn(data, to, units),
    left,
  };
}
