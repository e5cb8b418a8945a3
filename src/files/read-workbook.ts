import type { SheetSnapshot } from "../sheet/snapshot";
import { readXlsxSnapshots } from "./xlsx";

/** What a file turned out to be, by its bytes. */
export type WorkbookFormat = "xlsx" | "xls" | "ods";

/** Why a file could not be read. */
export type FileFailure = { readonly kind: "malformed"; readonly detail: string };

/** A workbook as plain sheets, or the reason there are none. */
export type WorkbookReading =
  | { readonly kind: "read"; readonly format: WorkbookFormat; readonly sheets: readonly SheetSnapshot[] }
  | FileFailure;

/**
 * Reads the bytes of a workbook, whatever its file name says. A file that cannot be read is a value with
 * its reason; nothing is thrown for bad input.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  try {
    return { kind: "read", format: "xlsx", sheets: await readXlsxSnapshots(bytes) };
  } catch (error) {
    return { kind: "malformed", detail: error instanceof Error ? error.message : String(error) };
  }
}
