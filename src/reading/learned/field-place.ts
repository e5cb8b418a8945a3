import type { FieldKey } from "../../forms/form-spec";
import { contains, type CellAddress } from "../../sheet/address";
import { cellAt, type SheetSnapshot } from "../../sheet/snapshot";
import type { Table } from "../table";

/**
 * The cell that takes a field's text on a blank form: the blank one right beside its label where reading took the next
 * label for the text, else the one that was read; undefined for a field that the form does not have.
 */
export function fieldPlace(
  sheet: SheetSnapshot,
  { fields, fieldLabels }: Table,
  key: FieldKey,
): CellAddress | undefined {
  const entry = fields[key];
  const label = fieldLabels[key]?.trim();
  if (!entry || entry.text === "" || label === undefined) return entry?.cell;
  const { row } = entry.cell;
  for (let column = sheet.origin.column; column < entry.cell.column; column++) {
    if (cellAt(sheet, { row, column })?.text.trim() !== label) continue;
    const merge = sheet.merges.find((area) => contains(area, { row, column }));
    const beside = { row, column: (merge?.right ?? column) + 1 };
    const isFree = beside.column < entry.cell.column && cellAt(sheet, beside) === null;
    return isFree ? beside : entry.cell;
  }
  return entry.cell;
}
