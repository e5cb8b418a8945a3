import { delimiterOf } from "../delimiter";
import type { SheetsRead } from "../assemble-sheet";

/** Tells what a file is from its bytes, for a document that holds others. */
type KindOf = (bytes: Uint8Array) => string;

/** Reads the tables of a document of its format; none where it has none. */
type DocumentReader = (bytes: Uint8Array, kindOf: KindOf) => SheetsRead | Promise<SheetsRead>;

/** One format of documents: what such files are called, how one is told from its bytes, and what reads it. */
interface DocumentKind {
  /** Endings of the names of such files, the usual one first. A name proves nothing: folders are searched by it. */
  readonly endings: readonly string[];
  /** Whether a file begins as such files do. */
  readonly begins?: (bytes: Uint8Array) => boolean;
  /** Whether the beginning of a text is one of such a file; the whole text stands there where `isWhole`. */
  readonly text?: (head: string, isWhole: boolean) => boolean;
  /** Words in the content type or name of an archive's main part, or in the type of an OpenDocument file. */
  readonly inZip?: RegExp;
  /** Loaded when the first document of it is met: most files are workbooks. */
  readonly read: () => Promise<DocumentReader>;
}

/** Servers put a line break or a byte order mark before some files. */
const PDF_AFTER_BLANKS = /^(?:\s|ï»¿)*%PDF-/;
const MHT = /^(?=[\w-]+:)(?=[^]*^mime-version:)(?=[^]*^content-type:\s*(?:multipart\/|text\/html))/im;
const XML_2003 =
  /<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/;
const FODS = /<office:document\s(?=[^>]*opendocument\.spreadsheet)/;
const HTML = /<(?:!doctype html|html|head|body|table|meta|div|style)(?=[\s/>])/i;
const XML = /^\s*<\?xml\s/;

const KINDS = {
  docx: {
    endings: ["docx", "docm", "doc", "wps"],
    inZip: /wordprocessingml|ms-word|(?:^|\/)word\//i,
    read: async () => (await import("./docx")).readDocx,
  },
  pdf: {
    endings: ["pdf"],
    begins: (bytes) => PDF_AFTER_BLANKS.test(new TextDecoder("latin1").decode(bytes.subarray(0, 64))),
    read: async () => (await import("./pdf/read-pdf")).readPdf,
  },
  xlsb: {
    endings: ["xlsb"],
    inZip: /sheet\.binary|workbook\.bin$/i,
    read: async () => (await import("./xlsb")).readXlsb,
  },
  mht: {
    endings: ["mht", "mhtml"],
    text: (head) => MHT.test(head),
    read: async () => (await import("./mht")).readMht,
  },
  "xml-2003": {
    endings: ["xml"],
    text: (head) => XML_2003.test(head),
    read: async () => (await import("./xml-2003")).readXml2003,
  },
  fods: {
    endings: ["fods"],
    text: (head) => FODS.test(head),
    read: async () => (await import("./fods")).readFods,
  },
  html: {
    endings: ["html", "htm"],
    text: (head) => HTML.test(head),
    read: async () => (await import("./html")).readHtml,
  },
  csv: {
    endings: ["csv"],
    text: (head, isWhole) => !XML.test(head) && delimiterOf(head, isWhole) !== undefined,
    read: async () => (await import("./csv")).readCsv,
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

/** Documents that hold tables, and old exports; all of them are read as they are and never written to. */
export type DocumentFormat = keyof typeof KINDS;

/** Whether a signature is that of a format of documents. */
export function isDocumentFormat(text: string): text is DocumentFormat {
  return Object.hasOwn(KINDS, text);
}

/** Every format of documents, in the order in which a file is tried for them. A new one is one file and one entry here. */
export const DOCUMENTS: Readonly<Record<DocumentFormat, DocumentKind>> = KINDS;

function formatFor(fits: (kind: DocumentKind) => boolean): DocumentFormat | undefined {
  return Object.keys(DOCUMENTS)
    .filter(isDocumentFormat)
    .find((format) => fits(DOCUMENTS[format]));
}

/** The format whose files begin with such bytes. */
export function formatOfBytes(bytes: Uint8Array): DocumentFormat | undefined {
  return formatFor(({ begins }) => begins?.(bytes) === true);
}

/** The format whose texts begin so. */
export function formatOfText(head: string, isWhole: boolean): DocumentFormat | undefined {
  return formatFor(({ text }) => text?.(head, isWhole) === true);
}

/** The format of an archive, by what it says of itself and of its main part. */
export function formatInZip(told: readonly string[]): DocumentFormat | undefined {
  return formatFor(({ inZip }) => inZip !== undefined && told.some((text) => inZip.test(text)));
}
