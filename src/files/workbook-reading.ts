import type { PdfPages } from "../sheet/document-table";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { DocumentFormat } from "./documents/registry";
import type { FileFailure } from "./failure";
import type { SheetNote } from "./sheet-note";

/** What a file turned out to be, by its bytes; .et files of WPS are xls inside. */
export type WorkbookFormat = "xlsx" | "xls" | "ods";

/**
 * A workbook as plain sheets in their order, with what could not be read of it; of a document its tables, none
 * where it has none.
 */
export interface WorkbookRead {
  readonly kind: "read";
  readonly format: WorkbookFormat | DocumentFormat;
  readonly sheets: readonly SheetSnapshot[];
  readonly notes: readonly SheetNote[];
  /** Whether numbers of days count from 1904; absent where they count from 1900. */
  readonly date1904?: boolean;
  /** What of a PDF was read; absent for any other file. */
  readonly pdf?: PdfPages;
}

/** What reading the bytes of a file gives: the workbook, or the reason there is none. */
export type WorkbookReading = WorkbookRead | FileFailure;
