import type { Area, CellAddress } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import { fold } from "../forms/label-key";
import { NO_ROLES, isLabel, labelRoles, type LabelRoles } from "./label-index";

/** A filled cell with the area it covers, and what it says. */
export interface FilledCell {
  readonly row: number;
  readonly left: number;
  /** Right edge of the merged area, or of the run of equal neighbours it stands for. */
  readonly right: number;
  /** Trimmed; put together from several cells where a row break had cut it. */
  readonly text: string;
  readonly roles: LabelRoles;
  /** Null when the text was put together. */
  readonly source: CellSnapshot | null;
}

/** A row that holds something; its cells from left to right. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly FilledCell[];
}

/** A sheet's filled cells by row, blank rows left out. */
export interface Grid {
  readonly rows: readonly GridRow[];
  /** Whether merged areas hold the columns in place; a sheet without any may have been pasted, its cells shifted. */
  readonly merged: boolean;
}

const COLUMN_LIMIT = 16_384;

function mergedRightEdges(merges: readonly Area[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const area of merges) {
    if (area.right > area.left) edges.set(area.top * COLUMN_LIMIT + area.left, area.right);
  }
  return edges;
}

function filledCells(sheet: SheetSnapshot): GridRow[] {
  const edges = mergedRightEdges(sheet.merges);
  const rows: GridRow[] = [];
  sheet.rows.forEach((cells, index) => {
    const row = sheet.origin.row + index;
    const filled: FilledCell[] = [];
    for (let i = 0; i < cells.length; i++) {
      const source = cells[i];
      if (!source) continue;
      const text = source.text.trim();
      if (text === "") continue;
      const left = sheet.origin.column + i;
      const right = edges.get(row * COLUMN_LIMIT + left) ?? left;
      filled.push({ row, left, right, text, roles: typeof source.value === "number" ? NO_ROLES : labelRoles(text), source });
    }
    if (filled.length > 0) rows.push({ row, cells: filled });
  });
  return rows;
}

const LINES_A_LABEL_IS_SPLIT_OVER = 3;

function unclosed(text: string): boolean {
  const folded = fold(text);
  return folded.lastIndexOf("(") > folded.lastIndexOf(")");
}

/** Whether the lower text completes the upper one: a label cut in two, or a bracket closed a row later. */
function completes(upper: FilledCell, lower: string): boolean {
  if (upper.roles.beginning) return isLabel(labelRoles(upper.text + lower));
  return isLabel(upper.roles) && unclosed(upper.text) && fold(lower).endsWith(")") && lower.length <= 4;
}

/**
 * Puts labels together that a row break had cut: 指标 over 性质, 预算执 over 行率. The lower part goes up into
 * the cell it belongs to. What stands alone as a label is left alone.
 */
function mendSplitLabels(rows: readonly GridRow[]): GridRow[] {
  const mended: { row: number; cells: FilledCell[] }[] = [];
  const consumed = new Set<FilledCell>();
  rows.forEach((row, index) => {
    const cells: FilledCell[] = [];
    for (const cell of row.cells) {
      if (consumed.has(cell)) continue;
      let whole = cell;
      if (cell.roles.beginning || (isLabel(cell.roles) && unclosed(cell.text))) {
        for (let below = index + 1; below < rows.length && below <= index + LINES_A_LABEL_IS_SPLIT_OVER; below++) {
          const part = rows[below]?.cells.find((other) => other.left === cell.left && !consumed.has(other));
          if (!part) continue;
          if (part.row - cell.row > LINES_A_LABEL_IS_SPLIT_OVER) break;
          if (completes(whole, part.text)) {
            consumed.add(part);
            const text = whole.text + part.text;
            whole = { ...whole, text, roles: labelRoles(text), source: null };
          }
          break;
        }
      }
      cells.push(whole);
    }
    if (cells.length > 0) mended.push({ row: row.row, cells });
  });
  return mended;
}

/** Reads the filled cells of a sheet into rows, labels mended. */
export function gridOf(sheet: SheetSnapshot): Grid {
  return { rows: mendSplitLabels(filledCells(sheet)), merged: sheet.merges.length > 0 };
}

/** The address of a cell of the grid. */
export function addressOf(cell: FilledCell): CellAddress {
  return { row: cell.row, column: cell.left };
}
