import type { SheetSnapshot } from "../../sheet/snapshot";
import type { ShownBook } from "./shown-book";

/** The workbook as its file holds it, to tell later what has changed; sheets that were inserted since are none of it. */
export interface Baseline {
  readonly bytes: Uint8Array;
  /** The names of the sheets in the file, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly sheets: ReadonlyMap<string, SheetSnapshot>;
  readonly marks: ReadonlyMap<string, string>;
  /** What is kept with the workbook, by its key. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The marks of a sheet as a text that differs when they do. */
export function marksText({ marks }: Pick<ShownBook, "marks">, id: string): string {
  return JSON.stringify(marks.highlights(id));
}

/**
 * A file that is just shown, as the spreadsheet has it.
 *
 * @param ids those of its sheets, in the order of the file
 */
export function baselineOf(shown: ShownBook, ids: readonly string[]): Baseline {
  const { bytes, sheets: filed, kept } = shown.opened;
  const sheets = shown.workbook.getSheets();
  return {
    bytes,
    names: new Map(filed.map(({ name }, index) => [ids[index] ?? "", name])),
    sheets: new Map(sheets.map((sheet) => [sheet.getSheetId(), shown.snapshot(sheet)])),
    marks: new Map(sheets.map((sheet) => [sheet.getSheetId(), marksText(shown, sheet.getSheetId())])),
    kept: new Map(kept),
  };
}
