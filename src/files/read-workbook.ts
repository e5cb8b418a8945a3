import { openArchive } from "./archive";
import { UnreadableFile } from "./failure";
import { mainPart } from "./workbook-package";
import type { WorkbookReading } from "./workbook-reading";
import { readXlsxSheets } from "./xlsx";

/**
 * Reads the bytes of a workbook, whatever its file name says. A file that cannot be read is a value with
 * its reason; nothing is thrown for bad input.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  try {
    const archive = openArchive(bytes);
    return { kind: "read", format: "xlsx", ...(await readXlsxSheets(archive, mainPart(archive) ?? "")) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.failure;
    throw error;
  }
}
