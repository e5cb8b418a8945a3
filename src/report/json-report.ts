import type Big from "big.js";
import type { Finding } from "../checks/check";
import { checksMilder, checksOff } from "../checks/run-checks";
import { isOwnKey } from "../forms/form-keys";
import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { formNameOf } from "../forms/form-read";
import type { BudgetRow, Entry, ExtraCell, IndicatorRow, Table, TableColumn } from "../reading/table";
import { explainIndicator } from "../scoring/explain";
import type { Profile } from "../scoring/profile";
import type { Interval, Judged, Scored } from "../scoring/scored";
import { a1, a1Area } from "../sheet/address";
import { pageOfRow } from "../sheet/document-pages";
import { documentPlace } from "../sheet/document-table";
import { coverageSentence } from "./coverage-sentence";
import { findingWords } from "./finding-words";
import type { Language } from "./language";
import type { FileReport, PdfReport, TableReport, UnreadReport } from "./report-schema";
import { verdictOf, type Reviewed, type ReviewedTable } from "./review";
import { unplacedInTable, unreadSheets } from "./unread-sentence";

type BudgetReport = TableReport["budget"][number];
type IndicatorReport = TableReport["indicators"][number];
type ExtraReport = BudgetReport["extra"][number];
type JudgedReport = IndicatorReport["judged"];
type FindingReport = TableReport["findings"][number];

/** Columns that are in the report only where the form on the sheet has them. */
const COLUMNS_OF_SOME = [
  "progress",
  "forecast",
  "causeFunding",
  "causePolicy",
  "causeStaff",
  "causeHardware",
  "causeOther",
  "likelihood",
  "remark",
  "reviewScore",
] as const satisfies readonly IndicatorColumn[];

const BUDGET_COLUMNS_OF_SOME = ["forecast"] as const satisfies readonly BudgetColumn[];

/** Checks word their sentences without it. */
const FULL_STOP: Readonly<Record<Language, string>> = { zh: "。", en: "." };

function text(entry: Entry | null | undefined): string {
  return entry?.text ?? "";
}

function textsOf<Key extends string>(
  row: Readonly<Partial<Record<Key, Entry>>>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const entry = row[key];
    if (entry) texts[key] = entry.text;
  }
  return texts;
}

function number(value: Big | null | undefined): number | null {
  return value ? value.toNumber() : null;
}

const HALF_UP = 1;

function numberWithTwoDecimals(value: Big | null | undefined): number | null {
  return value ? value.round(2, HALF_UP).toNumber() : null;
}

function rangeOf(interval: Interval | null): [number, number] | null {
  return interval ? [interval.low.toNumber(), interval.high.toNumber()] : null;
}

function budgetReport(table: Table, row: BudgetRow, extra: ExtraReport[]): BudgetReport {
  return {
    label: row.label.text,
    initial: text(row.initial),
    adjusted: text(row.adjusted),
    executed: text(row.executed),
    rate: text(row.rate),
    weight: text(row.weight),
    score: text(row.score),
    ...textsOf(row, BUDGET_COLUMNS_OF_SOME),
    extra: [...withoutPlace(table, "budget", row), ...extra],
  };
}

function judgedReport(judged: Judged | undefined, profile: Profile, language: Language): JudgedReport {
  if (!judged) return { met: null, score: null, range: null, explanation: "" };
  return {
    met: judged.met,
    score: number(judged.score),
    range: rangeOf(judged.range),
    explanation: explainIndicator(judged, profile, language),
  };
}

/** Columns of the indicators that have a place in the report, whether a row fills them or not. */
const INDICATOR_PLACES: ReadonlySet<string> = new Set([
  "level1",
  "level2",
  "name",
  "nature",
  "target",
  "unit",
  "actual",
  "weight",
  "score",
  "reason",
  "halfYear",
  "fullYear",
  ...COLUMNS_OF_SOME,
] satisfies (keyof IndicatorReport)[]);

/** What a row holds in columns that the report has no place for, such as one that its form alone has. */
function withoutPlace<Key extends string>(
  { columns }: Table,
  block: TableColumn["block"],
  row: Readonly<Partial<Record<Key, Entry>>>,
): ExtraReport[] {
  const found: ExtraReport[] = [];
  for (const role in row) {
    if (block === "budget" ? !isOwnKey(role) : INDICATOR_PLACES.has(role)) continue;
    const entry = row[role];
    if (!entry || entry.text === "") continue;
    const header = columns.find((column) => column.role === role && column.block === block)?.header ?? "";
    found.push({ header, text: entry.text, cell: a1(entry.cell) });
  }
  return found;
}

function indicatorReport(
  table: Table,
  row: IndicatorRow,
  extra: ExtraReport[],
  judged: Judged | undefined,
  profile: Profile,
  language: Language,
): IndicatorReport {
  return {
    level1: row.level1.text,
    level2: row.level2.text,
    name: row.name.text,
    nature: text(row.nature),
    target: text(row.target),
    unit: text(row.unit),
    actual: text(row.actual),
    weight: text(row.weight),
    score: text(row.score),
    reason: text(row.reason),
    halfYear: text(row.halfYear),
    fullYear: text(row.fullYear),
    ...textsOf(row, COLUMNS_OF_SOME),
    extra: [...withoutPlace(table, "indicator", row), ...extra],
    cell: a1(row.name.cell),
    judged: judgedReport(judged, profile, language),
  };
}

