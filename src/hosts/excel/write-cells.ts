import { a1Area, type CellAddress } from "../../sheet/address";
import { stillHolds, type BeforeImage, type CellWrite, type ReplacedCell } from "../../sheet/patch";
import type { CellSnapshot } from "../../sheet/snapshot";
import type { Outcome, SheetCell, Undone } from "../host";
import { done, failed } from "../outcome";
import { cellOf, GRIDS, gridsOf } from "./cells";
import { isUnspecific } from "./failure";
import type { KnownSheets } from "./known-sheets";
import { explained } from "./named-sheets";
import type { Reader, Batches } from "./batches";
import { inSpiteOfLocks } from "./unlock-sheets";

/** Less than 2 MB of a request; forms have their scores below one another, so a run is a whole column of them. */
export const RUNS_PER_TRIP = 1_500;

/** Cells that follow one another down a column: Excel takes them as one range. */
export interface Run<Cell> {
  readonly sheet: string;
  readonly cells: readonly Cell[];
}

/** The cells of a sheet as runs down its columns. */
export function runsOf<Cell extends { readonly cell: CellAddress }>(
  sheet: string,
  cells: readonly Cell[],
): readonly Run<Cell>[] {
  const inOrder = [...cells].sort((a, b) => a.cell.column - b.cell.column || a.cell.row - b.cell.row);
  const runs: { sheet: string; cells: Cell[] }[] = [];
  for (const item of inOrder) {
    const run = runs[runs.length - 1];
    const last = run?.cells[run.cells.length - 1]?.cell;
    const isNext = last?.column === item.cell.column && last.row + 1 === item.cell.row;
    if (run && isNext) run.cells.push(item);
    else runs.push({ sheet, cells: [item] });
  }
  return runs;
}

/** The range of a run on its sheet. */
function rangeOf(
  context: Excel.RequestContext,
  known: KnownSheets,
  { sheet, cells }: Run<{ readonly cell: CellAddress }>,
): Excel.Range {
  const first = cells[0]?.cell ?? { row: 0, column: 0 };
  const bottom = first.row + cells.length - 1;
  const address = a1Area({ top: first.row, left: first.column, bottom, right: first.column });
  return context.workbook.worksheets.getItem(known.keyOf(sheet)).getRange(address).untrack();
}

/** Asks what the cells of a run hold now, before anything else of the same batch changes it. */
export function askContents(
  context: Excel.RequestContext,
  known: KnownSheets,
  run: Run<{ readonly cell: CellAddress }>,
): Reader<readonly (CellSnapshot | null)[]> {
  const range = rangeOf(context, known, run);
  range.load(GRIDS);
  return () => {
    const grids = gridsOf(range);
    return run.cells.map((_, row) => (grids ? cellOf(grids, row, 0) : null));
  };
}

/** Puts the writes of a run into its cells. */
export function putWrites(context: Excel.RequestContext, known: KnownSheets, run: Run<CellWrite>): void {
  rangeOf(context, known, run).formulas = run.cells.map(({ value }) => [
    value === null ? "" : literal(value),
  ]);
}

/** An apostrophe keeps Excel from taking a text for a formula, a number or a date; it is not stored. */
function literal(value: string | number | boolean): string | number | boolean {
  return typeof value === "string" && value !== "" ? `'${value}` : value;
}

