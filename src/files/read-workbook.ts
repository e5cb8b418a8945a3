import { type Archive, openArchive } from "./zip/archive";
import type { SheetsRead } from "./assemble-sheet";
import { damaged, tooLarge, UnreadableFile } from "./failure";
import { openOle2 } from "./ole2/ole2";
import { fileSignature } from "./signature";
import { DOCUMENTS, isDocumentFormat, type DocumentFormat } from "./documents/registry";
import type { WorkbookFormat, WorkbookReading } from "./workbook-reading";
import { readXlsxSheets } from "./xlsx/read-xlsx";
import { zipContents } from "./zip-contents";

/** Files beyond this are not looked into, in bytes. */
const LARGEST_FILE = 64 << 20;

// Loaded when they are first wanted: the tables of ciphers alone took a tenth of the time that a small file takes.
const forEncrypted = () => import("./encryption/encrypted-package");
const forXls = () => Promise.all([import("./xls/read-xls"), import("./xls/workbook-stream")]);
const forOds = () => import("./ods/read-ods");

type Read = SheetsRead & { readonly format: WorkbookFormat | DocumentFormat };

async function readDocument(format: DocumentFormat, bytes: Uint8Array): Promise<Read> {
  const read = await DOCUMENTS[format].read();
  return { format, ...(await read(bytes, fileSignature)) };
}

async function readZip(archive: Archive): Promise<Read> {
  const contents = zipContents(archive);
  switch (contents.kind) {
    case "xlsx":
      return { format: "xlsx", ...(await readXlsxSheets(archive, contents.workbookPart)) };
    case "ods":
      return { format: "ods", ...(await forOds()).readOdsSheets(archive) };
    case "ods-encrypted":
      throw new UnreadableFile({ kind: "encrypted" });
    case "document":
      return readDocument(contents.format, archive.bytes);
    case "other":
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: contents.found });
  }
}

async function readContainer(bytes: Uint8Array): Promise<Read> {
  const container = openOle2(bytes);
  const [{ readXlsSheets }, { workbookStream }] = await forXls();
  const stream = workbookStream(container);
  if (stream) return { format: "xls", ...(await readXlsSheets(stream)) };
  const found = container.holds("WordDocument")
    ? "word"
    : container.holds("PowerPoint Document")
      ? "powerpoint"
      : "ole2";
  throw new UnreadableFile({ kind: "not-a-spreadsheet", found });
}

/**
 * The file itself: of one that is encrypted though only protected against changes, what is inside.
 *
 * Rejects with UnreadableFile when it needs a password, or when it is damaged.
 */
export async function decryptedFile(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > LARGEST_FILE || fileSignature(bytes) !== "ole2") return bytes;
  const container = openOle2(bytes);
  const { isEncryptedPackage, openEncryptedPackage } = await forEncrypted();
  if (!isEncryptedPackage(container)) return bytes;
  const opened = openEncryptedPackage(container);
  if (fileSignature(opened) !== "zip") throw damaged("content", "EncryptedPackage");
  return opened;
}

async function readFile(file: Uint8Array): Promise<Read> {
  if (file.length > LARGEST_FILE) throw tooLarge("file", file.length, LARGEST_FILE);
  const bytes = await decryptedFile(file);
  const signature = fileSignature(bytes);
  if (isDocumentFormat(signature)) return readDocument(signature, bytes);
  switch (signature) {
    case "zip":
      return readZip(openArchive(bytes));
    case "ole2":
      return readContainer(bytes);
    case "other-xml":
      return { format: "xml-2003", sheets: [], notes: [] };
    case "old-xls":
      throw new UnreadableFile({ kind: "unsupported", format: signature });
    default:
      throw new UnreadableFile({ kind: "not-a-spreadsheet", found: signature });
  }
}

/**
 * Reads a workbook from its bytes, whatever its file name says: .xlsx and .xlsm, .xls and .et, .ods, and the
 * documents of `documents/registry.ts`, whose tables are its sheets. A file that cannot be read is a value with
 * its reason; nothing is thrown for bad input. One that is protected against changes alone is read as any other;
 * one that needs a password is not.
 *
 * It is bounded: by the size of the file (64 MB; 6 MB for .xls), of what is unpacked (32 MB of XML), by
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
