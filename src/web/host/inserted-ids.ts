const INSERTED = "inserted-";

/** The id of the sheet that is inserted as the first, the second and so on; it keeps it as long as the workbook is open. */
export function insertedId(number: number): string {
  return `${INSERTED}${number}`;
}

/** Whether a sheet was inserted since the workbook was opened. */
export function isInserted(id: string): boolean {
  return id.startsWith(INSERTED);
}