/** What to put into a cell so that it holds again what it held. */
function inputOf(content: CellSnapshot | null): string | number | boolean {
  if (content === null) return "";
  if (content.formula !== undefined) return `=${content.formula}`;
  const { value, numberFormat } = content;
  // A cell formatted as text needs no apostrophe, which Excel would note in the cell's style.
  const staysText = numberFormat === "@" && typeof value === "string" && !/^['=]/.test(value);
  return staysText ? value : literal(value);
}

/** What the cells of runs hold, by the items of the runs; those of a sheet that is gone are absent. */
export async function contentsNow<Cell extends { readonly cell: CellAddress }>(
  batches: Batches,
  known: KnownSheets,
  runs: readonly Run<Cell>[],
): Promise<Outcome<ReadonlyMap<Cell, CellSnapshot | null>>> {
  const contents = new Map<Cell, CellSnapshot | null>();
  let pending = runs;
  while (pending.length > 0) {
    const asked = pending.slice(0, RUNS_PER_TRIP);
    const read = await batches.askAll((context) => asked.map((run) => askContents(context, known, run)));
    if (read.ok) {
      asked.forEach(({ cells }, at) =>
        cells.forEach((cell, row) => contents.set(cell, read.value[at]?.[row] ?? null)),
      );
      pending = pending.slice(asked.length);
      continue;
    }
    const { failure } = read;
    if (failure.code !== "sheet-deleted" && !isUnspecific(failure)) return read;
    const there = await sheetsThere(batches);
    if (!there.ok) return there;
    const left = pending.filter(({ sheet }) => there.value.has(known.keyOf(sheet)));
    if (left.length === pending.length) return read;
    pending = left;
  }
  return done(contents);
}

/** The ids and names of the sheets that are there. */
async function sheetsThere(batches: Batches): Promise<Outcome<ReadonlySet<string>>> {
  return batches.ask(({ workbook: { worksheets } }) => {
    worksheets.load("items/id,items/name");
    return () => new Set(worksheets.items.flatMap(({ id, name }) => [id, name]));
  });
}

/** A cell of a before-image with its sheet. */
interface UndoCell extends ReplacedCell {
  readonly sheet: string;
}

function cellsOf(images: readonly BeforeImage[]): readonly UndoCell[] {
  return images.flatMap(({ sheet, cells }) => cells.map((cell) => ({ ...cell, sheet })));
}

/** The runs of cells of several sheets. */
function runsBySheet(cells: readonly UndoCell[]): readonly Run<UndoCell>[] {
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  return sheets.flatMap((name) =>
    runsOf(
      name,
      cells.filter(({ sheet }) => sheet === name),
    ),
  );
}

/**
 * Takes writes back in two round trips: what the cells hold now, then the contents before for those that
 * still hold what was written, also on sheets that are locked without a password.
 */
export async function undoWrites(
  batches: Batches,
  known: KnownSheets,
  images: readonly BeforeImage[],
): Promise<Outcome<Undone>> {
  const cells = images.flatMap((image) => runsBySheet(cellsOf([image])).flatMap((run) => run.cells));
  const ours = await stillOurs(batches, known, cells);
  if (!ours.ok) return ours;
  const put = await inSpiteOfLocks(
    batches,
    known,
    () => putBack(batches, known, ours.value),
    (rest) => putBack(batches, known, cellsOf(rest)),
  );
  if (!put.ok) return put;
  return done({ restored: ours.value.map(place), left: cells.filter(isNotIn(ours.value)).map(place) });
}

/** Puts contents back that cells had before; fails it halfway, it is looked how far it came. */
async function putBack(
  batches: Batches,
  known: KnownSheets,
  cells: readonly UndoCell[],
): Promise<Outcome<void>> {
  const put = await putContents(batches, known, cells);
  if (put.ok) return put;
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  const cause = await explained(batches, known, sheets, put.failure, "changing");
  const looked = await stillOurs(batches, known, cells);
  const remaining = looked.ok ? looked : await stillOurs(batches, known, cells);
  // Where Excel does not answer, some may have come back: all are to be tried again.
  if (!remaining.ok) return failed({ code: "partly-applied", before: imagesOf(cells), cause });
  // A cell that held before what was written looks the same either way.
  const isTelling = ({ before, written }: UndoCell) => !stillHolds(before, written);
  const toDo = remaining.value.filter(isTelling);
  if (toDo.length === 0) return done(undefined);
  return toDo.length === cells.filter(isTelling).length
    ? failed(cause)
    : failed({ code: "partly-applied", before: imagesOf(toDo), cause });
}

const place = ({ sheet, cell }: UndoCell): SheetCell => ({ sheet, cell });

function isNotIn(cells: readonly UndoCell[]): (cell: UndoCell) => boolean {
  const there = new Set(cells);
  return (cell) => !there.has(cell);
}

function imagesOf(cells: readonly UndoCell[]): readonly BeforeImage[] {
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  return sheets.map((name) => ({
    sheet: name,
    cells: cells
      .filter(({ sheet }) => sheet === name)
      .map(({ cell, before, written }) => ({ cell, before, written })),
  }));
}

/** The cells that still hold what was written. */
async function stillOurs(
  batches: Batches,
  known: KnownSheets,
  cells: readonly UndoCell[],
): Promise<Outcome<readonly UndoCell[]>> {
  const now = await contentsNow(batches, known, runsBySheet(cells));
  if (!now.ok) return now;
  return done(
    cells.filter((cell) => {
      const content = now.value.get(cell);
      return content !== undefined && stillHolds(content, cell.written);
    }),
  );
}

async function putContents(
  batches: Batches,
  known: KnownSheets,
  cells: readonly UndoCell[],
): Promise<Outcome<void>> {
  const runs = runsBySheet(cells);
  for (let first = 0; first < runs.length; first += RUNS_PER_TRIP) {
    const put = await batches.act((context) => {
      for (const run of runs.slice(first, first + RUNS_PER_TRIP)) {
        rangeOf(context, known, run).formulas = run.cells.map(({ before }) => [inputOf(before)]);
      }
    });
    if (!put.ok) return put;
  }
  return done(undefined);
}
