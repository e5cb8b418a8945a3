import { damaged } from "../failure";
import { SHEET_COLUMNS } from "../reading-limits";

/** Columns that one cell may span; what claims more is not made by a program for people. */
export const WIDEST_SPAN = 256;

/** How a cell reaches over its neighbours. */
export interface CellSpan {
  readonly columns: number;
  /** Rows that it says it spans, itself included. */
  readonly rows: number;
  /** Whether it only goes on with the cell above it, as Word writes a merge. */
  readonly goesOn: boolean;
  /** Whether it only goes on with the cell before it, as older programs write a merge across. */
  readonly joinsLeft?: boolean;
}

export const SINGLE_CELL: CellSpan = { columns: 1, rows: 1, goesOn: false };

/** A row as a document writes it: cells from left to right, whichever columns they come to stand in. */
export interface WrittenRow {
  /** Columns that are left out before its first cell. */
  indent: number;
  readonly cells: { readonly span: CellSpan; readonly text: string }[];
}

/** A cell at its place in a table, counted from 0, with what it spans. */
export interface LaidCell {
  readonly row: number;
  readonly column: number;
  columns: number;
  rows: number;
  readonly text: string;
}

/** Edges of columns that are nearer to each other, in twentieths of a point, are one that was dragged: 3 mm. */
const NEAREST_EDGES = 170;

/** And nearer than so much of what a row's cells are wide on average, as some programs write widths of no meaning. */
const NEAR = 0.25;

/**
 * By edge of the columns, the one it counts for. Where borders were dragged row by row, or a program rounded, columns
 * come about that are too narrow to hold anything, and the cells of one column begin on either side of one. Those
 * edges are one edge, unless a text stands between them.
 *
 * @param widths of the columns, in twentieths of a point
 */
function edgesOf(rows: readonly WrittenRow[], widths: readonly number[]): readonly number[] {
  const most = rows.reduce((count, { cells }) => Math.max(count, cells.length), 1);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const nearest = Math.min(NEAREST_EDGES, (NEAR * whole) / most);
  if (!(nearest > 0) || !widths.some((width) => width <= nearest)) return [];
  /** By edge at which a cell with a text ends the last edge at which one of them begins. */
  const begins = new Map<number, number>();
  for (const { indent, cells } of rows) {
    let left = indent;
    for (const { span, text } of cells) {
      const right = left + span.columns;
      if (text !== "") begins.set(right, Math.max(begins.get(right) ?? 0, left));
      left = right;
    }
  }
  const edges = [0];
  let first = 0;
  let apart = 0;
  widths.forEach((width, at) => {
    const edge = at + 1;
    apart += width;
    const isOne = apart <= nearest && (begins.get(edge) ?? -1) < first;
    edges.push((edges[at] ?? 0) + (isOne ? 0 : 1));
    if (!isOne) [first, apart] = [edge, 0];
  });
  return edges;
}

/** Whether a cell goes on with one above: it is as wide and begins where that one ends. */
function isContinued(above: LaidCell | undefined, cell: LaidCell): above is LaidCell {
  return above?.columns === cell.columns && above.row + above.rows === cell.row;
}

/** Puts the cells of a table's rows in their columns. */
class Layout {
  readonly cells: LaidCell[] = [];
  /** By column the first row that no cell from above reaches into. */
  private readonly free: number[] = [];
  /** By column the cell that last stood there, for those that go on with it. */
  private readonly last: LaidCell[] = [];
  /** The cell that was placed before in the row, and the one above that it goes on with. */
  private previous: { readonly cell: LaidCell; readonly above: LaidCell | undefined } | null = null;

  constructor(
    private readonly edges: readonly number[],
    private readonly ordinal: number,
  ) {}

  /** The column that begins at an edge as it is written. */
  columnAt(edge: number): number {
    const last = this.edges.length - 1;
    return edge <= last ? (this.edges[edge] ?? edge) : (this.edges[last] ?? 0) + edge - Math.max(last, 0);
  }

  placeRow({ indent, cells }: WrittenRow, row: number): void {
    this.previous = null;
    let edge = indent;
    for (const { span, text } of cells) {
      while ((this.free[edge] ?? 0) > row) edge += 1;
      let width = 1;
      const widest = Math.min(span.columns, WIDEST_SPAN);
      while (width < widest && (this.free[edge + width] ?? 0) <= row) width += 1;
      if (edge + width > SHEET_COLUMNS) throw damaged("cell-reference", `${this.ordinal}`);
      const column = this.columnAt(edge);
      const columns = this.columnAt(edge + width) - column;
      if (columns > 0) this.place({ row, column, columns, rows: span.rows, text }, span);
      if (span.rows > 1) for (let at = edge; at < edge + width; at += 1) this.free[at] = row + span.rows;
      edge += width;
    }
  }

  private place(cell: LaidCell, { goesOn, joinsLeft }: CellSpan): void {
    const { previous } = this;
    if (
      joinsLeft === true &&
      cell.text === "" &&
      previous &&
      previous.cell.column + previous.cell.columns === cell.column
    ) {
      previous.cell.columns += cell.columns;
      if (isContinued(previous.above, previous.cell)) this.continue(previous.above, previous.cell);
      return;
    }
    const above = goesOn ? this.last[cell.column] : undefined;
    this.cells.push(cell);
    this.last[cell.column] = cell;
    this.previous = { cell, above };
    if (isContinued(above, cell)) this.continue(above, cell);
  }

  /** Lets a cell go on over the last one that was placed, which it takes the place of. */
  private continue(above: LaidCell, cell: LaidCell): void {
    above.rows += 1;
    this.cells.pop();
    this.last[cell.column] = above;
  }
}

/** A table's cells at their places. */
export interface TableLayout {
  readonly cells: readonly LaidCell[];
  /** The rows that leave out columns before their first cell, and how many. */
  readonly indents: readonly { readonly row: number; readonly columns: number }[];
}

/**
 * Finds the columns that the cells of a table stand in.
 *
 * @param widths of the columns, in twentieths of a point, where the document says them
 * @param ordinal stands for the table in a message
 * @throws UnreadableFile where a cell would stand beyond the last column of a sheet
 */
export function layOutTable(
  rows: readonly WrittenRow[],
  widths: readonly number[],
  ordinal: number,
): TableLayout {
  const layout = new Layout(edgesOf(rows, widths), ordinal);
  rows.forEach((row, at) => layout.placeRow(row, at));
  const indents = rows.flatMap(({ indent }, row) => {
    const columns = layout.columnAt(indent);
    return columns > 0 ? [{ row, columns }] : [];
  });
  return { cells: layout.cells, indents };
}
