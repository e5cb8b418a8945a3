import { CHECKS } from "../checks/registry";
import { a1Area, parseA1 } from "../sheet/address";
import { displayWidth } from "../sheet/text-width";
import { placesText, placeText } from "./finding-words";
import { gatheredByKind, gatheredByRow, saidTogether } from "./gathered";
import { padEnd, wrap } from "./text-lines";
import type { Language } from "./language";
import { pagesText } from "./pages-text";
import type { FileReport, TableReport, UnreadReport } from "./report-schema";
import { countFindings, isReadWhole, SEVERITIES, type Severity, type Tally } from "./tally";
import { WORDS, type Words } from "./text-words";
import { gatherAreas } from "./unread-sentence";

/** More documents without a table than this are only counted. */
const FILES_NAMED = 8;

/** More stretches of cells than this are not named. */
const STRETCHES_NAMED = 4;

type FindingReport = TableReport["findings"][number];

/** How the text is laid out; a pipe gets neither colour nor line breaks of ours. */
export interface TextStyle {
  readonly language: Language;
  readonly colour: boolean;
  /** Columns of the terminal; null leaves lines as long as they are. */
  readonly width: number | null;
}

const MARKS: Readonly<Record<Severity, string>> = { error: "●", warning: "▲", info: "○" };

type Paint = "bold" | "dim" | "green" | Severity;
/** ANSI codes that stay readable on light and dark terminals. */
const CODES: Readonly<Record<Paint, string>> = {
  bold: "1",
  dim: "2",
  green: "32",
  error: "31",
  warning: "33",
  info: "36",
};

function paint(text: string, how: Paint, style: TextStyle): string {
  return style.colour ? `\u001B[${CODES[how]}m${text}\u001B[0m` : text;
}

/** Cell texts and names may hold line breaks, and escape codes that a terminal would obey. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function worstFirst(tables: readonly TableReport[]): TableReport[] {
  const counted = tables.map((table) => ({ table, counts: SEVERITIES.map((s) => countFindings(table, s)) }));
  counted.sort((a, b) => {
    for (const at of SEVERITIES.keys()) {
      const difference = (b.counts[at] ?? 0) - (a.counts[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return counted.map(({ table }) => table);
}

function title(table: TableReport, style: TextStyle, say: Words): string {
  const year = table.year === null ? "" : ` ${table.year}`;
  const name = oneLine(table.fields["projectName"] ?? "");
  const sheet = say.sheet(oneLine(table.sheet), table.hidden === true);
  return `${name === "" ? "" : `${name} · `}${table.formName}${year}${sheet}`;
}

/**
 * Computed minus reported, such as `−0.02`; null when the reported text is no plain number, or when they agree to
 * the decimals it is written with (99.8 for 99.77).
 */
function differenceOf(computed: number, reported: string): string | null {
  const stated = Number(reported);
  if (reported === "" || !Number.isFinite(stated)) return null;
  const hundredths = Math.round(computed * 100);
  const statedHundredths = Math.round(stated * 100);
  const writtenWithOneDecimal = /\.\d$/.test(reported);
  const comparable = writtenWithOneDecimal ? Math.round(hundredths / 10) * 10 : hundredths;
  if (comparable === statedHundredths) return null;
  const difference = hundredths - statedHundredths;
  return (difference > 0 ? "+" : "−") + (Math.abs(difference) / 100).toFixed(2);
}

/** Points as they are written, in one line and without their unit, which the line names itself. */
function pointsAsWritten(text: string): string {
  return oneLine(text).replace(/\s*分$/, "");
}

function totalFigures(table: TableReport, style: TextStyle, say: Words): string[] {
  const { total, grade } = table.computed;
  if (total === null) return [];
  const graded = total.toFixed(2) + (grade === null ? "" : ` ${say.grade(grade)}`);
  const computed = say.computed(paint(graded, "bold", style));
  // A form may state its score in a field of its own instead of a row 合计.
  const reported = pointsAsWritten(table.total.score) || pointsAsWritten(table.fields["selfScore"] ?? "");
  return reported === "" ? [computed] : [computed, say.reported(reported, differenceOf(total, reported))];
}

function executionFigures(table: TableReport, say: Words): string[] {
  const { executionRate, executionScore } = table.computed;
  if (executionRate === null) return [];
  const weight = pointsAsWritten(table.budget[0]?.weight ?? "");
  // A weight that is a share of the whole is no number of points.
  const isShare = executionScore !== null && Number(weight) < executionScore;
  const outOf = weight === "" || isShare ? "" : `/${weight}`;
  return [
    say.execution(
      executionRate.toFixed(2),
      executionScore === null ? null : executionScore.toFixed(2) + outOf,
    ),
  ];
}

