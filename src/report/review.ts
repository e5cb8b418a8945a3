import type { Finding } from "../checks/check";
import { runChecks } from "../checks/run-checks";
import { readSheet } from "../reading/read-sheet";
import type { Unread } from "../reading/table";
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
