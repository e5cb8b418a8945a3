import { SEVERITIES, type Finding } from "../checks/check";
import type { Table, TableColumn } from "../reading/table";
import type { Scored } from "../scoring/scored";
import { sameAddress, type CellAddress } from "../sheet/address";

/** A column that the file takes for something else than reading does. */
export interface ClaimedColumn {
  readonly column: TableColumn;
  /** What it would be taken for without the word of the file. */
  readonly without: TableColumn["role"];
}

/** What the file under check says of itself, and what that keeps from being raised. */
export interface TableClaims {
  readonly from: readonly ("roles" | "form" | "profile")[];
  readonly columns: readonly ClaimedColumn[];
  /** Cells of indicators that it says are none. */
  readonly rows: readonly CellAddress[];
  /** The table as it is read and scored without the word of the file, with the findings that are not raised, or only milder. */
  readonly withheld: { readonly scored: Scored; readonly findings: readonly Finding[] } | null;
}

type Sources = readonly ("roles" | "form")[];

interface Found {
  readonly scored: Scored;
  readonly findings: readonly Finding[];
}

const RANK = new Map(SEVERITIES.map((severity, rank) => [severity, rank]));

function isRaised(finding: Finding, findings: readonly Finding[]): boolean {
  const rank = RANK.get(finding.severity) ?? 0;
  return findings.some(
    (other) =>
      other.check === finding.check &&
      sameAddress(other.cell, finding.cell) &&
      (RANK.get(other.severity) ?? 0) <= rank,
  );
}

function columnsOf(table: Table, plain: Table): readonly ClaimedColumn[] {
  return table.columns.flatMap((column) => {
    const other = plain.columns.find(
      ({ block, at }) => block === column.block && at.left === column.at.left && at.top === column.at.top,
    );
    return other && other.role === column.role ? [] : [{ column, without: other?.role ?? null }];
  });
}

function rowsOf(table: Table, plain: Table): readonly CellAddress[] {
  return plain.indicators
    .map(({ name }) => name.cell)
    .filter((cell) => !table.indicators.some(({ name }) => name.cell.row === cell.row));
}

/** What is read of a table besides its columns and rows, for a comparison. */
function factsOf({ fields, stage, executionWeight, budget, total }: Table): string {
  const texts = Object.entries(fields).map(([key, { text }]) => [key, text]);
  return JSON.stringify([texts, stage, executionWeight?.text, budget.length, total?.score?.text]);
}

/**
 * What the word of the file changed of a table; null where it is read, scored and checked the same without it.
 *
 * @param sources what the file brings along for the sheet, rules aside
 */
export function claimsOf(reviewed: Found, plain: Found, sources: Sources): TableClaims | null {
  const [table, other] = [reviewed.scored.table, plain.scored.table];
  const columns = columnsOf(table, other);
  const rows = rowsOf(table, other);
  const withheld = plain.findings.filter((finding) => !isRaised(finding, reviewed.findings));
  const isReadOtherwise =
    columns.length > 0 ||
    rows.length > 0 ||
    table.indicators.length !== other.indicators.length ||
    factsOf(table) !== factsOf(other);
  const byProfile =
    reviewed.scored.profileBy === "file" &&
    JSON.stringify(reviewed.scored.profile) !== JSON.stringify(plain.scored.profile);
  if (!isReadOtherwise && withheld.length === 0 && !byProfile) return null;
  const from: TableClaims["from"][number][] = [];
  if (isReadOtherwise || !byProfile) from.push(...sources);
  if (byProfile) from.push("profile");
  return {
    from,
    columns,
    rows,
    withheld: withheld.length === 0 ? null : { scored: plain.scored, findings: withheld },
  };
}

/** The claims of a table that is one by the word of the file alone. */
export function claimsOfNewTable(sources: Sources): TableClaims {
  return { from: sources, columns: [], rows: [], withheld: null };
}

/** The claims of a table that is none by the word of the file: all of its columns and rows would have vanished. */
export function claimsOfHiddenTable({ columns, indicators }: Table, sources: Sources): TableClaims {
  return {
    from: sources,
    columns: columns.flatMap((column) =>
      column.role === null ? [] : [{ column: { ...column, role: null }, without: column.role }],
    ),
    rows: indicators.map(({ name }) => name.cell),
    withheld: null,
  };
}

/** The table that stands where another does, the sheet being read in another way; undefined where none does. */
export function tableAt({ range }: Table, tables: readonly Table[]): Table | undefined {
  const shared = ({ range: other }: Table): number => {
    const rows = Math.min(range.bottom, other.bottom) - Math.max(range.top, other.top) + 1;
    const columns = Math.min(range.right, other.right) - Math.max(range.left, other.left) + 1;
    return Math.max(0, rows) * Math.max(0, columns);
  };
  return tables.filter((other) => shared(other) > 0).sort((a, b) => shared(b) - shared(a))[0];
}
