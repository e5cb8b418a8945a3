import type { FieldKey, FormId, FormSpec } from "../forms/form-spec";
import { formSpec } from "../forms/registry";
import type { Area, CellAddress } from "../sheet/address";
import type { SheetSnapshot } from "../sheet/snapshot";
import { chooseForm } from "./choose-form";
import { coverageOf, stageOf } from "./coverage";
import { entryOf } from "./entry";
import { addressOf, gridOf, type FilledCell, type GridRow } from "./grid";
import { headerAt, isBudgetHeader, type Header } from "./header";
import { isAcrossHeader, readBudget, type BudgetReading } from "./read-budget";
import { readFields } from "./read-fields";
import { isIncomeHeader, readFunding, type FundingReading } from "./read-funding";
import { readIndicators, type IndicatorReading } from "./read-indicators";
import { isLooseFunds, readFundsAcross, readLooseFunds } from "./read-unusual-funds";
import { withTaughtLabels } from "./taught-labels";
import { isTitle, regionsOf, saysOneThing, sideBySide, type Region } from "./regions";
import { NO_ASSIGNMENT, type AssignedForm, type RoleAssignment } from "./role-assignment";
import type {
  BudgetRow,
  Entry,
  ExtraCell,
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
  const titles = region.rows.slice(0, before).filter(isTitle);
  return titles.map((row) => row.cells[0]?.text ?? "").join(" ");
}

/** The year of the title or, where the title has none, of the line below it. */
function yearOf(region: Region, title: string): number | null {
  // Notes may stand over the title.
  const first = Math.max(0, region.rows.findIndex(isTitle));
  const lines = region.rows.slice(first, first + 3).filter(saysOneThing);
  const texts = [title, ...lines.map((row) => row.cells[0]?.text ?? "")];
  const year = texts.map((text) => YEAR.exec(text)?.[1]).find((found) => found !== undefined);
  return year === undefined ? null : Number(year);
}

function amountUnitOf(rows: readonly GridRow[]): "元" | "万元" | null {
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.text.length > 40 || !cell.text.includes("元")) continue;
      const match = AMOUNT_UNIT.exec(cell.text);
      if (match) return (match[1] ?? match[2] ?? "").includes("万") ? "万元" : "元";
    }
  }
  return null;
}

/** Splits `CODE-NAME` into its two parts, which stand in the same cell. */
function withProjectCode(fields: Map<FieldKey, Entry>, form: FormSpec | null): void {
  const name = fields.get("projectName");
  if (!name || fields.has("projectCode")) return;
  const [, code, rest] = CODE_AND_NAME.exec(name.text) ?? [];
  if (code !== undefined && rest !== undefined) {
    fields.set("projectCode", { ...name, text: code, source: null });
    fields.set("projectName", { ...name, text: rest, source: null });
  } else if (form?.fields.some((field) => field.key === "projectCode")) {
    fields.set("projectCode", { ...name, text: "", source: null });
  }
}

function rangeOf(rows: readonly GridRow[]): Area {
  let left = Infinity;
  let right = 0;
  for (const row of rows) {
    left = Math.min(left, row.cells[0]?.left ?? Infinity);
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
  const keys = form?.indicators.columns.map((column) => column.key) ?? [];
  if (!keys.includes("fullYear") && !halves) return rows;
  return rows.map(({ target, ...row }) => (target && !row.fullYear ? { ...row, fullYear: target } : row));
}

/** The blocks of a form, and the rows that belong to none of them: above the indicators and below. */
interface Blocks {
  readonly budgets: BudgetReading[];
  readonly fundings: FundingReading[];
  readonly indicators: IndicatorReading[];
  readonly head: GridRow[];
  readonly tail: GridRow[];
  /** Index in the rows behind the last block. */
  end: number;
}

/** The indicator header whose first row, or whose main row below an upper one, is the row at `index`. */
function headerFrom(rows: readonly GridRow[], index: number, merged: boolean): Header | null {
  const own = headerAt(rows, index, merged);
  if (own) return own;
  const below = headerAt(rows, index + 1, merged);
  return below && below.rows[0] === rows[index] ? below : null;
}

/** Cuts the rows of a form into its blocks and reads each. */
function readBlocks({ rows, merged }: Region, assignment: RoleAssignment): Blocks {
  const blocks: Blocks = { budgets: [], fundings: [], indicators: [], head: [], tail: [], end: 0 };
  const { budgets, fundings, indicators } = blocks;
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (!row) break;
    const header = headerFrom(rows, i, merged);
    const rest = rows.slice(i);
    let length = 0;
    if (header) {
      const reading = readIndicators(rows, header, merged, assignment);
      indicators.push(reading);
      length = reading.length;
    } else if (isIncomeHeader(row)) {
      const reading = readFunding(rest);
      fundings.push(reading);
      length = reading.length;
    } else if (isAcrossHeader(row, rows[i + 1])) {
      const reading = readFundsAcross(rest);
      budgets.push(reading);
      length = reading.length;
    } else if (isBudgetHeader(row)) {
      const reading = readBudget(rest, merged, assignment);
      budgets.push(reading);
      length = reading.length;
    } else if (merged && budgets.length === 0 && indicators.length === 0 && isLooseFunds(row)) {
      const reading = readLooseFunds(rest);
      budgets.push(reading);
      length = reading.length;
    }
    if (length > 0) {
      i += length;
      blocks.end = i;
    } else {
      (indicators.length === 0 ? blocks.head : blocks.tail).push(row);
      i++;
    }
  }
  return blocks;
}

