import type { ByKey, FieldKey, FormId, FormSpec, IndicatorColumn } from "../forms/form-spec";
import { formSpec } from "../forms/registry";
import type { Area, CellAddress } from "../sheet/address";
import { ownPaperOf } from "../sheet/own-papers";
import type { SheetSnapshot } from "../sheet/snapshot";
import { chooseForm } from "./choose-form";
import { coverageOf, stageOf } from "./coverage";
import { entryOf } from "./entry";
import { fieldByWords } from "./field-labels";
import { YUAN } from "./evidence";
import { addressOf, gridOf, type FilledCell, type GridRow } from "./grid";
import { beginsHeader, headerAt, isBudgetHeader, type Header } from "./header";
import { isNameOfFund, isSumOfFunds } from "./fund-labels";
import { isAcrossHeader, pointsInWords, readBudget, type BudgetReading } from "./read-budget";
import { readFields } from "./read-fields";
import { isIncomeHeader, readFunding, type FundingReading } from "./read-funding";
import { readIndicators, totalBelow, type IndicatorReading, type TotalBelow } from "./read-indicators";
import {
  fundsBehindFields,
  isLooseFunds,
  namesAmounts,
  readFundsAcross,
  readLooseFunds,
} from "./read-unusual-funds";
import { withTaughtLabels } from "./taught-labels";
import { otherLayoutOf } from "./other-layout";
import { isTitle, regionsOf, saysOneThing, sideBySide, type Region } from "./regions";
import { NO_ASSIGNMENT, type AssignedForm, type RoleAssignment } from "./role-assignment";
import type {
  BudgetRow,
  Entry,
  ExtraCell,
  ExtraField,
  IndicatorRow,
  SheetReading,
  Table,
  TableColumn,
  Unread,
} from "./table";

const WANTED_LABELS: readonly string[] = ["一级指标", "二级指标", "三级指标"];
const YEAR = /((?:19|20)\d{2})\s*年/;
const CODE_AND_NAME = /^([0-9A-Z]{15,30})\s*[-－—–]\s*(.+)$/s;
const AMOUNT_UNIT = /[(（]\s*(?:金额)?(?:单位)?\s*[:：]?\s*(万\s*元|元)\s*[)）]|单位\s*[:：]\s*(万元|元)/;

function titleOf(region: Region, before: number): string {
  const titles: string[] = [];
  for (let i = 0; i < before; i++) {
    const row = region.rows[i];
    if (row && isTitle(row)) titles.push(row.cells[0]?.text ?? "");
  }
  return titles.join(" ");
}

/** A year in brackets and nothing more, as titles end with it; （2024）12号 is the number of a document. */
const YEAR_IN_BRACKETS = /[(（〔]\s*((?:19|20)\d{2})\s*[)）〕](?!\s*第?\s*\d)/;
/** A cell that states the year and nothing else. */
const YEAR_ALONE = /^[(（]?\s*((?:19|20)\d{2})\s*年度?\s*[)）]?$/;
/** A line with the year has at most the unit of amounts and the date beside it. */
const FEWEST_OF_A_HEADER = 4;

function yearIn({ cells }: GridRow): string | undefined {
  if (cells.length >= FEWEST_OF_A_HEADER) return undefined;
  return cells.map(({ text }) => YEAR_ALONE.exec(text)?.[1]).find((year) => year !== undefined);
}

/** The year of the title or, where the title has none, of the line below it. */
function yearOf(region: Region, title: string): number | null {
  const stated = (YEAR.exec(title) ?? YEAR_IN_BRACKETS.exec(title))?.[1];
  if (stated !== undefined) return Number(stated);
  // Notes may stand over the title.
  const first = Math.max(0, region.rows.findIndex(isTitle));
  for (const row of region.rows.slice(first, first + 3)) {
    const year = saysOneThing(row) ? YEAR.exec(row.cells[0]?.text ?? "")?.[1] : yearIn(row);
    if (year !== undefined) return Number(year);
  }
  return null;
}

