import { amountColumns, holdsTexts } from "../../forms/amount-columns";
import { isIndicatorColumn } from "../../forms/column-names";
import { isOwnKey } from "../../forms/form-keys";
import type { BudgetColumn, IndicatorColumn } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import { roleNameOf } from "../../forms/own-names";
import { printedMarks, withMarks } from "../../forms/printed-marks";
import { TOP_FUND_LABELS } from "../../forms/synonyms";
import { fieldPlace } from "../../reading/learned/field-place";
import { indicatorSlots, type IndicatorSlot } from "../../reading/learned/indicator-slots";
import { blankEntry } from "../../reading/entry";
import type { BudgetRow, IndicatorRow, TableColumn } from "../../reading/table";
import { type CellAddress } from "../../sheet/address";
import type { RowInsertion } from "../../sheet/row-insertion";
import { cellAt, filledCells, type SheetSnapshot } from "../../sheet/snapshot";
import { inUnit } from "../convert/convert-funds";
import { levelsIn } from "../convert/convert-levels";
import type { LeftOver } from "../convert/left-over";
import type { BudgetData, ExtraData, FormData, IndicatorData } from "../form-data";
import { rowInsertion } from "../new-row/row-insertion";
import { rowRun } from "../new-row/row-run";
import { withPoints } from "../printed-points";
import { anchorOf } from "../../sheet/merged-cells";
import { extraTexts, unseenFieldTexts } from "./extra-texts";
import type { FillPlan, FormToFill, PlannedText } from "./form-to-fill";
import { placeIndicators, type PlacedIndicators } from "./place-indicators";

const NUMERIC_FIELDS: ReadonlySet<string> = new Set(["startYear", "endYear", "selfScore"]);
const WORDS: ReadonlySet<string> = new Set([
  "level1",
  "level2",
  "name",
  "nature",
  "unit",
  "reason",
  "remark",
  "rule",
]);

function slotsOf({ sheet, table, assignment, isDrawn }: FormToFill): readonly IndicatorSlot[] {
  return indicatorSlots(sheet, table, assignment, isDrawn);
}

/** The row of a slot as reading gives those that are filled in. */
function rowOfSlot({ row, level1, level2, cells }: IndicatorSlot): IndicatorRow {
  const entries: { -readonly [Key in keyof IndicatorRow]: IndicatorRow[Key] } = {
    level1,
    level2,
    name: blankEntry(row, cells.name?.column ?? level2.cell.column),
  };
  for (const key of Object.keys(cells).filter((role): role is IndicatorColumn => role in cells)) {
    const cell = cells[key];
    if (cell && key !== "level1" && key !== "level2" && key !== "name")
      entries[key] = blankEntry(cell.row, cell.column);
  }
  return entries;
}

/** How many indicators of the data find no row in a form as it is. */
export function withoutRow(form: FormToFill, data: FormData): number {
  return placeIndicators(slotsOf(form), data.indicators, form.spec).more.length;
}

/**
 * The next rows to put into a form so that all indicators find one: a run of one class at a time. Empty where none is
 * needed, or where one that is needed cannot be put in.
 */
export function nextRows(form: FormToFill, data: FormData): readonly RowInsertion[] {
  const { sheet, table, tables, spec } = form;
  const slots = slotsOf(form);
  const { more } = placeIndicators(slots, data.indicators, spec);
  const wanted = more.flatMap((index) => data.indicators[index] ?? []).map((each) => levelsIn(spec, each));
  const [levels] = wanted;
  if (!levels || slots.length === 0) return [];
  const rows = slots.map(rowOfSlot);
  const first = rowInsertion(sheet, table, tables, spec, levels, null, rows);
  if (!first) return [];
  // The first row of a class begins it: those that follow are put in behind it as it then stands.
  const isThere = slots.some(({ level1, level2 }) => {
    const own = levelsIn(spec, { level1: level1.text, level2: level2.text });
    return (
      labelKey(own.level1) === labelKey(levels.level1) && labelKey(own.level2) === labelKey(levels.level2)
    );
  });
  const same = wanted.filter((each) => each.level1 === levels.level1 && each.level2 === levels.level2);
  return rowRun(
    first,
    isThere ? same.length : 1,
    slots.map(({ row }) => row),
  );
}

