import type { Area } from "./address";
import { cellAt, type SheetSnapshot } from "./snapshot";
import { printedWidth } from "./text-width";

/** What decides how high a row has to be; sizes in points, all by their place in the snapshot. */
export interface SheetLayout {
  /** 0 for a hidden row or column. */
  readonly rowHeights: readonly number[];
  readonly columnWidths: readonly number[];
  /** Whether a cell breaks its lines, and the size of its font; null where it is not known. */
  readonly cells: readonly (readonly (CellLayout | null)[])[];
}

export interface CellLayout {
  readonly wraps: boolean;
  readonly fontSize: number;
}

/** Excel has no higher row. */
const HIGHEST = 409;
/** Points between the text of a cell and its sides, both together. */
const SIDES = 4;
/** Between a text and the row's top and bottom, both together. */
const ENDS = 3;
/** The height of a line for each point of its font: what reads well, and what it takes at the least. */
const LINE = 1.3;
const TIGHT_LINE = 1.17;
/** Points by which a row may be lower than its lines without cutting one off. */
const PLAY = 1;

/** Lines that a text takes in a cell so wide. A wide character is as wide as its font is high, others half of it. */
function linesOf(text: string, width: number, fontSize: number): number {
  const perLine = Math.max(1, Math.floor((Math.max(0, width - SIDES) * 2) / fontSize));
  return text
    .split("\n")
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(printedWidth(paragraph) / perLine)), 0);
}

function sum(sizes: readonly number[], from: number, to: number): number {
  return sizes.slice(from, to + 1).reduce((total, size) => total + size, 0);
}

/**
 * Heights in points for the rows of a sheet that cut off a line of a wrapped text, by their place in the snapshot; a
 * merge over several rows has what it lacks spread over those that are shown. Rows that are high enough, or hidden, are
 * not named, and none gets lower. Widths of characters are reckoned, not measured: a row may come out a line too high.
 */
export function neededHeights(sheet: SheetSnapshot, layout: SheetLayout): ReadonlyMap<number, number> {
  const { origin, rows, merges } = sheet;
  const heights = [...layout.rowHeights];
  const byPlace = new Map(merges.map((area) => [`${area.top} ${area.left}`, area]));
  const texts = rows.flatMap((cells, row) =>
    cells.flatMap((_, column) => {
      const address = { row: origin.row + row, column: origin.column + column };
      const text = cellAt(sheet, address)?.text ?? "";
      const look = layout.cells[row]?.[column];
      if (text === "" || look?.wraps !== true) return [];
      const alone: Area = {
        top: address.row,
        bottom: address.row,
        left: address.column,
        right: address.column,
      };
      const area = byPlace.get(`${address.row} ${address.column}`) ?? alone;
      const width = sum(layout.columnWidths, area.left - origin.column, area.right - origin.column);
      if (width === 0) return [];
      const height = linesOf(text, width, look.fontSize) * look.fontSize;
      return [{ from: area.top - origin.row, to: area.bottom - origin.row, height }];
    }),
  );
  // Those of one row come first: what they get counts for the merges that reach over it.
  for (const { from, to, height } of [...texts].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const shown = heights.slice(from, to + 1).flatMap((each, at) => (each > 0 ? [from + at] : []));
    const now = sum(heights, from, to);
    if (shown.length === 0 || height * TIGHT_LINE <= now + PLAY) continue;
    const lacking = height * LINE + ENDS - now;
    for (const row of shown)
      heights[row] = Math.min(HIGHEST, Math.ceil((heights[row] ?? 0) + lacking / shown.length));
  }
  return new Map(
    heights.flatMap((now, row): (readonly [number, number])[] =>
      now > (layout.rowHeights[row] ?? now) ? [[row, now]] : [],
    ),
  );
}
