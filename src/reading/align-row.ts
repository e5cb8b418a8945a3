import { isOwnKey } from "../forms/form-keys";
import type { BudgetColumn, CommonBudgetColumn, CommonColumn, IndicatorColumn } from "../forms/form-spec";
import type { CellKind } from "./cell-kind";
import type { FilledCell } from "./grid";
import type { HeaderColumn } from "./header";

type Columns = readonly HeaderColumn<IndicatorColumn | BudgetColumn>[];

/** A data row's cells by the column each belongs to. */
export interface AlignedRow {
  /** By the column's place in the header; whoever asked may change them. */
  readonly cells: (FilledCell | undefined)[];
  /** Cells left of the header, or between its columns, that no column takes. */
  readonly left: readonly FilledCell[];
}

interface Alignment extends AlignedRow {
  /** How badly the cells fit their columns; 0 fits. */
  readonly cost: number;
}

/** The cost of a cell that contradicts its column. */
const MISFIT = 8;

type Fit = Readonly<Partial<Record<CellKind, number>>>;

const AMOUNT: Fit = { number: 0, measured: 0.5, percent: MISFIT, "blank-mark": 1 };
const POINTS: Fit = { number: 0, measured: 0.5, "blank-mark": 0.3, percent: MISFIT };
const LEVEL1: Fit = { level1: 0, "level1-or-2": 0, level2: MISFIT, text: 4, "short-text": 4 };
const LEVEL2: Fit = { level2: 0, "level1-or-2": 0, level1: 6, text: 3, "short-text": 3 };
const WANTED: Fit = {
  number: 0,
  percent: 0,
  "signed-number": 0,
  measured: 0,
  level: 0,
  "short-text": 1,
  text: 3,
  "blank-mark": 2,
};
const ANY_TEXT: Fit = {
  text: 0,
  "short-text": 0,
  "blank-mark": 0.3,
  level: 1,
  number: 4,
  percent: 4,
  "signed-number": 3,
  measured: 2,
  level1: 3,
  level2: 3,
  "level1-or-2": 3,
};

/** How well each kind of cell fits each column; a kind that is not listed contradicts the column. */
const FITS: Readonly<Record<CommonColumn | CommonBudgetColumn, Fit>> = {
  level1: LEVEL1,
  level2: LEVEL2,
  name: {
    text: 0,
    "short-text": 0.5,
    level2: 3,
    level1: 4,
    "level1-or-2": 3,
    "blank-mark": 3,
    level: 4,
    measured: 3,
    number: 7,
    percent: 7,
  },
  nature: { sign: 0, "blank-mark": 4, "short-text": 5 },
  target: WANTED,
  halfYear: WANTED,
  fullYear: WANTED,
  unit: { "short-text": 0, "blank-mark": 2, level: 5, text: 5, percent: 5, measured: 6 },
  actual: { ...WANTED, text: 2 },
  progress: WANTED,
  forecast: WANTED,
  weight: POINTS,
  score: POINTS,
  reason: ANY_TEXT,
  remark: ANY_TEXT,
  rule: ANY_TEXT,
  explanation: ANY_TEXT,
  evidence: ANY_TEXT,
  reviewScore: POINTS,
  level1Weight: POINTS,
  level2Weight: POINTS,
  completionRate: { percent: 0, number: 1, "blank-mark": 1, "short-text": 3 },
  previous: WANTED,
  serial: { number: 0, "short-text": 2 },
  likelihood: ANY_TEXT,
  causeFunding: ANY_TEXT,
  causePolicy: ANY_TEXT,
  causeStaff: ANY_TEXT,
  causeHardware: ANY_TEXT,
  causeOther: ANY_TEXT,
  initial: AMOUNT,
  adjusted: AMOUNT,
  executed: AMOUNT,
  rate: { percent: 0, number: 3, "blank-mark": 2.5 },
};

const LONE_PERCENT_SIGN = /^[%％]$/;

/** A column whose role nobody knows, or only one form, takes whatever stands in it. */
const FITS_UNKNOWN = 0.3;

