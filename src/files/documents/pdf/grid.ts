import { tooLarge } from "../../failure";
import type { Box, Glyph, PageContent, Rule } from "./page-content";

/** How near lines must be for what, in points, at the usual size of type; on a page printed smaller it is less. */
interface Tolerances {
  /** Lines so near to one another are one: the borders of neighbours, drawn by each. */
  readonly near: number;
  /** Lines that end so near to another meet it. */
  readonly touch: number;
  /** Narrower or lower than this is no place for text. */
  readonly smallest: number;
}

const USUAL: Tolerances = { near: 3, touch: 3.5, smallest: 4 };
const USUAL_TYPE = 9;
const LEAST_SCALE = 0.15;

/** The tolerances for a page, by the size of type that half of its characters do not exceed. */
function tolerancesFor(glyphs: readonly Glyph[]): Tolerances {
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? USUAL_TYPE;
  const scale = Math.min(1, Math.max(LEAST_SCALE, size / USUAL_TYPE));
  return { near: USUAL.near * scale, touch: USUAL.touch * scale, smallest: USUAL.smallest * scale };
}

/** Places where lines of a page cross, at most: a page full of the smallest cells has a hundredth. */
const MOST_CROSSINGS = 1_000_000;

/** A cell of a table: the rows and columns it spans, in a grid without gaps. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table of one page as its lines make it. */
export interface GridTable {
  readonly box: Box;
  /** Left edges of the columns and the right edge of the last, in points. */
  readonly xs: readonly number[];
  /** Top edges of the rows and the bottom edge of the last. */
  readonly ys: readonly number[];
  /** From top to bottom and from left to right; together they cover the grid. */
  readonly cells: readonly GridCell[];
  /** Whether a line closes it at its top, and at its foot. */
  readonly isClosedAbove: boolean;
  readonly isClosedBelow: boolean;
}

/** A line without its thickness: where it lies, and from where to where it runs. */
interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function linesOf(rules: readonly Rule[], isHorizontal: boolean): Line[] {
  return rules
    .filter((rule) => rule.isHorizontal === isHorizontal)
    .map(({ left, top, right, bottom }) =>
      isHorizontal
        ? { at: (top + bottom) / 2, from: left, to: right }
        : { at: (left + right) / 2, from: top, to: bottom },
    );
}

/** Sorted numbers in groups that are no wider than `near`, each by its middle. */
function gathered(values: readonly number[], { near }: Tolerances): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const groups: number[] = [];
  let [first, sum, count] = [0, 0, 0];
  for (const value of sorted) {
    if (count > 0 && value - first <= near) {
      sum += value;
      count += 1;
      groups[groups.length - 1] = sum / count;
    } else {
      [first, sum, count] = [value, value, 1];
      groups.push(value);
    }
  }
  return groups;
}

/** Of sorted numbers the place of the nearest. */
function nearest(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const before = sorted[low - 1];
  return before !== undefined && value - before < (sorted[low] ?? Infinity) - value ? low - 1 : low;
}

