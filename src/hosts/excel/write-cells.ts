import { a1Area, type CellAddress } from "../../sheet/address";
import { stillHolds, type BeforeImage, type CellWrite, type ReplacedCell } from "../../sheet/patch";
import type { CellSnapshot } from "../../sheet/snapshot";
import type { HostFailure, Outcome, SheetCell, Undone } from "../host";
import { cellOf, GRIDS, gridsOf } from "./cells";
import type { KnownSheets } from "./known-sheets";
import { withSheetNames } from "./named-sheets";
import type { Reader, Trips } from "./trips";

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

/** A cell of a before-image with its sheet. */
interface UndoCell extends ReplacedCell {
  readonly sheet: string;
}

/**
 * Takes writes back in two round trips: what the cells hold now, then the contents before for those that
 * still hold what was written.
 */
export async function undoWrites(
  trips: Trips,
  known: KnownSheets,
  images: readonly BeforeImage[],
): Promise<Outcome<Undone>> {
  const runs = images.flatMap(({ sheet, cells }) =>
    runsOf(
      sheet,
      cells.map((cell): UndoCell => ({ ...cell, sheet })),
    ),
  );
  const current = await contentsNow(trips, known, runs);
  if (!current.ok) return current;
  const cells = runs.flatMap((run) => run.cells);
  const isOurs = (cell: UndoCell) => {
    const now = current.value.get(cell);
    return now !== undefined && stillHolds(now, cell.written);
  };
  const ours = cells.filter(isOurs);
  const failure = await putBack(trips, known, ours);
  if (failure) return { ok: false, failure };
  return {
    ok: true,
    value: { restored: ours.map(place), left: cells.filter((cell) => !isOurs(cell)).map(place) },
  };
}

const place = ({ sheet, cell }: UndoCell): SheetCell => ({ sheet, cell });

/** What each cell holds; cells of a sheet that is gone are absent. */
async function contentsNow(
  trips: Trips,
  known: KnownSheets,
  runs: readonly Run<UndoCell>[],
): Promise<Outcome<ReadonlyMap<UndoCell, CellSnapshot | null>>> {
  const contents = new Map<UndoCell, CellSnapshot | null>();
  let pending = runs;
  while (pending.length > 0) {
    const asked = pending.slice(0, RUNS_PER_TRIP);
    const { answers, failure } = await trips.trip((context) =>
      asked.map((run) => askContents(context, known, run)),
    );
    answers.forEach((content, index) =>
      asked[index]?.cells.forEach((cell, row) => contents.set(cell, content[row] ?? null)),
    );
    pending = pending.slice(answers.length);
    if (failure === null) continue;
    if (failure.code !== "sheet-deleted") return { ok: false, failure };
    const gone = pending[0]?.sheet;
    pending = pending.filter(({ sheet }) => sheet !== gone);
  }
  return { ok: true, value: contents };
}

async function putBack(
  trips: Trips,
  known: KnownSheets,
  cells: readonly UndoCell[],
): Promise<HostFailure | null> {
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
  const runs = sheets.flatMap((name) =>
    runsOf(
      name,
      cells.filter(({ sheet }) => sheet === name),
    ),
  );
  for (let first = 0; first < runs.length; first += RUNS_PER_TRIP) {
    const { failure } = await trips.trip((context) => {
      for (const run of runs.slice(first, first + RUNS_PER_TRIP)) {
        rangeOf(context, known, run).formulas = run.cells.map(({ before }) => [inputOf(before)]);
      }
      return [];
    });
    if (failure) return withSheetNames(trips, known, sheets, failure);
  }
  return null;
}
