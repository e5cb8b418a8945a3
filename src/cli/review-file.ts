import { readFileSync, statSync } from "node:fs";
import { describeFailure, describeNote } from "../files/describe";
import { describePdf } from "../files/describe-pdf";
import { guidanceFor, keptInFile, withPagesOf } from "../collecting/file-claims";
import { readWorkbook } from "../files/read-workbook";
import { fileSize } from "../files/file-size";
import { fileSignature } from "../files/signature";
import { fileReport } from "../report/json-report";
import type { FileReport } from "../report/report-schema";
import { BUDGET, review, type Reviewed } from "../report/review";
import { EMPTY_TALLY, tallyOf } from "../report/tally";
import { textOfFile } from "../report/text-report";
import { unforeseen, unopened, type FailedFile, type FileOutcome, type ReviewSettings } from "./file-outcome";

/** A file beyond this is refused without being read; `readWorkbook` would refuse it as well. */
const LARGEST_FILE = 64 << 20;

/**
 * Contents that unpack to no more than this, as a form or a few do, are read sooner than a thread starts: what they
 * can hold is too little for any step to take long.
 */
const QUICK_BYTES = 128 << 10;

/** Whether the bytes are read, or refused, in a moment, so that no thread of their own need guard them. */
export function isQuick(bytes: Uint8Array): boolean {
  const { file, unpacked, isPdf = false } = fileSize(bytes);
  // What a few bytes of a PDF draw may be without end.
  if (isPdf) return false;
  // A damaged directory is what `readWorkbook` looks at first, and refuses.
  return fileSignature(bytes) !== "ole2" && (unpacked ?? file) <= QUICK_BYTES;
}

/** A document that holds no table: nothing is told of it to people, programs are told that there is nothing. */
function withoutTables(file: string, { format, style }: ReviewSettings): string {
  if (format === "text") return "";
  return JSON.stringify(fileReport(file, { tables: [], unread: [] }, style.language));
}

/** What was reviewed, laid out as it is asked for. */
function laidOut(
  file: string,
  reviewed: Reviewed,
  notes: FileReport["unread"],
  pages: FileReport["pdf"],
  { format, style }: ReviewSettings,
): Extract<FileOutcome, { readonly kind: "reviewed" }> {
  const report = fileReport(file, reviewed, style.language, notes, pages);
  const text = format === "json" ? JSON.stringify(report) : textOfFile(report, style);
  return { kind: "reviewed", text, tally: tallyOf(report) };
}

/** Reads, scores and checks the bytes of a file, and lays its report out. Never throws: a failure says why. */
export async function reviewBytes(
  file: string,
  bytes: Uint8Array,
  settings: ReviewSettings,
): Promise<FileOutcome> {
  try {
    const reading = await readWorkbook(bytes);
    if (reading.kind !== "read") return { kind: "failed", why: describeFailure(reading) };
    const { pdf, sheets } = reading;
    const { profile, forms, format } = settings;
    if (format === "summary") {
      const { language } = settings.style;
      // Loaded only here: a file that is only scored is no part of a roll-up.
      const { summaryOf } = await import("../collecting/summarise");
      const summary = await summaryOf(file, bytes, reading, { profile, forms, language });
      return { kind: "reviewed", text: JSON.stringify(summary), tally: EMPTY_TALLY };
    }
    // Of a PDF it is to be said which pages were not read.
    if (sheets.length === 0 && !pdf) return { kind: "no-tables", text: withoutTables(file, settings) };
    const { language } = settings.style;
    const notes = reading.notes.map((note) => ({ sheet: note.sheet, reason: describeNote(note)[language] }));
    const pages = pdf && {
      ...pdf,
      withoutText: [...pdf.withoutText],
      withoutRules: [...pdf.withoutRules],
      overlapped: [...pdf.overlapped],
      damaged: [...pdf.damaged],
      note: describePdf(pdf, sheets.length)[language],
    };
    const kept = await keptInFile(bytes, reading.format);
    const guidance = await guidanceFor(kept, settings);
    const reviewed = review(await withPagesOf(kept, sheets), profile, BUDGET, guidance);
    return laidOut(file, reviewed, notes, pages, settings);
  } catch (error) {
    return unforeseen(error);
  }
}

/** A pipe among several files: a thread that waits for what may never come cannot be ended. */
const NO_FILE: FailedFile = {
  kind: "failed",
  why: {
    zh: "不是普通文件（管道或设备），和别的文件一起时不读。请先保存为文件，或单独评分。",
    en: "It is a pipe or a device, which is not read along with other files. Save it as a file, or score it alone.",
  },
};

/**
 * The bytes of a file, or why there are none. Waits for the disk: whoever wants them has nothing else to do, and handing
 * the waiting to other threads takes as long as the reading.
 *
 * @param orPipe whether a pipe is waited for as well, as the only file of a run may be
 */
export function bytesOf(file: string, orPipe = true): Uint8Array | FailedFile {
  try {
    const stats = statSync(file);
    const { size } = stats;
    if (!orPipe && !stats.isFile()) return NO_FILE;
    if (size <= LARGEST_FILE) return readFileSync(file);
    const failure = { kind: "too-large", excess: "file", amount: size, limit: LARGEST_FILE } as const;
    return { kind: "failed", why: describeFailure(failure) };
  } catch (error) {
    return unopened(error);
  }
}

/** Reviews one file by its path. Never throws. */
export async function reviewFile(file: string, settings: ReviewSettings): Promise<FileOutcome> {
  const bytes = bytesOf(file, false);
  return bytes instanceof Uint8Array ? reviewBytes(file, bytes, settings) : bytes;
}