/** The unit that stands behind the amounts themselves: 1,560.00万元. */
function unitBehind([top]: readonly BudgetRow[]): "元" | "万元" | null {
  const unit = /\d\s*(万?元)$/.exec((top?.executed ?? top?.adjusted ?? top?.initial)?.text ?? "")?.[1];
  return unit === "元" || unit === "万元" ? unit : null;
}

function amountUnitOf(rows: readonly GridRow[]): "元" | "万元" | null {
  for (const row of rows) {
    if ((row.evidence & YUAN) === 0) continue;
    for (const cell of row.cells) {
      if (cell.text.length > 40 || !cell.text.includes("元")) continue;
      const match = AMOUNT_UNIT.exec(cell.text);
      if (match) return (match[1] ?? match[2] ?? "").includes("万") ? "万元" : "元";
    }
  }
  return null;
}

/** The values of both by their keys; where both have one, that of the second. */
function objectOf<Value>(
  first: ReadonlyMap<FieldKey, Value>,
  second: ReadonlyMap<FieldKey, Value>,
): ByKey<FieldKey, Value> {
  const values: ByKey<FieldKey, Value> = {};
  for (const [key, value] of first) values[key] = value;
  for (const [key, value] of second) values[key] = value;
  return values;
}

/** Splits `CODE-NAME` into its two parts, which stand in the same cell. */
function withProjectCode(fields: ByKey<FieldKey, Entry>, form: FormSpec | null): void {
  const name = fields.projectName;
  if (!name || fields.projectCode) return;
  const [, code, rest] = CODE_AND_NAME.exec(name.text) ?? [];
  if (code !== undefined && rest !== undefined) {
    fields.projectCode = { ...name, text: code, source: null };
    fields.projectName = { ...name, text: rest, source: null };
  } else if (form?.fields.some((field) => field.key === "projectCode")) {
    fields.projectCode = { ...name, text: "", source: null };
  }
}

/** From the first to the last filled cell of the rows, merges not counted. */
function cellArea(rows: readonly GridRow[]): Area {
  let left = rows[0]?.cells[0]?.left ?? 0;
  let right = 0;
  for (const { cells } of rows) {
    left = Math.min(left, cells[0]?.left ?? left);
    right = Math.max(right, cells.at(-1)?.left ?? 0);
  }
  return { top: rows[0]?.row ?? 0, left, bottom: rows.at(-1)?.row ?? 0, right };
}

function rangeOf(rows: readonly GridRow[]): Area {
  let left = rows[0]?.cells[0]?.left ?? 0;
  let right = 0;
  for (const row of rows) {
    left = Math.min(left, row.cells[0]?.left ?? left);
    for (const cell of row.cells) right = Math.max(right, cell.right);
  }
  return { top: rows[0]?.row ?? 0, left, bottom: rows.at(-1)?.row ?? 0, right };
}

/** A target form's full-year column carries the label of other forms' target column. */
function asInForm(
  rows: readonly IndicatorRow[],
  form: FormSpec | null,
  halves: boolean,
): readonly IndicatorRow[] {
  const statesFullYear = form?.indicators.columns.some(({ key }) => key === "fullYear") === true;
  if ((!statesFullYear && !halves) || !rows.some(({ target }) => target)) return rows;
  return rows.map(({ target, level1, ...row }) =>
    target && !row.fullYear ? { level1, ...row, fullYear: target } : { level1, ...row },
  );
}

/** The blocks of a form, and the rows that belong to none of them: above the indicators and below. */
interface Blocks {
  readonly budgets: readonly BudgetReading[];
  readonly fundings: readonly FundingReading[];
  readonly indicators: readonly IndicatorReading[];
  readonly head: readonly GridRow[];
  readonly tail: readonly GridRow[];
  /** Index in the rows behind the last block. */
  readonly end: number;
}

/** The indicator header whose first row, or whose main row below an upper one, is the row at `index`. */
function headerFrom(rows: readonly GridRow[], index: number, merged: boolean): Header | null {
  if (!beginsHeader(rows, index, merged)) return null;
  return headerAt(rows, index, merged) ?? headerAt(rows, index + 1, merged);
}

