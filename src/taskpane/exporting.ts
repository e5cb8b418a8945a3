import { opinionSheet } from "../building/opinion-sheet";
import { reviewPaper, type PaperOrigin } from "../building/review-paper";
import { namedApart } from "../building/sheet-names";
import { writeSheets } from "../files/xlsx/write-xlsx";
import { decisionText } from "../report/decision-words";
import { decisionsOn, type Decisions } from "../report/decisions";
import { fileReport } from "../report/json-report";
import type { Language } from "../report/language";
import type { FileReport } from "../report/report-schema";
import type { ReviewedTable } from "../report/review";
import { reviewFindings } from "../report/review-findings";
import { reviewOpinion } from "../report/review-opinion";
import { reviewedScore } from "../report/reviewed-score";
import { tallyOf } from "../report/tally";
import { textOfFile, textOfTally } from "../report/text-report";
import { visibleText } from "../report/visible-text";
import type { SheetSpec } from "../sheet/sheet-spec";
import { decidingWords } from "./deciding/words";
import type { Messages } from "./messages/messages";
import type { MadeFile } from "./save-file";
import { sheetsInView, tablesInView, tablesOf, type PaneState, type TextFile } from "./state/state";
import { tableName } from "./view/table-list";

export type ReportFormat = "json" | "text";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What no file name may hold on Windows, the strictest of the systems, and what would turn its direction. */
const FORBIDDEN = /[\\/:*?"<>|\s\p{Cc}\p{Cf}]+/gu;
const LONGEST_NAME = 80;

/** Names of the files that the pane offers, without their endings, and the subject of one about several tables. */
const FILES: Readonly<
  Record<Language, { readonly report: (subject: string) => string; readonly workbook: string }>
> = {
  zh: { report: (subject) => `衡表报告 ${subject}`, workbook: "工作簿" },
  en: { report: (subject) => `Hengbiao report ${subject}`, workbook: "workbook" },
};

function fileName(name: string, ending: string): string {
  return `${name.replace(FORBIDDEN, " ").trim().slice(0, LONGEST_NAME)}.${ending}`;
}

/** What the tables in view are called together: the one table's name, or the workbook. */
function subject(state: PaneState, { language }: Messages): string {
  const [table, ...others] = tablesInView(state);
  return table && others.length === 0 ? tableName(table) : FILES[language].workbook;
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
  const name = FILES[words.language].report(report.file);
  if (format === "json") {
    const content = `${JSON.stringify({ version: 2, files: [report] })}\n`;
    return { name: fileName(name, "json"), type: "application/json", content };
  }
  const style = { language: words.language, colour: false, width: null };
  const content = visibleText(textOfFile(report, style) + textOfTally(tallyOf(report), style));
  return { name: fileName(name, "txt"), type: "text/plain;charset=utf-8", content };
}

/** What a reviewer hands on: 复核底稿 or 审核意见. */
export type PaperKind = "work-paper" | "opinion";

/** Where the tables in view come from, and the day on which they are looked at. */
export interface PaperSource {
  /** The workbook's name; empty where nobody tells. */
  readonly file: string;
  readonly today: Date;
}

function dateText(today: Date, { language }: Messages): string {
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  if (language === "zh") return `${year}年${month}月${day}日`;
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** What the review did not accept and therefore left as reported, with the words of the decision. */
function standing(
  table: ReviewedTable,
  decisions: Decisions,
  { language }: Messages,
): PaperOrigin["standing"] {
  const { scored, findings } = table;
  return new Map(
    [...reviewedScore(table, decisions).asReported].map((row) => {
      const entry = row === "execution" ? scored.execution?.row.score : scored.indicators[row]?.row.score;
      const finding = findings.find(
        ({ cell }) => entry && cell.row === entry.cell.row && cell.column === entry.cell.column,
      );
      return [row, decisionText((finding && decisions.get(finding)) ?? null, language)];
    }),
  );
}

/** The tables in view of which a paper can be made; an opinion is one also on a table that has no score. */
function tablesFor(state: PaneState, kind: PaperKind): readonly ReviewedTable[] {
  return tablesInView(state).filter(({ scored }) => kind === "opinion" || scored.total !== null);
}

/** The papers of the tables in view as built sheets, each on one of its own, or on two. */
function paperSheets(
  state: PaneState,
  words: Messages,
  kind: PaperKind,
  { file, today }: PaperSource,
): readonly SheetSpec[] {
  const tables = tablesFor(state, kind);
  const decisions = decisionsOn(state.result ? tablesOf(state.result) : [], state.decisions);
  const date = dateText(today, words);
  const { opinion, workPaper } = decidingWords(words.language);
  const sheets = tables.flatMap((table): readonly SheetSpec[] => {
    const name = tableName(table);
    if (kind === "opinion") {
      const texts = reviewOpinion(table, decisions, { file, date }, words.language);
      return [opinionSheet(texts, `${opinion} ${name}`)];
    }
    const findings = reviewFindings(table, words.language, decisions);
    return reviewPaper(table.scored, findings, `${workPaper} ${name}`, {
      file,
      date,
      standing: standing(table, decisions, words),
    });
  });
  return namedApart(sheets);
}

/** A built sheet as a workbook to save. */
export async function sheetFile(sheet: SheetSpec): Promise<MadeFile> {
  const bytes = await writeSheets([sheet]);
  return { name: fileName(sheet.name, "xlsx"), type: XLSX, content: new Uint8Array(bytes) };
}

/** The papers of the tables in view as a workbook to save. */
async function paperWorkbook(
  state: PaneState,
  words: Messages,
  kind: PaperKind,
  source: PaperSource,
): Promise<MadeFile> {
  const bytes = await writeSheets(paperSheets(state, words, kind, source));
  return { name: paperName(state, words, kind, "xlsx"), type: XLSX, content: new Uint8Array(bytes) };
}

/** The opinions on the tables in view as a Word document to save, each beginning a page. */
async function opinionDocument(
  state: PaneState,
  words: Messages,
  { file, today }: PaperSource,
): Promise<MadeFile> {
  const { writeWord } = await import("../files/write-word");
  const decisions = decisionsOn(state.result ? tablesOf(state.result) : [], state.decisions);
  const date = dateText(today, words);
  const texts = tablesFor(state, "opinion").map((table) => {
    const { facts, ...opinion } = reviewOpinion(table, decisions, { file, date }, words.language);
    const colon = words.language === "zh" ? "：" : ": ";
    return { ...opinion, lines: facts.map(([label, text]) => `${label}${colon}${text}`) };
  });
  const content = await writeWord(decidingWords(words.language).opinion, texts, "page");
  return { name: paperName(state, words, "opinion", "docx"), type: DOCX, content };
}

function paperName(state: PaneState, words: Messages, kind: PaperKind, ending: string): string {
  const { opinion, workPaper } = decidingWords(words.language);
  return fileName(`${kind === "opinion" ? opinion : workPaper} ${subject(state, words)}`, ending);
}

/** Inserts the papers of the tables in view as sheets, until one fails, or offers them as a file. */
export async function handOnPapers(
  state: PaneState,
  words: Messages,
  kind: PaperKind,
  as: "sheet" | "xlsx" | "docx",
  source: PaperSource,
  {
    offer,
    insertSheet,
  }: {
    readonly offer: (file: MadeFile) => void;
    readonly insertSheet: (sheet: SheetSpec) => Promise<unknown>;
  },
): Promise<void> {
  if (as === "docx") offer(await opinionDocument(state, words, source));
  else if (as === "xlsx") offer(await paperWorkbook(state, words, kind, source));
  else
    for (const sheet of paperSheets(state, words, kind, source))
      if ((await insertSheet(sheet)) === null) return;
}
