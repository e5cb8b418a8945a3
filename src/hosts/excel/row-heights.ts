import type { SheetSnapshot } from "../../sheet/snapshot";
import { neededHeights, type CellLayout, type SheetLayout } from "../../sheet/row-heights";
import type { FittedRows, Outcome } from "../host";
import { done, failed } from "../outcome";
import type { Batches } from "./batches";
import type { KnownSheets } from "./known-sheets";
import { explained } from "./named-sheets";
import { inSpiteOfLocks } from "./unlock-sheets";

/** So many cells are asked for at once: Excel describes each in a hundred bytes or more. */
const CELLS_AT_ONCE = 10_000;

/** Points within which a height is the one that was set: Excel rounds to what the screen can show. */
const ROUNDING = 1;

interface Format {
  readonly format?: {
    readonly wrapText?: boolean;
    readonly font?: { readonly size?: number };
    readonly rowHeight?: number;
    readonly columnWidth?: number;
  };
  readonly rowHidden?: boolean;
  readonly columnHidden?: boolean;
}

function cellLayout({ format }: Format): CellLayout | null {
  const fontSize = format?.font?.size;
  return fontSize === undefined ? null : { wraps: format?.wrapText === true, fontSize };
}

/** How a sheet is laid out where its snapshot lies, in several batches where it is large. */
async function askLayout(
  batches: Batches,
  key: string,
  { origin, rows }: SheetSnapshot,
): Promise<Outcome<SheetLayout>> {
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const perBatch = Math.max(1, Math.floor(CELLS_AT_ONCE / columns));
  const rowHeights: number[] = [];
  const cells: (CellLayout | null)[][] = [];
  let columnWidths: readonly number[] = [];
  for (let from = 0; from < rows.length; from += perBatch) {
    const asked = await batches.ask((context) => {
      const range = context.workbook.worksheets
        .getItem(key)
        .getRangeByIndexes(origin.row + from, origin.column, Math.min(perBatch, rows.length - from), columns)
        .untrack();
      const ofCells = range.getCellProperties({ format: { wrapText: true, font: { size: true } } });
      const ofRows = range.getRowProperties({ format: { rowHeight: true }, rowHidden: true });
      const ofColumns = range.getColumnProperties({ format: { columnWidth: true }, columnHidden: true });
      return () => ({
        cells: ofCells.value.map((line) => line.map(cellLayout)),
        heights: ofRows.value.map((row: Format) =>
          row.rowHidden === true ? 0 : (row.format?.rowHeight ?? 0),
        ),
        widths: ofColumns.value.map((column: Format) =>
          column.columnHidden === true ? 0 : (column.format?.columnWidth ?? 0),
        ),
      });
    });
    if (!asked.ok) return asked;
    rowHeights.push(...asked.value.heights);
    cells.push(...asked.value.cells);
    columnWidths = asked.value.widths;
  }
  return done({ rowHeights, columnWidths, cells });
}

/** The heights that rows have, by their places. */
function askHeights(
  batches: Batches,
  key: string,
  rows: readonly number[],
): Promise<Outcome<ReadonlyMap<number, number>>> {
  return batches.ask((context) => {
    const sheet = context.workbook.worksheets.getItem(key);
    const asked = rows.map((row) => {
      const range = sheet.getRangeByIndexes(row, 0, 1, 1).untrack();
      range.format.load("rowHeight");
      return { row, range };
    });
    return () => new Map(asked.map(({ row, range }) => [row, range.format.rowHeight]));
  });
}

function setHeights(
  batches: Batches,
  known: KnownSheets,
  name: string,
  heights: ReadonlyMap<number, number>,
): Promise<Outcome<void>> {
  return inSpiteOfLocks(batches, known, async () => {
    const set = await batches.act((context) => {
      const sheet = context.workbook.worksheets.getItem(known.keyOf(name));
      for (const [row, height] of heights)
        sheet.getRangeByIndexes(row, 0, 1, 1).untrack().format.rowHeight = height;
    });
    return set.ok ? set : failed(await explained(batches, known, [name], set.failure, "changing"));
  });
}

/** Makes rows of a sheet, as it was read, higher where they cut off a line of a wrapped text. */
export async function fitRows(
  batches: Batches,
  known: KnownSheets,
  snapshot: SheetSnapshot,
): Promise<Outcome<FittedRows>> {
  const { name: sheet, origin } = snapshot;
  const key = known.keyOf(sheet);
  const layout = await askLayout(batches, key, snapshot);
  if (!layout.ok) return failed(await explained(batches, known, [sheet], layout.failure, "reading"));
  const needed = new Map(
    [...neededHeights(snapshot, layout.value)].map(([row, height]) => [origin.row + row, height]),
  );
  if (needed.size === 0) return done({ sheet, rows: [] });
  const set = await setHeights(batches, known, sheet, needed);
  // What Excel made of it, rounded; after a failure, how far it came.
  const asked = await askHeights(batches, key, [...needed.keys()]);
  if (!asked.ok && !set.ok) return set;
  const now = asked.ok ? asked.value : needed;
  const rows = [...now].flatMap(([row, after]) => {
    const before = layout.value.rowHeights[row - origin.row] ?? after;
    return Math.abs(after - before) > ROUNDING ? [{ row, before, after }] : [];
  });
  return set.ok || rows.length > 0 ? done({ sheet, rows }) : set;
}

/** Gives rows the heights that they had, where they still have those they got. */
export async function unfitRows(
  batches: Batches,
  known: KnownSheets,
  { sheet, rows }: FittedRows,
): Promise<Outcome<void>> {
  const now = await askHeights(
    batches,
    known.keyOf(sheet),
    rows.map(({ row }) => row),
  );
  if (!now.ok) return failed(await explained(batches, known, [sheet], now.failure, "reading"));
  const back = new Map(
    rows.flatMap(({ row, before, after }): (readonly [number, number])[] =>
      Math.abs((now.value.get(row) ?? 0) - after) <= ROUNDING ? [[row, before]] : [],
    ),
  );
  return back.size === 0 ? done(undefined) : setHeights(batches, known, sheet, back);
}
