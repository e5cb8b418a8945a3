import { z } from "zod";
import { readJson } from "../json/read-json";
import { CHOICES, type KeptDecision } from "./decisions";

const VERSION = 1;
/** Far beyond what anyone decides in one workbook; what was tampered with may not make the pane slow. */
const MOST = 20_000;
const LONGEST_TEXT = 2_000;

const text = z.string().max(LONGEST_TEXT);
const count = z.int().min(0).max(MOST);
const kept = z.strictObject({
  version: z.literal(VERSION),
  decisions: z
    .array(
      z.strictObject({
        choice: z.enum(CHOICES),
        reason: text,
        sheet: text,
        stage: text,
        project: text,
        table: count,
        check: text,
        part: text,
        place: text,
        facts: text,
        row: z.int().min(0).nullable(),
        rows: z.int().min(0),
        nth: count,
        of: count,
      }),
    )
    .max(MOST),
});

/** The decisions that a workbook keeps; null where that cannot be used. */
export function readKeptDecisions(json: string): readonly KeptDecision[] | null {
  const value = readJson(json);
  const read = value.kind === "json" ? kept.safeParse(value.value) : undefined;
  return read?.success === true ? read.data.decisions : null;
}

/** The text by which a workbook keeps decisions; null where there are none. */
export function keptDecisionsText(decisions: readonly KeptDecision[]): string | null {
  return decisions.length === 0 ? null : JSON.stringify({ version: VERSION, decisions });
}
