import type {
  BudgetBlock,
  FieldsBlock,
  FundingBlock,
  Heading,
  IndicatorsBlock,
  LayoutBlock,
  LayoutCell,
  OverHeading,
  Span,
  TotalBlock,
} from "../forms/form-layout";
import { holdsTexts } from "../forms/amount-columns";
import { isOwnKey } from "../forms/form-keys";
import type {
  BudgetColumn,
  ByKey,
  FieldKey,
  FormSpec,
  FundColumn,
  IndicatorColumn,
  LabelSpec,
} from "../forms/form-spec";
import { withMarks } from "../forms/printed-marks";
import {
  ALL_READ,
  type BudgetRow,
  type Entry,
  type ExpenditureRow,
  type IncomeRow,
  type IndicatorRow,
  type Table,
  type TotalRow,
} from "../reading/table";
import type { Area, CellAddress } from "../sheet/address";
import type { CellStyle } from "../sheet/cell-style";
import type { CellContent } from "../sheet/sheet-spec";
import type { BudgetData, FormData, IndicatorData } from "./form-data";
import { AS_TYPED, LABEL, NUMBER, SHORT, SUBTITLE, TEXT, TITLE } from "./cell-styles";
import { numberFormat, numberText } from "./number-text";
import { executionPoints, withPoints } from "./printed-points";
import { SheetDraft, columnsOf } from "./sheet-draft";

/** A form laid out and filled in, before it computes or guards anything. */
export interface PlacedForm {
  readonly draft: SheetDraft;
  /** Every place of the form with what it holds, blank rows of the indicators included. */
  readonly table: Table;
  /** Rows that head the indicators, from 0. */
  readonly header: { readonly first: number; readonly last: number };
}

export interface Placing {
  readonly sheetName: string;
  /** The first row of the form, from 0. */
  readonly top: number;
  /** The N of 1–N月 in a monitoring form; null leaves it open. */
  readonly month: number | null;
}

const NO_YEAR = "　　　　";
/** Where a form writes a number; elsewhere in the indicators it keeps what is typed. */
const POINTS: ReadonlySet<string> = new Set(["weight", "score"]);
const RUNNING_TEXT: ReadonlySet<string> = new Set(["name", "reason", "remark"]);
/** Fields whose answer is a name or a year; the others are running texts. */
const SHORT_FIELDS: ReadonlySet<FieldKey> = new Set([
  "competentDepartment",
  "implementingUnit",
  "projectType",
  "projectLevel",
  "startYear",
  "endYear",
  "contact",
  "projectLead",
  "financeLead",
]);
const TICK = "√";
/** 支出 rows of a form in which none is filled. */
const BLANK_ITEMS = Array.from({ length: 3 }, () => ({ item: "", halfYear: "", fullYear: "" }));

function textContent(text: string): CellContent | null {
  return text === "" ? null : { kind: "text", text };
}

/** A number where the text is one that can be stored as such, else the text as it is. */
function put(draft: SheetDraft, area: Area, text: string, style: CellStyle): CellAddress {
  const number = style === NUMBER ? numberText(text) : null;
  if (!number) return draft.put(area, textContent(text), style);
  const shown = { ...style, numberFormat: numberFormat(number.format) };
  return draft.put(area, { kind: "number", value: number.value }, shown);
}

function entry(cell: CellAddress, text: string): Entry {
  return { text, cell, source: null };
}

/** Lays a form out block by block; what it keeps is the next row and what has been placed. */
class FormPlacer {
  readonly draft: SheetDraft;
  readonly fields: ByKey<FieldKey, Entry> = {};
  budget: readonly BudgetRow[] = [];
  income: readonly IncomeRow[] = [];
  expenditure: readonly ExpenditureRow[] = [];
  indicators: readonly IndicatorRow[] = [];
  total: TotalRow | null = null;
  header = { first: 0, last: 0 };
  /** The points of 预算执行率, where the form prints them in a heading. */
  executionWeight: Entry | null = null;
  private row: number;
  /** The points of 预算执行率, for the headings that say them. */
  private readonly points: string;

