import type { FileSummary } from "./file-summary";

/** A file of which nothing was read. */
export function failedSummary(file: string, failure: string): FileSummary {
  return { file, modified: 0, size: 0, tables: [], unread: [], failure };
}
