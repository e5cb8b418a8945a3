import type { FieldKey } from "../forms/form-spec";
import { FIELD, GROUP, TITLE } from "./evidence";
import { withCells, type FilledCell, type Grid, type GridRow } from "./grid";
import { isBudgetHeader, isIndicatorHeader } from "./header";

/** The rows of a grid that one form takes up. */
export interface Region {
  readonly rows: readonly GridRow[];
  /** Index in `rows` of the first indicator header; null when the form has none. */
  readonly header: number | null;
  /** Whether merged areas hold its columns in place; a form without them may have been pasted, its cells shifted. */
  readonly merged: boolean;
}

/** A title alone is often merged over a form that was pasted. */
const MERGES_THAT_HOLD_A_FORM = 2;

const LONGEST_TITLE = 60;
const TITLE_WORDS = /绩效.*(?:表|情况)(?:[(（].*)?$|(?:自评|评价|监控|评分|目标|考核|打分).*表(?:[(（].*)?$/;
const TITLE_WITH_YEAR_LINE = /^[(（]?\s*(?:19|20)\d{2}\s*年度?\s*[)）]?$/;
const UNIT_LINE = /单位[:：]\s*(?:万元|元)/;

/** Whether all the row's cells say the same, as one cell does, or one merged cell undone and filled. */
export function saysOneThing(row: GridRow): boolean {
  const first = row.cells[0];
  const second = row.cells[1];
  if (!second) return true;
  return second.text === first?.text && row.cells.every((cell) => cell.text === first.text);
}

/** Whether the row is a form's title: one short text that names a table of performance. */
export function isTitle(row: GridRow): boolean {
  return (row.found.title ??= isTitleRow(row));
}

function isTitleRow(row: GridRow): boolean {
  if ((row.evidence & TITLE) === 0 || (row.evidence & (FIELD | GROUP)) !== 0) return false;
  const text = row.cells[0]?.text ?? "";
  return text.length <= LONGEST_TITLE && saysOneThing(row) && TITLE_WORDS.test(text.replace(/\s/g, ""));
}

function belongsToTitle(row: GridRow): boolean {
  const text = row.cells[0]?.text ?? "";
  if (isTitle(row)) return true;
  return saysOneThing(row)
    ? TITLE_WITH_YEAR_LINE.test(text) || UNIT_LINE.test(text)
    : row.cells.length <= 3 && row.cells.some((cell) => UNIT_LINE.test(cell.text));
}

function hasProjectName(row: GridRow): boolean {
  return (row.evidence & FIELD) !== 0 && row.cells.some((cell) => cell.roles.field === "projectName");
}

function hasTotal(row: GridRow): boolean {
  return row.cells[0]?.roles.total === true;
}

/** A form's beginning, found by its 项目名称 or, where there is none, by its indicator header. */
interface Opening {
  readonly at: number;
  header: number | null;
}

function openings(rows: readonly GridRow[]): Opening[] {
  const found: Opening[] = [];
  let closed = true;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!row) break;
    const current = found.at(-1);
    if (hasProjectName(row)) {
      found.push({ at: index, header: null });
      closed = false;
    } else if (isIndicatorHeader(row)) {
      if (current && current.header === null) current.header = index;
      else if (closed) found.push({ at: index, header: index });
      closed = false;
    } else if (hasTotal(row) || isTitle(row)) {
      closed = true;
    }
  }
  return found;
}

/** Fields that stand below the indicators: a row with one of them ends a form and cannot begin one. */
const CLOSING_FIELDS: ReadonlySet<FieldKey | undefined> = new Set<FieldKey>([
  "conclusion",
  "problems",
  "improvements",
  "projectLead",
  "financeLead",
]);

function opensForm(row: GridRow): boolean {
  return (
    isTitle(row) ||
    isBudgetHeader(row) ||
    (row.structural && row.cells.some(({ roles }) => roles.field && !CLOSING_FIELDS.has(roles.field)))
  );
}

/**
 * The first row of the form that opens at `at`: its title or, in a form that has lost its 项目名称, the first row
 * after the form before that can only stand above indicators.
 */
function topOf(rows: readonly GridRow[], after: number, at: number): number {
  let top = at;
  for (let index = at - 1; index > after; index--) {
    const row = rows[index];
    if (!row) break;
    if (opensForm(row)) top = index;
    if (isTitle(row)) break;
  }
  while (top - 1 > after) {
    const above = rows[top - 1];
    if (!above || !belongsToTitle(above)) break;
    top--;
  }
  return top;
}

/**
 * Cuts a grid into forms. A header that a page break repeats belongs to the form it continues; a new title or
 * a 合计 row before it makes it another form's.
 */
export function regionsOf(grid: Grid): Region[] {
  const found = openings(grid.rows);
  const tops = found.map((opening, index) => {
    const previous = found[index - 1];
    // What stands over the first form of a sheet is told with it: nothing of it may be lost.
    return previous ? topOf(grid.rows, previous.header ?? previous.at, opening.at) : 0;
  });
  return found.map((opening, index) => {
    const top = tops[index] ?? opening.at;
    const end = tops[index + 1] ?? grid.rows.length;
    const rows = grid.rows.slice(top, end);
    return {
      rows,
      header: opening.header === null ? null : opening.header - top,
      merged: rows.reduce((sum, { merges }) => sum + merges, 0) >= MERGES_THAT_HOLD_A_FORM,
    };
  });
}

/** A form's left edge: its group column, if one stands beside the 一级指标 label. */
function leftEdge(row: GridRow, level1: FilledCell): number {
  const index = row.cells.indexOf(level1);
  const beside = row.cells[index - 1];
  return beside?.roles.group ? beside.left : level1.left;
}

/** Where forms stand side by side, a grid for each of them; otherwise the grid itself. */
export function sideBySide(grid: Grid): Grid[] {
  const edges = new Set<number>();
  for (const row of grid.rows) {
    if (!isIndicatorHeader(row)) continue;
    const names = row.cells.filter((cell) => cell.roles.indicator === "name");
    const starts = row.cells.filter(
      (cell, i) => cell.roles.indicator === "level1" && row.cells[i - 1]?.roles.indicator !== "level1",
    );
    if (names.length < 2 || starts.length < 2) continue;
    for (const start of starts.slice(1)) edges.add(leftEdge(row, start));
  }
  if (edges.size === 0) return [grid];
  const bounds = [...edges].sort((a, b) => a - b);
  const grids = Array.from({ length: bounds.length + 1 }, (): GridRow[] => []);
  for (const row of grid.rows) {
    // The cells of a row come from left to right, so one walk deals them out however many forms there are.
    let form = 0;
    let cells: FilledCell[] = [];
    for (const [at, cell] of row.cells.entries()) {
      const before = form;
      while (cell.left >= (bounds[form] ?? Infinity)) form++;
      if (form !== before) cells = [];
      cells.push(cell);
      const next = row.cells[at + 1];
      if (!next || next.left >= (bounds[form] ?? Infinity)) grids[form]?.push(withCells(row, cells));
    }
  }
  return grids.map((rows) => ({ rows }));
}
