import type { FieldKey, FormSpec } from "../forms/form-spec";
import type { Area, CellAddress } from "../sheet/address";
import type { SheetSnapshot } from "../sheet/snapshot";
import { chooseForm } from "./choose-form";
import { gridOf, type GridRow } from "./grid";
import { isBudgetHeader } from "./header";
import { readBudget } from "./read-budget";
import { readFields } from "./read-fields";
import { isIncomeHeader, readFunding } from "./read-funding";
import { readIndicators, type IndicatorReading } from "./read-indicators";
import { isTitle, regionsOf, saysOneThing, sideBySide, type Region } from "./regions";
import {
  ALL_READ,
  type BudgetRow,
  type Entry,
  type ExpenditureRow,
  type IncomeRow,
  type IndicatorRow,
  type SheetReading,
  type Table,
  type Unplaced,
  type Unread,
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
  const lines = region.rows.slice(0, 3).filter(saysOneThing);
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
function withProjectCode(fields: Map<FieldKey, Entry>, form: FormSpec): void {
  const name = fields.get("projectName");
  if (!name || fields.has("projectCode")) return;
  const [, code, rest] = CODE_AND_NAME.exec(name.text) ?? [];
  if (code !== undefined && rest !== undefined) {
    fields.set("projectCode", { ...name, text: code, source: null });
    fields.set("projectName", { ...name, text: rest, source: null });
  } else if (form.fields.some((field) => field.key === "projectCode")) {
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
function asInForm(rows: readonly IndicatorRow[], form: FormSpec): readonly IndicatorRow[] {
  const keys = form.indicators.columns.map((column) => column.key);
  if (!keys.includes("fullYear")) return rows;
  return rows.map(({ target, ...row }) => (target && !row.fullYear ? { ...row, fullYear: target } : row));
}

interface Blocks {
  readonly budget: readonly BudgetRow[];
  readonly reason: Entry | null;
  readonly income: readonly IncomeRow[];
  readonly expenditure: readonly ExpenditureRow[];
  readonly headRows: readonly GridRow[];
  readonly unplaced: readonly Unplaced[];
}

/** Reads the blocks above the indicators, and collects the rows that belong to none of them. */
function readBlocks(rows: readonly GridRow[], merged: boolean): Blocks {
  let budget: readonly BudgetRow[] = [];
  let reason: Entry | null = null;
  let income: readonly IncomeRow[] = [];
  let expenditure: readonly ExpenditureRow[] = [];
  const headRows: GridRow[] = [];
  const unplaced: Unplaced[] = [];
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (!row) break;
    if (isBudgetHeader(row)) {
      const block = readBudget(rows.slice(i), merged);
      budget = block.rows;
      reason = block.reason;
      unplaced.push(...block.unplaced);
      i += block.length;
    } else if (isIncomeHeader(row)) {
      const block = readFunding(rows.slice(i));
      income = block.income;
      expenditure = block.expenditure;
      unplaced.push(...block.unplaced);
      i += block.length;
    } else {
      headRows.push(row);
      i++;
    }
  }
  return { budget, reason, income, expenditure, headRows, unplaced };
}

function lastRowOf(tail: readonly GridRow[], labels: readonly { readonly row: number }[]): number {
  const last = labels.at(-1);
  return last ? tail.findIndex((row) => row.row >= last.row) + 1 : 0;
}

function tableOf(sheet: SheetSnapshot, region: Region, headerIndex: number): Table | null {
  const { merged } = region;
  const head = region.rows.slice(0, headerIndex);
  const below = region.rows.slice(headerIndex);
  const indicators: IndicatorReading = readIndicators(below, merged);
  const title = titleOf(region, headerIndex);
  const form = chooseForm(
    indicators.columns.map((column) => column.key),
    title,
  );
  if (!form) return null;
  const blocks = readBlocks(head, merged);
  const tail = below.slice(indicators.length);
  const headFields = readFields(blocks.headRows, form, merged);
  const tailFields = readFields(tail, form, merged);
  const fields = new Map([...tailFields.fields, ...headFields.fields]);
  withProjectCode(fields, form);
  if (blocks.reason) fields.set("executionReason", blocks.reason);
  const used = [...head, ...below.slice(0, indicators.length + lastRowOf(tail, tailFields.labels))];
  return {
    sheet: sheet.name,
    sheetHidden: sheet.hidden,
    range: rangeOf(used),
    form: form.id,
    stage: form.stage,
    spec: form.id,
    ...ALL_READ,
    year: yearOf(region, title),
    amountUnit: amountUnitOf(head),
    fields: Object.fromEntries(fields),
    budget: blocks.budget,
    income: blocks.income,
    expenditure: blocks.expenditure,
    indicators: asInForm(indicators.rows, form),
    total: indicators.total,
    unplaced: [...headFields.unplaced, ...blocks.unplaced, ...indicators.unplaced, ...tailFields.unplaced],
  };
}

/**
 * Reads every form on a sheet, from top to bottom and side by side. A sheet without one, and a form that could
 * not be read in full, say why. Never throws, whatever the sheet holds.
 */
export function readSheet(sheet: SheetSnapshot): SheetReading {
  const grid = gridOf(sheet);
  const about = { sheet: sheet.name, sheetHidden: sheet.hidden };
  if (grid.rows.length === 0) return { tables: [], unread: [{ ...about, reason: { kind: "empty" } }] };
  const tables: Table[] = [];
  const unread: Unread[] = [];
  const noHeader: Unread = { ...about, reason: { kind: "no-header", looked: WANTED_LABELS } };
  for (const part of sideBySide(grid)) {
    for (const region of regionsOf(part)) {
      const table = region.header === null ? null : tableOf(sheet, region, region.header);
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
