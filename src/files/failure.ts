import type { PdfPages } from "../sheet/document-table";

/** Text for people, in the two languages of the product. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** What a file that is no spreadsheet turned out to be. */
export type Found =
  | "nothing"
  | "word"
  | "powerpoint"
  | "ole2"
  | "zip"
  /** Entries of which are encrypted, which those of a workbook never are. */
  | "locked-zip"
  | "rtf"
  /** A PDF without any text: pictures of pages. */
  | "scanned-pdf"
  | "image"
  /** A Word file whose tables are workbooks of Excel that stand in it as objects. */
  | "embedded-workbook"
  /** A web page that only shows others, which lie beside it. */
  | "web-frames"
  | "text"
  | "rar"
  | "7z"
  | "unknown";

/** Spreadsheet formats that are not read; `encryption` is one by other means than a password. */
export type Unsupported = "zip64" | "old-xls" | "encryption";

/** What is wrong inside a damaged workbook. */
export type Damage =
  | "zip-directory"
  | "zip-entry"
  | "overlapping-entries"
  | "duplicate-entries"
  | "missing-part"
  | "broken-xml"
  | "document-type"
  | "cell-reference"
  | "merged-areas"
  | "no-sheet"
  | "nesting"
  | "encoding"
  | "content"
  | "pdf";

/** What of a file went beyond the limits. */
export type Excess =
  | "file"
  | "content"
  | "tags"
  | "rows"
  | "cells"
  | "tables"
  | "sheets"
  | "strings"
  | "marks";

/** How large a file is, in bytes. */
export interface FileSize {
  readonly file: number;
  /** What its parts say they unpack to; null where it is no archive or its directory is damaged. */
  readonly unpacked: number | null;
  /** Whether it is a PDF, which has pages and not sheets. */
  readonly isPdf?: true;
}

/** Why the bytes of a file gave no workbook. */
export type FileFailure =
  | { readonly kind: "not-a-spreadsheet"; readonly found: Found }
  | { readonly kind: "unsupported"; readonly format: Unsupported }
  /** A document that was read and holds no table at all. */
  | { readonly kind: "no-tables"; readonly pdf?: PdfPages }
  | { readonly kind: "encrypted"; readonly of?: "pdf" }
  | { readonly kind: "truncated" }
  /** It would unpack to far more than it says or than any workbook needs. */
  | { readonly kind: "bomb"; readonly part: string }
  | { readonly kind: "too-large"; readonly excess: Excess; readonly amount: number; readonly limit: number }
  | { readonly kind: "malformed"; readonly damage: Damage; readonly detail: string }
  /** A worker was ended because reading went on for longer than `limit` seconds or took more than `limit` MB. */
  | {
      readonly kind: "overrun";
      readonly of: "time" | "memory";
      readonly limit: number;
      /** Null where the file is gone. */
      readonly size: FileSize | null;
    };

/** Carries a failure from where it is found up to `readWorkbook`, which returns it as a value. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";

  constructor(readonly failure: FileFailure) {
    super(failure.kind);
  }
}

/** Ends the reading of a workbook that is damaged inside; `detail` names the place. */
export function damaged(damage: Damage, detail: string): UnreadableFile {
  return new UnreadableFile({ kind: "malformed", damage, detail });
}

/** Ends the reading of a workbook that goes beyond a limit. */
export function tooLarge(excess: Excess, amount: number, limit: number): UnreadableFile {
  return new UnreadableFile({ kind: "too-large", excess, amount, limit });
}