/** What a formula that went wrong shows: it says nothing of the kind of its cell, and no one writes it elsewhere. */
const WENT_WRONG = /^#(?:DIV\/0!|REF!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!)$/;

function fitOf(key: IndicatorColumn | BudgetColumn | null, cell: FilledCell): number {
  if (key === null || isOwnKey(key) || WENT_WRONG.test(cell.text)) return FITS_UNKNOWN;
  if (key === "unit" && LONE_PERCENT_SIGN.test(cell.text)) return 0;
  return FITS[key][cell.kind] ?? MISFIT + 2;
}

/** Room for a cell under each column. */
export function roomUnder(columns: readonly unknown[]): (FilledCell | undefined)[] {
  return new Array<FilledCell | undefined>(columns.length).fill(undefined);
}

/** Takes every cell to the column whose stretch of the sheet it stands in: from its left edge to the next column's. */
function alignInPlace(columns: Columns, cells: readonly FilledCell[]): Alignment {
  const taken = roomUnder(columns);
  const left: FilledCell[] = [];
  let cost = 0;
  let next = 0;
  for (const cell of cells) {
    while (next < columns.length && (columns[next]?.left ?? Infinity) <= cell.left) next++;
    const column = columns[next - 1];
    const other = taken[next - 1];
    if (!column) left.push(cell);
    else if (!other) {
      taken[next - 1] = cell;
      cost += fitOf(column.key, cell);
    } else if (other.text !== cell.text || cell.left > column.right) {
      left.push(cell);
    }
  }
  return { cells: taken, left, cost: cost + left.length * UNPLACED };
}

type Stretch = { readonly left: number; readonly right: number };

/** The first column that a column of the sheet is part of; -1 for none. */
function columnAt(columns: readonly Stretch[], left: number): number {
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at];
    if (column && column.left <= left && left <= column.right) return at;
  }
  return -1;
}

/**
 * The place of the column under whose header a cell stands; -1 where it stands under none. Borders that were dragged
 * row by row let a cell begin a little before its header does: one that begins within a column, or beside all, and
 * ends where the next one ends, is the next one's.
 */
export function columnUnder(columns: readonly Stretch[], { left, right }: Stretch): number {
  const at = columnAt(columns, left);
  if (left === right || columns[at]?.left === left) return at;
  const next = columns.findIndex((column) => column.left > left && column.left <= right);
  return next >= 0 && columns[next]?.right === right ? next : at;
}

/**
 * Takes every cell to the column under whose header it stands, and leaves those that stand under none: where merges
 * hold the columns in place, nothing of one column is read in another.
 */
export function inPlaceRow(columns: Columns, cells: readonly FilledCell[]): AlignedRow {
  const taken = roomUnder(columns);
  const left: FilledCell[] = [];
  for (const cell of cells) {
    const at = columnUnder(columns, cell);
    const other = taken[at];
    if (at < 0) left.push(cell);
    else if (!other) taken[at] = cell;
    else if (other.text !== cell.text) left.push(cell);
  }
  return { cells: taken, left };
}

const FITS_IN_PLACE = 1.5;
const PER_COLUMN_SHIFTED = 0.4;
const PER_CHANGE_OF_SHIFT = 0.8;
const UNPLACED = 3 * MISFIT;

interface Step {
  readonly cost: number;
  /** Index of the column the cell before went to; -1 for the first cell. */
  readonly from: number;
}

/** The cheapest way to bring the cells up to `cell` under the columns up to the one at `index`. */
function bestStep(
  columns: Columns,
  index: number,
  cell: FilledCell,
  before: FilledCell,
  steps: readonly Step[],
): Step {
  const column = columns[index];
  let best: Step = { cost: Infinity, from: -1 };
  if (!column) return best;
  const own = fitOf(column.key, cell);
  const shift = cell.left - column.left;
  for (let from = 0; from < index; from++) {
    const previous = steps[from];
    const previousColumn = columns[from];
    if (!previous || !previousColumn) continue;
    const change = Math.abs(shift - (before.left - previousColumn.left));
    const cost = previous.cost + own + change * PER_CHANGE_OF_SHIFT;
    if (cost < best.cost) best = { cost, from };
  }
  return best;
}

