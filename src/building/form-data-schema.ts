import { z } from "zod";
import { COLUMN_NAMES, ONLY_OF_FUNDS } from "../forms/column-names";
import { FIELD_KEYS } from "../forms/field-names";
import { labelKey } from "../forms/label-key";
import type { LabelSpec } from "../forms/form-spec";
import { FORMS } from "../forms/registry";
import { parseA1 } from "../sheet/address";
import { NO_DATA, type ExtraData, type FormData } from "./form-data";

const text = z.union([z.string(), z.number().transform(String), z.null().transform(() => "")]).default("");

function textByKey(keys: readonly string[]): Readonly<Record<string, typeof text>> {
  return Object.fromEntries(keys.map((key) => [key, text]));
}

const FIELDS = [...FIELD_KEYS, ...FORMS.flatMap((form) => form.fields.map(({ key }) => key))];
const BUDGET_KEYS = FORMS.flatMap(
  (form) => form.budget?.columns.map(({ key }) => key).filter((key) => key !== "reason") ?? [],
);
const INDICATOR_KEYS = [
  ...Object.keys(COLUMN_NAMES).filter((key) => !ONLY_OF_FUNDS.has(key)),
  ...FORMS.flatMap((form) => form.indicators.columns.map(({ key }) => key)),
];

/** Cells that a report tells by their printed header. */
const extra = z.array(z.object({ header: z.string(), text, cell: z.string().optional() })).default([]);

/** The key of the column that a printed header names, in any form. */
const KEY_OF_HEADER: Readonly<Record<ExtraData["part"], ReadonlyMap<string, string>>> = {
  indicator: keysByHeader(FORMS.flatMap((form) => form.indicators.columns)),
  budget: keysByHeader(
    FORMS.flatMap((form) => form.budget?.columns.filter(({ key }) => key !== "reason") ?? []),
  ),
};

function keysByHeader(columns: readonly LabelSpec<string>[]): ReadonlyMap<string, string> {
  return new Map(columns.map(({ key, label }) => [labelKey(label), key]));
}

type Told = z.infer<typeof extra>[number];

/**
 * What a report tells beside a row's own texts, such as its 评分标准, has its place in the row again where a form names
 * a column so; the rest keeps its header.
 */
function withNamedExtra<Row extends { readonly extra: readonly Told[] }>(
  part: ExtraData["part"],
  { extra, ...row }: Row,
): RowTold<Omit<Row, "extra">> {
  const texts: Record<string, unknown> = { ...row };
  const named = new Map<string, string>();
  const told: Told[] = [];
  for (const each of extra) {
    const key = KEY_OF_HEADER[part].get(labelKey(each.header));
    if (key !== undefined && !named.has(key) && (texts[key] ?? "") === "") named.set(key, each.text);
    else told.push(each);
  }
  return { row: { ...row, ...Object.fromEntries(named) }, told };
}

/** A row's own texts, and what is told beside them. */
interface RowTold<Row> {
  readonly row: Row;
  readonly told: readonly Told[];
}

function extraOf(part: ExtraData["part"], rows: readonly RowTold<unknown>[]): readonly ExtraData[] {
  return rows.flatMap(({ told }, row) =>
    told.map(({ header, text: said, cell }): ExtraData => {
      const at = parseA1(cell ?? "");
      return { part, row, header, text: said, ...(at ? { cell: at } : {}) };
    }),
  );
}

const amountUnit = z.enum(["元", "万元"]).nullable();

/** Rows that any list of a table may have: no form has a hundred, and a sheet of these is made within seconds. */
const MOST_ROWS = 2000;
const LISTS = ["budget", "income", "expenditure", "indicators", "extraFields"] as const;
const OTHERS = ["year", "amountUnit", "fields", "total"] as const;

/** Why a value is not looked into any further: it is no table's data, holds none of it, or has lists that are too long. */
export type UnfitData =
  | { readonly kind: "no-object" }
  | { readonly kind: "nothing-known"; readonly known: readonly string[] }
  | { readonly kind: "too-many"; readonly list: string; readonly rows: number; readonly most: number };

function rowsOf(list: unknown): number {
  if (!Array.isArray(list)) return 0;
  const rows: readonly unknown[] = list;
  const told = rows
    .slice(0, MOST_ROWS)
    .map((row) => (typeof row === "object" && row !== null && "extra" in row ? row.extra : undefined));
  return Math.max(rows.length, ...told.map((extra) => (Array.isArray(extra) ? extra.length : 0)));
}

/** What of a table's data as JSON can be seen at once to be unfit; null where it is worth reading. */
export function unfitData(value: unknown): UnfitData | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "no-object" };
  const parts = new Map(Object.entries(value));
  const known = [...OTHERS, ...LISTS];
  if (parts.size > 0 && !known.some((part) => parts.has(part))) return { kind: "nothing-known", known };
  for (const list of LISTS) {
    const rows = rowsOf(parts.get(list));
    if (rows > MOST_ROWS) return { kind: "too-many", list, rows, most: MOST_ROWS };
  }
  return null;
}

/** `FormData` as JSON: what a report's table says, or the same written by hand; what is absent is blank. */
export const formDataSchema = z
  .object({
    year: z.number().int().min(1949).max(2200).nullable().default(null),
    amountUnit: amountUnit.default(null),
    fields: z
      .object({ ...textByKey(FIELDS), amountUnit: amountUnit.catch(null) })
      .partial()
      .default({}),
    budget: z
      .array(
        z
          .object({ ...textByKey(BUDGET_KEYS), label: text, extra })
          .transform((row) => withNamedExtra("budget", row)),
      )
      .default([]),
    income: z.array(z.object({ label: text, fullYear: text })).default([]),
    expenditure: z.array(z.object({ item: text, halfYear: text, fullYear: text })).default([]),
    indicators: z
      .array(
        z
          .object({ ...textByKey(INDICATOR_KEYS), level1: text, level2: text, name: text, extra })
          .transform((row) => withNamedExtra("indicator", row)),
      )
      .default([]),
    total: z.object({ weight: text, score: text }).nullable().default(null),
    extraFields: z.array(z.object({ label: z.string(), text, cell: z.string().optional() })).default([]),
  })
  .transform(
    ({ fields: { amountUnit: unitAmongFields, ...fields }, budget, indicators, ...data }): FormData => ({
      ...data,
      amountUnit: data.amountUnit ?? unitAmongFields ?? null,
      fields,
      budget: budget.map(({ row }) => row),
      indicators: indicators.map(({ row }) => row),
      total: data.total ?? NO_DATA.total,
      extra: [...extraOf("budget", budget), ...extraOf("indicator", indicators)],
      extraFields: data.extraFields.map(({ label, text: said, cell }) => {
        const at = parseA1(cell ?? "");
        return { label, text: said, ...(at ? { cell: at } : {}) };
      }),
    }),
  );