/** The fields of the data as the form wants them. */
function fieldsFor({ table }: FormToFill, data: FormData): FormData["fields"] {
  const { projectCode, projectName, ...others } = data.fields;
  const shared = table.fields.projectCode?.cell;
  const name = table.fields.projectName?.cell;
  // A form may want the code before the name, in one cell.
  const isJoined =
    projectCode !== undefined &&
    projectCode !== "" &&
    (shared === undefined || (name && shared.row === name.row && shared.column === name.column));
  return isJoined ? { ...others, projectName: `${projectCode}-${projectName ?? ""}` } : data.fields;
}

function fieldTexts(
  { sheet, table, spec, isDrawn }: FormToFill,
  fields: FormData["fields"],
): readonly PlannedText[] {
  const texts: PlannedText[] = [];
  for (const [key, entry] of Object.entries(table.fields)) {
    const text = Object.entries(fields).find(([each]) => each === key)?.[1] ?? "";
    const field = spec.fields.find((each) => each.key === key);
    if (text === "" || !field) continue;
    const from = { label: field.label, row: "", text, place: { part: "field", key: field.key } as const };
    const cell = fieldPlace(sheet, table, field.key, isDrawn) ?? entry.cell;
    texts.push({ cell, text, is: NUMERIC_FIELDS.has(key) ? "figure" : "words", from });
  }
  return texts;
}

const BUDGET_COLUMNS = ["initial", "adjusted", "executed", "forecast", "rate", "weight", "score"] as const;

function isTop(label: string): boolean {
  return TOP_FUND_LABELS.includes(labelKey(label));
}

/**
 * The fund rows of a form that take the funds of the data, in the order of these: each the next one of its name, else the
 * top row for a top row.
 */
function fundRows(
  rows: readonly BudgetRow[],
  funds: readonly BudgetData[],
): readonly (BudgetRow | undefined)[] {
  const taken = new Set<BudgetRow>();
  return funds.map(({ label }, at) => {
    const key = labelKey(label);
    const [top] = rows;
    const row =
      rows.find((each) => !taken.has(each) && labelKey(each.label.text) === key) ??
      (at === 0 && (isTop(label) || label === "" || rows.length === 1) ? top : undefined);
    if (row) taken.add(row);
    return row;
  });
}

function budgetTexts(form: FormToFill, data: FormData): FillPlan {
  const { sheet, table } = form;
  const texts: PlannedText[] = [];
  const left: LeftOver[] = [];
  const rows = fundRows(table.budget, data.budget);
  data.budget.forEach((fund, at) => {
    const row = rows[at];
    for (const column of [...BUDGET_COLUMNS, ...Object.keys(fund).filter(isOwnKey)]) {
      const given = fund[column] ?? "";
      if (given === "") continue;
      const text = amountColumns(form.spec).includes(column)
        ? inUnit(given, data.amountUnit, table.amountUnit)
        : given;
      const label = headerOf(form, column) ?? columnNameOf(column);
      const from = { label, row: fund.label, text, place: { part: "fund", row: at, column } as const };
      const entry = row?.[column];
      // Its heading may print the points that the fund has no cell for.
      if (column === "weight" && !entry && at === 0 && table.executionWeight?.text === given) continue;
      const other = entry ? undefined : columnOf(form, data, column, "budget");
      const cell =
        entry?.cell ?? (row && other && anchorOf(sheet, { row: row.label.cell.row, column: other.at.left }));
      if (cell) texts.push({ cell, text, is: holdsTexts(form.spec, column) ? "words" : "figure", from });
      else left.push({ ...from, reason: "no-place" });
    }
  });
  data.income.forEach(({ label, fullYear }, at) => {
    if (fullYear === "") return;
    const row = table.income.find((each) => labelKey(each.label.text) === labelKey(label));
    const text = inUnit(fullYear, data.amountUnit, table.amountUnit);
    const place = { part: "fund", row: at, column: "initial" } as const;
    const from = { label: columnNameOf("initial"), row: label, text, place };
    if (row) texts.push({ cell: row.fullYear.cell, text, is: "figure", from });
    else left.push({ ...from, reason: "no-place" });
  });
  data.expenditure.forEach(({ item, halfYear, fullYear }, at) => {
    const row = table.expenditure[at];
    const place = { part: "expenditure", row: at } as const;
    const add = (cell: CellAddress | undefined, text: string, is: PlannedText["is"]): void => {
      if (text === "") return;
      const from = { label: item, row: "", text, place };
      if (cell) texts.push({ cell, text, is, from });
      else left.push({ ...from, reason: "no-place" });
    };
    add(row?.item.cell, item, "words");
    add(row?.halfYear.cell, halfYear, "figure");
    add(row?.fullYear.cell, fullYear, "figure");
  });
  return { texts, left };
}

