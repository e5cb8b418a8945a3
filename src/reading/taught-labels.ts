import { labelKey } from "../forms/label-key";
import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { COLUMN_NAMES, ONLY_OF_FUNDS } from "../forms/column-names";
import { withCells, withRoles, type FilledCell, type Grid, type GridRow } from "./grid";
import { rolesOf } from "./label-index";
import type { AssignedColumn, RoleAssignment } from "./role-assignment";

/** Taught labels that a row needs before they count: one alone may stand in any cell. */
const FEWEST_IN_A_ROW = 2;

function isIndicatorRole(role: string): role is IndicatorColumn {
  return Object.hasOwn(COLUMN_NAMES, role) && !ONLY_OF_FUNDS.has(role);
}

function isBudgetRole(role: string): role is BudgetColumn {
  return (
    ONLY_OF_FUNDS.has(role) ||
    role === "forecast" ||
    role === "weight" ||
    role === "score" ||
    role === "reason"
  );
}

/** The labels that a person taught for a block, by their key: of a header of several rows its lowest part. */
function labelsOf(
  columns: readonly AssignedColumn[],
  block: AssignedColumn["block"],
): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ block: own, header, role }) => {
      const key = labelKey(header.split("/").at(-1) ?? "");
      return own === block && role !== null && key !== "" ? [[key, role] as const] : [];
    }),
  );
}

function taughtRow(
  row: GridRow,
  indicators: ReadonlyMap<string, string>,
  amounts: ReadonlyMap<string, string>,
): GridRow {
  const keys = row.cells.map(({ text }) => (text.length <= LONGEST_HEADER ? labelKey(text) : ""));
  const ofIndicators = keys.filter((key) => indicators.has(key)).length;
  const ofAmounts = keys.filter((key) => amounts.has(key)).length;
  if (Math.max(ofIndicators, ofAmounts) < FEWEST_IN_A_ROW) return row;
  const isIndicators = ofIndicators >= ofAmounts;
  const cells = row.cells.map((cell, i): FilledCell => {
    const role = (isIndicators ? indicators : amounts).get(keys[i] ?? "");
    if (role === undefined) return cell;
    const { indicator, budget } = cell.roles;
    if (isIndicators && isIndicatorRole(role) && indicator !== role)
      return withRoles(cell, rolesOf({ budget, indicator: role }));
    if (!isIndicators && isBudgetRole(role) && budget !== role)
      return withRoles(cell, rolesOf({ indicator, budget: role }));
    return cell;
  });
  return withCells(row, cells);
}

const LONGEST_HEADER = 60;

/**
 * A grid whose cells stand for what a person taught of their labels, so that a header of words that nobody knows is one
 * all the same.
 */
export function withTaughtLabels(grid: Grid, { columns }: RoleAssignment): Grid {
  if (columns.length === 0) return grid;
  const indicators = labelsOf(columns, "indicator");
  const amounts = labelsOf(columns, "budget");
  return { ...grid, rows: grid.rows.map((row) => taughtRow(row, indicators, amounts)) };
}
