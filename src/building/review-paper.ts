import type Big from "big.js";
import { formNameOf } from "../forms/form-read";
import type { Entry } from "../reading/table";
import { ZERO, roundHalfUp, shareOf } from "../scoring/decimal";
import type { Judged, Scored } from "../scoring/scored";
import { a1, type Area, type CellAddress } from "../sheet/address";
import type { CellStyle } from "../sheet/cell-style";
import type { CellContent, SheetSpec } from "../sheet/sheet-spec";
import { splitValue, type SplitValue } from "./convert/signed-value";
import { rounded } from "./formulas/excel";
import { deviationOf, pointsOf, type ScoringParts } from "./formulas/indicator-formula";
import { AS_TYPED, FONT, LABEL, lettered, NUMBER, SHORT, TEXT, TITLE } from "./cell-styles";
import { GENERAL, numberFormat, numberText } from "./number-text";
import { SheetDraft, columnsOf } from "./sheet-draft";

/** One finding as a reviewer's list states it; each part a text in the language of the list. */
export interface ReviewFinding {
  readonly level: string;
  readonly dimension: string;
  readonly object: string;
  readonly place: string;
  readonly finding: string;
  readonly fact: string;
  readonly proposal: string;
  readonly basis: string;
}

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
  { key: "deviation", label: "偏离度", width: 10 },
  { key: "remark", label: "备注", width: 20 },
] as const;

type Key = (typeof COLUMNS)[number]["key"];

const FINDING_COLUMNS: readonly {
  readonly key: keyof ReviewFinding;
  readonly label: string;
  readonly at: string;
}[] = [
  { key: "level", label: "级别", at: "A" },
  { key: "dimension", label: "维度", at: "B" },
  { key: "object", label: "对象", at: "C" },
  { key: "place", label: "位置", at: "D" },
  { key: "finding", label: "发现", at: "E:G" },
  { key: "fact", label: "事实", at: "H:I" },
  { key: "proposal", label: "建议", at: "J:L" },
  { key: "basis", label: "依据", at: "M" },
];

const LAST_COLUMN = COLUMNS.length - 1;
const PERCENT = numberFormat({ decimals: 2, grouped: false, percent: true });
const COMPUTED: CellStyle = { ...NUMBER, numberFormat: numberFormat(GENERAL) };
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
        style: { ...NUMBER, numberFormat: numberFormat(number.look) },
      }
    : { content: text(value), style: SHORT };
}

function amount(value: Big | null): CellContent | null {
  return value && { kind: "number", value: value.toNumber() };
}

/** The work paper while it is written, row by row. */
class PaperWriter {
  readonly draft = new SheetDraft(COLUMNS.map(({ width }) => width));
  private row = 0;
  private firstIndicator = 0;

  constructor(private readonly scored: Scored) {}

  head(): void {
    const { year, fields } = this.scored.table;
    const title = `绩效自评复核工作底稿${year === null ? "" : `（${year}年度）`}`;
    this.put(0, LAST_COLUMN, text(title), TITLE, 2);
    this.row++;
    this.pairs([
      ["项目名称", fields.projectName?.text ?? ""],
      ["实施单位", fields.implementingUnit?.text ?? ""],
    ]);
    this.pairs([
      ["主管部门", fields.competentDepartment?.text ?? ""],
      ["复核人及日期", ""],
    ]);
  }

  header(): { readonly first: number; readonly last: number } {
    COLUMNS.forEach(({ label }, column) => this.put(column, column, text(label), LABEL));
    const header = { first: this.row, last: this.row };
    this.row++;
    this.firstIndicator = this.row;
    return header;
  }

  /** 预算执行率: the rate is the one the amounts give; the reviewer may write another. */
  execution(): void {
    const { execution } = this.scored;
    if (!execution) return;
    const { rate, weight, row, score } = execution;
    this.texts({ level1: "预算执行", name: "预算执行率", unit: "%" });
    this.cell("weight", amount(weight), COMPUTED);
    this.written("actual", row.rate);
    this.written("score", row.score);
    this.cell("reviewedActual", amount(rate && shareOf(rate)), DEVIATION);
    const [points, share] = [this.name("weight"), this.name("reviewedActual")];
    const formula = `IF(ISNUMBER(${share}),${rounded(`${points}*MAX(0,MIN(1,${share}))`)},"")`;
    const isByRate = rate !== null && score !== null;
    this.cell(
      "reviewedScore",
      { kind: "formula", formula, result: isByRate ? score.toNumber() : "" },
      COMPUTED,
    );
    this.cell("deviation", null, DEVIATION);
    this.cell("remark", null, TEXT);
    this.row++;
  }