/**
 * The header right below a row that only names a level, 一、产出指标（60分）, where it has no column for levels itself; null
 * for any other row.
 */
function headerUnderLevel(rows: readonly GridRow[], index: number, merged: boolean): Header | null {
  const row = rows[index];
  const first = row?.cells[0];
  if (!row || !first || !(first.roles.level1 ?? first.roles.level2) || !saysOneThing(row)) return null;
  // 绩效目标 is a level on one form; over the indicators, left blank, it is what the project is to reach.
  if (fieldByWords(first) !== undefined) return null;
  const header = headerFrom(rows, index + 1, merged);
  const isOfLevels = ({ roles: { indicator } }: FilledCell): boolean =>
    indicator === "level1" || indicator === "level2";
  return header?.columns.some(({ path }) => path.some(isOfLevels)) === false ? header : null;
}

/** The points of the execution may stand in a line of their own over the funds: 预算执行（15分）. */
function withPointsOver(reading: BudgetReading, above: GridRow | undefined): BudgetReading {
  if (reading.executionWeight !== null || !above || !saysOneThing(above)) return reading;
  return { ...reading, executionWeight: pointsInWords(above.cells) };
}

/** Every figure of a block that states amounts of other things than funds, with what it is called beside its row. */
function asFields({ rows, columns, extra, extraFields, ...rest }: BudgetReading): BudgetReading {
  const told = rows.flatMap((row, at) => {
    const cells = columns.flatMap(({ key, header }): (readonly [string, Entry])[] => {
      const entry = key === null || key === "reason" ? undefined : row[key];
      return entry && entry.text !== "" ? [[header, entry]] : [];
    });
    const beside = extra
      .filter((each) => each.row === at)
      .map(({ header, entry }) => [header, entry] as const);
    return [...cells, ...beside].map(([header, entry]): ExtraField => ({
      label: [row.label.text, header].filter((part) => part !== "").join("/"),
      entry,
    }));
  });
  const names = rows.map(({ label }): ExtraField => ({ label: "", entry: label }));
  return { ...rest, rows: [], columns: [], extra: [], extraFields: [...extraFields, ...names, ...told] };
}

/** Whether a block states amounts of several things, none of which is a fund or the sum of the others. */
function isListOfTasks({ rows }: BudgetReading): boolean {
  return rows.length > 1 && rows.every(({ label }) => label.text !== "" && !isNameOfFund(label.text));
}

/**
 * Amounts of other things than funds, the batches of a bond or the contracts of a project, beside a block that names the
 * funds and the sum of them, or tasks of which no row is the sum: they are kept, and no rate rests on them.
 */
function withoutLists(all: readonly BudgetReading[]): readonly BudgetReading[] {
  const budgets = all.some(isListOfTasks)
    ? all.map((each) => (isListOfTasks(each) ? asFields(each) : each))
    : all;
  if (budgets.length < 2) return budgets;
  const namesSum = ({ rows }: BudgetReading): boolean => rows.some(({ label }) => isSumOfFunds(label.text));
  if (!budgets.some(namesSum)) return budgets;
  return budgets.map((each) =>
    each.rows.some(({ label }) => isNameOfFund(label.text)) ? each : asFields(each),
  );
}

/** A block with the sum that stands below it. */
function withTotal(reading: IndicatorReading, { total, row }: TotalBelow): IndicatorReading {
  const label = row.cells.filter(({ left }) => left === total.label.cell.column);
  return { ...reading, total, labels: [...reading.labels, ...label] };
}

