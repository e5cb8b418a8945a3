import { parseA1, type Area, type CellAddress } from "../sheet/address";
import { sameAddress } from "../sheet/address";
import type { CellStyle } from "../sheet/cell-style";
import type { CellContent, CellSpec, RowSpec } from "../sheet/sheet-spec";
import { heightOf, linesOf } from "./text-height";

/** Excel shows no row higher than this. */
const HIGHEST_ROW = 409;

/** Left and right column, from 0, of columns in letters: `B`, or `C:F`. Throws `InvalidSpanError` for anything else. */
export function columnsOf(span: string): { readonly left: number; readonly right: number } {
  const [first = "", last = first] = span.split(":");
  const left = parseA1(`${first}1`);
  const right = parseA1(`${last}1`);
  if (!left || !right || right.column < left.column) throw new InvalidSpanError(span);
  return { left: left.column, right: right.column };
}

export class InvalidSpanError extends Error {
  constructor(readonly span: string) {
    super(`A layout names the columns ${span}`);
    this.name = "InvalidSpanError";
  }
}

/** In points: what text has whose style names no size. */
const DEFAULT_SIZE = 11;

interface PlacedArea {
  readonly area: Area;
  readonly text: string;
  readonly fontSize: number;
}

interface DraftCell {
  readonly content: CellContent | null;
  readonly style: CellStyle;
}

function textOf(content: CellContent | null): string {
  switch (content?.kind) {
    case undefined:
      return "";
    case "text":
      return content.text;
    case "number":
      return String(content.value);
    case "formula":
      return String(content.result);
  }
}

/** A sheet while it is being laid out: areas are put on it from top to bottom, contents may still change. */
export class SheetDraft {
  private readonly cells: (DraftCell | undefined)[][] = [];
  private readonly areas: PlacedArea[] = [];
  private readonly leastLines: number[] = [];
  readonly merges: Area[] = [];

  /** Widths of the columns in characters. */
  constructor(readonly columns: readonly number[]) {}

  /** The first row below everything that was put. */
  get end(): number {
    return this.cells.length;
  }

  /** Puts a content into an area, merged where it has several cells; each gets the style. */
  put(area: Area, content: CellContent | null, style: CellStyle, lines = 1): CellAddress {
    for (let row = area.top; row <= area.bottom; row++) {
      while (this.cells.length <= row) this.cells.push([]);
      for (let column = area.left; column <= area.right; column++) {
        const isAnchor = row === area.top && column === area.left;
        this.set({ row, column }, { content: isAnchor ? content : null, style });
      }
    }
    if (area.bottom > area.top || area.right > area.left) this.merges.push(area);
    if (style.wrap)
      this.areas.push({ area, text: textOf(content), fontSize: style.font.size ?? DEFAULT_SIZE });
    this.leastLines[area.top] = Math.max(this.leastLines[area.top] ?? 1, lines);
    return { row: area.top, column: area.left };
  }

  /** Changes what a cell holds, and its style where one is given. */
  change(cell: CellAddress, content: CellContent, style?: CellStyle): void {
    const before = this.cells[cell.row]?.[cell.column];
    if (!before) throw new NoSuchCellError(cell);
    this.set(cell, { content, style: style ?? before.style });
  }

  contentAt(cell: CellAddress): CellContent | null {
    return this.cells[cell.row]?.[cell.column]?.content ?? null;
  }

  styleAt(cell: CellAddress): CellStyle {
    const found = this.cells[cell.row]?.[cell.column];
    if (!found) throw new NoSuchCellError(cell);
    return found.style;
  }

  /** The area a cell heads: its merge, or itself. */
  areaAt(cell: CellAddress): Area {
    const merge = this.merges.find(({ top, left }) => sameAddress({ row: top, column: left }, cell));
    return merge ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
  }

  /** The rows with heights that show their texts, and the styles their cells refer to. */
  finish(): { readonly rows: readonly RowSpec[]; readonly styles: readonly CellStyle[] } {
    const styles: CellStyle[] = [];
    const indexes = new Map<CellStyle, number>();
    const byContent = new Map<string, number>();
    const indexOf = (style: CellStyle): number => {
      const known = indexes.get(style);
      if (known !== undefined) return known;
      const content = JSON.stringify(style);
      const index = byContent.get(content) ?? styles.push(style) - 1;
      byContent.set(content, index);
      indexes.set(style, index);
      return index;
    };
    const heights = this.heights();
    const rows = this.cells.map((cells, row): RowSpec => {
      const specs: (CellSpec | null)[] = [];
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        specs.push(cell ? { content: cell.content, style: indexOf(cell.style) } : null);
      }
      return { height: heights[row] ?? heightOf(1, 10), cells: specs };
    });
    return { rows, styles };
  }

  private set(cell: CellAddress, content: DraftCell): void {
    const row = this.cells[cell.row];
    if (row) row[cell.column] = content;
  }

  private widthOf({ left, right }: Area): number {
    return this.columns.slice(left, right + 1).reduce((sum, width) => sum + width, 0);
  }

  private heights(): number[] {
    const heights = this.cells.map((_, row) => heightOf(this.leastLines[row] ?? 1, 10));
    const needed = ({ area, text, fontSize }: PlacedArea): number =>
      heightOf(linesOf(text, this.widthOf(area), fontSize), fontSize);
    const [tall, flat] = [this.areas.filter(isTall), this.areas.filter((placed) => !isTall(placed))];
    for (const placed of flat) {
      const { top } = placed.area;
      heights[top] = Math.min(HIGHEST_ROW, Math.max(heights[top] ?? 0, needed(placed)));
    }
    for (const placed of tall) {
      const { top, bottom } = placed.area;
      const missing = needed(placed) - sumOf(heights, top, bottom);
      if (missing > 0) heights[bottom] = Math.min(HIGHEST_ROW, (heights[bottom] ?? 0) + missing);
    }
    return heights;
  }
}

export class NoSuchCellError extends Error {
  constructor(readonly cell: CellAddress) {
    super(`Nothing was put at row ${cell.row}, column ${cell.column}`);
    this.name = "NoSuchCellError";
  }
}

function isTall({ area }: PlacedArea): boolean {
  return area.bottom > area.top;
}

function sumOf(heights: readonly number[], top: number, bottom: number): number {
  return heights.slice(top, bottom + 1).reduce((sum, height) => sum + height, 0);
}
