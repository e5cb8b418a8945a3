import { readStyles } from "./styles/read-styles";
import { readOlderStyles } from "./older/read-older-styles";
import { UnreadableFile, type FileFailure } from "../../files/failure";
import { keptSettings } from "../../files/xlsx/kept-settings";
import { isSigned } from "../../files/xlsx/signatures";
import { decryptedFile, readWorkbook } from "../../files/read-workbook";
import type { WorkbookRead } from "../../files/workbook-reading";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { isSignedOlder } from "./older/older-signatures";
import { keptFormulas, type LostFormula } from "./older/kept-formulas";
import { xlsxOf } from "./older/xlsx-of-sheets";
import type { OpenedWorkbook } from "./opened-workbook";

/** A workbook that was opened, or why it was not. */
export type Opening = { readonly kind: "opened"; readonly workbook: OpenedWorkbook } | FileFailure;

/** Told how many sheets of how many are done. */
export type OnProgress = (done: number, total: number) => void;

/** A file as an .xlsx, with the sheets that stand in it. */
interface AsXlsx {
  readonly bytes: Uint8Array;
  readonly sheets: readonly SheetSnapshot[];
  readonly lostFormulas: readonly LostFormula[];
}

/** An .xlsx of what was read: an older format is turned into one at once, and so is a document, which has no styles. */
async function asXlsx(file: Uint8Array, { format, sheets, date1904 }: WorkbookRead): Promise<AsXlsx> {
  if (format === "xlsx") return { bytes: file, sheets, lostFormulas: [] };
  const styles = format === "xls" || format === "ods" ? readOlderStyles(file, format) : undefined;
  const kept = keptFormulas(sheets, styles?.names ?? []);
  const bytes = await xlsxOf({ sheets: kept.sheets, ...(styles ? { styles: styles } : {}), date1904 });
  return { bytes, sheets: kept.sheets, lostFormulas: kept.lost };
}

async function opened(
  fileName: string,
  file: Uint8Array,
  read: WorkbookRead,
  onProgress: OnProgress,
): Promise<OpenedWorkbook> {
  const { format, notes, date1904 = false, pdf } = read;
  const { bytes, sheets, lostFormulas } = await asXlsx(file, read);
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
    lostFormulas,
    signed: format === "xls" || format === "ods" ? isSignedOlder(file, format) : isSigned(bytes),
    kept: keptSettings(bytes),
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
