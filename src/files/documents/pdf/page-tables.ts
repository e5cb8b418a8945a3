import { type GridTable, gridTables } from "./grid";
import type { Box, Glyph, PageContent } from "./page-content";
import { type Room, type TextLine, textLines } from "./text-lines";

/** A cell of a page's table with its text. */
export interface PageCell {
  readonly row: number;
  readonly rows: number;
  /** Its borders in points. */
  readonly left: number;
  readonly right: number;
  /** Where its text may stand. */
  readonly room: Room;
  readonly lines: readonly TextLine[];
}

/** A table on one page. */
export interface PageTable {
  readonly box: Box;
  /** Heights of its rows in points. */
  readonly heights: readonly number[];
  /** From top to bottom and from left to right. */
  readonly cells: readonly PageCell[];
  readonly isClosedAbove: boolean;
  readonly isClosedBelow: boolean;
}

/** A page's tables, and the lines of text around them, each from top to bottom. */
export interface PageLayout {
  readonly height: number;
  readonly tables: readonly PageTable[];
  readonly around: readonly TextLine[];
  readonly hasText: boolean;
  /** Whether texts stand on one another in a table, where rows are too low for them. */
  readonly isOverlapped: boolean;
}

/** A page of which nothing was read. */
export const UNREAD_PAGE: PageLayout = {
  height: 0,
  tables: [],
  around: [],
  hasText: false,
  isOverlapped: false,
};

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

function contains({ left, top, right, bottom }: Box, { x, y }: Glyph): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** Of sorted edges the space between two that a place lies in. */
function spaceAt(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** What the cells of a table keep free before their borders at least, in points; programs keep no more than this. */
const WIDEST_MARGIN = 8;

function marginOf(cells: readonly Omit<PageCell, "room">[]): number {
  let margin = WIDEST_MARGIN;
  for (const { left, right, lines } of cells) {
    for (const line of lines) margin = Math.min(margin, line.left - left, right - line.right);
  }
  return Math.max(0, margin);
}

function withTexts(grid: GridTable, glyphs: readonly Glyph[]): PageTable {
  const { xs, ys, cells, box, isClosedAbove, isClosedBelow } = grid;
  const columns = xs.length - 1;
  const owner = new Int32Array(columns * (ys.length - 1));
  for (const [at, cell] of cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      owner.fill(at, row * columns + cell.column, row * columns + cell.column + cell.columns);
    }
  }
  const texts: Glyph[][] = cells.map(() => []);
  for (const glyph of glyphs) {
    texts[owner[spaceAt(ys, glyph.y) * columns + spaceAt(xs, glyph.x)] ?? 0]?.push(glyph);
  }
  const withLines = cells.map(({ row, column, rows, columns: width }, at) => ({
    row,
    rows,
    left: xs[column] ?? 0,
    right: xs[column + width] ?? 0,
    lines: textLines(texts[at] ?? []),
  }));
  const margin = marginOf(withLines);
  return {
    box,
    heights: ys.slice(1).map((bottom, at) => bottom - (ys[at] ?? 0)),
    cells: withLines.map((cell) => ({
      ...cell,
      room: { left: cell.left + margin, right: cell.right - margin },
    })),
    isClosedAbove,
    isClosedBelow,
  };
}

/** What stands on a page: each character is in the innermost table around it, or around the tables. */
export function pageLayout(content: PageContent): PageLayout {
  const grids = gridTables(content);
  const inmost = grids.map((grid, at) => ({ grid, at })).sort((a, b) => area(a.grid.box) - area(b.grid.box));
  const inTables: Glyph[][] = grids.map(() => []);
  const around: Glyph[] = [];
  for (const glyph of content.glyphs) {
    const table = inmost.find(({ grid }) => contains(grid.box, glyph));
    (table ? inTables[table.at] : around)?.push(glyph);
  }
  const tables = grids.map((grid, at) => withTexts(grid, inTables[at] ?? []));
  return {
    height: content.height,
    tables,
    around: textLines(around),
    hasText: content.glyphs.some(({ text }) => text.trim() !== ""),
    isOverlapped: tables.some(({ cells }) =>
      cells.some(({ lines }) => lines.some((line) => line.isOverlapped)),
    ),
  };
}