  constructor(
    private readonly form: FormSpec,
    private readonly data: FormData,
    private readonly placing: Placing,
  ) {
    this.draft = new SheetDraft(form.layout.columns);
    this.row = placing.top;
    this.points = executionPoints(form, data);
  }

  place(block: LayoutBlock): void {
    switch (block.kind) {
      case "title":
        this.title(block.below);
        break;
      case "fields":
        this.fieldRows(block);
        break;
      case "budget":
        this.budgetRows(block);
        break;
      case "funding":
        this.fundingRows(block);
        break;
      case "indicators":
        this.indicatorRows(block);
        break;
      case "total":
        this.totalRow(block);
        break;
    }
  }

  /** A printed text with the year, the unit and the month in it. */
  private printed(text: string): string {
    const { year, amountUnit } = this.data;
    const { month } = this.placing;
    const filled = withPoints(text, this.points)
      .replace("{year}", year === null ? NO_YEAR : String(year))
      .replace("{unit}", amountUnit ?? this.form.amountUnit ?? "");
    return month === null ? filled : filled.replace("1-N月", `1-${month}月`);
  }

  private area(span: Span, down = 1): Area {
    return { top: this.row, bottom: this.row + down - 1, ...columnsOf(span) };
  }

  private label(span: Span, text: string, down = 1): CellAddress {
    return this.draft.put(this.area(span, down), textContent(this.printed(text)), LABEL);
  }

  private heading({ text, at }: Heading, down = 1): CellAddress {
    return this.label(at, text, down);
  }

  private value(span: Span, text: string, style: CellStyle, down = 1): Entry {
    return entry(put(this.draft, this.area(span, down), text, style), text);
  }

  private title(below: string | null): void {
    const width = this.form.layout.columns.length - 1;
    for (const [text, style] of [
      [this.form.title, TITLE],
      [below, SUBTITLE],
    ] as const) {
      if (text === null) continue;
      const area = { top: this.row, left: 0, bottom: this.row, right: width };
      this.draft.put(area, textContent(this.printed(text)), style, style === TITLE ? 2 : 1);
      this.row++;
    }
  }

  private fieldRows({ group, rows }: FieldsBlock): void {
    if (group) this.heading(group, rows.length);
    for (const row of rows) {
      for (const cell of row) this.fieldCell(cell);
      this.row++;
    }
  }

  private fieldCell(cell: LayoutCell): void {
    if ("text" in cell) {
      this.label(cell.at, cell.text, cell.down);
    } else if ("label" in cell) {
      const spec = this.form.fields.find(({ key }) => key === cell.label);
      this.label(cell.at, spec?.label ?? "", cell.down);
    } else {
      const { value: key, after, at, lines } = cell;
      const before = after === undefined ? "" : (this.data.fields[after] ?? "");
      const own = this.data.fields[key] ?? "";
      const text = before !== "" && own !== "" ? `${before}-${own}` : before + own;
      const place = this.area(at);
      const isShort = SHORT_FIELDS.has(key) || (isOwnKey(key) && lines === undefined);
      const style = isShort ? SHORT : TEXT;
      const address = this.draft.put(place, textContent(text), style, lines);
      this.fields[key] = entry(address, own);
      if (after !== undefined) this.fields[after] = entry(address, before);
    }
  }

  private budgetRows(block: BudgetBlock): void {
    const spec = this.form.budget;
    if (!spec) return;
    const filled = this.data.budget;
    const rows: readonly BudgetData[] = filled.length > 0 ? filled : spec.funds.map((label) => ({ label }));
    const group = this.heading(block.group, rows.length + 1);
    if (block.group.text.includes("{execution}")) this.executionWeight = entry(group, this.points);
    this.heading(block.funds);
    for (const { key, label } of spec.columns) {
      const span = block.columns[key];
      if (span !== undefined) this.label(span, label);
    }
    this.row++;
    const reason = block.columns.reason;
    if (reason !== undefined) {
      const why = this.data.fields.executionReason ?? "";
      this.fields.executionReason = this.value(reason, why, TEXT, rows.length);
    }
    this.budget = rows.map((row, i) => this.budgetRow(block, spec.columns, row, i > 0));
  }

