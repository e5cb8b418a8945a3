import type { Finding } from "../checks/check";
import { checksOff, runChecks } from "../checks/run-checks";
import type { LearnedForm } from "../forms/learned-form";
import { assignmentBy, formOfSheet } from "../reading/learned/read-by-form";
import { readSheet } from "../reading/read-sheet";
import { isIncomplete, type Unread } from "../reading/table";
import type { Profile } from "../scoring/profile";
import { score } from "../scoring/score";
import type { Scored } from "../scoring/scored";
import type { SheetSnapshot } from "../sheet/snapshot";

/** What the checks find; where something was not read, no value is offered that might rest on it. */
function findingsOf(scored: Scored): readonly Finding[] {
  const findings = runChecks(scored);
  return isIncomplete(scored.table) ? findings.map((finding) => ({ ...finding, proposal: null })) : findings;
}

/** A table with its computed scores and everything a reviewer would send back. */
export interface ReviewedTable {
  readonly scored: Scored;
  readonly findings: readonly Finding[];
}

/** What the sheets of one workbook gave, in the order of the sheets. */
export interface Reviewed {
  readonly tables: readonly ReviewedTable[];
  readonly unread: readonly Unread[];
}

/** What may be said of a table as a whole. */
export type Verdict = "findings" | "clean" | "incomplete";

/**
 * `incomplete` comes before what was found: nothing else may be concluded from such a table. Where the profile turned
 * a check off, finding nothing is no all-clear either.
 */
export function verdictOf(scored: Scored, findings: readonly Finding[]): Verdict {
  if (isIncomplete(scored.table)) return "incomplete";
  if (findings.length > 0) return "findings";
  return checksOff(scored).length > 0 ? "incomplete" : "clean";
}

/** How much may be read and checked before whoever waits for it would take the program for hung. */
export interface Budget {
  /** Filled cells that are read. */
  readonly cells: number;
  /** Indicators that are scored and checked. */
  readonly indicators: number;
}

/** What one workbook may take: about a second on an office's computer, a hundred times what the largest ones hold. */
export const BUDGET: Budget = { cells: 300_000, indicators: 30_000 };

function filledCellsIn({ rows }: SheetSnapshot): number {
  return rows.reduce((count, row) => row.reduce((filled, cell) => (cell ? filled + 1 : filled), count), 0);
}

/** A learned form by which sheets of its kind are read. Plain data: it crosses to the threads. */
export interface GivenForm {
  readonly form: LearnedForm;
  /** The rules that it goes by; null where the registered form or the person chooses. */
  readonly profile: Profile | null;
}

function givenFor(sheet: SheetSnapshot, forms: readonly GivenForm[]): GivenForm | undefined {
  const form = formOfSheet(
    sheet,
    forms.map((each) => each.form),
  );
  return forms.find((each) => each.form === form);
}

/**
 * The whole path from sheets to findings: read, score, check; a profile of null leaves the choice to each form. Never fails: what cannot be read is `unread`. Work is
 * bounded by what is counted and not by a clock: a sheet or table that goes beyond the budget is left out, which
 * `unread` says, and those after it have their turn as far as it reaches. `left` is the budget for what follows.
 */
export function review(
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  budget: Budget = BUDGET,
  forms: readonly GivenForm[] = [],
): Reviewed & { readonly left: Budget } {
  let { cells, indicators } = budget;
  const tables: ReviewedTable[] = [];
  const unread: Unread[] = [];
  for (const sheet of sheets) {
    const leftOut = (of: keyof Budget, found: number): Unread => ({
      sheet: sheet.name,
      sheetHidden: sheet.hidden,
      reason: { kind: "over-budget", of, found, limit: BUDGET[of] },
    });
    const filled = filledCellsIn(sheet);
    if (filled > cells) {
      unread.push(leftOut("cells", filled));
      continue;
    }
    cells -= filled;
    const given = givenFor(sheet, forms);
    const reading = readSheet(sheet, given ? assignmentBy(given.form, sheet) : undefined);
    for (const passed of reading.unread) unread.push(passed);
    for (const table of reading.tables) {
      const { length } = table.indicators;
      if (length > indicators) {
        unread.push(leftOut("indicators", length));
        continue;
      }
      indicators -= length;
      const scored = score(table, profile, given?.profile);
      tables.push({ scored, findings: findingsOf(scored) });
    }
  }
  return { tables, unread, left: { cells, indicators } };
}
