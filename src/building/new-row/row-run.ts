import { movedFormula, reachingInto, withRowMoved, type Corner } from "../../sheet/formula-references";
import type { RowInsertion } from "../../sheet/row-insertion";

/** The row below one that was put in, of the same class: what was put in there is put in once more. */
function nextOf(before: RowInsertion, inRows: ReadonlySet<number>, start: number): RowInsertion {
  const { sheet } = before;
  const row = before.row + 1;
  const isOwn = (name: string | null): boolean => name === null || name === sheet;
  return {
    sheet,
    row,
    merges: before.merges.map((area) =>
      area.top === before.row ? { ...area, top: row, bottom: row } : { ...area, bottom: area.bottom + 1 },
    ),
    formulas: before.formulas.flatMap(({ cell, formula }) => {
      const isNew = cell.row === before.row;
      // The rows put in so far are rows of indicators; those below them stood higher before.
      const isOfRows =
        cell.row >= start && cell.row < row
          ? true
          : inRows.has(cell.row < start ? cell.row : cell.row - (row - start));
      const isMeant = (_first: Corner, last: Corner): boolean => !isOfRows || last.fixedRow;
      const lower = withRowMoved(formula, { kind: "insert", row }, isOwn);
      const reaching = reachingInto(lower, row, isOwn, isMeant);
      const below = cell.row >= row ? { ...cell, row: cell.row + 1 } : cell;
      const longer = reaching === lower ? [] : [{ cell: below, formula: reaching }];
      return isNew ? [...longer, { cell: { ...cell, row }, formula: movedFormula(reaching, 1, 0) }] : longer;
    }),
    writes: before.writes.map(({ cell, ...write }) => ({ ...write, cell: { ...cell, row } })),
  };
}

/**
 * A run of rows, each put in below the one before, as they would come one by one, the sheet read anew each time.
 *
 * @param first the first of them, behind rows of its own class, and holding no indicator yet
 * @param rows the rows that hold an indicator or wait for one, from 0
 */
export function rowRun(first: RowInsertion, count: number, rows: readonly number[]): readonly RowInsertion[] {
  const inRows = new Set(rows);
  const run = [first];
  for (let last = first; run.length < count; run.push(last)) last = nextOf(last, inRows, first.row);
  return run;
}
