import type { SheetSnapshot } from "../sheet/snapshot";
import { displayWidth } from "../sheet/text-width";

/** Excel allows no row higher than 409 points. */
const MOST_LINES = 25;

function linesOf(text: string, width: number): number {
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, width - 1))), 0);
}

/**
 * How many lines each row of a snapshot needs for its texts, wrapped in columns of these widths (in characters).
 * Programs fit rows to cells on their own, but never to merged ones. A text that is merged over rows asks for its
 * share of lines in each.
 */
export function rowLines({ origin, rows, merges }: SheetSnapshot, widths: readonly number[]): number[] {
  const spans = new Map(merges.map((merge) => [`${merge.top} ${merge.left}`, merge]));
  const lines = rows.map(() => 1);
  rows.forEach((line, at) =>
    line.forEach((cell, offset) => {
      if (!cell) return;
      const [row, column] = [origin.row + at, origin.column + offset];
      const { bottom, right } = spans.get(`${row} ${column}`) ?? { bottom: row, right: column };
      const width = widths.slice(column, right + 1).reduce((sum, each) => sum + each, 0);
      const wanted = Math.min(MOST_LINES, Math.ceil(linesOf(cell.text, width) / (bottom - row + 1)));
      for (let covered = at; covered <= Math.min(at + bottom - row, rows.length - 1); covered += 1) {
        lines[covered] = Math.max(lines[covered] ?? 1, wanted);
      }
    }),
  );
  return lines;
}
