import { z } from "zod";
import { isColumnRole } from "./column-names";
import { isFieldKey } from "./field-names";
import { LEARNED_VERSION, type LearnedForm } from "./learned-form";
import { FORMS } from "./registry";

/** Far beyond any form; a description that was tampered with may not make reading slow. */
const MOST = 2_000;
const LONGEST_TEXT = 2_000;

const text = z.string().max(LONGEST_TEXT);
const stage = z.enum(["target", "monitoring", "self-evaluation", "overall"]);

const role = z.string().refine(isColumnRole);
const field = z.string().refine(isFieldKey);

/** A column that a person or a description gives a role. */
export const columnSchema = z.strictObject({
  block: z.enum(["budget", "indicator"]),
  header: text,
  column: z.int().min(0).max(16_383),
  role: role.nullable(),
  open: z.literal(true).optional(),
});

export const fieldSchema = z.strictObject({ label: text, key: field });

/** A learned form as a workbook keeps it. */
export const learnedFormSchema: z.ZodType<LearnedForm> = z.strictObject({
  version: z.literal(LEARNED_VERSION),
  name: text.min(1),
  sheet: text,
  table: z.int().min(0).max(MOST).optional(),
  stage,
  spec: z
    .string()
    .nullable()
    .refine((id) => id === null || FORMS.some((form) => form.id === id)),
  profile: z
    .strictObject({
      base: text,
      differences: z.record(z.string(), z.unknown()),
      version: z.literal(1),
    })
    .nullable(),
  amountUnit: z.enum(["元", "万元"]).nullable(),
  columns: z.array(columnSchema).min(1).max(MOST),
  fields: z.array(fieldSchema).max(MOST),
  funds: z.array(text).max(MOST),
  levels: z.array(z.strictObject({ level1: text, level2: z.array(text).max(MOST) })).max(MOST),
  fixed: z.array(z.strictObject({ level1: text, level2: text, name: text })).max(MOST),
  notIndicators: z.array(text).max(MOST),
  executionWeight: z
    .string()
    .regex(/^\d{1,3}(?:\.\d+)?$/)
    .nullable(),
  total: text.nullable(),
});
