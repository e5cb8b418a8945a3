import type Big from "big.js";
import { formNameOf } from "../forms/form-read";
import type { Entry } from "../reading/table";
import { Decimal, ZERO, roundHalfUp, shareOf } from "../scoring/decimal";
import { executionPoints } from "../scoring/execution";
import { isOfCost } from "../scoring/indicators";
import type { Judged, Scored } from "../scoring/scored";
import { a1, type Area, type CellAddress } from "../sheet/address";
import type { CellStyle } from "../sheet/cell-style";
import { REVIEW_PAPER, type ListedFinding } from "../sheet/own-papers";
import { LONGEST_SHEET_NAME } from "../sheet/sheet-name";
import type { CellContent, RowSpec, SheetSpec } from "../sheet/sheet-spec";
import { POINTS_A_CHARACTER } from "../sheet/text-width";
import { splitValue, type SplitValue } from "./convert/signed-value";
import { rounded } from "./formulas/excel";
import { deviationOf, pointsOf, type ScoringParts } from "./formulas/indicator-formula";
import { AS_TYPED, FONT, LABEL, lettered, NUMBER, SHORT, TEXT, TITLE } from "./cell-styles";
import { GENERAL, numberFormat, numberText } from "./number-text";
import { SheetDraft, columnsOf } from "./sheet-draft";

/** What a work paper says besides the table and its findings. */
export interface PaperOrigin {
  /** The file's name; empty where nobody tells. */
  readonly file: string;
  /** The day of the review as people write it; empty where it is left to be filled in. */
  readonly date: string;
  /** Rows whose reported score stands, with why; `execution` for 预算执行率. */
  readonly standing: ReadonlyMap<number | "execution", string>;
}

export const NO_ORIGIN: PaperOrigin = { file: "", date: "", standing: new Map() };

const COLUMNS = [
  { key: "level1", label: "一级指标", width: 11 },
  { key: "level2", label: "二级指标", width: 15 },
  { key: "name", label: "三级指标", width: 24 },
  { key: "nature", label: "指标性质", width: 9 },
  { key: "target", label: "指标值", width: 11 },
  { key: "unit", label: "度量单位", width: 9 },
  { key: "weight", label: "权重", width: 7 },
  { key: "actual", label: "自评完成值", width: 11 },
  { key: "score", label: "自评得分", width: 9 },
  { key: "reviewedActual", label: "复核完成值", width: 11 },
  { key: "reviewedScore", label: "复核得分", width: 9 },
  { key: "deviation", label: "偏离度", width: 14 },
  { key: "remark", label: "备注", width: 20 },
] as const;

type Key = (typeof COLUMNS)[number]["key"];

const FINDING_COLUMNS: readonly {
  readonly key: Exclude<keyof ListedFinding, "rank">;
  readonly label: string;
  readonly at: string;
}[] = [
  { key: "level", label: "级别", at: "A" },
  { key: "dimension", label: "维度", at: "B" },
  { key: "object", label: "对象", at: "C" },
  { key: "place", label: "位置", at: "D" },
  { key: "finding", label: "发现", at: "E:F" },
  { key: "fact", label: "事实", at: "G:I" },
  { key: "proposal", label: "建议", at: "J:K" },
  { key: "decision", label: REVIEW_PAPER.decision, at: "L" },
  { key: "basis", label: "依据", at: "M" },
];

/** Rows of a sheet, from 0. */
type RowRange = NonNullable<SheetSpec["print"]["titleRows"]>;

const LAST_COLUMN = COLUMNS.length - 1;
const PERCENT = numberFormat({ decimals: 2, grouped: false, percent: true });
const COMPUTED: CellStyle = { ...NUMBER, numberFormat: numberFormat(GENERAL) };
const SUMMARY: CellStyle = { ...COMPUTED, horizontal: "left" };
const DEVIATION: CellStyle = { ...NUMBER, numberFormat: PERCENT };

function columnOf(key: Key): number {
  return COLUMNS.findIndex((column) => column.key === key);
}

function text(value: string): CellContent | null {
  return value === "" ? null : { kind: "text", text: value };
}