/** Of numbers in order the first place that is not below a value. */
function firstFrom(sorted: readonly Line[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines joined where one goes on with another: they lie as near, and there is no gap. */
function joined(lines: readonly Line[], tolerances: Tolerances): Line[] {
  const places = gathered(
    lines.map(({ at }) => at),
    tolerances,
  );
  const byPlace: Line[][] = places.map(() => []);
  for (const line of lines) byPlace[nearest(places, line.at)]?.push(line);
  return byPlace.flatMap((group, place) => {
    const at = places[place] ?? 0;
    const whole: Line[] = [];
    for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
      const last = whole.at(-1);
      if (last && from <= last.to + tolerances.near)
        whole[whole.length - 1] = { ...last, to: Math.max(last.to, to) };
      else whole.push({ at, from, to });
    }
    return whole;
  });
}

interface Lines {
  readonly horizontal: readonly Line[];
  readonly vertical: readonly Line[];
}

/** Lines in groups that hang together. */
function components({ horizontal, vertical }: Lines, { touch }: Tolerances): Lines[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] ?? top] ?? top;
      top = parent[top] ?? top;
    }
    return top;
  };
  const sorted = [...horizontal].sort((a, b) => a.at - b.at);
  let crossings = 0;
  for (const [index, { at, from, to }] of vertical.entries()) {
    for (let next = firstFrom(sorted, from - touch); next < sorted.length; next += 1) {
      const line = sorted[next];
      if (!line || line.at > to + touch) break;
      crossings += 1;
      if (crossings > MOST_CROSSINGS) throw tooLarge("marks", crossings, MOST_CROSSINGS);
      if (at >= line.from - touch && at <= line.to + touch) parent[root(sorted.length + index)] = root(next);
    }
  }
  const groups = new Map<number, { horizontal: Line[]; vertical: Line[] }>();
  const groupOf = (at: number): { horizontal: Line[]; vertical: Line[] } => {
    const key = root(at);
    const group = groups.get(key) ?? { horizontal: [], vertical: [] };
    groups.set(key, group);
    return group;
  };
  for (const [at, line] of sorted.entries()) groupOf(at).horizontal.push(line);
  for (const [at, line] of vertical.entries()) groupOf(sorted.length + at).vertical.push(line);
  return [...groups.values()].filter((group) => group.vertical.length > 0 && group.horizontal.length > 0);
}

/** Edges between the small boxes of a grid: whether a line runs along each. */
class Edges {
  private readonly drawn: Uint8Array;

  constructor(
    private readonly places: number,
    private readonly steps: readonly number[],
  ) {
    this.drawn = new Uint8Array(places * steps.length);
  }

  /** Marks the steps that a line runs along from end to end; a line under a word is no border. */
  draw(place: number, { from, to }: Pick<Line, "from" | "to">, { touch }: Tolerances): void {
    for (let step = 0; step + 1 < this.steps.length; step += 1) {
      const [start, end] = [this.steps[step] ?? 0, this.steps[step + 1] ?? 0];
      const short = Math.min(Math.max(touch, (end - start) / 10), (end - start) / 2);
      if (start + short > to) break;
      if (start + short >= from && end - short <= to) this.drawn[place * this.steps.length + step] = 1;
    }
  }

  isDrawn(place: number, step: number): boolean {
    if (place < 0 || place >= this.places) return true;
    return this.drawn[place * this.steps.length + step] === 1;
  }
}

/** Edges in order, with those at the ends where the lines across reach beyond the last line along. */
function withEnds(
  places: readonly number[],
  across: readonly Line[],
  { smallest }: Tolerances,
): { edges: number[]; before: boolean; after: boolean } {
  const from = across.reduce((least, line) => Math.min(least, line.from), Infinity);
  const to = across.reduce((most, line) => Math.max(most, line.to), -Infinity);
  const before = from < (places[0] ?? Infinity) - smallest;
  const after = to > (places.at(-1) ?? -Infinity) + smallest;
  return { edges: [...(before ? [from] : []), ...places, ...(after ? [to] : [])], before, after };
}

/** The cells that a grid's small boxes make together: boxes without a line between them belong to one. */
function cellsOf(rows: number, columns: number, across: Edges, along: Edges): GridCell[] {
  const owner = new Int32Array(rows * columns).fill(-1);
  const cells: GridCell[] = [];
  const isOpenRight = (row: number, column: number): boolean => !along.isDrawn(column + 1, row);
  const isOpenBelow = (row: number, column: number): boolean => !across.isDrawn(row + 1, column);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (owner[row * columns + column] !== -1) continue;
      let width = 1;
      while (
        column + width < columns &&
        isOpenRight(row, column + width - 1) &&
        owner[row * columns + column + width] === -1
      ) {
        width += 1;
      }
      let height = 1;
      const isRowFree = (below: number): boolean => {
        for (let at = column; at < column + width; at += 1) {
          if (owner[below * columns + at] !== -1 || !isOpenBelow(below - 1, at)) return false;
          if (at + 1 < column + width && !isOpenRight(below, at)) return false;
        }
        return true;
      };
      while (row + height < rows && isRowFree(row + height)) height += 1;
      for (let down = row; down < row + height; down += 1) {
        owner.fill(cells.length, down * columns + column, down * columns + column + width);
      }
      cells.push({ row, column, rows: height, columns: width });
    }
  }
  return cells;
}

