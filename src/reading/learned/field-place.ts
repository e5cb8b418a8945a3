import type { FieldKey } from "../../forms/form-spec";
import { contains, sameAddress, type Area, type CellAddress } from "../../sheet/address";
import { cellAt, filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import type { Table } from "../table";

/** 单位名称：, a label whose text is written behind it. */
const OPEN_LABEL = /[:：]$/;

/** Whether a printed text is a label whose text is written behind it, in the cell itself. */
export function isOpenLabel(text: string): boolean {
  return OPEN_LABEL.test(text.trim());
}

/** The merge that a cell is in, or the cell alone. */
export function areaAround(sheet: SheetSnapshot, cell: CellAddress): Area {
  return (
    sheet.merges.find((area) => contains(area, cell)) ?? {
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
function blankAt(sheet: SheetSnapshot, cell: CellAddress): CellAddress | undefined {
  if (cell.column > lastColumn(sheet)) return undefined;
  const { top: row, left: column } = areaAround(sheet, cell);
  return (cellAt(sheet, { row, column })?.text.trim() ?? "") === "" ? { row, column } : undefined;
}

/**
 * The cell that takes what a label asks for: the blank one beside it, its own where it ends in a colon and nothing is
 * set apart beside it, else the blank one below; undefined where all of these are taken.
 */
export function placeOfLabel(sheet: SheetSnapshot, label: CellAddress): CellAddress | undefined {
  const own = areaAround(sheet, label);
  const first = { row: own.top, column: own.left };
  const beside = blankAt(sheet, { row: own.top, column: own.right + 1 });
  if (isOpenLabel(cellAt(sheet, first)?.text ?? "")) {
    // A merge beside it was made to be written into.
    const isSetApart = beside !== undefined && sheet.merges.some((area) => contains(area, beside));
    return isSetApart ? beside : first;
  }
  if (beside) return beside;
  const below = blankAt(sheet, { row: own.bottom + 1, column: own.left });
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
  { fields, fieldLabels }: Table,
  key: FieldKey,
): CellAddress | undefined {
  const entry = fields[key];
  const printed = fieldLabels[key]?.trim();
  if (!entry || printed === undefined) return entry?.cell;
  const labels = filledCells(sheet).flatMap(([cell, { text }]) =>
    text.trim() === printed && (sameAddress(cell, entry.cell) || belongsTo(sheet, cell, entry.cell))
      ? [cell]
      : [],
  );
  const places = labels.flatMap((label) => placeOfLabel(sheet, label) ?? []);
  if (places.some((place) => sameAddress(place, entry.cell))) return entry.cell;
  return places.at(-1) ?? entry.cell;
}
