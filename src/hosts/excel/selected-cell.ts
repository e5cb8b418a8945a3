import type { Outcome, SheetCell } from "../host";
import type { KnownSheets } from "./known-sheets";
import type { Trips } from "./trips";

/** The active cell, on its sheet by the name under which that was read. */
export async function selectedCell(trips: Trips, known: KnownSheets): Promise<Outcome<SheetCell>> {
  return trips.ask((context) => {
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