/** Cuts the rows of a form into its blocks and reads each. */
function readBlocks({ rows, merged }: Region, assignment: RoleAssignment): Blocks {
  const budgets: BudgetReading[] = [];
  const fundings: FundingReading[] = [];
  const indicators: IndicatorReading[] = [];
  const head: GridRow[] = [];
  const tail: GridRow[] = [];
  let end = 0;
  /** How many blocks of amounts stand above the title over the indicators. */
  let aboveTitle = 0;
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (!row) break;
    if (indicators.length === 0 && namesTable(row)) aboveTitle = budgets.length;
    const header = headerFrom(rows, i, merged);
    const under = header ? null : headerUnderLevel(rows, i, merged);
    const isAbove = budgets.length === 0 && indicators.length === 0;
    const behind = header === null && isAbove ? fundsBehindFields(rows, i) : null;
    let length = 0;
    if (header) {
      const reading = readIndicators(rows, i, header, merged, assignment);
      length = reading.length;
      const below = merged && reading.total === null ? totalBelow(rows, i + length, reading.columns) : null;
      indicators.push(below ? withTotal(reading, below) : reading);
      if (below) {
        tail.push(...rows.slice(i + length, i + length + below.before));
        length += below.before + 1;
      }
    } else if (under) {
      const reading = readIndicators(rows, i + 1, under, merged, assignment, row);
      indicators.push(reading);
      length = reading.length + 1;
    } else if (behind) {
      const last = behind.funds.at(-1)?.row;
      budgets.push(readLooseFunds(behind.funds, last));
      head.push(...behind.fields);
      length = behind.funds.length;
    } else if (isIncomeHeader(row)) {
      const reading = readFunding(rows.slice(i));
      fundings.push(reading);
      length = reading.length;
    } else if (isAcrossHeader(row, rows[i + 1])) {
      const reading = readFundsAcross(rows.slice(i));
      budgets.push(reading);
      length = reading.length;
    } else if (isBudgetHeader(row)) {
      const reading = readBudget(rows.slice(i), merged, assignment, rows[i - 1]);
      budgets.push(withPointsOver(reading, rows[i - 1]));
      length = reading.length;
    } else if ((merged || namesAmounts(row)) && isAbove && isLooseFunds(row)) {
      const reading = readLooseFunds(rows.slice(i));
      budgets.push(reading);
      length = reading.length;
    }
    if (length > 0) {
      i += length;
      end = i;
    } else {
      (indicators.length === 0 ? head : tail).push(row);
      i++;
    }
  }
  // What another table over this one states is told, and nothing rests on it: 基础数据表 over 绩效自评表.
  const isAnother = budgets.length > aboveTitle;
  const own = budgets.map((each, at) => (isAnother && at < aboveTitle ? asFields(each) : each));
  return { budgets: own, fundings, indicators, head, tail, end };
}

const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}|附件?\s*[\d一二三四五六七八九十])/;
/** Whether a title names a table, and not a part of one: 三、绩效目标完成情况 heads the rows below it. */
function namesTable(row: GridRow): boolean {
  const text = row.cells[0]?.text ?? "";
  return isTitle(row) && !HEADING.test(text) && /表\s*(?:[(（].*)?$/s.test(text);
}

const APPENDIX = /^附件?\s*[\d一二三四五六七八九十]/;
/** So many blank rows may stand over the notes and signatures of a form that merges hold. */
const WIDEST_GAP = 3;

/** Whether a row heads what is none of the form: of the form's own headings each is merged over what stands below. */
function headsOther(row: GridRow, mayBeOwn: boolean): boolean {
  const first = row.cells[0];
  if (!first || !saysOneThing(row) || !HEADING.test(first.text)) return false;
  return !mayBeOwn || first.right === first.left || APPENDIX.test(first.text);
}

/**
 * The rows below the last block that still belong to the form: down to its last field, or to a gap. On a sheet that was
 * laid out for the form they go on below a small gap and below headings, 五、存在问题; a form without merges may have been
 * pasted with the text around it.
 */
function ownTail(rows: readonly GridRow[], from: number, merged: boolean): number {
  let last = from;
  let isNear = true;
  let before = rows[from - 1]?.row ?? 0;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (!row) break;
    // Without merges a line by itself may be the text that a form was pasted into.
    if (!merged && saysOneThing(row)) isNear = false;
    const isFar = row.row > before + 1 + (merged ? WIDEST_GAP : 0);
    if (isFar || isTitle(row) || headsOther(row, merged && i < rows.length - 1)) isNear = false;
    const isField = row.cells.some((cell) => cell.roles.field !== undefined);
    if (isNear || isField) last = i + 1;
    before = row.row;
  }
  return last;
}