function fieldsReport(table: Table): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, entry] of Object.entries(table.fields)) fields[key] = entry.text;
  if (table.amountUnit) fields["amountUnit"] = table.amountUnit;
  return fields;
}

function findingReport(finding: Finding, table: Table, language: Language): FindingReport {
  const { message, fix } = findingWords(finding, table, language);
  const stop = FULL_STOP[language];
  const page = pageOfRow(table.pages, finding.cell.row);
  return {
    check: finding.check,
    severity: finding.severity,
    part: finding.part,
    row: finding.row,
    cell: a1(finding.cell),
    ...(table.document ? { place: documentPlace(table.document, finding.cell) } : {}),
    ...(page === undefined ? {} : { page }),
    cells: [finding.cell, ...finding.related].map(a1),
    message: message + stop,
    fix: fix + stop,
    proposal: finding.proposal && { cell: a1(finding.proposal.cell), value: finding.proposal.value },
  };
}

function computedReport(scored: Scored): TableReport["computed"] {
  return {
    executionRate: numberWithTwoDecimals(scored.execution?.rate),
    executionScore: number(scored.execution?.score),
    total: number(scored.total),
    grade: scored.grade,
  };
}

/** The cells of a table's extra columns, by `part row`. */
function extraByRow(cells: readonly ExtraCell[]): ReadonlyMap<string, ExtraReport[]> {
  const rows = new Map<string, ExtraReport[]>();
  for (const { part, row, header, entry } of cells) {
    const key = `${part} ${String(row)}`;
    const told = { header, text: entry.text, cell: a1(entry.cell) };
    rows.set(key, [...(rows.get(key) ?? []), told]);
  }
  return rows;
}

function claimsReport({ claims }: ReviewedTable, language: Language): TableReport["claims"] {
  if (!claims) return null;
  const { from, columns, rows, withheld } = claims;
  return {
    from: [...from],
    columns: columns.map(({ column: { header, at, role }, without }) => ({
      header,
      at: a1Area(at),
      role,
      without,
    })),
    rows: rows.map(a1),
    withheld: withheld
      ? withheld.findings.map((finding) => findingReport(finding, withheld.scored.table, language))
      : [],
  };
}

function tableReport(reviewed: ReviewedTable, language: Language): TableReport {
  const { scored, findings, rolesBy } = reviewed;
  const { table, profile } = scored;
  const extra = extraByRow(table.extra);
  return {
    sheet: table.sheet,
    ...(table.sheetHidden ? { hidden: true } : {}),
    range: a1Area(table.range),
    form: table.form,
    formName: formNameOf(table)[language],
    year: table.year,
    profile: profile.id,
    fields: fieldsReport(table),
    budget: table.budget.map((row, at) => budgetReport(table, row, extra.get(`budget ${String(at)}`) ?? [])),
    income: table.income.map((row) => ({ label: row.label.text, fullYear: row.fullYear.text })),
    expenditure: table.expenditure.map((row) => ({
      item: row.item.text,
      halfYear: row.halfYear.text,
      fullYear: row.fullYear.text,
    })),
    indicators: table.indicators.map((row, at) =>
      indicatorReport(
        table,
        row,
        extra.get(`indicator ${String(at)}`) ?? [],
        scored.indicators[at],
        profile,
        language,
      ),
    ),
    total: { weight: text(table.total?.weight), score: text(table.total?.score) },
    computed: computedReport(scored),
    findings: findings.map((finding) => findingReport(finding, table, language)),
    columns: table.columns.map(({ role, header, at }) => ({ role, header, at: a1Area(at) })),
    extraFields: table.extraFields.map(({ label, entry: { text, cell } }) => ({
      label,
      text,
      cell: a1(cell),
    })),
    coverage: {
      missing: [...table.coverage.missing],
      notUnderstood: table.coverage.notUnderstood.map(({ header, at }) => ({ header, at: a1Area(at) })),
      withoutResult: table.coverage.withoutResult.map((cell) => a1(cell)),
    },
    checksOff: [...checksOff(scored)],
    checksMilder: [...checksMilder(scored)],
    profileBy: scored.profileBy,
    rolesBy,
    claims: claimsReport(reviewed, language),
    verdict: verdictOf(reviewed),
  };
}

function unreadReports(reviewed: Reviewed, language: Language): UnreadReport[] {
  const sheets = unreadSheets(reviewed, language);
  const cells = reviewed.tables.flatMap(({ scored }) => {
    const reason = unplacedInTable(scored.table, language);
    return reason === null ? [] : [{ sheet: scored.table.sheet, reason }];
  });
  const incomplete = reviewed.tables.flatMap(({ scored: { table } }) => {
    const reason = coverageSentence(table, language);
    return reason === null ? [] : [{ sheet: table.sheet, reason }];
  });
  return [...sheets, ...incomplete, ...cells];
}

/**
 * One file's part of the report that `--format json` prints: read values as the texts in the cells, computed
 * ones as numbers (points; the rate in percent with two decimals). `notes` are what the file's own reader could
 * not read, in the words of the report's language; `pdf` is what there is to know of a PDF.
 */
export function fileReport(
  file: string,
  reviewed: Reviewed,
  language: Language,
  notes: readonly UnreadReport[] = [],
  pdf?: PdfReport,
): FileReport {
  return {
    file,
    ...(pdf ? { pdf } : {}),
    tables: reviewed.tables.map((table) => tableReport(table, language)),
    unread: [...notes, ...unreadReports(reviewed, language)],
  };
}
