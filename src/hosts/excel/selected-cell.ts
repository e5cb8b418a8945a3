import type { Outcome, SheetCell } from "../host";
import type { KnownSheets } from "./known-sheets";
import type { Batches } from "./batches";

/** The active cell, on its sheet by the name under which that was read. */
export async function selectedCell(batches: Batches, known: KnownSheets): Promise<Outcome<SheetCell>> {
  return batches.ask((context) => {
    const cell = context.workbook.getActiveCell().untrack();
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    cell.load("rowIndex,columnIndex");
    sheet.load("id,name");
    return () => ({
      sheet: known.nameOf(sheet.id) ?? sheet.name,
      cell: { row: cell.rowIndex, column: cell.columnIndex },
    });
  });
}