/** Room for the marks of one table after another. */
let room = new Uint8Array(4096);

/** Which cells of some rows of a sheet are told, a byte for each. One at a time: the next takes the same room. */
class CellMarks {
  private readonly marks: Uint8Array;
  private readonly width: number;

  constructor(private readonly area: Area) {
    this.width = area.right - area.left + 1;
    const size = Math.max(0, (area.bottom - area.top + 1) * this.width);
    if (size > room.length) room = new Uint8Array(size);
    else room.fill(0, 0, size);
    this.marks = room;
  }

  mark(row: number, column: number): void {
    this.marks[(row - this.area.top) * this.width + column - this.area.left] = 1;
  }

  has(row: number, column: number): boolean {
    return this.marks[(row - this.area.top) * this.width + column - this.area.left] === 1;
  }

  /** Marks the cells of all entries of a row. */
  markEntries<Row extends { readonly [Key in keyof Row]?: Entry | null }>(row: Row): void {
    for (const key in row) {
      const entry: Entry | null | undefined = row[key];
      // A place that was left blank may be a cell whose text is none for it.
      if (entry && entry.text !== "") this.mark(entry.cell.row, entry.cell.column);
    }
  }
}

/** Whether cells of another row say the same in the same column. */
function standsIn(cells: readonly FilledCell[], { left, text }: FilledCell): boolean {
  return cells.some((other) => other.left === left && other.text === text);
}

/**
 * Cells of the rows that nothing so far has taken and that say something, those aside that repeat a neighbour as an
 * undone merge leaves them.
 */
function leftOver(rows: readonly GridRow[], taken: CellMarks, merged: boolean): FilledCell[] {
  const left: FilledCell[] = [];
  let above: readonly FilledCell[] = [];
  for (const row of rows) {
    const { cells } = row;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (!cell || taken.has(cell.row, cell.left) || isPrinted(cell, row)) continue;
      if (merged || (cells[i - 1]?.text !== cell.text && !standsIn(above, cell))) left.push(cell);
    }
    above = cells;
  }
  return left;
}

/** Every cell of a table that is in a place of it, kept beside it or known to be a label. */
function takenCells(table: Table, labels: readonly (readonly FilledCell[])[], area: Area): CellMarks {
  const taken = new CellMarks(area);
  taken.markEntries(table.fields);
  for (const row of table.budget) taken.markEntries(row);
  for (const row of table.income) taken.markEntries(row);
  for (const row of table.expenditure) taken.markEntries(row);
  for (const row of table.indicators) taken.markEntries(row);
  if (table.total) taken.markEntries(table.total);
  for (const { entry } of table.extra) taken.mark(entry.cell.row, entry.cell.column);
  for (const { entry } of table.extraFields) taken.mark(entry.cell.row, entry.cell.column);
  for (const { cells } of table.unplaced) for (const { row, column } of cells) taken.mark(row, column);
  for (const cells of labels) for (const { row, left } of cells) taken.mark(row, left);
  return taken;
}

interface Columns {
  readonly all: readonly TableColumn[];
  /** Those that hold numbers though nobody knows what they are. */
  readonly notUnderstood: readonly TableColumn[];
}

function columnsOf(blocks: Blocks): Columns {
  const all: TableColumn[] = [];
  const notUnderstood: TableColumn[] = [];
  const add = (
    block: TableColumn["block"],
    each: {
      readonly key: TableColumn["role"];
      readonly header: string;
      readonly top: number;
      readonly headerBottom?: number;
      readonly left: number;
      readonly right: number;
      readonly holdsValues: boolean;
    },
    bottom: number,
  ): void => {
    const { key: role, header, top, headerBottom = top, left, right, holdsValues } = each;
    if (all.some((other) => other.block === block && other.role === role && other.at.left === left)) return;
    const column: TableColumn = { block, role, header, at: { top, left, bottom, right }, headerBottom };
    all.push(column);
    if (role === null && holdsValues) notUnderstood.push(column);
  };
  for (const { columns: each, rows } of blocks.budgets) {
    for (const column of each) add("budget", column, rows.at(-1)?.label.cell.row ?? column.top);
  }
  for (const { columns: each, bottom } of blocks.indicators)
    for (const column of each) add("indicator", column, bottom);
  return { all, notUnderstood };
}

