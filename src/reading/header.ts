import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import type { FilledCell, GridRow } from "./grid";

/** A column that a header row names, with the sheet columns its label covers. */
export interface HeaderColumn<Key extends string> {
  readonly key: Key;
  readonly left: number;
  readonly right: number;
}

function columnsBy<Key extends string>(
  cells: readonly FilledCell[],
  keyOf: (cell: FilledCell) => Key | undefined,
): HeaderColumn<Key>[] {
  const columns: HeaderColumn<Key>[] = [];
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === undefined) continue;
    const last = columns.at(-1);
    if (last?.key === key) columns[columns.length - 1] = { key, left: last.left, right: cell.right };
    else if (!columns.some((column) => column.key === key)) {
      columns.push({ key, left: cell.left, right: cell.right });
    }
  }
  return columns;
}

/** The indicator columns a row names, from left to right; a label repeated side by side is one wide column. */
export function indicatorColumnsOf(row: GridRow): HeaderColumn<IndicatorColumn>[] {
  return columnsBy(row.cells, (cell) => cell.roles.indicator);
}

/** The budget columns a row names, from left to right. */
export function budgetColumnsOf(row: GridRow): HeaderColumn<BudgetColumn>[] {
  return columnsBy(row.cells, (cell) => cell.roles.budget);
}

/** Whether the row heads an indicator block: two of the three levels and one more column. */
export function isIndicatorHeader(row: GridRow): boolean {
  if (!row.structural) return false;
  let levels = 0;
  let others = 0;
  for (const { roles } of row.cells) {
    if (roles.indicator === undefined) continue;
    if (roles.indicator === "level1" || roles.indicator === "level2" || roles.indicator === "name") levels++;
    else others++;
  }
  return levels >= 2 && others >= 1;
}

/** Whether the row heads a budget block: at least two kinds of amount. */
export function isBudgetHeader(row: GridRow): boolean {
  if (!row.structural) return false;
  const amounts = new Set<BudgetColumn>();
  for (const { roles } of row.cells) {
    if (roles.budget === "initial" || roles.budget === "adjusted" || roles.budget === "executed") {
      amounts.add(roles.budget);
    }
  }
  return amounts.size >= 2;
}
