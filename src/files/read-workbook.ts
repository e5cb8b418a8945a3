import { type Archive, openArchive } from "./archive";
import type { SheetsRead } from "./assemble-sheet";
import { tooLarge, UnreadableFile } from "./failure";
import { readLegacySheets } from "./legacy";
import { readOdsSheets } from "./ods";
import { checkComplete } from "./ole2-container";
import { ole2Contents } from "./ole2-streams";
import { fileSignature } from "./signature";
import type { WorkbookFormat, WorkbookReading } from "./workbook-reading";
import { readXlsxSheets } from "./xlsx";
import { zipContents } from "./zip-contents";

/** Files beyond this are not looked into, in bytes. */
const LARGEST_FILE = 64 << 20;

/** Binary workbooks are not packed, and take longer to read byte for byte than to refuse. */
const LARGEST_BINARY_FILE = 16 << 20;

type Read = SheetsRead & { readonly format: WorkbookFormat };

async function readZip(archive: Archive): Promise<Read> {
  const contents = zipContents(archive);
  switch (contents.kind) {
    case "xlsx":
      return { format: "xlsx", ...(await readXlsxSheets(archive, contents.workbookPart)) };
    case "ods":
      return { format: "ods", ...(await readOdsSheets(archive)) };
    case "ods-encrypted":
      throw new UnreadableFile({ kind: "encrypted" });
    case "xlsb":
      throw new UnreadableFile({ kind: "unsupported", format: "xlsb" });
    case "other":
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: contents.found });
  }
}

async function readOle2(bytes: Uint8Array): Promise<Read> {
  checkComplete(bytes);
  const contents = ole2Contents(bytes);
  switch (contents) {
    case "xls":
      if (bytes.length > LARGEST_BINARY_FILE) throw tooLarge("file", bytes.length, LARGEST_BINARY_FILE);
      return { format: "xls", ...(await readLegacySheets(bytes, { shownTexts: false })) };
    case "excel-95":
      throw new UnreadableFile({ kind: "unsupported", format: "old-xls" });
    case "encrypted-package":
      throw new UnreadableFile({ kind: "encrypted" });
    case "word":
    case "powerpoint":
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: contents });
    case "other":
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: "ole2" });
  }
}

async function readFile(bytes: Uint8Array): Promise<Read> {
  if (bytes.length > LARGEST_FILE) throw tooLarge("file", bytes.length, LARGEST_FILE);
  const signature = fileSignature(bytes);
  switch (signature) {
    case "zip":
      return readZip(openArchive(bytes));
    case "ole2":
      return readOle2(bytes);
    case "old-xls":
    case "xml-2003":
      throw new UnreadableFile({ kind: "unsupported", format: signature });
    default:
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: signature });
  }
}

/**
 * Reads a workbook from its bytes, whatever its file name says: .xlsx and .xlsm, .xls and .et, .ods. A file
 * that cannot be read is a value with its reason; nothing is thrown for bad input.
 *
 * It is bounded: by the size of the file (64 MB; 16 MB for .xls), of what is unpacked (32 MB of XML), by
 * cells (300,000), shared texts (200,000) and sheets (1,000). Within these bounds reading stays below
 * 5 seconds and 500 MB; a caller that reads the files of strangers still does so in a worker it can end.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  try {
    return { kind: "read", ...(await readFile(bytes)) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.failure;
    throw error;
  }
}
