import { labelKey } from "../../forms/label-key";
import type { BudgetColumn, IndicatorColumn } from "../../forms/form-spec";
import { type CellAddress } from "../../sheet/address";
import { cellAt, type SheetSnapshot } from "../../sheet/snapshot";
import { isPlaceholderName, isSubtotalLabel, isTotalLabel, sectionLevel } from "../classify-rows";
import { blankEntry, shownAt } from "../entry";
import { gridOf, type GridRow } from "../grid";
import type { RoleAssignment } from "../role-assignment";
import type { Entry, Table, TableColumn } from "../table";
import { mergeAt } from "../../sheet/merged-cells";
import { NOTHING_DRAWN, type IsDrawn } from "./drawn-cells";

/** A row of a form's indicator block that holds an indicator or waits for one. */
export interface IndicatorSlot {
  readonly row: number;
  /** With the cell in which it is printed, its own or one above; blank where the form leaves it open. */
  readonly level1: Entry;
  readonly level2: Entry;
  /** What is printed as its name; empty where it waits for one, or only keeps its place. */
  readonly name: string;
  /** Where each role's value goes; a role whose cell is shared with a row above is absent. */
  readonly cells: Readonly<Partial<Record<IndicatorColumn, CellAddress>>>;
}

const LEVELS: ReadonlySet<string> = new Set(["level1", "level2"]);

type Column = TableColumn & { readonly role: IndicatorColumn };

function isIndicatorRole(role: IndicatorColumn | BudgetColumn | null): role is IndicatorColumn {
  return role !== null;
}

function columnsOf({ columns }: Table): readonly Column[] {
  return columns.flatMap((column): readonly Column[] => {
    const { role } = column;
    return column.block === "indicator" && isIndicatorRole(role) ? [{ ...column, role }] : [];
  });
}

/** No form has as many rows waiting. */
const MOST_WAITING = 500;

/** How far below a row the form draws rows in which nothing stands. */
function lastDrawn(
  { origin, rows }: SheetSnapshot,
  from: number,
  columns: readonly Column[],
  isDrawn: IsDrawn,
): number {
  let last = from;
  const isBlank = (row: number): boolean =>
    (rows[row - origin.row] ?? []).every((cell) => (cell?.text.trim() ?? "") === "");
  const isRow = (row: number): boolean => columns.every(({ at }) => isDrawn({ row, column: at.left }));
  while (last - from < MOST_WAITING && isBlank(last + 1) && isRow(last + 1)) last++;
  return last;
}

/**
 * The last row that may belong to the indicators: above 合计, else where the merges of their rows end, or the blank rows
 * that the form draws below them.
 */
function lastRow(sheet: SheetSnapshot, table: Table, columns: readonly Column[], isDrawn: IsDrawn): number {
  if (table.total) return table.total.label.cell.row - 1;
  const bottom = Math.max(...columns.map(({ at }) => at.bottom));
  const reaching = sheet.merges.filter(
    ({ top, left, bottom: end }) =>
      top > (columns[0]?.headerBottom ?? 0) &&
      top <= bottom &&
      end > bottom &&
      columns.some(({ role, at }) => LEVELS.has(role) && at.left === left),
  );
  return lastDrawn(sheet, Math.max(bottom, ...reaching.map((area) => area.bottom)), columns, isDrawn);
}

/** Whether a row is one of those that head a column. */
function isHeadedIn({ at, headerBottom }: Column, row: number): boolean {
  return row >= at.top && row <= headerBottom;
}

/** Whether a row stands among the indicators and holds none: a sum, a heading, or what a person said is none. */
function holdsNone(row: GridRow | undefined, nameLeft: number, assignment: RoleAssignment): boolean {
  if (!row) return false;
  if (assignment.notIndicators.includes(row.row)) return true;
  const words = row.cells.filter(({ left }) => left <= nameLeft);
  if (words.some((cell) => isSubtotalLabel(cell) || isTotalLabel(cell))) return true;
  const [first] = row.cells;
  return first !== undefined && sectionLevel(row) !== null && first.right > nameLeft;
}

/**
 * The rows of a blank or filled form that hold an indicator or wait for one, from top to bottom. Unlike `table.indicators` they
 * are there while nothing is written into them; a level stands beside each row that it holds for.
 */
export function indicatorSlots(
  sheet: SheetSnapshot,
  table: Table,
  assignment: RoleAssignment,
  isDrawn: IsDrawn = NOTHING_DRAWN,
): readonly IndicatorSlot[] {
  const columns = columnsOf(table);
  const [first] = columns;
  if (!first) return [];
  const at = (role: IndicatorColumn): number | undefined =>
    columns.find((column) => column.role === role)?.at.left;
  const fromTop = [...columns].sort((one, other) => one.at.top - other.at.top);
  const grid = new Map(gridOf(sheet).rows.map((row) => [row.row, row]));
  const read = new Map(table.indicators.map((row) => [row.name.cell.row, row]));
  const nameLeft = at("name") ?? first.at.left;
  const slots: IndicatorSlot[] = [];
  let [level1, level2] = [blankEntry(0, 0), blankEntry(0, 0)];
  for (let row = first.headerBottom + 1; row <= lastRow(sheet, table, columns, isDrawn); row++) {
    const own = grid.get(row);
    if (holdsNone(own, nameLeft, assignment) || columns.some((column) => isHeadedIn(column, row))) continue;
    const level = (role: "level1" | "level2", before: Entry): Entry => {
      const column = at(role);
      if (column === undefined) return read.get(row)?.[role] ?? blankEntry(row, first.at.left);
      const shown = shownAt(sheet, { row, column });
      return shown.text === "" && before.text !== "" && before.cell.column === shown.cell.column
        ? before
        : shown;
    };
    const next1 = level("level1", level1);
    if (labelKey(next1.text) !== labelKey(level1.text))
      level2 = blankEntry(row, at("level2") ?? first.at.left);
    level1 = next1;
    level2 = level("level2", level2);
    const cells: Partial<Record<IndicatorColumn, CellAddress>> = {};
    // Of two blocks with a header each, a row has the columns of its own.
    for (const { role, at: area } of fromTop) {
      if (area.top > row) break;
      const cell = { row, column: area.left };
      const merge = mergeAt(sheet, cell);
      if (!merge || merge.top === row) cells[role] = merge ? { row: merge.top, column: merge.left } : cell;
    }
    const nameCell = cells.name;
    if (!nameCell && columns.some(({ role }) => role === "name")) continue;
    const name = nameCell ? (cellAt(sheet, nameCell)?.text.trim() ?? "") : "";
    slots.push({ row, level1, level2, name: isPlaceholderName(name) ? "" : name, cells });
  }
  return slots;
}
