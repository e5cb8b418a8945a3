import type { Scored } from "../scoring/scored";
import type { Check, Finding, Worded } from "./check";

/** Stands for a check that failed, so that its failure is seen and the others still count. */
export const internalError: Worded<{ check: string; title: string; titleEn: string; reason: string }> = {
  id: "internal-error",
  severity: "warning",
  wording: {
    zh: {
      message: ({ title }) => `检查“${title}”未能完成，其他检查不受影响`,
      fix: ({ check, reason }) => `请人工核对这一项，并将检查编号 ${check} 和“${reason}”告知维护人员`,
    },
    en: {
      message: ({ titleEn }) => `The check “${titleEn}” could not be completed; the others were`,
      fix: ({ check, reason }) =>
        `Look at this matter yourself, and report the check ${check} and “${reason}”`,
    },
  },
};

/** The finding that stands for a check that threw; it points at the table's first cell. */
export function failureOf(check: Check, { table }: Scored, thrown: unknown): Finding {
  return {
    check: internalError.id,
    severity: internalError.severity,
    part: "text",
    row: null,
    cell: { row: table.range.top, column: table.range.left },
    related: [],
    data: {
      check: check.id,
      title: check.title.zh,
      titleEn: check.title.en,
      reason: thrown instanceof Error ? thrown.message : String(thrown),
    },
    printed: {},
    proposal: null,
  };
}
