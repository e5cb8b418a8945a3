import type { IndicatorColumn } from "../forms/form-spec";
import { type CellAddress } from "../sheet/address";
import { type SheetSnapshot } from "../sheet/snapshot";
import { blankEntry, shownAt } from "./entry";

import type { IndicatorRow, Table } from "./table";

interface Column {
  readonly key: IndicatorColumn;
  readonly left: number;
  readonly right: number;
}
type Columns = readonly Column[];

function isIndicatorColumn(role: string): role is IndicatorColumn {
  return role !== "initial" && role !== "adjusted" && role !== "executed" && role !== "rate";
}
const LEVELS: ReadonlySet<IndicatorColumn> = new Set(["level1", "level2"]);

/** The last row that may belong to the indicators: above 合计, else where the merges of the levels end. */
function lastRow(sheet: SheetSnapshot, { total, range }: Table, columns: Columns): number {
  if (total) return total.label.cell.row - 1;
  const levels = columns.filter(({ key }) => LEVELS.has(key));
  const bottoms = sheet.merges
    .filter(
      ({ top, left }) => top >= range.top && top <= range.bottom && levels.some((at) => at.left === left),
    )
    .map(({ bottom }) => bottom);
  return Math.max(range.bottom, ...bottoms);
}

/** A row that only says which 二级指标 it is of; null for any other. */
function blankRow(sheet: SheetSnapshot, row: number, columns: Columns): IndicatorRow | null {
  const at = (key: IndicatorColumn): CellAddress | null => {
    const column = columns.find((each) => each.key === key);
    return column ? { row, column: column.left } : null;
  };
  const [first, second, third] = [at("level1"), at("level2"), at("name")];
  if (!second || !third) return null;
  const level2 = shownAt(sheet, second);
  const isFilled = columns.some(
    ({ key, left }) => !LEVELS.has(key) && shownAt(sheet, { row, column: left }).text !== "",
  );
  if (level2.text === "" || isFilled) return null;
  const entries: { -readonly [Key in keyof IndicatorRow]: IndicatorRow[Key] } = {
    level1: first ? shownAt(sheet, first) : blankEntry(row, second.column),
    level2,
    name: blankEntry(row, third.column),
  };
  for (const { key, left } of columns) {
    if (!LEVELS.has(key) && key !== "name") entries[key] = blankEntry(row, left);
  }
  return entries;
}

/**
 * The rows of a table that hold no indicator and only wait for one: reading leaves them out, since nothing is said
 * in them. A row counts whose 二级指标 stands in it or in a merge over it; nothing is guessed from the rows above.
 */
export function blankIndicatorRows(sheet: SheetSnapshot, table: Table): readonly IndicatorRow[] {
  const columns = table.columns.flatMap(({ block, role, at }): Columns =>
    block === "indicator" && role !== null && isIndicatorColumn(role)
      ? [{ key: role, left: at.left, right: at.right }]
      : [],
  );
  const header = table.columns.find(({ block }) => block === "indicator")?.at.top;
  if (header === undefined) return [];
  const rows: IndicatorRow[] = [];
  for (let row = header + 1; row <= lastRow(sheet, table, columns); row++) {
    const blank = blankRow(sheet, row, columns);
    if (blank) rows.push(blank);
  }
  return rows;
}
