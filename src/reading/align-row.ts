import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { type CellKind, kindOf } from "./cell-kind";
import type { FilledCell } from "./grid";
import type { HeaderColumn } from "./header";

/** A data row's cells by the column each belongs to. */
export interface AlignedRow<Key extends string> {
  readonly cells: ReadonlyMap<Key, FilledCell>;
  /** Cells left of the header, between its columns or beyond them that no column takes. */
  readonly left: readonly FilledCell[];
  /** How many columns the row stands right of its header (negative: left), by column. */
  readonly shift: ReadonlyMap<Key, number>;
  /** How badly the cells fit their columns: 0 fits; from `MISFIT` on, at least one cell contradicts its column. */
  readonly cost: number;
}

/** The cost from which a cell contradicts its column. */
export const MISFIT = 8;

type Fit = Readonly<Partial<Record<CellKind, number>>>;

const AMOUNT: Fit = { number: 0, percent: MISFIT, "blank-mark": 1 };
const POINTS: Fit = { number: 0, "blank-mark": 0.3, percent: MISFIT };
const LEVEL1: Fit = { level1: 0, "level1-or-2": 0, level2: MISFIT, text: 4, "short-text": 4 };
const LEVEL2: Fit = { level2: 0, "level1-or-2": 0, level1: 6, text: 3, "short-text": 3 };
const WANTED: Fit = {
  number: 0,
  percent: 0,
  "signed-number": 0,
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
  level1: 3,
  level2: 3,
  "level1-or-2": 3,
};

/** How well each kind of cell fits each column; a kind that is not listed contradicts the column. */
const FITS: Readonly<Record<IndicatorColumn | BudgetColumn, Fit>> = {
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
    number: 7,
    percent: 7,
  },
  nature: { sign: 0, "blank-mark": 4, "short-text": 5 },
  target: WANTED,
  halfYear: WANTED,
  fullYear: WANTED,
  unit: { "short-text": 0, "blank-mark": 2, level: 5, text: 5, percent: 5 },
  actual: { ...WANTED, text: 2 },
  progress: WANTED,
  forecast: WANTED,
  weight: POINTS,
  score: POINTS,
  reason: ANY_TEXT,
  remark: ANY_TEXT,
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

function fitOf(key: IndicatorColumn | BudgetColumn, cell: FilledCell, kind: CellKind): number {
  if (key === "unit" && LONE_PERCENT_SIGN.test(cell.text)) return 0;
  return FITS[key][kind] ?? MISFIT + 2;
}

/** The column whose stretch of the sheet a cell stands in: from its left edge to the next column's. */
function columnUnder<Key extends string>(columns: readonly HeaderColumn<Key>[], cell: FilledCell): number {
  for (let i = columns.length - 1; i >= 0; i--) {
    const column = columns[i];
    if (column && cell.left >= column.left) return i;
  }
  return -1;
}

/** Takes every cell to the column it stands under. */
function alignInPlace<Key extends IndicatorColumn | BudgetColumn>(
  columns: readonly HeaderColumn<Key>[],
  cells: readonly FilledCell[],
): AlignedRow<Key> {
  const taken = new Map<Key, FilledCell>();
  const left: FilledCell[] = [];
  let cost = 0;
  for (const cell of cells) {
    const column = columns[columnUnder(columns, cell)];
    const other = column && taken.get(column.key);
    if (!column) left.push(cell);
    else if (!other) {
      taken.set(column.key, cell);
      cost += fitOf(column.key, cell, kindOf(cell));
    } else if (other.text !== cell.text) {
      left.push(cell);
      cost += MISFIT;
    }
  }
  return { cells: taken, left, shift: new Map(), cost };
}

const PER_COLUMN_SHIFTED = 0.4;
const PER_CHANGE_OF_SHIFT = 0.8;
const UNPLACED = 3 * MISFIT;

interface Step {
  readonly cost: number;
  /** Index of the column the cell before went to; -1 for the first cell. */
  readonly from: number;
}

/**
 * Finds the columns a shifted row's cells belong to: in the header's order, each to the column its kind fits,
 * with as few changes of the shift along the row as possible (dynamic programming over cells and columns).
 */
function alignByKind<Key extends IndicatorColumn | BudgetColumn>(
  columns: readonly HeaderColumn<Key>[],
  cells: readonly FilledCell[],
): AlignedRow<Key> | null {
  if (cells.length > columns.length) return null;
  const kinds = cells.map(kindOf);
  const steps: Step[][] = [];
  cells.forEach((cell, i) => {
    const kind = kinds[i] ?? "text";
    const before = cells[i - 1];
    steps.push(
      columns.map((column, j): Step => {
        const own = fitOf(column.key, cell, kind);
        const shift = cell.left - column.left;
        if (!before) return { cost: own + Math.abs(shift) * PER_COLUMN_SHIFTED, from: -1 };
        let best: Step = { cost: Infinity, from: -1 };
        for (let k = 0; k < j; k++) {
          const previous = steps[i - 1]?.[k];
          const previousColumn = columns[k];
          if (!previous || !previousColumn) continue;
          const change = Math.abs(shift - (before.left - previousColumn.left));
          const cost = previous.cost + own + change * PER_CHANGE_OF_SHIFT;
          if (cost < best.cost) best = { cost, from: k };
        }
        return best;
      }),
    );
  });
  const last = steps.at(-1) ?? [];
  let column = last.reduce((best, step, j) => (step.cost < (last[best]?.cost ?? Infinity) ? j : best), 0);
  const cost = last[column]?.cost ?? Infinity;
  if (!Number.isFinite(cost)) return null;
  const taken = new Map<Key, FilledCell>();
  const shift = new Map<Key, number>();
  for (let i = cells.length - 1; i >= 0; i--) {
    const cell = cells[i];
    const target = columns[column];
    if (!cell || !target) return null;
    taken.set(target.key, cell);
    shift.set(target.key, cell.left - target.left);
    column = steps[i]?.[column]?.from ?? -1;
  }
  return { cells: taken, left: [], shift, cost };
}

/**
 * Brings a data row under its header. A row that fits where it stands stays there; in a sheet whose merges hold
 * the columns in place a shifted reading must be much better to be believed, in a pasted one only better.
 */
export function alignRow<Key extends IndicatorColumn | BudgetColumn>(
  columns: readonly HeaderColumn<Key>[],
  cells: readonly FilledCell[],
  merged: boolean,
): AlignedRow<Key> {
  const inPlace = alignInPlace(columns, cells);
  const outside = inPlace.left.length * UNPLACED;
  if (inPlace.cost + outside < 1.5) return inPlace;
  const shifted = alignByKind(columns, cells);
  if (!shifted) return inPlace;
  const handicap = merged ? UNPLACED : 0;
  return shifted.cost + handicap < inPlace.cost + outside ? shifted : inPlace;
}
