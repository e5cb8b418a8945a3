import type { CrossFinding } from "./checks/check";
import type { FileSummary } from "./file-summary";
import type { ProjectRow, ReturnRow, RollUp } from "./roll-up";
import { findingCounts, NO_FINDINGS, type FindingCounts } from "./table-summary";
import { unreadRows } from "./unread-rows";

/**
 * How a table stands among those that are collected. `read` before they are rolled up; then 已报, 退回, 未报, 取消; not
 * counted, such as a duplicate or another year's; and what could not be read.
 */
export const ROW_STATES = ["read", "in", "back", "missing", "cancelled", "left-out", "unread"] as const;

export type RowState = (typeof ROW_STATES)[number];

/** One line of the list that fills while files are read: a table, a project that is missing, or a file without a table. */
export interface CollectedRow {
  /** Empty for a project of which nothing came. */
  readonly file: string;
  readonly sheet: string;
  /** Address of the table's first cell; empty where there is none. */
  readonly cell: string;
  readonly unit: string;
  readonly project: string;
  readonly state: RowState;
  /** What it is exactly, such as 重复 or 清单外, and what is to be said of it; as the workbook has it. */
  readonly notes: readonly string[];
  readonly total: number | null;
  /** A share; null where it is not known. */
  readonly rate: number | null;
  readonly counts: FindingCounts;
}

const NOTHING = {
  sheet: "",
  cell: "",
  unit: "",
  project: "",
  total: null,
  rate: null,
  counts: NO_FINDINGS,
};

/** The line of a file of which nothing is among the tables, with why; none where something is. */
function tablelessRows(summary: FileSummary): readonly CollectedRow[] {
  const { file, tables, unread, failure } = summary;
  if (tables.length > 0) return [];
  const notes = unreadRows([summary]).map(({ reason }) => reason);
  const isOfOwnPapers = failure === null && unread.some(({ ownPaper }) => ownPaper === true);
  return [{ ...NOTHING, file, state: isOfOwnPapers ? "left-out" : "unread", notes }];
}

/** A file's lines right after it was read. */
export function rowsOfFile(summary: FileSummary): readonly CollectedRow[] {
  const { file, tables } = summary;
  const rows = tables.map((table): CollectedRow => {
    const { sheet, cell, unit, project, total, adjusted, executed } = table;
    const rate = adjusted === null || executed === null || adjusted === 0 ? null : executed / adjusted;
    const counts = findingCounts(table);
    return { file, sheet, cell, unit, project, state: "read", notes: [], total, rate, counts };
  });
  return [...rows, ...tablelessRows(summary)];
}

const STATES = { 已报: "in", 退回: "back", 未报: "missing", 取消: "cancelled" } as const;

function ofProject(
  { placed, unit, project, status, ...row }: ProjectRow,
  notes: readonly string[],
): CollectedRow {
  const { file = "", table } = placed ?? {};
  const { total, rate, counts } = row;
  const place = { sheet: table?.sheet ?? "", cell: table?.cell ?? "" };
  return { file, ...place, unit, project, state: STATES[status], notes, total, rate, counts };
}

function ofReturn({ placed, unit, project, state, notes }: ReturnRow): CollectedRow | null {
  if (!placed) return null;
  const { file, table } = placed;
  const place = { sheet: table.sheet, cell: table.cell };
  const figures = { total: table.total, rate: null, counts: findingCounts(table) };
  return { file, ...place, unit, project, state: "left-out", notes: [state, ...notes], ...figures };
}

/** The lines of a roll-up: its projects by unit, what is not counted, and the files of which nothing was read. */
export function rowsOfRollUp(rollUp: RollUp, files: readonly FileSummary[]): readonly CollectedRow[] {
  const { projects, returns } = rollUp;
  const counted = new Map(returns.flatMap((row) => (row.placed ? [[row.placed, row] as const] : [])));
  const taken = new Set(projects.flatMap(({ placed }) => placed ?? []));
  return [
    ...projects.map((row) => {
      const returned = row.placed ? counted.get(row.placed) : undefined;
      const beside = returned?.state === "清单外" ? ["清单外"] : [];
      return ofProject(row, [...beside, ...(returned?.notes ?? [])]);
    }),
    ...returns.flatMap((row) => (row.placed && taken.has(row.placed) ? [] : (ofReturn(row) ?? []))),
    ...files.flatMap(tablelessRows),
  ];
}

/** What the pane shows of a roll-up; plain data that crosses to it from the thread. */
export interface RolledUp {
  readonly rows: readonly CollectedRow[];
  readonly cross: readonly CrossFinding[];
  readonly year: number | null;
  readonly files: number;
  readonly tables: number;
}

/** Which lines are shown; what is null or empty leaves none out. */
export interface RowFilter {
  /** Part of the project's, unit's or file's name, in any case. */
  readonly search: string;
  readonly state: RowState | null;
}

export const ALL_ROWS: RowFilter = { search: "", state: null };

/** The rows of a state whose project, unit or file holds a text, whatever its case. */
export function filteredRows(
  rows: readonly CollectedRow[],
  { search, state }: RowFilter,
): readonly CollectedRow[] {
  const wanted = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (state === null || row.state === state) &&
      (wanted === "" ||
        [row.project, row.unit, row.file].some((text) => text.toLowerCase().includes(wanted))),
  );
}

/** How many lines there are of each state; states that none is in are left out. */
export function countRows(rows: readonly CollectedRow[]): readonly (readonly [RowState, number])[] {
  return ROW_STATES.flatMap((state): (readonly [RowState, number])[] => {
    const many = rows.filter((row) => row.state === state).length;
    return many === 0 ? [] : [[state, many]];
  });
}
