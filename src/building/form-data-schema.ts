import { z } from "zod";
import { labelKey } from "../forms/label-key";
import { FORMS } from "../forms/registry";
import { NO_DATA, type FormData } from "./form-data";

const text = z.union([z.string(), z.number().transform(String), z.null().transform(() => "")]).default("");

function textByKey(keys: readonly string[]): Readonly<Record<string, typeof text>> {
  return Object.fromEntries(keys.map((key) => [key, text]));
}

const FIELD_KEYS = FORMS.flatMap((form) => form.fields.map(({ key }) => key));
const BUDGET_KEYS = FORMS.flatMap(
  (form) => form.budget?.columns.map(({ key }) => key).filter((key) => key !== "reason") ?? [],
);
const INDICATOR_KEYS = FORMS.flatMap((form) => form.indicators.columns.map(({ key }) => key));

/** Cells that a report tells by their printed header. */
const extra = z.array(z.object({ header: z.string(), text })).default([]);

/** The key of the column that a printed header names, in any form. */
const KEY_OF_HEADER: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((form) => form.indicators.columns.map(({ key, label }) => [labelKey(label), key] as const)),
);

/** What a report tells beside a row's own texts, such as its 评分标准, has its place in the row again. */
function withNamedExtra<Row extends { readonly extra: z.infer<typeof extra> }>({
  extra: told,
  ...row
}: Row): Omit<Row, "extra"> {
  const texts: Record<string, unknown> = { ...row };
  const named = told.flatMap(({ header, text: said }) => {
    const key = KEY_OF_HEADER.get(labelKey(header));
    const isOpen = key !== undefined && (texts[key] ?? "") === "";
    return isOpen ? [[key, said] as const] : [];
  });
  return { ...row, ...Object.fromEntries(named) };
}

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
      .array(
        z
          .object({ ...textByKey(INDICATOR_KEYS), level1: text, level2: text, name: text, extra })
          .transform(withNamedExtra),
      )
      .default([]),
    total: z.object({ weight: text, score: text }).nullable().default(null),
  })
  .transform(({ fields: { amountUnit: unitAmongFields, ...fields }, ...data }): FormData => ({
    ...data,
    amountUnit: data.amountUnit ?? unitAmongFields ?? null,
    fields,
    total: data.total ?? NO_DATA.total,
  }));
