import type { Finding } from "../checks/check";
import { runChecks } from "../checks/run-checks";
import { readSheet } from "../reading/read-sheet";
import type { Table, Unread } from "../reading/table";
import type { Profile } from "../scoring/profile";
import { score } from "../scoring/score";
import type { Scored } from "../scoring/scored";
import type { SheetSnapshot } from "../sheet/snapshot";

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

/** Whether something that the table's stage needs was not read: no sum and no all-clear rests on such a table. */
export function isIncomplete({ coverage }: Table): boolean {
  return coverage.missing.length > 0 || coverage.notUnderstood.length > 0;
}

/** `incomplete` comes before what was found: nothing else may be concluded from such a table. */
export function verdictOf(table: Table, findings: readonly Finding[]): Verdict {
  if (isIncomplete(table)) return "incomplete";
  return findings.length > 0 ? "findings" : "clean";
}

/** The whole path from sheets to findings: read, score, check. Never fails: what cannot be read is `unread`. */
export function review(sheets: readonly SheetSnapshot[], profile: Profile): Reviewed {
  const readings = sheets.map((sheet) => readSheet(sheet));
  return {
    tables: readings.flatMap((reading) =>
      reading.tables.map((table) => {
        const scored = score(table, profile);
        return { scored, findings: runChecks(scored) };
      }),
    ),
    unread: readings.flatMap((reading) => reading.unread),
  };
}
