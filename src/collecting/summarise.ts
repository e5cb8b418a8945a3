import { describeFailure, describeNote } from "../files/describe";
import { describePdf } from "../files/describe-pdf";
import { readWorkbook } from "../files/read-workbook";
import type { WorkbookRead } from "../files/workbook-reading";
import type { Bilingual } from "../forms/form-spec";
import { fileSummary, type FileSummary } from "../many/file-summary";
import type { GivenForm } from "../report/guidance";
import type { Language } from "../report/language";
import { BUDGET, review } from "../report/review";
import type { Profile } from "../scoring/profile";
import { decisionsIn, guidanceFor, keptInFile } from "./file-claims";

/** How the files that are rolled up are read. Plain data: it crosses to the threads. */
export interface SummarySettings {
  /** Null where each form chooses its own. */
  readonly profile: Profile | null;
  /** Learned forms that the person named. */
  readonly forms: readonly GivenForm[];
  readonly language: Language;
}

/** What a roll-up keeps of a file that was read. */
export async function summaryOf(
  file: string,
  bytes: Uint8Array,
  { format, sheets, pdf, notes }: WorkbookRead,
  { profile, forms, language }: SummarySettings,
): Promise<FileSummary> {
  const unread = notes.map((note) => ({ sheet: note.sheet, reason: describeNote(note)[language] }));
  // Of a PDF it is told which pages were not read.
  const pages = pdf ? [{ sheet: "", reason: describePdf(pdf, sheets.length)[language] }] : [];
  const kept = await keptInFile(bytes, format);
  const reviewed = review(sheets, profile, BUDGET, await guidanceFor(kept, { forms }));
  const learned = forms.map(({ form }) => form);
  const decisions = await decisionsIn(kept);
  return fileSummary(file, sheets, reviewed, language, [...pages, ...unread], learned, decisions);
}

/** What came of the bytes of a file: what a roll-up keeps of it, or why there is nothing. */
export type Summarised =
  | { readonly kind: "read"; readonly summary: FileSummary }
  | { readonly kind: "failed"; readonly why: Bilingual };

/** Reads, scores and checks the bytes of a file, and keeps what a roll-up wants. */
export async function summarise(
  file: string,
  bytes: Uint8Array,
  settings: SummarySettings,
): Promise<Summarised> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") return { kind: "failed", why: describeFailure(reading) };
  return { kind: "read", summary: await summaryOf(file, bytes, reading, settings) };
}
