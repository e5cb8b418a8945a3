import type { FileSummary } from "./file-summary";

/** A file, sheet or part of a table that was not read, and why. */
export interface UnreadRow {
  readonly file: string;
  readonly sheet: string;
  readonly reason: string;
}

/** What of files was not read, and why. */
export function unreadRows(files: readonly FileSummary[]): readonly UnreadRow[] {
  return files.flatMap(({ file, failure, unread, tables }) => {
    if (failure !== null) return [{ file, sheet: "", reason: failure }];
    const rows = unread.map(({ sheet, reason }) => ({ file, sheet, reason }));
    const hasNothing = tables.length === 0 && rows.length === 0;
    return hasNothing ? [{ file, sheet: "", reason: "文件里没有表格。若不是报送的表，不必处理。" }] : rows;
  });
}