  private budgetRow(
    block: BudgetBlock,
    columns: readonly LabelSpec<BudgetColumn>[],
    row: BudgetData,
    isPart: boolean,
  ): BudgetRow {
    const entries: ByKey<FundColumn, Entry> = {};
    const label = entry(this.label(block.funds.at, row.label), row.label);
    for (const { key } of columns) {
      const span = block.columns[key];
      if (key === "reason" || span === undefined) continue;
      const noPoints = isPart && POINTS.has(key);
      const text = row[key] ?? (noPoints ? block.noPoints : "");
      const style = holdsTexts(this.form, key) ? TEXT : NUMBER;
      entries[key] = this.value(span, text, noPoints ? LABEL : style);
    }
    this.row++;
    return { ...entries, label };
  }

  private fundingRows({ group, income, expenditure }: FundingBlock): void {
    const filledIncome = this.data.income;
    const funds = (this.form.income ?? []).map((label) => ({ label, fullYear: "" }));
    const sources = filledIncome.length > 0 ? filledIncome : funds;
    const filledItems = this.data.expenditure;
    const items = filledItems.length > 0 ? filledItems : BLANK_ITEMS;
    this.heading(group, sources.length + items.length + 2);

    this.heading(income.heading, sources.length + 1);
    this.label(income.label, "");
    this.heading(income.fullYear);
    this.row++;
    this.income = sources.map((source) => {
      const label = entry(this.label(income.label, source.label), source.label);
      const row = { label, fullYear: this.value(income.fullYear.at, source.fullYear, NUMBER) };
      this.row++;
      return row;
    });

    this.heading(expenditure.heading, items.length + 1);
    this.label(expenditure.item, "");
    this.heading(expenditure.halfYear);
    this.heading(expenditure.fullYear);
    this.row++;
    this.expenditure = items.map(({ item, halfYear, fullYear }) => {
      const row = {
        item: this.value(expenditure.item, item, TEXT),
        halfYear: this.value(expenditure.halfYear.at, halfYear, NUMBER),
        fullYear: this.value(expenditure.fullYear.at, fullYear, NUMBER),
      };
      this.row++;
      return row;
    });
  }

  private indicatorRows(block: IndicatorsBlock): void {
    const rows = this.data.indicators;
    const headerRows = block.over.length > 0 ? 2 : 1;
    this.header = { first: this.row, last: this.row + headerRows - 1 };
    if (block.group) this.heading(block.group, rows.length + headerRows);
    this.indicatorHeader(block);
    this.row += headerRows;
    const level1 = this.levels("level1", block.columns.level1, rows);
    const level2 = this.levels("level2", block.columns.level2, rows);
    this.indicators = rows.map((row, i) => {
      const levels = { level1: level1[i], level2: level2[i] };
      const placed = this.indicatorRow(block, row, levels);
      this.row++;
      return placed;
    });
  }

  private indicatorHeader({ columns, over }: IndicatorsBlock): void {
    const isOver = (span: Span): OverHeading | undefined => {
      const { left, right } = columnsOf(span);
      return over.find(({ at }) => columnsOf(at).left <= left && right <= columnsOf(at).right);
    };
    for (const { key, label } of this.form.indicators.columns) {
      const span = columns[key];
      if (span === undefined) continue;
      const heading = isOver(span);
      if (!heading) this.label(span, label, over.length > 0 ? 2 : 1);
      else if (!heading.answers) this.below(() => this.label(span, label));
    }
    for (const heading of over) {
      this.heading(heading);
      const { left } = columnsOf(heading.at);
      heading.answers?.forEach((answer, i) => {
        this.below(() => {
          const area = { top: this.row, bottom: this.row, left: left + i, right: left + i };
          this.draft.put(area, textContent(answer), LABEL);
        });
      });
    }
  }

  private below(place: () => void): void {
    this.row++;
    place();
    this.row--;
  }

