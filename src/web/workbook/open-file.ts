import { readStyles } from "./styles/read-styles";
import { readOlderStyles } from "./older/read-older-styles";
import { UnreadableFile, type FileFailure } from "../../files/failure";
import { readProperties } from "../../files/xlsx/custom-properties";
import { isSigned } from "../../files/xlsx/signatures";
import { decryptedFile, readWorkbook } from "../../files/read-workbook";
import type { WorkbookRead } from "../../files/workbook-reading";
import { xlsxOf } from "./older/xlsx-of-sheets";
import type { OpenedWorkbook } from "./opened-workbook";

/** A workbook that was opened, or why it was not. */
export type Opening = { readonly kind: "opened"; readonly workbook: OpenedWorkbook } | FileFailure;

/** Told how many sheets of how many are done. */
export type OnProgress = (done: number, total: number) => void;

/** An .xlsx of what was read: an older format is turned into one at once, and so is a document, which has no looks. */
function xlsxBytes(
  file: Uint8Array,
  { format, sheets, date1904 }: WorkbookRead,
): Uint8Array | Promise<Uint8Array> {
  switch (format) {
    case "xlsx":
      return file;
    case "xls":
    case "ods":
      return xlsxOf({ sheets, styles: readOlderStyles(file, format), date1904 });
    default:
      return xlsxOf({ sheets, date1904 });
  }
}

async function opened(
  fileName: string,
  file: Uint8Array,
  read: WorkbookRead,
  onProgress: OnProgress,
): Promise<OpenedWorkbook> {
  const { format, sheets, notes, date1904 = false, pdf } = read;
  const bytes = await xlsxBytes(file, read);
  const bookStyles = readStyles(bytes, onProgress);
  return {
    fileName,
    format,
    bytes,
    sheets,
    notes,
    styles: bookStyles,
    date1904,
    ...(pdf ? { pdf } : {}),
    signed: isSigned(bytes),
    properties: readProperties(bytes),
  };
}

/** Reads a file with its styles. A file that cannot be read is a value with its reason. */
export async function openFile(
  fileName: string,
  bytes: Uint8Array,
  onProgress: OnProgress = () => undefined,
): Promise<Opening> {
  try {
    const file = await decryptedFile(bytes);
    const reading = await readWorkbook(file);
    if (reading.kind !== "read") return reading;
    if (reading.sheets.length === 0) {
      return { kind: "no-tables", ...(reading.pdf ? { pdf: reading.pdf } : {}) };
    }
    return { kind: "opened", workbook: await opened(fileName, file, reading, onProgress) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.failure;
    throw error;
  }
}
