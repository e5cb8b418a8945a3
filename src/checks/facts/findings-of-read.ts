import { isIncomplete, type Table } from "../../reading/table";
import type { CellAddress } from "../../sheet/address";
import type { Finding } from "../check";

/** Checks whose figures rest on all rows or columns of a table, and that a part which was not read makes wrong. */
const OF_SUMS: ReadonlySet<string> = new Set([
  "budget-indicator-mismatch",
  "category-missing",
  "conclusion-mismatch",
  "cost-over-executed",
  "execution-behind-output",
  "expenditure-income-mismatch",
  "funds-sum",
  "grade-mismatch",
  "income-sum",
  "indicator-missing",
  "no-indicators",
  "problems-denied",
  "score-not-stated",
  "text-contradicts",
  "total-mismatch",
  "weight-structure",
  "weight-sum",
]);

const keyOf = ({ row, column }: CellAddress): string => `${row},${column}`;

/**
 * The findings of a table that hold although a part of it was not read: nothing that adds up or compares whole
 * blocks, nothing that stands on a formula without a result, and no value to put in. All of them where it was read.
 */
export function findingsOfRead(findings: readonly Finding[], table: Table): readonly Finding[] {
  if (!isIncomplete(table)) return findings;
  const unknown = new Set(table.coverage.withoutResult.map(keyOf));
  return findings
    .filter(({ check, cell, related }) => {
      if (OF_SUMS.has(check)) return false;
      return unknown.size === 0 || ![cell, ...related].some((each) => unknown.has(keyOf(each)));
    })
    .map((finding) => (finding.proposal === null ? finding : { ...finding, proposal: null }));
}