function specNamed(id: FormId | null): FormSpec | null {
  return id === null ? null : formSpec(id);
}

/** The points of 预算执行 that a learned form prints, where the sheet has lost them. */
function weightOf(learned: AssignedForm | undefined, [top]: readonly BudgetRow[]): Entry | null {
  const text = learned?.executionWeight;
  return text && top ? { text, cell: top.label.cell, source: null } : null;
}

const OF_EXECUTION = /预算执行|资金执行|(?:执行|支出|支付|使用)(?:率|进度)/;

/** Whether a line of its own speaks of the execution, such as 预算执行率（10分） with a sentence beside it. */
function statesExecution({ label }: ExtraField): boolean {
  return OF_EXECUTION.test(label);
}

/** Whether the full marks of the indicators make 100, or there are none. */
function makeWhole(indicators: readonly IndicatorRow[]): boolean {
  const marks = indicators
    .map(({ weight }) => Number.parseFloat(weight?.text ?? ""))
    .filter((mark) => mark > 0);
  return marks.length === 0 || Math.abs(marks.reduce((sum, mark) => sum + mark, 0) - ALL_POINTS) < 0.01;
}

const ALL_POINTS = 100;

function tableOf(sheet: SheetSnapshot, region: Region, assignment: RoleAssignment): Table | null {
  const { merged, rows } = region;
  const found = readBlocks(region, assignment);
  const blocks: Blocks = { ...found, budgets: withoutLists(found.budgets) };
  const block = blocks.indicators[0];
  if (!block) return null;
  const title = titleOf(region, region.header ?? 0);
  const columns = columnsOf(blocks);
  const roles = new Set<IndicatorColumn>();
  for (const each of blocks.indicators) for (const { key } of each.columns) if (key !== null) roles.add(key);
  const learned = assignment.form;
  const form = learned ? specNamed(learned.spec) : chooseForm(roles, title);
  const end = ownTail(rows, blocks.end, merged);
  const lastRow = rows[end - 1]?.row ?? 0;
  const tail = blocks.tail.filter(({ row }) => row <= lastRow);
  const headFields = readFields(
    blocks.head.filter((row) => !isTitle(row)),
    form,
    merged,
    assignment,
  );
  const tailFields = readFields(tail, form, merged, assignment);
  const fields = objectOf(tailFields.fields, headFields.fields);
  const displaced: ExtraField[] = [];
  for (const [key, entry] of tailFields.fields) {
    if (fields[key] !== entry && entry.text !== "")
      displaced.push({ label: tailFields.printed.get(key) ?? "", entry });
  }
  withProjectCode(fields, form);
  const reason = firstOf(blocks.budgets, (each) => each.reason);
  if (reason) fields.executionReason = reason;
  const budget = inAll(blocks.budgets, (each) => each.rows);
  const indicators = inAll(blocks.indicators, (each) => each.rows);
  const stage =
    learned?.stage ??
    form?.stage ??
    stageOf(roles, title, fields.projectName !== undefined, budget.length > 0);
  const hasMarks = indicators.some(({ weight }) => weight !== undefined);
  const used = rows.slice(0, end);
  const executionWeight =
    firstOf(blocks.budgets, (each) => each.executionWeight) ?? weightOf(learned, budget);
  const total = firstOf(blocks.indicators, (each) => each.total);
  const extraFields = [
    ...headFields.extraFields,
    ...inAll(blocks.budgets, (each) => each.extraFields),
    ...inAll(blocks.indicators, (each) => each.extraFields),
    ...tailFields.extraFields,
    ...displaced,
  ];
  const table: Table = {
    sheet: sheet.name,
    sheetHidden: sheet.hidden,
    range: rangeOf(used),
    form: learned?.name ?? form?.id ?? stage,
    stage,
    spec: form?.id ?? null,
    year: yearOf(region, title),
    amountUnit: amountUnitOf(rows.slice(0, region.header ?? 0)) ?? unitBehind(budget),
    fields,
    fieldLabels: objectOf(tailFields.printed, headFields.printed),
    budget,
    income: inAll(blocks.fundings, (each) => each.income),
    expenditure: inAll(blocks.fundings, (each) => each.expenditure),
    indicators: asInForm(indicators, form, stage === "target" && roles.has("halfYear")),
    total,
    columns: columns.all,
    extra: [...offsetRows(blocks.budgets), ...offsetRows(blocks.indicators)],
    extraFields,
    coverage: coverageOf(
      stage,
      columns.all,
      columns.notUnderstood,
      hasMarks,
      used,
      blocks.indicators.some((each) =>
        each.columns.some(({ key, answers }) => key === "actual" && answers !== null),
      ),
      executionWeight !== null || total !== null || fields.selfScore !== undefined,
      budget.length === 0 && !makeWhole(indicators) && extraFields.some(statesExecution),
    ),
    executionWeight,
    unplaced: [
      ...headFields.unplaced,
      ...inAll(blocks.budgets, (each) => each.unplaced),
      ...inAll(blocks.fundings, (each) => each.unplaced),
      ...inAll(blocks.indicators, (each) => each.unplaced),
      ...tailFields.unplaced,
    ],
  };
  const readings = [headFields, tailFields, ...blocks.budgets, ...blocks.fundings, ...blocks.indicators];
  return withOrigin(
    withUnreadFigures(
      withRest(
        table,
        used,
        readings.map((each) => each.labels),
        merged,
      ),
    ),
    sheet,
    learned,
  );
}

