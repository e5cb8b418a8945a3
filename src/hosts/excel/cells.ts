import type { Area } from "../../sheet/address";
import type { CellSnapshot, CellValue, RowSnapshot } from "../../sheet/snapshot";

/** A rectangle of cells as Excel hands it over: four grids of the same shape. */
export interface Grids {
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly text: readonly (readonly unknown[])[];
  readonly numberFormat: readonly (readonly unknown[])[];
}

/** What must be loaded of a range for `gridsOf`. */
export const GRIDS = "values,formulas,text,numberFormat,rowIndex,columnIndex";

/** What tells whether a cell holds or shows something else than before, and what else there is of a cell. */
export const SHOWN = "values,text,rowIndex,columnIndex";
export const ONLY_IN_FULL = "formulas,numberFormat";

/** The loaded grids of a range; null when Excel left them out because there are too many cells. */
export function gridsOf(range: Excel.Range): Grids | null {
  const grids: readonly unknown[] = [range.values, range.formulas, range.text, range.numberFormat];
  if (grids.includes(null)) return null;
  return {
    top: range.rowIndex,
    left: range.columnIndex,
    values: range.values,
    formulas: range.formulas,
    text: range.text,
    numberFormat: range.numberFormat,
  };
}

/** The cell at a place of the grids, counted from 0 within them; null when blank. */
export function cellOf(grids: Grids, row: number, column: number): CellSnapshot | null {
  const value = grids.values[row]?.[column];
  const formula = formulaOf(grids.formulas[row]?.[column], value);
  if (!isCellValue(value) || (value === "" && formula === null)) return null;
  const text = grids.text[row]?.[column];
  const format = grids.numberFormat[row]?.[column];
  return {
    value,
    text: typeof text === "string" ? text : "",
    ...(formula === null ? {} : { formula }),
    ...(typeof format === "string" && format !== "General" ? { numberFormat: format } : {}),
  };
}

/**
 * The rows of parts that follow one another from top to bottom, without blank cells at the end of a row and
 * without blank rows at the end. Covered cells of a merge are blank, whatever they hide.
 */
export function rowsOf(parts: readonly Grids[], merges: readonly Area[]): readonly RowSnapshot[] {
  const rows = parts.flatMap((grids) =>
    grids.values.map((line, row) => line.map((_, column) => cellOf(grids, row, column))),
  );
  const [first] = parts;
  if (first) for (const area of merges) blankCovered(rows, first, area);
  for (const row of rows) dropBlankEnd(row, (cell) => cell === null);
  dropBlankEnd(rows, (row) => row.length === 0);
  return rows;
}

/** Looks only at the rows that are there: a person may have merged a whole sheet. */
function blankCovered(rows: (CellSnapshot | null)[][], { top, left }: Grids, area: Area): void {
  rows.slice(Math.max(0, area.top - top), Math.max(0, area.bottom - top + 1)).forEach((row, index) => {
    const isFirst = Math.max(area.top, top) + index === area.top;
    row.fill(null, Math.max(0, area.left - left + (isFirst ? 1 : 0)), Math.max(0, area.right - left + 1));
  });
}

function dropBlankEnd<Item>(items: Item[], isBlank: (item: Item) => boolean): void {
  let length = items.length;
  for (let last = items[length - 1]; last !== undefined && isBlank(last); last = items[length - 1])
    length -= 1;
  items.length = length;
}

/**
 * A typed text that begins with an equals sign stands in `formulas` without the apostrophe that made it
 * text; only there do formula and value agree.
 */
function formulaOf(formula: unknown, value: unknown): string | null {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  return isFormula ? formula.slice(1) : null;
}

function isCellValue(value: unknown): value is CellValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
