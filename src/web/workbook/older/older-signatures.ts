import { findEntry, openArchive } from "../../../files/zip/archive";
import type { WorkbookFormat } from "../../../files/workbook-reading";
import { openOle2 } from "../../../files/ole2/ole2";

/** Where an OpenDocument file keeps the signatures of its contents. */
const ODS_SIGNATURES = "META-INF/documentsignatures.xml";

/** Where a binary workbook does: of Office 2003 and before, and later. */
const XLS_SIGNATURES = new Set(["_signatures", "_xmlsignatures"]);

/**
 * Whether somebody has signed a workbook of an older format. The .xlsx that is made of it bears no signature.
 *
 * @param bytes a file that `readWorkbook` reads as that format
 */
export function isSignedOlder(bytes: Uint8Array, format: Exclude<WorkbookFormat, "xlsx">): boolean {
  if (format === "ods") return findEntry(openArchive(bytes), ODS_SIGNATURES) !== undefined;
  return openOle2(bytes).names.some((name) => XLS_SIGNATURES.has(name));
}