/** Adds what only a table of a document has, and one that was read by a learned form; most are neither. */
function withOrigin(
  table: Table,
  { documentTable, merges, pages }: SheetSnapshot,
  learned: AssignedForm | undefined,
): Table {
  if (!documentTable && !pages && !learned) return table;
  return {
    ...table,
    ...(documentTable ? { document: { documentTable, merges } } : {}),
    ...(pages ? { pages } : {}),
    ...(learned ? { learned: learned.name } : {}),
  };
}

/** What the first of the blocks that has it has; null where none has. */
function firstOf<Block, Item>(blocks: readonly Block[], itemOf: (block: Block) => Item | null): Item | null {
  for (const block of blocks) {
    const item = itemOf(block);
    if (item !== null) return item;
  }
  return null;
}

/** What all blocks of a kind hold; most forms have one of each. */
function inAll<Block, Item>(
  blocks: readonly Block[],
  itemsOf: (block: Block) => readonly Item[],
): readonly Item[] {
  const first = blocks[0];
  const second = blocks[1];
  if (!first) return [];
  return second ? blocks.flatMap(itemsOf) : itemsOf(first);
}

/** The extra cells of several blocks of a kind, their rows counted through. */
function offsetRows(
  blocks: readonly { readonly rows: readonly unknown[]; readonly extra: readonly ExtraCell[] }[],
): ExtraCell[] {
  if (blocks.every(({ extra }) => extra.length === 0)) return [];
  let before = 0;
  return blocks.flatMap(({ rows, extra }) => {
    const counted = extra.map((each) => ({ ...each, row: each.row + before }));
    before += rows.length;
    return counted;
  });
}

/** A cell of a form that says nothing to be kept: a title, a heading, the number of a page. */
function isPrinted(cell: FilledCell, row: GridRow): boolean {
  const { roles } = cell;
  if (roles.group ?? roles.field ?? roles.income ?? roles.expenditure ?? roles.budget ?? roles.indicator)
    return true;
  if (isTitle(row)) return true;
  return (
    saysOneThing(row) &&
    /^[(（]?\s*(?:19|20)\d{2}\s*年度?\s*[)）]?$|^[-—–\s]*\d{1,4}[-—–\s]*$|单位\s*[:：]\s*(?:万元|元)/.test(
      cell.text,
    )
  );
}

