import type { BudgetColumn } from "../forms/form-spec";
import { alignRow } from "./align-row";
import { blankEntry, entryOf, joined } from "./entry";
import { addressOf, type FilledCell, type GridRow } from "./grid";
import { budgetColumnsOf, type HeaderColumn } from "./header";
import type { BudgetRow, Entry, Unplaced } from "./table";

/** The budget block of a form. */
export interface BudgetReading {
  readonly rows: readonly BudgetRow[];
  /** The 原因 cell; null where the form has none. */
  readonly reason: Entry | null;
  readonly unplaced: readonly Unplaced[];
  /** How many rows the block takes, its header included. */
  readonly length: number;
}

const REASON_WITH_TEXT = /^原\s*因\s*[:：]?\s*(.+)$/s;

/** 原因 typed into the label's own cell, or in its place: the header's last cell that is no label. */
function reasonInHeader(header: GridRow, columns: readonly HeaderColumn<BudgetColumn>[]): FilledCell | null {
  const last = header.cells.at(-1);
  const lastColumn = columns.at(-1);
  if (!last || !lastColumn || last.left <= lastColumn.right || last.roles.budget || last.roles.group)
    return null;
  const typed = REASON_WITH_TEXT.exec(last.text)?.[1];
  return typed === undefined ? last : { ...last, text: typed, source: null };
}

function endsBudget(row: GridRow): boolean {
  return (
    row.structural && row.cells.some(({ roles }) => roles.field !== undefined || roles.indicator === "level2")
  );
}

function isText(cell: FilledCell): boolean {
  return cell.kind !== "number" && cell.kind !== "percent";
}

/** A fund row's label and the cells right of it; null for a row without a label. */
function splitLabel(
  cells: readonly FilledCell[],
  firstColumn: number,
): { label: FilledCell; rest: FilledCell[] } | null {
  const known = cells.find((cell) => cell.roles.fund !== undefined);
  const label = known ?? cells.find((cell) => cell.left < firstColumn && cell.kind !== "number");
  if (!label) return null;
  const rest = cells.filter((cell) => cell.left > label.left && cell.text !== label.text);
  return { label, rest };
}

/** Cells that repeat side by side because a merge was undone and filled: the first stands for all. */
function withoutRepeats<Key extends string>(
  cells: readonly FilledCell[],
  columns: readonly HeaderColumn<Key>[],
): FilledCell[] {
  return cells.filter((cell, i) => {
    const before = cells[i - 1];
    if (!before || before.text !== cell.text) return true;
    return !columns.some((c) => c.right > c.left && before.left >= c.left && cell.left <= c.right);
  });
}

/** Reads the fund rows below a budget header, which is `rows[0]`. */
export function readBudget(rows: readonly GridRow[], merged: boolean): BudgetReading {
  const header = rows[0];
  if (!header) return { rows: [], reason: null, unplaced: [], length: 0 };
  const columns = budgetColumnsOf(header);
  const first = columns[0]?.left ?? 0;
  const reasonColumn = columns.find((column) => column.key === "reason");
  const inline = reasonInHeader(header, columns);
  let reason: Entry | null = inline ? entryOf(inline) : null;
  const funds: BudgetRow[] = [];
  const unplaced: Unplaced[] = [];
  let length = 1;

  const addReason = (cell: FilledCell): void => {
    if (reason === null) reason = entryOf(cell);
    else if (!reason.text.endsWith(cell.text)) reason = joined(reason, cell);
  };

  for (const row of rows.slice(1)) {
    if (endsBudget(row)) break;
    length++;
    const cells = row.cells.filter((cell) => cell.roles.group === undefined);
    const split = splitLabel(cells, first);
    if (!split) {
      const texts = (reason ?? reasonColumn) ? cells.filter((cell) => cell.left > first && isText(cell)) : [];
      for (const cell of texts) addReason(cell);
      const others = cells.filter((cell) => !texts.includes(cell));
      if (others.length > 0)
        unplaced.push({ cells: others.map(addressOf), text: others.map((c) => c.text).join(" ") });
      continue;
    }
    const rest = withoutRepeats(split.rest, columns);
    const aligned = alignRow(columns, rest, merged);
    const entries: Partial<Record<BudgetColumn, Entry>> = {};
    columns.forEach(({ key, left }, i) => {
      const cell = aligned.cells[i];
      if (key !== "reason") entries[key] = cell ? entryOf(cell) : blankEntry(row.row, left);
      else if (cell) addReason(cell);
    });
    for (const cell of aligned.left) {
      if (cell.left > first && (cell.kind === "text" || inline !== null)) addReason(cell);
      else unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    }
    funds.push({ ...entries, label: entryOf(split.label) });
  }
  if (reason === null && reasonColumn) {
    const at = funds[0]?.label.cell.row ?? header.row + 1;
    reason = blankEntry(at, reasonColumn.left);
  }
  return { rows: funds, reason, unplaced, length };
}