  /** Puts a level's column, rows of one level merged; gives the entry that each row stands under. */
  private levels(
    level: "level1" | "level2",
    span: Span | undefined,
    rows: readonly IndicatorData[],
  ): readonly Entry[] {
    if (span === undefined) return [];
    const entries: Entry[] = [];
    rows.forEach((row, i) => {
      const upper = entries[i - 1];
      if (upper && isSameLevel(level, rows[i - 1], row)) {
        entries.push(upper);
        return;
      }
      let down = 1;
      while (isSameLevel(level, rows[i + down], row)) down++;
      const top = this.row + i;
      const area = { top, bottom: top + down - 1, ...columnsOf(span) };
      entries.push(entry(this.draft.put(area, textContent(row[level]), SHORT), row[level]));
    });
    return entries;
  }

  private indicatorRow(
    block: IndicatorsBlock,
    row: IndicatorData,
    levels: { readonly level1: Entry | undefined; readonly level2: Entry | undefined },
  ): IndicatorRow {
    const entries: ByKey<IndicatorColumn, Entry> = {};
    for (const { key } of this.form.indicators.columns) {
      const span = block.columns[key];
      if (span === undefined || key === "level1" || key === "level2") continue;
      const answers = block.over.find(({ at }) => at === span)?.answers;
      const text = key === "name" ? this.nameOf(row) : (row[key] ?? "");
      entries[key] = answers ? this.ticked(span, answers, text) : this.value(span, text, styleOf(key));
    }
    const name = entries.name ?? entry({ row: this.row, column: 0 }, row.name);
    if (this.form.indicators.marks === "behind-name") entries.weight = entry(name.cell, row.weight ?? "");
    const { level1 = name, level2 = name } = levels;
    return { ...entries, level1, level2, name };
  }

  /** A name as the form prints it: with its full marks behind it where they have no column. */
  private nameOf({ name, weight }: IndicatorData): string {
    return this.form.indicators.marks === "behind-name" ? withMarks(name, weight ?? "") : name;
  }

  /** A place for each answer, the given one ticked; an answer that has no place is written into the first. */
  private ticked(span: Span, answers: readonly string[], text: string): Entry {
    const { left } = columnsOf(span);
    const chosen = answers.indexOf(text);
    answers.forEach((_, i) => {
      const place = { top: this.row, bottom: this.row, left: left + i, right: left + i };
      const mark = i === chosen ? TICK : i === 0 && chosen < 0 ? text : "";
      this.draft.put(place, textContent(mark), SHORT);
    });
    return entry({ row: this.row, column: left + Math.max(0, chosen) }, text);
  }

  private totalRow({ label, weight, score, rest }: TotalBlock): void {
    const spec = this.form.totalLabel;
    if (!spec) return;
    const { total } = this.data;
    this.total = {
      label: entry(this.label(label, spec.label), spec.label),
      weight: weight === null ? null : this.value(weight, total.weight, NUMBER),
      score: this.value(score, total.score, NUMBER),
    };
    if (rest !== null) this.label(rest, "");
    this.row++;
  }
}

function isSameLevel(
  level: "level1" | "level2",
  other: IndicatorData | undefined,
  row: IndicatorData,
): boolean {
  return other?.level1 === row.level1 && (level === "level1" || other.level2 === row.level2);
}

function styleOf(key: IndicatorColumn): CellStyle {
  if (POINTS.has(key)) return NUMBER;
  return RUNNING_TEXT.has(key) ? TEXT : AS_TYPED;
}

/** Lays a form out as its layout says and fills in the data. */
export function placeForm(form: FormSpec, data: FormData, placing: Placing): PlacedForm {
  const placer = new FormPlacer(form, data, placing);
  for (const block of form.layout.blocks) placer.place(block);
  const { draft, fields, budget, income, expenditure, indicators, total, header } = placer;
  const range = { top: placing.top, left: 0, bottom: draft.end - 1, right: form.layout.columns.length - 1 };
  const table: Table = {
    sheet: placing.sheetName,
    sheetHidden: false,
    range,
    form: form.id,
    stage: form.stage,
    spec: form.id,
    year: data.year,
    amountUnit: data.amountUnit ?? form.amountUnit,
    fields,
    budget,
    income,
    expenditure,
    indicators,
    total,
    unplaced: [],
    ...ALL_READ,
    executionWeight: placer.executionWeight,
  };
  return { draft, table, header };
}
