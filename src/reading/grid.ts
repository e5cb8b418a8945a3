import type { Area, CellAddress } from "../sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../sheet/snapshot";
import { kindOfText, type CellKind } from "./cell-kind";
import { NO_ROLES, isLabel, labelRoles, type LabelRoles } from "./label-index";

/** A filled cell with the area it covers, and what it says. */
export interface FilledCell {
  readonly row: number;
  readonly left: number;
  /** Right edge of the merged area, or of the run of equal neighbours it stands for. */
  readonly right: number;
  /** Bottom edge of the merged area. */
  readonly bottom: number;
  /** Trimmed; put together from several cells where a row break had cut it. */
  readonly text: string;
  readonly roles: LabelRoles;
  readonly kind: CellKind;
  /** Null when the text was put together. */
  readonly source: CellSnapshot | null;
}

/** A row that holds something; its cells from left to right. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly FilledCell[];
  /** Whether a label other than a level's name stands in it: a row without one is data. */
  readonly structural: boolean;
}

/** A sheet's filled cells by row, blank rows left out. */
export interface Grid {
  readonly rows: readonly GridRow[];
  /** How many merged areas begin in a row of the sheet. */
  readonly mergesIn: ReadonlyMap<number, number>;
}

const COLUMN_LIMIT = 16_384;

function mergesByAnchor(merges: readonly Area[]): ReadonlyMap<number, Area> {
  const areas = new Map<number, Area>();
  for (const area of merges) areas.set(area.top * COLUMN_LIMIT + area.left, area);
  return areas;
}

function mergesByRow(merges: readonly Area[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { top } of merges) counts.set(top, (counts.get(top) ?? 0) + 1);
  return counts;
}

interface FilledRows {
  readonly rows: readonly GridRow[];
  /** Cells whose text may be the upper part of a label that a row break has cut. */
  readonly suspects: ReadonlySet<FilledCell>;
}

function filledRows(sheet: SheetSnapshot): FilledRows {
  const merged = mergesByAnchor(sheet.merges);
  const { origin } = sheet;
  const rows: GridRow[] = [];
  const suspects = new Set<FilledCell>();
  sheet.rows.forEach((cells, index) => {
    const row = origin.row + index;
    const filled: FilledCell[] = [];
    for (let i = 0; i < cells.length; i++) {
      const source = cells[i];
      if (!source) continue;
      const text = source.text.trim();
      if (text === "") continue;
      const left = origin.column + i;
      const area = merged.get(row * COLUMN_LIMIT + left);
      const cell = filledCell(
        { row, left, right: area?.right ?? left, bottom: area?.bottom ?? row },
        text,
        source,
      );
      if (mayBeCut(cell)) suspects.add(cell);
      filled.push(cell);
    }
    if (filled.length > 0) rows.push(gridRow(row, filled));
  });
  return { rows, suspects };
}

/** What a cell stands for and looks like. */
interface Classified {
  readonly roles: LabelRoles;
  readonly kind: CellKind;
}

const NUMBER: Classified = { roles: NO_ROLES, kind: "number" };
const PERCENT: Classified = { roles: NO_ROLES, kind: "percent" };
const LONG_TEXT: Classified = { roles: NO_ROLES, kind: "text" };
const LONGEST_REMEMBERED = 60;
const LONGEST_COMMON_WORD = 8;
const REMEMBERED_AT_MOST = 4096;
const remembered = new Map<string, Classified>();

/**
 * Classifies a text. Forms repeat the same few labels, signs and units, and folding them is the dearest step of
 * reading, so the answers for those are remembered, up to a bound.
 */
function classifyText(text: string): Classified {
  if (text.length > LONGEST_REMEMBERED) return LONG_TEXT;
  const known = remembered.get(text);
  if (known) return known;
  const roles = labelRoles(text);
  const classified = { roles, kind: kindOfText(text, roles) };
  if (text.length <= LONGEST_COMMON_WORD || isLabel(roles)) {
    if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
    remembered.set(text, classified);
  }
  return classified;
}

