import type { Language } from "../report/language";
import type { UnreadReport } from "../report/report-schema";
import type { Reviewed } from "../report/review";
import { unplacedInTable, unreadSheets } from "../report/unread-sentence";
import { coverageSentence } from "../report/coverage-sentence";
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

/** A file of which nothing was read. */
export function failedSummary(file: string, failure: string): FileSummary {
  return { file, modified: 0, size: 0, tables: [], unread: [], failure };
}

function unreadOf(reviewed: Reviewed, language: Language): readonly UnreadReport[] {
  const parts = reviewed.tables.flatMap(({ scored: { table } }) =>
    [coverageSentence(table, language), unplacedInTable(table, language)].flatMap((reason) =>
      reason === null ? [] : [{ sheet: table.sheet, reason }],
    ),
  );
  return [...unreadSheets(reviewed, language), ...parts];
}

/** What a roll-up keeps of a file's tables. `notes` are what the file's own reader could not read. */
export function fileSummary(
  file: string,
  reviewed: Reviewed,
  language: Language,
  notes: readonly UnreadReport[],
): FileSummary {
  return {
    file,
    modified: 0,
    size: 0,
    tables: reviewed.tables.map((table) => tableSummary(table, language)),
    unread: [...notes, ...unreadOf(reviewed, language)],
    failure: null,
  };
}
