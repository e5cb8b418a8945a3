import { reviewPaper } from "../building/review-paper";
import { sheetNames } from "../building/sheet-names";
import { writeSheets } from "../files/xlsx/write-xlsx";
import { fileReport } from "../report/json-report";
import type { FileReport } from "../report/report-schema";
import type { ReviewedTable } from "../report/review";
import { reviewFindings } from "../report/review-findings";
import { tallyOf } from "../report/tally";
import { textOfFile, textOfTally } from "../report/text-report";
import { visibleText } from "../report/visible-text";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { Messages } from "./messages/messages";
import type { MadeFile } from "./save-file";
import { sheetsInView, tablesInView, type PaneState, type TextFile } from "./state/state";
import { tableName } from "./view/table-list";

export type ReportFormat = "json" | "text";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What no file name may hold on Windows, the strictest of the systems, and what would turn its direction. */
const FORBIDDEN = /[\\/:*?"<>|\s\p{Cc}\p{Cf}]+/gu;
const LONGEST_NAME = 80;

function fileName(name: string, ending: string): string {
  return `${name.replace(FORBIDDEN, " ").trim().slice(0, LONGEST_NAME)}.${ending}`;
}

/** What the tables in view are called together: the one table's name, or the workbook. */
function subject(state: PaneState, { files }: Messages): string {
  const [table, ...others] = tablesInView(state);
  return table && others.length === 0 ? tableName(table) : files.workbook;
}

function reportOf(state: PaneState, words: Messages): FileReport {
  const tables = tablesInView(state);
  const unread = sheetsInView(state).flatMap((sheet) => sheet.unread);
  const skipped = state.open === null ? (state.result?.skipped ?? []) : [];
  const notes = skipped.map(({ sheet, failure }) => {
    const { what, todo } = words.failure.of(failure, "reading");
    return { sheet, reason: what + todo };
  });
  return fileReport(subject(state, words), { tables, unread }, words.language, notes);
}

/** What is in view as the report that the command line prints: `--format json`, or the text for people. */
export function reportFile(state: PaneState, words: Messages, format: ReportFormat): TextFile {
  const report = reportOf(state, words);
  const name = words.files.report(report.file);
  if (format === "json") {
    const content = `${JSON.stringify({ version: 2, files: [report] })}\n`;
    return { name: fileName(name, "json"), type: "application/json", content };
  }
  const style = { language: words.language, colour: false, width: null };
  const content = visibleText(textOfFile(report, style) + textOfTally(tallyOf(report), style));
  return { name: fileName(name, "txt"), type: "text/plain;charset=utf-8", content };
}

/** The review work papers of some self-evaluations, each on a sheet of its own. */
export function reviewPapers(
  tables: readonly ReviewedTable[],
  { language }: Pick<Messages, "language">,
): readonly SheetSpec[] {
  const names = sheetNames(tables.map(tableName));
  return tables.map((table, at) =>
    reviewPaper(table.scored, reviewFindings(table, language), names[at] ?? tableName(table)),
  );
}

/** A built sheet as a workbook to save. */
export async function sheetFile(sheet: SheetSpec): Promise<MadeFile> {
  const bytes = await writeSheets([sheet]);
  return { name: fileName(sheet.name, "xlsx"), type: XLSX, content: new Uint8Array(bytes) };
}

/** The review work papers of the tables in view as built sheets. */
export function reviewPaperSheets(state: PaneState, words: Messages): readonly SheetSpec[] {
  return reviewPapers(
    tablesInView(state).filter(({ scored }) => scored.total !== null),
    words,
  );
}

/** The review work papers of the tables in view as a workbook to save. */
export async function reviewPaperFile(state: PaneState, words: Messages): Promise<MadeFile> {
  const bytes = await writeSheets(reviewPaperSheets(state, words));
  return {
    name: fileName(words.files.reviewPaper(subject(state, words)), "xlsx"),
    type: XLSX,
    content: new Uint8Array(bytes),
  };
}
