import type { FieldKey } from "../../forms/form-spec";
import { sameAddress, type Area, type CellAddress } from "../../sheet/address";
import { cellAt, filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import type { Table } from "../table";
import { mergeAt } from "../../sheet/merged-cells";
import { NOTHING_DRAWN, type IsDrawn } from "./drawn-cells";

/** 单位名称：, a label whose text is written behind it. */
const OPEN_LABEL = /[:：]$/;

/** Whether a printed text is a label whose text is written behind it, in the cell itself. */
export function isOpenLabel(text: string): boolean {
  return OPEN_LABEL.test(text.trim());
}

/** The merge that a cell is in, or the cell alone. */
export function areaAround(sheet: SheetSnapshot, cell: CellAddress): Area {
  return (
    mergeAt(sheet, cell) ?? {
      top: cell.row,
      left: cell.column,
      bottom: cell.row,
      right: cell.column,
    }
  );
}

/** The last column in which the sheet has anything, a merge too. */
function lastColumn(sheet: SheetSnapshot): number {
  const widest = Math.max(0, ...sheet.rows.map((row) => row.length));
  return Math.max(sheet.origin.column + widest - 1, ...sheet.merges.map(({ right }) => right));
}

/** The blank cell at an address, the first of the merge that it is in; undefined where something stands there. */
function blankAt(sheet: SheetSnapshot, cell: CellAddress, isDrawn: IsDrawn): CellAddress | undefined {
  if (cell.column > lastColumn(sheet) && !isDrawn(cell)) return undefined;
  const { top: row, left: column } = areaAround(sheet, cell);
  return (cellAt(sheet, { row, column })?.text.trim() ?? "") === "" ? { row, column } : undefined;
}

/** Whether a column stands apart from a table: beyond its last one, with nothing in it. */
function isGap(sheet: SheetSnapshot, { range }: Pick<Table, "range">, column: number): boolean {
  return (
    column > range.right &&
    !sheet.merges.some(({ left, right }) => left <= column && column <= right) &&
    !filledCells(sheet).some(([cell]) => cell.column === column)
  );
}

/** Whether the cell below a label is as wide as the label, which is several columns: a heading over its text. */
function isAsWide(sheet: SheetSnapshot, { left, right }: Area, below: CellAddress): boolean {
  const area = areaAround(sheet, below);
  return left < right && area.left === left && area.right === right;
}

/**
 * The cell that takes what a label asks for: the blank one beside it, its own where it ends in a colon and nothing is
 * set apart beside it, else the blank one below; undefined where all of these are taken. A column that stands apart from
 * the table, as between two side by side, takes nothing.
 */
export function placeOfLabel(
  sheet: SheetSnapshot,
  label: CellAddress,
  table: Pick<Table, "range">,
  isDrawn: IsDrawn = NOTHING_DRAWN,
): CellAddress | undefined {
  const own = areaAround(sheet, label);
  const first = { row: own.top, column: own.left };
  const next = { row: own.top, column: own.right + 1 };
  const isApart = isGap(sheet, table, next.column) && !isDrawn(next);
  const beside = isApart ? undefined : blankAt(sheet, next, isDrawn);
  if (isOpenLabel(cellAt(sheet, first)?.text ?? "")) {
    // A merge beside it was made to be written into.
    const isSetApart = beside !== undefined && mergeAt(sheet, beside) !== undefined;
    return isSetApart ? beside : first;
  }
  const below = blankAt(sheet, { row: own.bottom + 1, column: own.left }, isDrawn);
  const isMerged = (cell: CellAddress): boolean => mergeAt(sheet, cell) !== undefined;
  const isHeading = below !== undefined && isAsWide(sheet, own, below);
  if (beside && !(isHeading && !isMerged(beside))) return beside;
  return below?.column === own.left ? below : undefined;
}

/** Whether a cell stands right beside or right below a label. */
function belongsTo(sheet: SheetSnapshot, label: CellAddress, cell: CellAddress): boolean {
  const { top, left, bottom, right } = areaAround(sheet, label);
  return (
    (cell.row >= top && cell.row <= bottom && cell.column > right) ||
    (cell.column >= left && cell.row > bottom)
  );
}

/**
 * The cell that takes a field's text on a blank form. Reading looks for texts and may take the next label for one, or a
 * cell far off; undefined for a field that the form does not have.
 */
export function fieldPlace(
  sheet: SheetSnapshot,
  table: Table,
  key: FieldKey,
  isDrawn: IsDrawn = NOTHING_DRAWN,
): CellAddress | undefined {
  const { fields, fieldLabels } = table;
  const entry = fields[key];
  const printed = fieldLabels[key]?.trim();
  if (!entry || printed === undefined) return entry?.cell;
  const labels = filledCells(sheet).flatMap(([cell, { text }]) =>
    text.trim() === printed && (sameAddress(cell, entry.cell) || belongsTo(sheet, cell, entry.cell))
      ? [cell]
      : [],
  );
  // Where two headings stand side by side up to the table's edge, reading sees that their texts go below them.
  const edge = Math.max(...table.columns.map(({ at }) => at.right));
  const isBelow = labels.some((label) => {
    const { bottom, left, right } = areaAround(sheet, label);
    return right >= edge && sameAddress(entry.cell, { row: bottom + 1, column: left });
  });
  if (isBelow && entry.text === "") return entry.cell;
  const places = labels.flatMap((label) => placeOfLabel(sheet, label, table, isDrawn) ?? []);
  if (places.some((place) => sameAddress(place, entry.cell))) return entry.cell;
  return places.at(-1) ?? entry.cell;
}