/**
 * Finds the columns a shifted row's cells belong to: in the header's order, each to the column its kind fits,
 * with as few changes of the shift along the row as possible (dynamic programming over cells and columns).
 */
function alignByKind(columns: Columns, cells: readonly FilledCell[]): Alignment | null {
  const first = cells[0];
  if (!first || cells.length > columns.length) return null;
  const beginning: Step[] = [];
  for (const { key, left } of columns) {
    beginning.push({ cost: fitOf(key, first) + Math.abs(first.left - left) * PER_COLUMN_SHIFTED, from: -1 });
  }
  const table: Step[][] = [beginning];
  for (let i = 1; i < cells.length; i++) {
    const before = table[i - 1] ?? beginning;
    const steps: Step[] = [];
    for (let index = 0; index < columns.length; index++)
      steps.push(bestStep(columns, index, cells[i] ?? first, cells[i - 1] ?? first, before));
    table.push(steps);
  }
  const last = table.at(-1) ?? [];
  let column = last.reduce((best, step, i) => (step.cost < (last[best]?.cost ?? Infinity) ? i : best), 0);
  const cost = last[column]?.cost ?? Infinity;
  if (!Number.isFinite(cost)) return null;
  const taken = roomUnder(columns);
  for (let i = cells.length - 1; i >= 0; i--) {
    taken[column] = cells[i];
    column = table[i]?.[column]?.from ?? -1;
  }
  return { cells: taken, left: [], cost };
}

/** How badly a pasted row fits the columns, however its cells are shifted; 0 fits. */
export function misfitOf(columns: Columns, cells: readonly FilledCell[]): number {
  const inPlace = alignInPlace(columns, cells);
  if (inPlace.cost < FITS_IN_PLACE) return inPlace.cost;
  return Math.min(inPlace.cost, alignByKind(columns, cells)?.cost ?? Infinity);
}

const SCORES: ReadonlySet<string | null> = new Set(["score", "reviewScore"]);
/** What people write for points, and nobody for a reason: a tick, 扣1分, 9%. */
const FOR_POINTS = /^(?:[√✓✔]|[扣减得加]?\d+(?:\.\d+)?(?:分|%|％))$/;

/**
 * Whether a row differs from where it stands in one cell alone, which says something of points under the header of the
 * score: that is no reason beside a blank score.
 */
function leavesPoints(columns: Columns, inPlace: AlignedRow, shifted: AlignedRow): boolean {
  if (inPlace.left.length > 0) return false;
  const moved = columns.flatMap((_, at) => (inPlace.cells[at] === shifted.cells[at] ? [] : [at]));
  const from = moved.find((at) => inPlace.cells[at] !== undefined);
  const cell = from === undefined ? undefined : inPlace.cells[from];
  if (moved.length !== 2 || from === undefined || !cell) return false;
  return SCORES.has(columns[from]?.key ?? null) && FOR_POINTS.test(cell.text);
}

/** How much better a row must fit shifted than where it stands: a doubt about the kind of a cell moves nothing. */
const MOVES_A_ROW = 1;

/**
 * Brings a data row under its header. A row that fits where it stands stays there; in a sheet whose merges hold
 * the columns in place a shifted reading must be much better to be believed, in a pasted one clearly better.
 */
export function alignRow(columns: Columns, cells: readonly FilledCell[], merged: boolean): AlignedRow {
  const inPlace = alignInPlace(columns, cells);
  if (inPlace.cost < FITS_IN_PLACE) return inPlace;
  const shifted = alignByKind(columns, cells);
  if (!shifted || leavesPoints(columns, inPlace, shifted)) return inPlace;
  return shifted.cost + (merged ? UNPLACED : MOVES_A_ROW) < inPlace.cost ? shifted : inPlace;
}
