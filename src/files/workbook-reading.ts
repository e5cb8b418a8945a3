import type { Area, CellAddress } from "../sheet/address";
import type { PdfPages } from "../sheet/document-table";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { FileFailure } from "./failure";

/** What a file turned out to be, by its bytes; .et files of WPS are xls inside. */
export type WorkbookFormat = "xlsx" | "xls" | "ods";

/** Documents that hold tables, and old exports; all of them are read as they are and never written to. */
export type DocumentFormat = "docx" | "html" | "mht" | "xml-2003" | "xlsb" | "fods" | "csv" | "pdf";

/** Something a person should know about a sheet that was read, or why a listed one was not. */
export type SheetNote =
  /** It is larger than is read: only the cells of `read` are in the snapshot. */
  | { readonly kind: "cut"; readonly sheet: string; readonly read: Area; readonly filled: Area }
  /** The workbook lists it, but the file does not hold it. */
  | { readonly kind: "missing"; readonly sheet: string }
  /** Workbooks of Excel that stand in a Word file as objects, which are not read; `sheet` stands for them. */
  | { readonly kind: "embedded"; readonly sheet: string; readonly objects: number }
  /** A chart or dialog sheet. */
  | { readonly kind: "no-cells"; readonly sheet: string }
  /** Formulas without a stored result that were worked out from the cells of the workbook. */
  | {
      readonly kind: "worked-out";
      readonly sheet: string;
      readonly formulas: number;
      readonly first: CellAddress;
    }
  /** Formulas without a stored result that could not be worked out: what stands there is not known. */
  | { readonly kind: "uncalculated"; readonly sheet: string; readonly cells: readonly CellAddress[] };

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
