import { readLook } from "./styles/read-look";
import { readOlderLook } from "./older/read-older-look";
import { UnreadableFile, type FileFailure } from "../../files/failure";
import { readProperties } from "../../files/patch/patch-xlsx";
import { decryptedFile, readWorkbook } from "../../files/read-workbook";
import type { WorkbookRead } from "../../files/workbook-reading";
import { xlsxOf } from "./older/xlsx-of-sheets";
import type { OpenedWorkbook } from "./opened-workbook";

/** A workbook that was opened, or why it was not. */
export type Opening = { readonly kind: "opened"; readonly workbook: OpenedWorkbook } | FileFailure;

/** Told how many sheets of how many are done. */
export type OnProgress = (done: number, total: number) => void;

async function opened(
  fileName: string,
  file: Uint8Array,
  read: WorkbookRead,
  onProgress: OnProgress,
): Promise<OpenedWorkbook> {
  const { format, sheets, notes } = read;
  // An older format is turned into an .xlsx at once: that is what is saved.
  const bytes = format === "xlsx" ? file : await xlsxOf(sheets, readOlderLook(file, format));
  const look = readLook(bytes, onProgress);
  return { fileName, format, bytes, sheets, notes, look, properties: readProperties(bytes) };
}

/** Reads a file with its looks. A file that cannot be read is a value with its reason. */
export async function openFile(
  fileName: string,
  bytes: Uint8Array,
  onProgress: OnProgress = () => undefined,
): Promise<Opening> {
  try {
    const file = decryptedFile(bytes);
    const reading = await readWorkbook(file);
    if (reading.kind !== "read") return reading;
    return { kind: "opened", workbook: await opened(fileName, file, reading, onProgress) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.failure;
    throw error;
  }
}
