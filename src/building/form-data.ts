import { z } from "zod";
import type { BudgetColumn, FieldKey, IndicatorColumn } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import type { Entry, Table } from "../reading/table";

/** The amounts of one fund as texts; a column that is absent is blank. */
export type BudgetData = Readonly<Partial<Record<Exclude<BudgetColumn, "reason">, string>>> & {
  readonly label: string;
};

export interface IncomeData {
  readonly label: string;
  readonly fullYear: string;
}

export interface ExpenditureData {
  readonly item: string;
  readonly halfYear: string;
  readonly fullYear: string;
}

/** One indicator as texts; a column that is absent is blank. */
export type IndicatorData = Readonly<Partial<Record<IndicatorColumn, string>>> & {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
};

/**
 * What a form holds, apart from where it stands: every value as the text a person would see. A report's table
 * is such data too, so that what was read can be built again.
 */
export interface FormData {
  readonly year: number | null;
  /** The unit of the amounts; null where none is known, so that the form's own is taken. */
  readonly amountUnit: "元" | "万元" | null;
  readonly fields: Readonly<Partial<Record<FieldKey, string>>>;
  readonly budget: readonly BudgetData[];
  readonly income: readonly IncomeData[];
  readonly expenditure: readonly ExpenditureData[];
  readonly indicators: readonly IndicatorData[];
  readonly total: { readonly weight: string; readonly score: string };
}

/** The data of a form nobody has filled in. */
export const NO_DATA: FormData = {
  year: null,
  amountUnit: null,
  fields: {},
  budget: [],
  income: [],
  expenditure: [],
  indicators: [],
  total: { weight: "", score: "" },
};

function textsOf<Key extends string>(
  row: Readonly<Partial<Record<Key, Entry>>>,
): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {};
  for (const key in row) {
    const entry = row[key];
    if (entry !== undefined) texts[key] = entry.text;
  }
  return texts;
}

/** What a table that was read holds. */
export function dataOf(table: Table): FormData {
  return {
    year: table.year,
    amountUnit: table.amountUnit,
    fields: textsOf(table.fields),
    budget: table.budget.map((row) => ({ ...textsOf(row), label: row.label.text })),
    income: table.income.map(({ label, fullYear }) => ({ label: label.text, fullYear: fullYear.text })),
    expenditure: table.expenditure.map(({ item, halfYear, fullYear }) => ({
      item: item.text,
      halfYear: halfYear.text,
      fullYear: fullYear.text,
    })),
    indicators: table.indicators.map((row) => ({
      ...textsOf(row),
      level1: row.level1.text,
      level2: row.level2.text,
      name: row.name.text,
    })),
    total: { weight: table.total?.weight?.text ?? "", score: table.total?.score?.text ?? "" },
  };
}

const text = z.union([z.string(), z.number().transform(String), z.null().transform(() => "")]).default("");

function textByKey(keys: readonly string[]): Readonly<Record<string, typeof text>> {
  return Object.fromEntries(keys.map((key) => [key, text]));
}

const FIELD_KEYS = FORMS.flatMap((form) => form.fields.map(({ key }) => key));
const BUDGET_KEYS = FORMS.flatMap(
  (form) => form.budget?.columns.map(({ key }) => key).filter((key) => key !== "reason") ?? [],
);
const INDICATOR_KEYS = FORMS.flatMap((form) => form.indicators.columns.map(({ key }) => key));

const amountUnit = z.enum(["元", "万元"]).nullable();

/** `FormData` as JSON: what a report's table says, or the same written by hand; what is absent is blank. */
export const formDataSchema = z
  .object({
    year: z.number().int().min(1949).max(2200).nullable().default(null),
    amountUnit: amountUnit.default(null),
    fields: z
      .object({ ...textByKey(FIELD_KEYS), amountUnit: amountUnit.catch(null) })
      .partial()
      .default({}),
    budget: z.array(z.object({ ...textByKey(BUDGET_KEYS), label: text })).default([]),
    income: z.array(z.object({ label: text, fullYear: text })).default([]),
    expenditure: z.array(z.object({ item: text, halfYear: text, fullYear: text })).default([]),
    indicators: z
      .array(z.object({ ...textByKey(INDICATOR_KEYS), level1: text, level2: text, name: text }))
      .default([]),
    total: z.object({ weight: text, score: text }).nullable().default(null),
  })
  .transform(({ fields: { amountUnit: unitAmongFields, ...fields }, ...data }): FormData => ({
    ...data,
    amountUnit: data.amountUnit ?? unitAmongFields ?? null,
    fields,
    total: data.total ?? NO_DATA.total,
  }));
