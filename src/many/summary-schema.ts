import { z } from "zod";
import type { FileSummary } from "./file-summary";
import type { FindingSummary, IndicatorSummary, TableSummary, TextSummary } from "./table-summary";

const number = z.number().nullable();
const text = z.string();

const indicator = z.strictObject({
  level1: text,
  level2: text,
  name: text,
  quantitative: z.boolean(),
  met: z.boolean().nullable(),
  weight: number,
  score: number,
  target: text,
  actual: text,
  reason: text,
  deviation: number,
  cell: text,
} satisfies { readonly [Key in keyof IndicatorSummary]: z.ZodType<IndicatorSummary[Key]> });

const finding = z.strictObject({
  check: text,
  severity: z.enum(["error", "warning", "info"]),
  dimension: text,
  object: text,
  place: text,
  cell: text,
  fact: text,
  proposal: text,
  key: text,
  decision: text,
} satisfies { readonly [Key in keyof FindingSummary]: z.ZodType<FindingSummary[Key]> });

const texts = z.strictObject({
  problems: text,
  improvements: text,
  conclusion: text,
  executionReason: text,
} satisfies { readonly [Key in keyof TextSummary]: z.ZodType<TextSummary[Key]> });

const table = z.strictObject({
  sheet: text,
  cell: text,
  form: text,
  formName: text,
  stage: z.enum(["target", "monitoring", "self-evaluation", "overall"]),
  year: number,
  code: text,
  project: text,
  unit: text,
  department: text,
  funding: z.enum(["财政", "非财政"]).nullable(),
  initial: number,
  adjusted: number,
  executed: number,
  isUnitUnknown: z.boolean(),
  executionScore: number,
  levels: z.array(z.tuple([text, number])),
  total: number,
  computedTotal: number,
  reviewTotal: number,
  reasonBelow: z.number(),
  indicators: z.array(indicator),
  texts,
  findings: z.array(finding),
  isCancelled: z.boolean(),
  verdict: z.enum(["findings", "clean", "incomplete"]),
  sent: z
    .strictObject({
      identity: z.strictObject({
        form: text,
        version: text,
        code: text,
        project: text,
        batch: text,
        year: text,
      }),
      isOtherVersion: z.boolean(),
      changed: z.array(text),
    })
    .nullable(),
} satisfies { readonly [Key in keyof TableSummary]: z.ZodType<TableSummary[Key]> });

/** One line of JSON Lines, as `rollup --format jsonl` writes it. */
export const fileSummarySchema = z.strictObject({
  file: text,
  modified: z.number(),
  size: z.number(),
  tables: z.array(table),
  unread: z.array(z.strictObject({ sheet: text, reason: text, ownPaper: z.literal(true).optional() })),
  failure: text.nullable(),
} satisfies { readonly [Key in keyof FileSummary]: z.ZodType<FileSummary[Key]> });
