import type { LostFormula } from "./older/kept-formulas";
import type { WorkbookStyles } from "./styles/workbook-styles";
import type { DocumentFormat } from "../../files/documents/registry";
import type { SheetNote } from "../../files/sheet-note";
import type { WorkbookFormat } from "../../files/workbook-reading";
import type { PdfPages } from "../../sheet/document-table";
import type { SheetSnapshot } from "../../sheet/snapshot";

/** A file that was opened, as plain data: it comes from a worker as it is. */
export interface OpenedWorkbook {
  readonly fileName: string;
  readonly format: WorkbookFormat | DocumentFormat;
  /** The file itself: what is saved is this with changes. For an older format it is an .xlsx made from it. */
  readonly bytes: Uint8Array;
  readonly sheets: readonly SheetSnapshot[];
  readonly styles: WorkbookStyles;
  /** Whether numbers of days count from 1904, as in workbooks of old Macs. */
  readonly date1904: boolean;
  readonly notes: readonly SheetNote[];
  /** What of a PDF was read; absent for any other file. */
  readonly pdf?: PdfPages;
  /** Formulas of an older file or a document that an .xlsx cannot hold: their results are left. */
  readonly lostFormulas: readonly LostFormula[];
  /** Whether the file bears signatures: they go when it is saved with any change. */
  readonly signed: boolean;
  /** Texts kept with the workbook, by name. */
  readonly kept: ReadonlyMap<string, string>;
}