const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}|附件?\s*[\d一二三四五六七八九十])/;

/** The rows below the last block that still belong to the form: down to its last field, or to a gap. */
function ownTail(rows: readonly GridRow[], from: number, merged: boolean): number {
  let last = from;
  let isNear = merged;
  let before = rows[from - 1]?.row ?? 0;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i];
    if (!row) break;
    if (row.row > before + 1 || isTitle(row) || (saysOneThing(row) && HEADING.test(row.cells[0]?.text ?? "")))
      isNear = false;
    const isField = row.cells.some((cell) => cell.roles.field !== undefined);
    if (isNear || isField) last = i + 1;
    before = row.row;
  }
  return last;
}

const COLUMN_LIMIT = 16_384;

function keyOf({ row, column }: CellAddress): number {
  return row * COLUMN_LIMIT + column;
}

/** Cells of the rows that nothing so far has taken, those aside that repeat a neighbour as an undone merge leaves them. */
function leftOver(rows: readonly GridRow[], taken: ReadonlySet<number>, merged: boolean): FilledCell[] {
  const left: FilledCell[] = [];
  let above: readonly FilledCell[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, i) => {
      if (taken.has(cell.row * COLUMN_LIMIT + cell.left)) return;
      const before = cells[i - 1];
      const repeats =
        before?.text === cell.text ||
        above.some((other) => other.left === cell.left && other.text === cell.text);
      if (merged || !repeats) left.push(cell);
    });
    above = cells;
  }
  return left;
}

function takeEntries(row: object, taken: Set<number>): void {
  const entries: readonly (Entry | null | undefined)[] = Object.values(row);
  for (const entry of entries) if (entry) taken.add(keyOf(entry.cell));
}

/** Every cell of a table that is in a place of it, kept beside it or known to be a label. */
function takenCells(table: Table, labels: readonly FilledCell[]): ReadonlySet<number> {
  const taken = new Set<number>();
  takeEntries(table.fields, taken);
  for (const row of table.budget) takeEntries(row, taken);
  for (const row of table.income) takeEntries(row, taken);
  for (const row of table.expenditure) takeEntries(row, taken);
  for (const row of table.indicators) takeEntries(row, taken);
  if (table.total) takeEntries(table.total, taken);
  for (const { entry } of table.extra) taken.add(keyOf(entry.cell));
  for (const { entry } of table.extraFields) taken.add(keyOf(entry.cell));
  for (const { cells } of table.unplaced) for (const cell of cells) taken.add(keyOf(cell));
  for (const { row, left } of labels) taken.add(row * COLUMN_LIMIT + left);
  return taken;
}

function columnsOf(blocks: Blocks): (TableColumn & { readonly holdsValues: boolean })[] {
  const columns: (TableColumn & { readonly holdsValues: boolean })[] = [];
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
    if (columns.some((other) => other.block === block && other.role === role && other.at.left === left))
      return;
    columns.push({ block, role, header, at: { top, left, bottom, right }, headerBottom, holdsValues });
  };
  for (const { columns: each, rows } of blocks.budgets) {
    for (const column of each) add("budget", column, rows.at(-1)?.label.cell.row ?? column.top);
  }
  for (const { columns: each, bottom } of blocks.indicators)
    for (const column of each) add("indicator", column, bottom);
  return columns;
}

function specNamed(id: FormId | null): FormSpec | null {
  return id === null ? null : formSpec(id);
}

/** The points of 预算执行 that a learned form prints, where the sheet has lost them. */
function weightOf(learned: AssignedForm | undefined, [top]: readonly BudgetRow[]): Entry | null {
  const text = learned?.executionWeight;
  return text && top ? { text, cell: top.label.cell, source: null } : null;
}