/** What is told in one line: one finding, those of one cause, or many of one kind. */
interface Told {
  readonly severity: Severity;
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

/** Cells as stretches, such as H14:H22; more than a few are not named. */
function stretches(cells: readonly string[], say: Words): string {
  const areas = gatherAreas(cells.flatMap((cell) => parseA1(cell) ?? []));
  const named = areas.slice(0, STRETCHES_NAMED).map(a1Area);
  return named.join(say.comma) + (areas.length > STRETCHES_NAMED ? "…" : "");
}

function titleOf(check: string, language: Language): string {
  return CHECKS.find(({ id }) => id === check)?.title[language] ?? check;
}

function fixesOf(fixes: readonly string[], { language }: TextStyle): string {
  return [...new Set(fixes)].join(language === "zh" ? "" : " ");
}

/** Where findings of one kind stand, as stretches of the sheet or as places of the document. */
function whereOf(findings: readonly FindingReport[], say: Words): string {
  const places = findings.flatMap(({ place }) => place ?? []);
  if (places.length > 0) return placesText(places, STRETCHES_NAMED, say.language);
  const cells = stretches(
    findings.map(({ cell }) => cell),
    say,
  );
  return withPages(cells, findings, say.language);
}

/** Addresses with the pages of the document that their sheet was made from: G12（第 31 页）. */
function withPages(cells: string, findings: readonly FindingReport[], language: Language): string {
  const pages = findings.flatMap(({ page }) => page ?? []);
  if (pages.length === 0) return cells;
  const [open, close] = language === "zh" ? ["（", "）"] : [" (", ")"];
  return `${cells}${open}${pagesText(pages, language)}${close}`;
}

function toldOfKind(kind: readonly (readonly FindingReport[])[], style: TextStyle, say: Words): Told[] {
  const [cause = []] = kind;
  const [first] = cause;
  if (!first) return [];
  const columns = cause.map((_, at) => kind.flatMap((each) => each[at] ?? []));
  const [where = ""] = columns.map((findings) => whereOf(findings, say));
  const titles = cause.map(({ check }) => titleOf(check, style.language)).join(say.comma);
  const fixes = cause.map(({ fix, cell }, at) =>
    fix.replace(new RegExp(`${cell}(?!\\d)`, "g"), whereOf(columns[at] ?? [], say)),
  );
  return [
    {
      severity: first.severity,
      where,
      message: say.kind(titles, kind.length),
      fix: fixesOf(fixes, style),
    },
  ];
}

function toldOfCause(cause: readonly FindingReport[], style: TextStyle): Told[] {
  const [first] = cause;
  if (!first) return [];
  const where = first.place
    ? placeText(first.place, style.language)
    : withPages(first.cell, [first], style.language);
  const message = saidTogether(cause.map((finding) => finding.message));
  const fix = fixesOf(
    cause.map((finding) => finding.fix),
    style,
  );
  return [{ severity: first.severity, where, message, fix }];
}

/** Worst first; what is said of one row stands together, and many of a kind in one line. */
function toldOf(findings: readonly FindingReport[], style: TextStyle, say: Words): readonly Told[] {
  const sorted = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const { kinds, others } = gatheredByKind(gatheredByRow(sorted));
  const causes = underWorst(others);
  return SEVERITIES.flatMap((severity) => [
    ...kinds
      .filter(([cause]) => cause?.[0]?.severity === severity)
      .flatMap((kind) => toldOfKind(kind, style, say)),
    ...causes.filter((told) => told.severity === severity).flatMap(({ cause }) => toldOfCause(cause, style)),
  ]);
}

/** Of causes that stand row by row, the severity under which each is told: that of the worst of its row. */
function underWorst(
  causes: readonly (readonly FindingReport[])[],
): readonly { readonly severity: Severity; readonly cause: readonly FindingReport[] }[] {
  const worst = new Map<string, Severity>();
  return causes.map((cause) => {
    const [first] = cause;
    if (!first || first.row === null) return { severity: first?.severity ?? "info", cause };
    const { part, row, severity } = first;
    const key = `${part} ${String(row)}`;
    const told = worst.get(key) ?? severity;
    worst.set(key, told);
    return { severity: told, cause };
  });
}

function findingLines(table: TableReport, style: TextStyle, say: Words): string[] {
  const told = toldOf(table.findings, style, say);
  const cellWidth = told.reduce((widest, { where }) => Math.max(widest, displayWidth(where)), 0);
  const severityWidth = say.severityWidth;
  const indent = " ".repeat(4 + severityWidth + 2 + cellWidth + 2);
  const textWidth = style.width === null ? Infinity : Math.max(20, style.width - indent.length);
  return told.flatMap(({ severity, where, message, fix }) => {
    const mark = paint(
      `${MARKS[severity]} ${padEnd(say.severity(severity), severityWidth)}`,
      severity,
      style,
    );
    const [first = "", ...rest] = wrap(oneLine(message), textWidth);
    return [
      `  ${mark}  ${padEnd(where, cellWidth)}  ${first}`,
      ...rest.map((line) => indent + line),
      ...wrap(oneLine(fix), textWidth).map((line) => indent + paint(line, "dim", style)),
    ];
  });
}

function markOf(table: TableReport, style: TextStyle): string {
  if (table.verdict === "incomplete") return paint("?", "warning", style);
  if (table.findings.length === 0) return paint("✓", "green", style);
  const worst = SEVERITIES.find((severity) => countFindings(table, severity) > 0) ?? "info";
  return paint(MARKS[worst], worst, style);
}

function tableLines(table: TableReport, style: TextStyle, say: Words): string[] {
  const clean = table.findings.length === 0;
  const figures = [
    ...totalFigures(table, style, say),
    ...executionFigures(table, say),
    ...(table.verdict === "clean" ? [say.nothingFound] : []),
    ...(table.verdict === "incomplete" ? [whyIncomplete(table, say)] : []),
  ];
  return [
    `${markOf(table, style)} ${paint(title(table, style, say), "bold", style)}`,
    ...(figures.length > 0 ? [`  ${figures.join("   ")}`] : []),
    ...(clean ? [] : findingLines(table, style, say)),
    ...settingLines(table, style, say),
    ...claimLines(table, style, say),
  ];
}

function whyIncomplete(table: TableReport, say: Words): string {
  if (!isReadWhole(table)) return say.incomplete;
  return table.claims && table.checksOff.length === 0 ? say.claimed : say.checksLeftOut;
}

/** Which checks the rules leave out or make milder, and whose rules those are. */
function settingLines(table: TableReport, style: TextStyle, say: Words): string[] {
  const { checksOff, checksMilder, profileBy } = table;
  if (checksOff.length === 0 && checksMilder.length === 0) return [];
  const milder = checksMilder.map(({ check, severity }) =>
    say.milder(titleOf(check, style.language), say.severity(severity)),
  );
  const off = checksOff.map((check) => titleOf(check, style.language));
  const line = say.settings(profileBy, off, milder);
  const textWidth = style.width === null ? Infinity : Math.max(20, style.width - 2);
  return wrap(line, textWidth).map((part) => `  ${paint(part, "dim", style)}`);
}

/** What the file under check says of itself, and what is not raised for that. */
function claimLines({ claims, rolesBy }: TableReport, style: TextStyle, say: Words): string[] {
  if (!claims) return [];
  const isHidden = rolesBy === "reading" && claims.from.some((from) => from !== "profile");
  const line = isHidden ? say.hides(claims.from) : say.claims(claims);
  const textWidth = style.width === null ? Infinity : Math.max(20, style.width - 4);
  return wrap(oneLine(line), textWidth).map(
    (part, at) => `  ${at === 0 ? `${paint("?", "warning", style)} ` : "  "}${part}`,
  );
}

/** What is to be known before the tables of a file are read. */
function noteLines(note: string, style: TextStyle): string[] {
  const textWidth = style.width === null ? Infinity : Math.max(20, style.width - 2);
  const [first = "", ...rest] = wrap(oneLine(note), textWidth);
  return [`${paint("?", "warning", style)} ${first}`, ...rest.map((line) => `  ${line}`)];
}

function unreadLines(unread: UnreadReport, style: TextStyle, say: Words): string[] {
  return noteLines(say.unread(unread.sheet, unread.reason), style);
}

/** Blocks with findings stand apart; those of a line or two follow one another. */
function spaced(blocks: readonly (readonly string[])[]): string[] {
  const isLong = (block: readonly string[] | undefined): boolean => (block?.length ?? 0) > 2;
  return blocks.flatMap((block, at) => {
    const apart = at > 0 && (isLong(block) || isLong(blocks[at - 1]));
    return apart ? ["", ...block] : block;
  });
}

/** One file for people: its tables worst first, each with the findings worst first, then what was not read. */
export function textOfFile(report: FileReport, style: TextStyle): string {
  const say = WORDS[style.language];
  const blocks = [
    ...(report.pdf ? [noteLines(report.pdf.note, style)] : []),
    ...worstFirst(report.tables).map((table) => tableLines(table, style, say)),
    ...report.unread.map((unread) => unreadLines(unread, style, say)),
  ];
  return [oneLine(report.file), ...spaced(blocks), "", ""].join("\n");
}

/** One line for all documents that hold no table, which need nothing done. */
export function textWithoutTables(files: readonly string[], { language }: TextStyle): string {
  return WORDS[language].withoutTables(files.length, files.slice(0, FILES_NAMED).map(oneLine));
}

/** The last line: how many files and tables, and what was found in them. */
export function textOfTally(tally: Tally, style: TextStyle): string {
  const say = WORDS[style.language];
  return `${say.summary(tally)}\n`;
}
