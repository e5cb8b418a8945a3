import type { Worksheet } from "@univerjs/core";
import type { WebBook } from "./web-book";

/** The ids of the sheets that were read, by the names under which they were handed out. */
export type KnownSheets = Map<string, string>;

/** The sheet of a name: the one that was read under it, else the one that bears it now. */
export function sheetOf({ workbook }: WebBook, known: KnownSheets, name: string): Worksheet | null {
  const id = known.get(name);
  const sheet = id === undefined ? workbook.getSheetBySheetName(name) : workbook.getSheetBySheetId(id);
  return sheet ?? null;
}