/** Edges of the grid at which no cell begins or ends are none. */
function withoutUnused(
  xs: readonly number[],
  ys: readonly number[],
  cells: readonly GridCell[],
): Pick<GridTable, "xs" | "ys" | "cells"> {
  const used = (
    count: number,
    span: (cell: GridCell) => readonly [start: number, length: number],
  ): number[] => {
    const edges = new Set<number>();
    for (const cell of cells) {
      const [start, length] = span(cell);
      edges.add(start).add(start + length);
    }
    return Array.from({ length: count }, (_, at) => at).filter((at) => edges.has(at));
  };
  const columns = used(xs.length, ({ column, columns }) => [column, columns]);
  const rows = used(ys.length, ({ row, rows }) => [row, rows]);
  const columnAt = new Map(columns.map((edge, at) => [edge, at]));
  const rowAt = new Map(rows.map((edge, at) => [edge, at]));
  const renumbered = cells.map((cell): GridCell => {
    const row = rowAt.get(cell.row) ?? 0;
    const column = columnAt.get(cell.column) ?? 0;
    return {
      row,
      column,
      rows: (rowAt.get(cell.row + cell.rows) ?? row + 1) - row,
      columns: (columnAt.get(cell.column + cell.columns) ?? column + 1) - column,
    };
  });
  return { xs: columns.map((at) => xs[at] ?? 0), ys: rows.map((at) => ys[at] ?? 0), cells: renumbered };
}

function tableOf({ horizontal, vertical }: Lines, tolerances: Tolerances): GridTable | null {
  const placesOf = (lines: readonly Line[]): number[] =>
    gathered(
      lines.map(({ at }) => at),
      tolerances,
    );
  const columns = withEnds(placesOf(vertical), horizontal, tolerances);
  const rows = withEnds(placesOf(horizontal), vertical, tolerances);
  const [xs, ys] = [columns.edges, rows.edges];
  if (xs.length * ys.length > MOST_CROSSINGS) throw tooLarge("marks", xs.length * ys.length, MOST_CROSSINGS);
  // Two cells at least: a single frame is a box around text.
  if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length === 2)) return null;
  const across = new Edges(ys.length, xs);
  for (const line of horizontal) across.draw(nearest(ys, line.at), line, tolerances);
  const along = new Edges(xs.length, ys);
  for (const line of vertical) along.draw(nearest(xs, line.at), line, tolerances);
  const cells = cellsOf(ys.length - 1, xs.length - 1, across, along);
  if (cells.length < 2) return null;
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return {
    box: { left, top, right, bottom },
    ...withoutUnused(xs, ys, cells),
    isClosedAbove: !rows.before,
    isClosedBelow: !rows.after,
  };
}

/**
 * The tables that the lines of a page make, from top to bottom. A table may lack its outer border; one inside a cell
 * of another comes after it.
 *
 * @throws UnreadableFile when there are more lines than are read
 */
export function gridTables({ rules, glyphs }: Pick<PageContent, "rules" | "glyphs">): readonly GridTable[] {
  const tolerances = tolerancesFor(glyphs);
  const [horizontal, vertical] = [true, false].map((isHorizontal) =>
    joined(linesOf(rules, isHorizontal), tolerances).filter(
      ({ from, to }) => to - from >= tolerances.smallest,
    ),
  );
  const lines = { horizontal: horizontal ?? [], vertical: vertical ?? [] };
  const tables = components(lines, tolerances).flatMap((group) => tableOf(group, tolerances) ?? []);
  return tables.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}
