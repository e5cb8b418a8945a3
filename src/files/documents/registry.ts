import type { SheetsRead } from "../assemble-sheet";
import type { DocumentFormat } from "../workbook-reading";

/** Reads the tables of a document of its format; none where it has none. */
type DocumentReader = (bytes: Uint8Array) => SheetsRead | Promise<SheetsRead>;

/** Every format of documents. Each is loaded when the first document of it is met: most files are workbooks. */
export const DOCUMENT_READERS: Readonly<Record<DocumentFormat, () => Promise<DocumentReader>>> = {
  docx: async () => (await import("./docx")).readDocx,
  html: async () => (await import("./html")).readHtml,
  mht: async () => (await import("./mht")).readMht,
  "xml-2003": async () => (await import("./xml-2003")).readXml2003,
  xlsb: async () => (await import("./xlsb")).readXlsb,
  fods: async () => (await import("./fods")).readFods,
  csv: async () => (await import("./csv")).readCsv,
  pdf: async () => (await import("./pdf/read-pdf")).readPdf,
};
