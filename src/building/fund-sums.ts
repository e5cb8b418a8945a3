import { amountColumns } from "../forms/amount-columns";
import type { ByKey, FormSpec, FundColumn } from "../forms/form-spec";
import { Decimal, ZERO } from "../scoring/decimal";
import type { Profile } from "../scoring/profile";
import type { BudgetData, FormData } from "./form-data";
import { numberText } from "./number-text";

/** The sum of the amounts among some texts; "" when there is none. */
function sumOf(texts: readonly (string | undefined)[]): string {
  const numbers = texts.flatMap((text) => numberText(text ?? "") ?? []);
  if (numbers.length === 0) return "";
  return numbers.reduce((sum, { value }) => sum.plus(String(value)), ZERO).toFixed();
}

/** Fund rows, of which a blank 总额 is the sum of its parts. */
function budgetRows(form: FormSpec, data: FormData, profile: Profile): readonly BudgetData[] {
  const { budget } = form;
  if (!budget) return [];
  const blank = budget.funds.map((label): BudgetData => ({ label }));
  const [top, ...parts] = data.budget.length > 0 ? data.budget : blank;
  if (!top) return [];
  const sums: ByKey<FundColumn, string> = {};
  for (const key of amountColumns(form)) {
    if ((top[key] ?? "") === "") sums[key] = sumOf(parts.map((part) => part[key]));
  }
  const hasWeight = budget.columns.some(({ key }) => key === "weight");
  const isWeightOpen = hasWeight && (top.weight ?? "") === "";
  const weight = isWeightOpen ? { weight: new Decimal(profile.executionWeight).toFixed() } : {};
  return [{ ...top, ...sums, ...weight }, ...parts];
}

function incomeRows(form: FormSpec, data: FormData): FormData["income"] {
  const blank = (form.income ?? []).map((label) => ({ label, fullYear: "" }));
  const [top, ...parts] = data.income.length > 0 ? data.income : blank;
  if (!top || top.fullYear !== "") return data.income;
  return [{ ...top, fullYear: sumOf(parts.map(({ fullYear }) => fullYear)) }, ...parts];
}

/**
 * The data with each blank 总额 summed up, and the profile's weight for 预算执行率 where none is given: what a form
 * that computes starts from.
 */
export function withSums(form: FormSpec, data: FormData, profile: Profile): FormData {
  return { ...data, budget: budgetRows(form, data, profile), income: incomeRows(form, data) };
}