/** Keeps with the table every filled cell of it that no reader has taken. */
function withRest(
  table: Table,
  rows: readonly GridRow[],
  labels: readonly (readonly FilledCell[])[],
  merged: boolean,
): Table {
  const unknown = leftOver(rows, takenCells(table, labels, cellArea(rows)), merged);
  if (unknown.length === 0) return table;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const fields = merged ? unknown : [];
  const cells = merged ? [] : unknown;
  return {
    ...table,
    extraFields: [
      ...table.extraFields,
      ...fields.map((cell) => ({ label: labelBeside(cell, byRow), entry: entryOf(cell) })),
    ],
    unplaced: [...table.unplaced, ...cells.map((cell) => ({ cells: [addressOf(cell)], text: cell.text }))],
  };
}

const FIGURES = /^(?:[-+]?\d[\d,]*(?:\.\d+)?%?(?:\s+|$))+$/;

/** Numbers that belong to no column are as little understood as a column of numbers: nothing rests on such a table. */
function withUnreadFigures(table: Table): Table {
  const figures = table.unplaced.filter(({ text }) => FIGURES.test(text.normalize("NFKC")));
  if (figures.length === 0) return table;
  const { coverage } = table;
  const added = figures.map(({ cells }) => ({ header: "", at: areaOf(cells) }));
  return { ...table, coverage: { ...coverage, notUnderstood: [...coverage.notUnderstood, ...added] } };
}

function areaOf(cells: readonly CellAddress[]): Area {
  const rows = cells.map(({ row }) => row);
  const columns = cells.map(({ column }) => column);
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
}

function labelBeside(cell: FilledCell, rows: ReadonlyMap<number, GridRow>): string {
  const before = rows.get(cell.row)?.cells.filter(({ left }) => left < cell.left) ?? [];
  return before.filter(({ kind }) => kind === "text" || kind === "short-text").at(-1)?.text ?? "";
}

/**
 * Reads every form on a sheet, from top to bottom and side by side. A sheet without one, and a form that could
 * not be read in full, say why. What a person said of columns, rows and fields goes before what reading would
 * conclude. Never throws, whatever the sheet holds.
 */
export function readSheet(sheet: SheetSnapshot, assignment: RoleAssignment = NO_ASSIGNMENT): SheetReading {
  const grid = withTaughtLabels(gridOf(sheet), assignment);
  const about: Omit<Unread, "reason"> = {
    sheet: sheet.name,
    sheetHidden: sheet.hidden,
    ...(sheet.documentTable ? { ofDocument: true } : {}),
  };
  if (grid.rows.length === 0) return { tables: [], unread: [{ ...about, reason: { kind: "empty" } }] };
  const paper = ownPaperOf(sheet);
  // It may have the columns of the forms that it is about. Who says what its columns are wants it read all the same.
  if (paper !== null && assignment === NO_ASSIGNMENT)
    return { tables: [], unread: [{ ...about, reason: { kind: "own-paper", paper } }] };
  const tables: Table[] = [];
  const unread: Unread[] = [];
  let isWithoutHeader = false;
  for (const part of sideBySide(grid)) {
    for (const region of regionsOf(part)) {
      const table = region.header === null ? null : tableOf(sheet, region, assignment);
      if (table) tables.push(table);
      else isWithoutHeader = true;
    }
  }
  // Of a sheet it is said once, however many of its parts look like the beginning of a table.
  if (isWithoutHeader || tables.length === 0) {
    const layout = tables.length === 0 ? otherLayoutOf(grid.rows) : null;
    const reason = { kind: "no-header", looked: WANTED_LABELS, ...(layout ? { layout } : {}) } as const;
    unread.push({ ...about, reason });
  }
  for (const table of tables) {
    if (table.unplaced.length === 0) continue;
    const cells: CellAddress[] = table.unplaced.flatMap((item) => item.cells);
    if (cells.length > 0) unread.push({ ...about, reason: { kind: "unplaced", cells } });
  }
  return { tables, unread };
}