function headerOf({ spec, table }: FormToFill, column: BudgetColumn): string | undefined {
  const label = spec.budget?.columns.find(({ key }) => key === column)?.label;
  return label && withPoints(label, table.executionWeight?.text ?? spec.executionWeight ?? "");
}

function columnNameOf(column: BudgetColumn | IndicatorColumn): string {
  return roleNameOf(column).zh;
}

function rowName({ level2, name }: IndicatorData): string {
  return [level2, name].filter((part) => part !== "").join(" ");
}

/**
 * The name of an indicator, with its full marks behind it where the form has no column for them. A form without scores
 * has them there only where they stood there before.
 */
function nameFor(form: FormToFill, data: FormData, slot: IndicatorSlot, indicator: IndicatorData): string {
  const { name, weight = "" } = indicator;
  const isBehindName = data.marksBehindName?.has(data.indicators.indexOf(indicator)) === true;
  if (columnOf(form, data, "weight")) return name;
  if (isBehindName) return withMarks(name, weight);
  const { stage } = form.table;
  // The marks of a level that holds more than this indicator are others.
  const isPrinted = levelsOf(slot, indicator).some((text) => printedMarks(text) === weight);
  return isPrinted || stage === "target" || stage === "monitoring" ? name : withMarks(name, weight);
}

/** The levels that stand before an indicator: printed ones, else its own. */
function levelsOf({ level1, level2 }: IndicatorSlot, indicator: IndicatorData): readonly string[] {
  return [level1.text || indicator.level1, level2.text || indicator.level2];
}

/** Whether the full marks of an indicator stand in brackets behind its name or a level. */
function isPrintedBeside(slot: IndicatorSlot, indicator: IndicatorData, name: string): boolean {
  const texts = [slot.name || name, ...levelsOf(slot, indicator)];
  return texts.some((text) => printedMarks(text) === indicator.weight);
}

/** What is ticked below one of a column's answers. */
const TICK = "√";

/** A column that the form splits into its answers, such as 确定能 and 有可能, takes a tick below one of them. */
function answered(form: FormToFill, planned: PlannedText, key: IndicatorColumn): PlannedText {
  const column = form.table.columns.find(({ block, role }) => block === "indicator" && role === key);
  if (!column || column.at.left === column.at.right) return planned;
  const { left, right } = column.at;
  for (let at = left; at <= right; at++) {
    const head = cellAt(form.sheet, { row: column.headerBottom, column: at });
    const cell = { row: planned.cell.row, column: at };
    if (head && labelKey(head.text) === labelKey(planned.text)) return { ...planned, cell, text: TICK };
  }
  return planned;
}