function filledCell(
  { row, left, right, bottom }: Pick<FilledCell, "row" | "left" | "right" | "bottom">,
  text: string,
  source: CellSnapshot | null,
): FilledCell {
  const isNumber = typeof source?.value === "number";
  const { roles, kind } = !isNumber ? classifyText(text) : text.endsWith("%") ? PERCENT : NUMBER;
  return { row, left, right, bottom, text, roles, kind, source };
}

function gridRow(row: number, cells: readonly FilledCell[]): GridRow {
  const structural = cells.some(({ roles }) => isLabel(roles) && !roles.level1 && !roles.level2);
  return { row, cells, structural };
}

const ROWS_A_LABEL_IS_SPLIT_OVER = 3;
const LONGEST_BRACKET_END = 4;
const BRACKET = /[(（)）]/;
const LONE_BRACKET_END = /^[^(（]*[)）]$/;

/** Whether the lower text completes the upper one: a label cut in two, or a bracket that ends a row later. */
function completes(upper: FilledCell, lower: string): boolean {
  if (upper.roles.beginning) return isLabel(labelRoles(upper.text + lower));
  return isLabel(upper.roles) && lower.length <= LONGEST_BRACKET_END && LONE_BRACKET_END.test(lower);
}

function mayBeCut(cell: FilledCell): boolean {
  return cell.roles.beginning === true || (cell.roles.group === true && BRACKET.test(cell.text));
}

/** The cells of rows by their columns, made for the rows that are asked for. */
function cellsByColumn(): (row: GridRow) => ReadonlyMap<number, FilledCell> {
  const made = new Map<GridRow, ReadonlyMap<number, FilledCell>>();
  return (row) => {
    const known = made.get(row) ?? new Map(row.cells.map((cell) => [cell.left, cell]));
    made.set(row, known);
    return known;
  };
}

/** The cell below in the same column, if it is near enough to be the rest of a cut label. */
function partBelow(
  rows: readonly GridRow[],
  index: number,
  cell: FilledCell,
  columnsOf: (row: GridRow) => ReadonlyMap<number, FilledCell>,
): FilledCell | undefined {
  for (let below = index + 1; below < rows.length; below++) {
    const row = rows[below];
    if (!row || row.row - cell.row > ROWS_A_LABEL_IS_SPLIT_OVER) return undefined;
    const part = columnsOf(row).get(cell.left);
    if (part) return part;
  }
  return undefined;
}

/**
 * Puts labels together that a row break had cut: 指标 over 性质, 预算执 over 行率. The lower part goes up into
 * the cell it belongs to. What stands alone as a label is left alone.
 */
function mendSplitLabels({ rows, suspects }: FilledRows): readonly GridRow[] {
  if (suspects.size === 0) return rows;
  const whole = new Map<FilledCell, FilledCell>();
  const parts = new Set<FilledCell>();
  const columnsOf = cellsByColumn();
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      if (!suspects.has(cell) || parts.has(cell)) continue;
      const part = partBelow(rows, index, cell, columnsOf);
      if (!part || !completes(cell, part.text)) continue;
      parts.add(part);
      whole.set(cell, filledCell(cell, cell.text + part.text, null));
    }
  });
  if (parts.size === 0) return rows;
  return rows
    .map(({ row, cells }) =>
      gridRow(
        row,
        cells.filter((cell) => !parts.has(cell)).map((cell) => whole.get(cell) ?? cell),
      ),
    )
    .filter((row) => row.cells.length > 0);
}

/** Reads the filled cells of a sheet into rows, labels mended. */
export function gridOf(sheet: SheetSnapshot): Grid {
  return { rows: mendSplitLabels(filledRows(sheet)), mergesIn: mergesByRow(sheet.merges) };
}

/** The address of a cell of the grid. */
export function addressOf(cell: FilledCell): CellAddress {
  return { row: cell.row, column: cell.left };
}
