import { gatheredByRow } from "./gathered";
import type { FileReport, TableReport } from "./report-schema";

export type Severity = TableReport["findings"][number]["severity"];

/** Worst first. */
export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** What was counted over one file or many. */
export interface Tally {
  readonly files: number;
  /** Files that could not be read at all. */
  readonly failed: number;
  readonly tables: number;
  /** Tables that were wholly read and have no finding. */
  readonly clean: number;
  /** Tables of which something needed was not read. */
  readonly incomplete: number;
  /** Tables without a finding that were read wholly, but not looked at by all checks. */
  readonly partlyChecked: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Sheets, and parts of tables, that could not be read; papers of our own are none of them. */
  readonly unread: number;
}

export const EMPTY_TALLY: Tally = {
  files: 0,
  failed: 0,
  tables: 0,
  clean: 0,
  incomplete: 0,
  partlyChecked: 0,
  error: 0,
  warning: 0,
  info: 0,
  unread: 0,
};

/** The tally of one file that could not be read. */
export const FAILED_FILE_TALLY: Tally = { ...EMPTY_TALLY, files: 1, failed: 1 };

/** Two counts as one. */
export function addTallies(a: Tally, b: Tally): Tally {
  return {
    files: a.files + b.files,
    failed: a.failed + b.failed,
    tables: a.tables + b.tables,
    clean: a.clean + b.clean,
    incomplete: a.incomplete + b.incomplete,
    partlyChecked: a.partlyChecked + b.partlyChecked,
    error: a.error + b.error,
    warning: a.warning + b.warning,
    info: a.info + b.info,
    unread: a.unread + b.unread,
  };
}

/** Whether everything was read that a table of its stage needs. */
export function isReadWhole({ coverage }: TableReport): boolean {
  const { missing, notUnderstood, withoutResult } = coverage;
  return missing.length + notUnderstood.length + withoutResult.length === 0;
}

/** Whether nothing was found in a table only as far as some checks, which its rules turn off, left it alone. */
function isPartlyChecked(table: TableReport): boolean {
  return table.verdict === "incomplete" && isReadWhole(table);
}

/** How many findings a table has of a severity, as they are told: what has one cause counts once, as its gravest. */
export function countFindings(table: TableReport, severity: Severity): number {
  return gatheredByRow(table.findings).filter(([first]) => first?.severity === severity).length;
}

/**
 * What a file's report counts: findings of one cause are one, and what the file's own word keeps back counts
 * too.
 */
export function tallyOf(report: FileReport): Tally {
  const told = report.tables.flatMap(({ findings }) => gatheredByRow(findings).map(([first]) => first));
  // What the file's own word kept from being raised counts all the same.
  const withheld = report.tables.flatMap(({ claims }) => claims?.withheld ?? []);
  const counted = [...told, ...withheld];
  const sum = (severity: Severity): number =>
    counted.filter((finding) => finding?.severity === severity).length;
  return {
    files: 1,
    failed: 0,
    tables: report.tables.length,
    clean: report.tables.filter(({ verdict }) => verdict === "clean").length,
    incomplete: report.tables.filter((table) => !isReadWhole(table)).length,
    partlyChecked: report.tables.filter((table) => isPartlyChecked(table)).length,
    error: sum("error"),
    warning: sum("warning"),
    info: sum("info"),
    unread: report.unread.filter(({ ownPaper }) => ownPaper !== true).length,
  };
}