function indicatorTexts(form: FormToFill, data: FormData, { bySlot, more }: PlacedIndicators): FillPlan {
  const texts: PlannedText[] = [];
  const left: LeftOver[] = [];
  for (const [slot, at] of [...bySlot].sort(([one], [other]) => one.row - other.row)) {
    const indicator = data.indicators[at];
    if (!indicator) continue;
    const hasFullYear = slot.cells.fullYear !== undefined;
    const name = nameFor(form, data, slot, indicator);
    for (const [key, given] of Object.entries(indicator)) {
      const text = key === "name" ? name : given;
      if (!isIndicatorColumn(key) || text === "") continue;
      const place = { part: "indicator", row: at, column: key } as const;
      const label =
        form.spec.indicators.columns.find((column) => column.key === key)?.label ?? columnNameOf(key);
      const from = { label, row: rowName(indicator), text, place };
      if (key === "level1" || key === "level2") {
        if (slot[key].text !== "") continue;
        const cell = slot.cells[key] ?? slot[key].cell;
        if (columnOf(form, data, key)) texts.push({ cell, text, is: "words", from });
        else left.push({ ...from, reason: "no-place" });
        continue;
      }
      const isSame = key === "name" && labelKey(slot.name) === labelKey(text);
      const cell =
        slot.cells[key] ??
        (key === "target" && hasFullYear ? slot.cells.fullYear : undefined) ??
        (key === "fullYear" && !hasFullYear ? slot.cells.target : undefined);
      const isPrinted = key === "weight" && !cell && isPrintedBeside(slot, indicator, name);
      if (isSame || isPrinted || (cell && key === "fullYear" && !hasFullYear && indicator.target)) continue;
      const there = cell ?? cellUnder(form, data, slot, key);
      if (!there) left.push({ ...from, reason: "no-place" });
      else
        texts.push(answered(form, { cell: there, text, is: WORDS.has(key) ? "words" : "figure", from }, key));
    }
  }
  for (const at of more) {
    const indicator = data.indicators[at];
    if (!indicator) continue;
    const place = { part: "indicator", row: at, column: "name" } as const;
    const text = Object.entries(indicator)
      .filter(([key, value]) => value !== "" && key !== "level1" && key !== "level2")
      .map(([, value]) => value)
      .join("、");
    left.push({ label: indicator.level1, row: rowName(indicator), text, reason: "no-row", place });
  }
  return { texts, left };
}

/** The column that a role has in a form: one of that role, else one without a role that is headed as the data's was. */
function columnOf(
  { table: { columns } }: FormToFill,
  { headers = [] }: FormData,
  key: IndicatorColumn | BudgetColumn,
  block: TableColumn["block"] = "indicator",
): TableColumn | undefined {
  const ofBlock = columns.filter((each) => each.block === block);
  const header = headers.find((each) => each.block === block && each.role === key)?.header ?? "";
  return (
    ofBlock.find(({ role }) => role === key) ??
    (header === ""
      ? undefined
      : ofBlock.find((each) => each.role === null && labelKey(each.header) === labelKey(header)))
  );
}

/** The cell of a row in a role's column, which it may share with rows above. */
function cellUnder(
  form: FormToFill,
  data: FormData,
  { row }: IndicatorSlot,
  key: IndicatorColumn,
): CellAddress | undefined {
  const column = columnOf(form, data, key);
  return column && anchorOf(form.sheet, { row, column: column.at.left });
}

/** Texts of which several would go into one cell: it takes the first, and others only where they say the same. */
function oneEach(texts: readonly PlannedText[]): FillPlan {
  const first = new Map<string, PlannedText>();
  const left: LeftOver[] = [];
  for (const text of texts) {
    const key = `${String(text.cell.row)},${String(text.cell.column)}`;
    const there = first.get(key);
    if (!there) first.set(key, text);
    else if (there.text !== text.text) left.push({ ...text.from, reason: "no-place" });
  }
  return { texts: [...first.values()], left };
}

