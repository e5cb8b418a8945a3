import type { Area } from "../sheet/address";
import { tooLarge } from "./failure";
import type { SheetNote } from "./sheet-note";

/** Rows and columns counted from A1. */
export interface TopLeftArea {
  readonly rows: number;
  readonly columns: number;
}

/** How far the filled cells of a sheet reach, and how many cells that takes. */
export interface FilledExtent extends TopLeftArea {
  /** Cells listed in all, blank ones with a format of their own included. */
  readonly cells: number;
  /** Cells listed in `WHEN_CUT`. */
  readonly cellsInArea: number;
}

/** What a sheet may hold at all. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** Cells listed in one workbook, blank ones with a format of their own included. */
export const MOST_CELLS = 300_000;

/** Lists and conditional formats that are read of one workbook. */
export const MOST_RULES = 2000;

/** Places in the rectangles from A1 to the last filled cell of all sheets. */
const MOST_PLACES = 12_000_000;

/** What is read of the sheets when one of them goes beyond what a sheet may. */
export const WHEN_CUT: TopLeftArea = { rows: 20_000, columns: 256 };
const MOST_PLACES_OF_A_SHEET = WHEN_CUT.rows * WHEN_CUT.columns;

function places({ rows, columns }: TopLeftArea): number {
  return rows * columns;
}

function within(extent: TopLeftArea, area: TopLeftArea): TopLeftArea {
  return { rows: Math.min(extent.rows, area.rows), columns: Math.min(extent.columns, area.columns) };
}

function goesTooFar(extent: FilledExtent): boolean {
  return places(extent) > MOST_PLACES_OF_A_SHEET || Math.min(extent.cells, places(extent)) > MOST_CELLS;
}

/**
 * How much of every sheet of a workbook is read: all of it or, when one sheet is too large, the first
 * 20,000 rows and 256 columns.
 *
 * @throws UnreadableFile when even that is more than a workbook may hold
 */
export function readableArea(extents: readonly FilledExtent[]): TopLeftArea {
  const cut = extents.some(goesTooFar);
  const whole = {
    rows: extents.reduce((most, { rows }) => Math.max(most, rows), 1),
    columns: extents.reduce((most, { columns }) => Math.max(most, columns), 1),
  };
  const area = cut ? WHEN_CUT : whole;
  let cells = 0;
  let laidOut = 0;
  for (const extent of extents) {
    const read = places(within(extent, area));
    cells += Math.min(cut ? extent.cellsInArea : extent.cells, read);
    laidOut += read;
  }
  if (cells > MOST_CELLS) throw tooLarge("cells", cells, MOST_CELLS);
  if (laidOut > MOST_PLACES) throw tooLarge("cells", laidOut, MOST_PLACES);
  return area;
}

function areaOf({ rows, columns }: TopLeftArea): Area {
  return { top: 0, left: 0, bottom: rows - 1, right: columns - 1 };
}

/** A note for each sheet that reaches beyond the area that is read. */
export function cutNotes(
  extents: readonly (FilledExtent & { readonly sheet: string })[],
  area: TopLeftArea,
): SheetNote[] {
  return extents
    .filter(({ rows, columns }) => rows > area.rows || columns > area.columns)
    .map((extent) => ({
      kind: "cut",
      sheet: extent.sheet,
      read: areaOf(within(extent, area)),
      filled: areaOf(extent),
    }));
}