function tableOf(sheet: SheetSnapshot, region: Region, assignment: RoleAssignment): Table | null {
  const { merged, rows } = region;
  const blocks = readBlocks(region, assignment);
  const [block] = blocks.indicators;
  if (!block) return null;
  const title = titleOf(region, region.header ?? 0);
  const columns = columnsOf(blocks);
  const roles = new Set(blocks.indicators.flatMap((each) => each.columns.map(({ key }) => key)));
  const learned = assignment.form;
  const form = learned
    ? specNamed(learned.spec)
    : chooseForm(
        [...roles].filter((role) => role !== null),
        title,
      );
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
  const fields = new Map([...tailFields.fields, ...headFields.fields]);
  const displaced = [...tailFields.fields].flatMap(([key, entry]) => {
    const kept = fields.get(key);
    return kept && kept !== entry && entry.text !== ""
      ? [{ label: tailFields.printed.get(key) ?? "", entry }]
      : [];
  });
  withProjectCode(fields, form);
  const reason = blocks.budgets.map((each) => each.reason).find((each) => each !== null);
  if (reason) fields.set("executionReason", reason);
  const budget = blocks.budgets.flatMap((each) => each.rows);
  const indicators = blocks.indicators.flatMap((each) => each.rows);
  const stage =
    learned?.stage ?? form?.stage ?? stageOf(roles, title, fields.has("projectName"), budget.length > 0);
  const hasMarks = indicators.some(({ weight }) => weight !== undefined);
  const used = rows.slice(0, end);
  const table: Table = {
    sheet: sheet.name,
    sheetHidden: sheet.hidden,
    ...(sheet.documentTable
      ? { document: { documentTable: sheet.documentTable, merges: sheet.merges } }
      : {}),
    range: rangeOf(used),
    form: learned?.name ?? form?.id ?? stage,
    ...(learned ? { learned: learned.name } : {}),
    stage,
    spec: form?.id ?? null,
    year: yearOf(region, title),
    amountUnit: amountUnitOf(rows.slice(0, region.header ?? 0)),
    fields: Object.fromEntries(fields),
    fieldLabels: Object.fromEntries([...tailFields.printed, ...headFields.printed]),
    budget,
    income: blocks.fundings.flatMap((each) => each.income),
    expenditure: blocks.fundings.flatMap((each) => each.expenditure),
    indicators: asInForm(indicators, form, stage === "target" && roles.has("halfYear")),
    total: blocks.indicators.map((each) => each.total).find((each) => each !== null) ?? null,
    columns: columns.map(({ block: part, role, header, at, headerBottom }) => ({
      block: part,
      role,
      header,
      at,
      headerBottom,
    })),
    extra: [...offsetRows(blocks.budgets), ...offsetRows(blocks.indicators)],
    extraFields: [
      ...headFields.extraFields,
      ...blocks.budgets.flatMap((each) => each.extraFields),
      ...blocks.indicators.flatMap((each) => each.extraFields),
      ...tailFields.extraFields,
      ...displaced,
    ],
    coverage: coverageOf(
      stage,
      columns,
      hasMarks,
      used,
      blocks.indicators.some((each) =>
        each.columns.some(({ key, answers }) => key === "actual" && answers !== null),
      ),
    ),
    executionWeight:
      blocks.budgets.map((each) => each.executionWeight).find((each) => each !== null) ??
      weightOf(learned, budget),
    unplaced: [
      ...headFields.unplaced,
      ...blocks.budgets.flatMap((each) => each.unplaced),
      ...blocks.fundings.flatMap((each) => each.unplaced),
      ...blocks.indicators.flatMap((each) => each.unplaced),
      ...tailFields.unplaced,
    ],
  };
  const labels = [
    ...headFields.labels,
    ...tailFields.labels,
    ...blocks.budgets.flatMap((each) => each.labels),
    ...blocks.fundings.flatMap((each) => each.labels),
    ...blocks.indicators.flatMap((each) => each.labels),
  ];
  return withRest(table, used, labels, merged);
}

/** The extra cells of several blocks of a kind, their rows counted through. */
function offsetRows(
  blocks: readonly { readonly rows: readonly unknown[]; readonly extra: readonly ExtraCell[] }[],
): ExtraCell[] {
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
  labels: readonly FilledCell[],
  merged: boolean,
): Table {
  const rest = leftOver(rows, takenCells(table, labels), merged);
  if (rest.length === 0) return table;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const unknown = rest.filter((cell) => {
    const row = byRow.get(cell.row);
    return row && !isPrinted(cell, row);
  });
  if (unknown.length === 0) return table;
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
  const tables: Table[] = [];
  const unread: Unread[] = [];
  const noHeader: Unread = { ...about, reason: { kind: "no-header", looked: WANTED_LABELS } };
  for (const part of sideBySide(grid)) {
    for (const region of regionsOf(part)) {
      const table = region.header === null ? null : tableOf(sheet, region, assignment);
      if (table) tables.push(table);
      else unread.push(noHeader);
    }
  }
  if (tables.length === 0 && unread.length === 0) unread.push(noHeader);
  for (const table of tables) {
    const cells: CellAddress[] = table.unplaced.flatMap((item) => item.cells);
    if (cells.length > 0) unread.push({ ...about, reason: { kind: "unplaced", cells } });
  }
  return { tables, unread };
}