function totalTexts({ table, spec }: FormToFill, data: FormData): FillPlan {
  const texts: PlannedText[] = [];
  const left: LeftOver[] = [];
  for (const column of ["weight", "score"] as const) {
    const text = data.total[column];
    if (text === "") continue;
    const place = { part: "total", column } as const;
    const from = { label: spec.totalLabel?.label ?? columnNameOf(column), row: "", text, place };
    const entry = table.total?.[column];
    if (entry) texts.push({ cell: entry.cell, text, is: "figure", from });
    else left.push({ ...from, reason: "no-place" });
  }
  return { texts, left };
}

const YEAR = /((?:19|20)\d{2})(?=\s*年)/;
const OPEN_YEAR = /([(（])\s*(?=年度?\s*[)）])/;

/** The year in the title or the line below it. */
function yearTexts({ sheet, table }: FormToFill, data: FormData): readonly PlannedText[] {
  const { year } = data;
  const top = Math.min(...table.columns.map(({ at }) => at.top));
  if (year === null || table.year === year) return [];
  for (const [cell, { text }] of filledCells(sheet)) {
    if (cell.row >= top || cell.row > table.range.top + 3) break;
    const changed = YEAR.test(text)
      ? text.replace(YEAR, String(year))
      : OPEN_YEAR.test(text)
        ? text.replace(OPEN_YEAR, `$1${String(year)}`)
        : text;
    if (changed === text) continue;
    const place = { part: "field", key: "projectName" } as const;
    return [
      { cell, text: changed, is: "words", from: { label: "年度", row: "", text: String(year), place } },
    ];
  }
  return [];
}

/**
 * What a text comes to where it goes: behind a label that is printed in the very cell; nothing where a formula works the value
 * out.
 */
function inItsCell(sheet: SheetSnapshot, planned: PlannedText): readonly PlannedText[] {
  const cell = anchorOf(sheet, planned.cell);
  const there = cellAt(sheet, cell);
  if (there?.formula !== undefined) return [];
  const printed = there?.text.trim() ?? "";
  const isLabelOfOwn = /[:：]$/.test(printed) && !planned.text.startsWith(printed);
  return [{ ...planned, cell, text: isLabelOfOwn ? `${printed}${planned.text}` : planned.text }];
}

/** The row of the form that a row of the data has, where it has one. */
function rowOf(
  { table }: FormToFill,
  data: FormData,
  bySlot: ReadonlyMap<IndicatorSlot, number>,
): (extra: ExtraData) => number | undefined {
  const slots = new Map([...bySlot].map(([slot, at]) => [at, slot.row]));
  const funds = fundRows(table.budget, data.budget);
  return ({ part, row }) => (part === "indicator" ? slots.get(row) : funds[row]?.label.cell.row);
}

/** What goes into which cell of a form, all rows that it needs being there, and what has no place in it. */
export function fillPlan(form: FormToFill, data: FormData): FillPlan {
  const { sheet } = form;
  const inCells = (texts: readonly PlannedText[]): readonly PlannedText[] =>
    texts.flatMap((text) => inItsCell(sheet, text));
  const fields = fieldsFor(form, data);
  const placed = placeIndicators(slotsOf(form), data.indicators, form.spec);
  const parts = [budgetTexts(form, data), indicatorTexts(form, data, placed), totalTexts(form, data)];
  const known = oneEach(
    [...yearTexts(form, data), ...fieldTexts(form, fields), ...parts.flatMap((part) => part.texts)].map(
      (text) => ({ ...text, cell: anchorOf(sheet, text.cell) }),
    ),
  );
  const unseen = unseenFieldTexts(form, fields, known.texts);
  const extra = extraTexts(form, data, rowOf(form, data, placed.bySlot), [...known.texts, ...unseen.texts]);
  return {
    texts: inCells([...known.texts, ...unseen.texts, ...extra.texts]),
    left: [...parts, known, unseen, extra].flatMap((part) => part.left),
  };
}
