import type { LearnedForm } from "../forms/learned-form";
import { decisionsOn, type KeptDecision } from "../report/decisions";
import type { Language } from "../report/language";
import type { UnreadReport } from "../report/report-schema";
import type { Reviewed } from "../report/review";
import { unplacedInTable, unreadSheets } from "../report/unread-sentence";
import { coverageSentence } from "../report/coverage-sentence";
import type { SheetSnapshot } from "../sheet/snapshot";
import { cameBack } from "./sent-form";
import { tableSummary, type TableSummary } from "./table-summary";

/** What a roll-up keeps of one file: a line of JSON. */
export interface FileSummary {
  /** As it is found from where the run was started, folders parted by `/`. */
  readonly file: string;
  /** In milliseconds since 1970, by the file system; 0 where nobody knows. */
  readonly modified: number;
  readonly size: number;
  readonly tables: readonly TableSummary[];
  /** Sheets, and parts of tables, that were not read. */
  readonly unread: readonly UnreadReport[];
  /** Why nothing of the file was read; null where it was. */
  readonly failure: string | null;
}

/** A table and the file it stands in. */
export interface PlacedTable {
  readonly file: string;
  readonly modified: number;
  readonly table: TableSummary;
}

function unreadOf(reviewed: Reviewed, language: Language): readonly UnreadReport[] {
  const parts = reviewed.tables.flatMap(({ scored: { table } }) =>
    [coverageSentence(table, language), unplacedInTable(table, language)].flatMap((reason) =>
      reason === null ? [] : [{ sheet: table.sheet, reason }],
    ),
  );
  return [...unreadSheets(reviewed, language), ...parts];
}

/** What a roll-up keeps of a file's tables. `notes` are what its own reader could not read, `kept` a reviewer's decisions. */
export function fileSummary(
  file: string,
  sheets: readonly SheetSnapshot[],
  reviewed: Reviewed,
  language: Language,
  notes: readonly UnreadReport[],
  learned: readonly LearnedForm[] = [],
  kept: readonly KeptDecision[] = [],
): FileSummary {
  const decisions = decisionsOn(reviewed.tables, kept);
  const sent = new Map(sheets.map((sheet) => [sheet.name, cameBack(sheet, learned)]));
  return {
    file,
    modified: 0,
    size: 0,
    tables: reviewed.tables.map((table) =>
      tableSummary(table, language, sent.get(table.scored.table.sheet) ?? null, decisions),
    ),
    unread: [...notes, ...unreadOf(reviewed, language)],
    failure: null,
  };
}
