import { formSpecOf } from "./form-read";
import { labelKey } from "./label-key";
import type { BudgetColumn, FormSpec, IndicatorColumn, LabelSpec } from "./form-spec";
import type { LearnedColumn, LearnedForm } from "./learned-form";

function isIndicatorRole(
  column: LearnedColumn,
): column is LearnedColumn & { readonly role: IndicatorColumn } {
  return column.block === "indicator" && column.role !== null;
}

function isBudgetRole(column: LearnedColumn): column is LearnedColumn & { readonly role: BudgetColumn } {
  return column.block === "budget" && column.role !== null;
}

function labelled<Key extends string>(key: Key, label: string): LabelSpec<Key> {
  return { key, label, synonyms: [label] };
}

/**
 * A learned form as the spec of a registered one, for what goes by specs: conversions, and the classes of indicators.
 * What a description does not say, such as a layout, is that of the registered form of its stage.
 */
export function learnedSpec(form: LearnedForm): FormSpec {
  const model = formSpecOf(form);
  const amounts = form.columns.filter(isBudgetRole);
  const isIncome = amounts.length === 0 && model.income !== null && form.funds.length > 0;
  return {
    ...model,
    name: { zh: form.name, en: form.name },
    title: "",
    titleWords: [],
    amountUnit: form.amountUnit ?? model.amountUnit,
    fields: form.fields.map(({ key, label }) => ({
      ...labelled(key, label),
      place: "right",
      hints: model.fields.find((field) => field.key === key)?.hints ?? [],
    })),
    budget:
      amounts.length === 0
        ? null
        : { columns: amounts.map(({ role, header }) => labelled(role, header)), funds: form.funds },
    income: isIncome ? form.funds : null,
    expenditure: isIncome && model.expenditure,
    indicators: {
      columns: form.columns.filter(isIndicatorRole).map(({ role, header }) => labelled(role, header)),
      // The workbook itself prints them.
      fixed: [],
      levels: form.levels.filter(({ level1 }) => labelKey(level1) !== ""),
    },
    totalLabel: form.total === null ? null : labelled("total", form.total),
  };
}
