import { contains, parseA1Area, type Area } from "../../sheet/address";
import type { Grids } from "./cells";

/** Beyond so many areas or cells to be read in full, all of the sheet is. */
const MOST_AREAS = 60;
const MOST_CELLS = 3_000;

/** What of a sheet that was read before has to be asked for again in full; of all else values and texts will tell. */
export interface Renewal {
  readonly sheet: string;
  readonly grids: Grids;
  /**
   * Where it was edited; where formulas stand, whose references Excel rewrites without a word; and where a column is
   * too narrow to show what a number format makes of a number.
   */
  readonly inFull: readonly Area[];
}

/** Values and texts of a range as they are now. */
export type Shown = Pick<Grids, "top" | "left" | "values" | "text">;

/** The formulas and number formats of an area as they are now. */
export interface InFull extends Pick<Grids, "formulas" | "numberFormat"> {
  readonly area: Area;
}

/**
 * What the active sheet held when it was last read, and where it was edited since. Reports of edits only say where to
 * look first: a cell that holds or shows something else though it was not asked for in full has all of the sheet read.
 */
export interface LastGrids {
  /** A reading of the active sheet begins; null where all of the sheet, by its id, has to be asked for. */
  readonly begin: (sheet: string | null) => Renewal | null;
  readonly keep: (sheet: string, grids: Grids) => void;
  /** An area of a sheet was edited; null where it is not known which, or where cells have moved. */
  readonly edited: (sheet: string, address: string | null) => void;
  /** Whether edits are reported: only what was read since then can be renewed. */
  readonly watch: (isReported: boolean) => void;
}

/** Nothing read yet. */
export function createLastGrids(): LastGrids {
  let last: { readonly sheet: string; readonly grids: Grids } | null = null;
  let edits: { readonly sheet: string; readonly area: Area | null }[] = [];
  let [isWatched, mayKeep] = [false, false];
  return {
    begin: (sheet) => {
      mayKeep = isWatched;
      const [read, since] = [last, edits];
      // What is edited while the sheet is on its way may be in it or not: it is asked for the next time.
      [last, edits] = [null, []];
      if (read === null || read.sheet !== sheet) return null;
      const inFull = untold(read.grids);
      for (const edit of since) {
        if (edit.sheet !== sheet) continue;
        if (edit.area === null) return null;
        inFull.push(edit.area);
      }
      return inFull.length <= MOST_AREAS && cellsIn(inFull) <= MOST_CELLS ? { ...read, inFull } : null;
    },
    keep: (sheet, grids) => {
      if (mayKeep) last = { sheet, grids };
    },
    edited: (sheet, address) => {
      // More of them than are looked at need not be told apart.
      const isFew = edits.length <= MOST_AREAS;
      const area = (isFew && address !== null && parseA1Area(address)) || null;
      if (isFew) edits.push({ sheet, area });
      else edits = edits.map((edit) => ({ ...edit, area: null }));
    },
    watch: (isReported) => {
      isWatched = isReported;
      [last, mayKeep] = [null, false];
    },
  };
}

function cellsIn(areas: readonly Area[]): number {
  return areas.reduce(
    (cells, { top, left, bottom, right }) => cells + (bottom - top + 1) * (right - left + 1),
    0,
  );
}

/** Formulas, and numbers whose column is too narrow to show them, in stretches of a column. */
function untold({ top, left, formulas, text }: Grids): Area[] {
  const areas: Area[] = [];
  /** The end of the last stretch of each column, as its place among the areas. */
  const ends = new Map<number, number>();
  formulas.forEach((line, r) =>
    line.forEach((formula, c) => {
      const shown = text[r]?.[c];
      const isFormula = typeof formula === "string" && formula.startsWith("=");
      if (!isFormula && !(typeof shown === "string" && shown.startsWith("##"))) return;
      const [row, column] = [top + r, left + c];
      const at = ends.get(column);
      const above = at === undefined ? undefined : areas[at];
      if (at !== undefined && above?.bottom === row - 1) areas[at] = { ...above, bottom: row };
      else ends.set(column, areas.push({ top: row, left: column, bottom: row, right: column }) - 1);
    }),
  );
  return areas;
}

/**
 * The grids as they are now, from what was asked for anew; null where a cell that was not asked for in full holds or
 * shows something else, or where the range is another one: then nobody knows what else has changed.
 */
export function renewed({ grids, inFull }: Renewal, now: Shown, parts: readonly InFull[]): Grids | null {
  const { top, left } = grids;
  if (now.top !== top || now.left !== left || now.values.length !== grids.values.length) return null;
  const formulas = [...grids.formulas];
  const numberFormat = [...grids.numberFormat];
  for (const part of parts) {
    const width = part.area.right - part.area.left + 1;
    if (part.formulas.length !== part.area.bottom - part.area.top + 1) return null;
    for (let at = 0; at < part.formulas.length; at += 1) {
      const row = part.area.top + at - top;
      if (row < 0 || row >= formulas.length) continue;
      const from = part.area.left - left;
      const line = [part.formulas[at], part.numberFormat[at]] as const;
      if (line[0]?.length !== width || line[1]?.length !== width) return null;
      formulas[row] = replaced(formulas[row] ?? [], line[0], from);
      numberFormat[row] = replaced(numberFormat[row] ?? [], line[1], from);
    }
  }
  const isOther = now.values.some((values, row) => {
    const [texts, before, shown] = [now.text[row], grids.values[row], grids.text[row]];
    if (!texts || !before || !shown || values.length !== before.length) return true;
    return values.some(
      (value, column) =>
        (value !== before[column] || texts[column] !== shown[column]) &&
        !inFull.some((area) => contains(area, { row: top + row, column: left + column })),
    );
  });
  return isOther ? null : { top, left, values: now.values, text: now.text, formulas, numberFormat };
}

/** A line with others in the place of its own from a column on, as far as it reaches. */
function replaced(line: readonly unknown[], others: readonly unknown[], from: number): readonly unknown[] {
  return line.map((own, at) => (at >= from && at < from + others.length ? others[at - from] : own));
}