/** A number where the text is one, shown as it was written. */
function numberOrText(value: string): { readonly content: CellContent | null; readonly style: CellStyle } {
  const number = numberText(value);
  return number
    ? {
        content: { kind: "number", value: number.value },
        style: { ...NUMBER, numberFormat: numberFormat(number.format) },
      }
    : { content: text(value), style: SHORT };
}

function amount(value: Big | null): CellContent | null {
  return value && { kind: "number", value: value.toNumber() };
}

/** How often each text occurs, in the order of the first: 错误 3，提醒 2. */
function countedTexts(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].map(([each, count]) => `${each} ${count}`).join("，");
}

/** How many findings there are of each severity, worst first: in the list what is said of a row stands together. */
function countedLevels(findings: readonly ListedFinding[]): string {
  return countedTexts([...findings].sort((a, b) => a.rank - b.rank).map(({ level }) => level));
}

/** The decision without its reason, and what there is before one. */
function decisionName({ decision }: ListedFinding): string {
  return decision === "" ? "未定" : (/^[^：:（(]+/.exec(decision)?.[0]?.trim() ?? decision);
}

/** The work paper while it is written, row by row. */
class PaperWriter {
  readonly draft = new SheetDraft(COLUMNS.map(({ width }) => width));
  private row = 0;
  private firstIndicator = 0;
  /** Where the summary shows the totals, which stand at the end of the indicators. */
  private summary: {
    readonly reported: CellAddress;
    readonly reviewed: CellAddress;
    readonly deviation: CellAddress;
  } | null = null;

  constructor(
    private readonly scored: Scored,
    private readonly origin: PaperOrigin,
  ) {}

  /** What the paper is about and what came out, before everything else. */
  head(findings: readonly ListedFinding[], place: string): void {
    const { table, profile } = this.scored;
    const { fields } = table;
    const { date } = this.origin;
    this.title();
    this.pair(
      ["项目名称", text(fields.projectName?.text ?? "")],
      ["实施单位", text(fields.implementingUnit?.text ?? "")],
    );
    this.pair(["主管部门", text(fields.competentDepartment?.text ?? "")], ["来源", text(this.source())]);
    this.pair(["评分规则", text(profile.name.zh)], ["复核人及日期", text(date)]);
    const [reported, reviewed] = this.pair(["自评得分", null], ["复核得分", null], SUMMARY);
    const [deviation] = this.pair(
      ["得分偏离度", null],
      ["偏离度算法", text("（自评得分 − 复核得分）÷ 自评得分")],
      { ...SUMMARY, numberFormat: PERCENT },
    );
    this.summary = { reported, reviewed, deviation };
    this.counts(findings, place);
  }

  /** What the findings are about, over a sheet of their own. */
  headOfFindings(findings: readonly ListedFinding[]): void {
    this.title();
    const { projectName } = this.scored.table.fields;
    this.pair(["项目名称", text(projectName?.text ?? "")], ["来源", text(this.source())]);
    this.counts(findings, "");
  }

  private title(): void {
    const { year } = this.scored.table;
    const title = `${REVIEW_PAPER.title}${year === null ? "" : `（${year}年度）`}`;
    this.put(0, LAST_COLUMN, text(title), TITLE, 2);
    this.row++;
  }

  private source(): string {
    const { file } = this.origin;
    return [file, `工作表“${this.scored.table.sheet}”`].filter((part) => part !== "").join("，");
  }

  /** How many findings there are, where they stand, and what was decided on them. */
  private counts(findings: readonly ListedFinding[], place: string): void {
    this.pair(
      [REVIEW_PAPER.findings, text(findings.length === 0 ? "无" : countedLevels(findings) + place)],
      [REVIEW_PAPER.decision, text(findings.length === 0 ? "" : countedTexts(findings.map(decisionName)))],
    );
  }

  private header(): RowRange {
    COLUMNS.forEach(({ label }, column) => this.put(column, column, text(label), LABEL));
    const header = { first: this.row, last: this.row };
    this.row++;
    this.firstIndicator = this.row;
    return header;
  }

  /** 预算执行率: the rate is the one the amounts give; the reviewer may write another. */
  private execution(): void {
    const { execution } = this.scored;
    if (!execution) return;
    const { rate, weight, row, score, reportedScore } = execution;
    const standing = this.origin.standing.get("execution");
    this.texts({ level1: "预算执行", name: "预算执行率", unit: "%" });
    this.cell("weight", amount(weight), COMPUTED);
    this.written("actual", row.rate);
    this.written("score", row.score);
    this.cell("reviewedActual", amount(rate && shareOf(rate)), DEVIATION);
    const [points, share] = [this.name("weight"), this.name("reviewedActual")];
    const formula = `IF(ISNUMBER(${share}),${rounded(`${points}*MAX(0,MIN(1,${share}))`)},"")`;
    if (standing !== undefined && reportedScore)
      this.cell("reviewedScore", amount(reportedScore.value), COMPUTED);
    else if (rate !== null && score !== null)
      this.cell("reviewedScore", { kind: "formula", formula, result: score.toNumber() }, COMPUTED);
    else this.cell("reviewedScore", amount(executionPoints(execution)), COMPUTED);
    this.cell("deviation", null, DEVIATION);
    this.cell("remark", text(standing ?? ""), TEXT);
    this.row++;
  }

  private indicator(judged: Judged, at: number): void {
    const { row, weight, score, quantitative, reportedScore } = judged;
    const standing = this.origin.standing.get(at);
    const wanted = this.wanted(judged);
    this.texts({ level1: row.level1.text, level2: row.level2.text, name: row.name.text, ...wanted });
    this.cell("weight", amount(weight), COMPUTED);
    this.cell("actual", text(row.actual?.text ?? ""), AS_TYPED);
    this.written("score", row.score);
    this.cell("reviewedActual", null, AS_TYPED);
    const reached = `IF(LEN(${this.name("reviewedActual")})=0,${this.name("actual")},${this.name("reviewedActual")})`;
    const parts: ScoringParts = {
      nature: { name: this.name("nature"), text: wanted.nature },
      target: { name: this.name("target"), text: wanted.target },
      isOfCost: isOfCost(row),
      unit: { name: this.name("unit"), text: wanted.unit },
      actual: { name: reached, text: row.actual?.text ?? "" },
    };
    const { formula, readableNow } = pointsOf(
      parts,
      { value: this.name("weight"), given: `ISNUMBER(${this.name("weight")})` },
      this.scored.profile,
    );
    const computed = {
      kind: "formula",
      formula,
      result: score && readableNow ? score.toNumber() : "",
    } as const;
    const isByFormula = quantitative && readableNow && weight !== null;
    if (standing !== undefined && reportedScore)
      this.cell("reviewedScore", amount(reportedScore.value), COMPUTED);
    // What no formula can give counts as in the total of the review; the reviewer may write another.
    else this.cell("reviewedScore", isByFormula || !score ? computed : amount(score), COMPUTED);
    const deviation = readableNow ? deviationNow(judged) : "";
    this.cell("deviation", { kind: "formula", formula: deviationOf(parts), result: deviation }, DEVIATION);
    this.cell("remark", text(standing ?? ""), TEXT);
    this.row++;
  }

  private total(): void {
    const { table, execution, indicators } = this.scored;
    this.put(0, columnOf("unit"), text("合计"), LABEL);
    const weights = indicators.flatMap(({ weight }) => weight ?? []);
    const all = execution ? [...weights, execution.weight] : weights;
    this.sum("weight", all);
    this.cell("actual", null, LABEL);
    this.written("score", table.total?.score ?? undefined);
    this.cell("reviewedActual", null, LABEL);
    this.sum("reviewedScore", this.reviewedScores());
    this.cell("deviation", null, LABEL);
    this.cell("remark", null, TEXT);
    this.summarize();
    this.row++;
  }

  /** The totals below as the summary's own: what the reviewer changes there shows above at once. */
  private summarize(): void {
    if (!this.summary) return;
    const { reported, reviewed, deviation } = this.summary;
    const shown = (from: Key, to: CellAddress): number | null => {
      const content = this.draft.contentAt({ row: this.row, column: columnOf(from) });
      const result =
        content?.kind === "formula" ? content.result : content?.kind === "number" ? content.value : "";
      const formula = `IF(ISNUMBER(${this.name(from)}),${this.name(from)},"")`;
      this.draft.change(to, { kind: "formula", formula, result });
      return typeof result === "number" ? result : null;
    };
    const before = shown("score", reported);
    const after = shown("reviewedScore", reviewed);
    const [of, by] = [a1(reported), a1(reviewed)];
    const formula = `IF(AND(ISNUMBER(${of}),ISNUMBER(${by})),IF(${of}=0,"",(${of}-${by})/${of}),"")`;
    const result = before === null || after === null || before === 0 ? "" : (before - after) / before;
    this.draft.change(deviation, { kind: "formula", formula, result });
  }

  findings(findings: readonly ListedFinding[]): RowRange {
    this.put(0, LAST_COLUMN, text(REVIEW_PAPER.findings), lettered(TITLE, { size: 12 }), 2);
    this.row++;
    for (const { label, at } of FINDING_COLUMNS) this.span(at, text(label), LABEL);
    const header = { first: this.row, last: this.row };
    this.row++;
    for (const finding of findings) {
      for (const { key, at } of FINDING_COLUMNS) this.span(at, text(finding[key]), TEXT);
      this.row++;
    }
    return header;
  }

  indicators(): RowRange {
    const header = this.header();
    this.execution();
    this.scored.indicators.forEach((judged, at) => this.indicator(judged, at));
    this.total();
    return header;
  }

  /** The three columns of what is wanted, split where the form has them in one. */
  private wanted({ row }: Judged): SplitValue {
    const { nature, target, unit } = row;
    if (nature) return { nature: nature.text, target: target?.text ?? "", unit: unit?.text ?? "" };
    return splitValue(target?.text ?? row.fullYear?.text ?? "");
  }

  private reviewedScores(): readonly Big[] {
    const column = columnOf("reviewedScore");
    const numbers: Big[] = [];
    for (let row = this.firstIndicator; row < this.row; row++) {
      const content = this.draft.contentAt({ row, column });
      const value =
        content?.kind === "formula" ? content.result : content?.kind === "number" ? content.value : "";
      if (typeof value === "number") numbers.push(new Decimal(String(value)));
    }
    return numbers;
  }

  private sum(key: "weight" | "reviewedScore", numbers: readonly Big[]): void {
    const column = columnOf(key);
    const range = [this.firstIndicator, this.row - 1].map((row) => a1({ row, column })).join(":");
    const sum = roundHalfUp(numbers.reduce((all, number) => all.plus(number), ZERO));
    const formula = `IF(COUNT(${range})=0,"",ROUND(SUM(${range}),2))`;
    const result = numbers.length === 0 ? "" : sum.toNumber();
    this.cell(key, { kind: "formula", formula, result }, COMPUTED);
  }

  private pair(
    first: readonly [string, CellContent | null],
    second: readonly [string, CellContent | null],
    style: CellStyle = TEXT,
  ): readonly [CellAddress, CellAddress] {
    this.span("A", text(first[0]), LABEL);
    const one = this.span("B:F", first[1], style);
    this.span("G:H", text(second[0]), LABEL);
    const other = this.span("I:M", second[1], second[1]?.kind === "text" ? TEXT : style);
    this.row++;
    return [one, other];
  }

  private texts(values: Partial<Record<Key, string>>): void {
    for (const key of ["level1", "level2", "name", "nature", "target", "unit"] as const) {
      this.cell(key, text(values[key] ?? ""), key === "name" ? TEXT : AS_TYPED);
    }
  }

  private written(key: Key, entry: Entry | undefined): void {
    const { content, style } = numberOrText(entry?.text ?? "");
    this.cell(key, content, style);
  }

  private name(key: Key): string {
    return a1({ row: this.row, column: columnOf(key) });
  }

  private cell(key: Key, content: CellContent | null, style: CellStyle): CellAddress {
    return this.put(columnOf(key), columnOf(key), content, style);
  }

  private span(at: string, content: CellContent | null, style: CellStyle): CellAddress {
    const { left, right } = columnsOf(at);
    return this.put(left, right, content, style);
  }

  private put(
    left: number,
    right: number,
    content: CellContent | null,
    style: CellStyle,
    lines = 1,
  ): CellAddress {
    const area: Area = { top: this.row, left, bottom: this.row, right };
    return this.draft.put(area, content, style, lines);
  }
}

function deviationNow({ target, actual, notes }: Judged): number | "" {
  if (!target || !actual || target.value.eq(ZERO) || notes.includes("unit-mismatch")) return "";
  return actual.value.div(target.value).minus(1).toNumber();
}

/** What fits between the margins of A4 across, in points. */
const PAGE = { width: 770, height: 500 } as const;

/** Whether a page holds rows, the sheet being as wide as it is. */
function fitsOnPage(rows: readonly RowSpec[]): boolean {
  const width = COLUMNS.reduce((sum, column) => sum + column.width * POINTS_A_CHARACTER, 0);
  const height = rows.reduce((sum, each) => sum + each.height, 0);
  return (height * PAGE.width) / width <= PAGE.height;
}

/** A sheet as it stands in the writer; its titles are repeated on every page that follows. */
function sheetOf(
  { draft }: PaperWriter,
  name: string,
  form: string,
  print: Pick<SheetSpec["print"], "titleRows" | "pages">,
): SheetSpec {
  const { rows, styles } = draft.finish();
  return {
    name,
    font: FONT,
    columns: draft.columns,
    rows,
    styles,
    merges: draft.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: {
      orientation: "landscape",
      area: { top: 0, left: 0, bottom: draft.end - 1, right: LAST_COLUMN },
      footer: `&C${form}复核底稿　第 &P 页，共 &N 页`,
      ...print,
    },
    protected: false,
  };
}

const OF_FINDINGS = " 问题";

/**
 * A reviewer's work paper for one self-evaluation: what it is about and what came out, the findings with what was
 * decided, and every indicator with its reported value and score, a place for
 * what the review finds, the score the rule gives for it and how far it lies from the target.
 * Not protected; what a formula leaves blank, the reviewer decides.
 *
 * A sheet repeats the headings of one of its tables, on the pages behind them. So the table that goes beyond the first
 * page is the last on the sheet; where both do, the findings have a sheet of their own, the second.
 */
export function reviewPaper(
  scored: Scored,
  findings: readonly ListedFinding[],
  sheetName: string,
  origin: PaperOrigin = NO_ORIGIN,
): readonly [SheetSpec, ...SheetSpec[]] {
  const form = formNameOf(scored.table).zh;
  const begun = (place = ""): PaperWriter => {
    const writer = new PaperWriter(scored, origin);
    writer.head(findings, place);
    return writer;
  };

  const indicatorsLast = begun();
  const { end: headEnd } = indicatorsLast.draft;
  if (findings.length > 0) indicatorsLast.findings(findings);
  const header = indicatorsLast.indicators();
  const whole = sheetOf(indicatorsLast, sheetName, form, { titleRows: header, pages: [] });
  if (findings.length === 0 || fitsOnPage(whole.rows)) return [whole];
  if (fitsOnPage(whole.rows.slice(0, header.first)))
    return [{ ...whole, print: { ...whole.print, pages: [header.first] } }];

  if (fitsOnPage([...whole.rows.slice(0, headEnd), ...whole.rows.slice(header.first)])) {
    const findingsLast = begun();
    findingsLast.indicators();
    const { end } = findingsLast.draft;
    const titleRows = findingsLast.findings(findings);
    return [sheetOf(findingsLast, sheetName, form, { titleRows, pages: [end] })];
  }

  const first = begun("（见下一张工作表）");
  const list = new PaperWriter(scored, origin);
  list.headOfFindings(findings);
  const name = sheetName.slice(0, LONGEST_SHEET_NAME - OF_FINDINGS.length) + OF_FINDINGS;
  return [
    sheetOf(first, sheetName, form, { titleRows: first.indicators(), pages: [] }),
    sheetOf(list, name, form, { titleRows: list.findings(findings), pages: [] }),
  ];
}