  indicator(judged: Judged): void {
    const { row, weight, score, quantitative } = judged;
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
      unit: { name: this.name("unit"), text: wanted.unit },
      actual: { name: reached, text: row.actual?.text ?? "" },
    };
    const { formula, readableNow } = pointsOf(
      parts,
      { value: this.name("weight"), given: `ISNUMBER(${this.name("weight")})` },
      this.scored.profile,
    );
    const result = readableNow && weight && score ? score.toNumber() : "";
    const computed = { kind: "formula", formula, result } as const;
    this.cell("reviewedScore", quantitative || !score ? computed : amount(score), COMPUTED);
    const deviation = readableNow ? deviationNow(judged) : "";
    this.cell("deviation", { kind: "formula", formula: deviationOf(parts), result: deviation }, DEVIATION);
    this.cell("remark", null, TEXT);
    this.row++;
  }

  total(): void {
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
    this.row++;
  }

  findings(findings: readonly ReviewFinding[]): void {
    if (findings.length === 0) return;
    this.put(0, LAST_COLUMN, text("发现的问题"), lettered(TITLE, { size: 12 }), 2);
    this.row++;
    for (const { label, at } of FINDING_COLUMNS) this.span(at, text(label), LABEL);
    this.row++;
    for (const finding of findings) {
      for (const { key, at } of FINDING_COLUMNS) this.span(at, text(finding[key]), TEXT);
      this.row++;
    }
  }

  /** The three columns of what is wanted, split where the form has them in one. */
  private wanted({ row }: Judged): SplitValue {
    const { nature, target, unit } = row;
    if (nature) return { nature: nature.text, target: target?.text ?? "", unit: unit?.text ?? "" };
    return splitValue(target?.text ?? row.fullYear?.text ?? "");
  }

  private reviewedScores(): readonly Big[] {
    const { execution, indicators } = this.scored;
    const column = columnOf("reviewedScore");
    const numbers: Big[] = execution?.rate && execution.score ? [execution.score] : [];
    indicators.forEach(({ score }, i) => {
      const row = this.firstIndicator + (execution ? 1 : 0) + i;
      const content = this.draft.contentAt({ row, column });
      const isNumber = content?.kind === "number" || (content?.kind === "formula" && content.result !== "");
      if (score && isNumber) numbers.push(score);
    });
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

  private pairs(pairs: readonly (readonly [string, string])[]): void {
    const [first, second] = pairs;
    this.span("A", text(first?.[0] ?? ""), LABEL);
    this.span("B:F", text(first?.[1] ?? ""), TEXT);
    this.span("G:H", text(second?.[0] ?? ""), LABEL);
    this.span("I:M", text(second?.[1] ?? ""), TEXT);
    this.row++;
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

  private span(at: string, content: CellContent | null, style: CellStyle): void {
    const { left, right } = columnsOf(at);
    this.put(left, right, content, style);
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

/**
 * A reviewer's work paper for one self-evaluation: every indicator with its reported value and score, a place for
 * what the review finds, the score the rule gives for it, how far it lies from the target, and the findings.
 * Not protected; what a formula leaves blank, the reviewer decides.
 */
export function reviewPaper(
  scored: Scored,
  findings: readonly ReviewFinding[],
  sheetName: string,
): SheetSpec {
  const writer = new PaperWriter(scored);
  writer.head();
  const header = writer.header();
  writer.execution();
  for (const judged of scored.indicators) writer.indicator(judged);
  writer.total();
  writer.findings(findings);
  const { draft } = writer;
  return {
    name: sheetName,
    font: FONT,
    columns: draft.columns,
    ...draft.finish(),
    merges: draft.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: header.last + 1,
    print: {
      orientation: "landscape",
      area: { top: 0, left: 0, bottom: draft.end - 1, right: LAST_COLUMN },
      titleRows: header,
      footer: `&C${formNameOf(scored.table).zh}复核底稿　第 &P 页，共 &N 页`,
    },
    protected: false,
  };
}
