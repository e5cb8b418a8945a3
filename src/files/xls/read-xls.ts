import type { SheetsRead } from "../assemble-sheet";
import { readByLibrary } from "../library-workbook";
import { guardRecords } from "./records";

/**
 * Reads the Workbook stream of a binary workbook: .xls of Excel 97 and later, .et of WPS.
 *
 * @param stream is changed
 * @throws UnreadableFile when it is damaged, too large, too old or needs a password
 */
export async function readXlsSheets(stream: Uint8Array): Promise<SheetsRead> {
  const identities = guardRecords(stream);
  return readByLibrary({ kind: "bytes", bytes: stream, formulas: true }, identities);
}
