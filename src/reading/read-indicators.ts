import type { IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { alignRow, type AlignedRow } from "./align-row";
import { kindOf } from "./cell-kind";
import { blankEntry, entryOf, joined, valueEntryOf } from "./entry";
import { addressOf, type FilledCell, type GridRow } from "./grid";
import { indicatorColumnsOf, isIndicatorHeader, type HeaderColumn } from "./header";
import type { Entry, IndicatorRow, TotalRow, Unplaced } from "./table";

/** The indicator block of a form, and the 合计 row that ends it. */
export interface IndicatorReading {
  readonly rows: readonly IndicatorRow[];
  readonly columns: readonly HeaderColumn<IndicatorColumn>[];
  readonly total: TotalRow | null;
  readonly unplaced: readonly Unplaced[];
  /** How many rows the block takes, its header and the 合计 row included. */
  readonly length: number;
}

type Columns = readonly HeaderColumn<IndicatorColumn>[];

const VALUE_COLUMNS: readonly IndicatorColumn[] = [
  "nature",
  "target",
  "actual",
  "weight",
  "score",
  "halfYear",
  "fullYear",
  "progress",
  "forecast",
];
/** Columns that only forms have which say more than what is wanted. */
const BEYOND_TARGETS: ReadonlySet<IndicatorColumn> = new Set(["weight", "actual", "progress"]);
const STATED_VALUES: ReadonlySet<IndicatorColumn> = new Set(["target", "halfYear", "fullYear", "actual"]);
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,3}[)）])/;
const NOTE = /^(?:注|备注|说明|填表|填报|审核|联系)/;
const SUBTOTAL = new Set(["小计", "一级指标小计", "二级指标小计"]);

/** The second line of a two-line header: 偏差原因 and 完成目标可能性 with their parts. */
interface SubHeader {
  readonly columns: HeaderColumn<IndicatorColumn>[];
  /** 完成目标可能性 split into its answers, by sheet column. */
  readonly answers: ReadonlyMap<number, string>;
}

function subHeaderOf(row: GridRow | undefined, columns: Columns): SubHeader | null {
  const parts = row?.cells.filter((cell) => cell.roles.indicator ?? cell.roles.likelihood) ?? [];
  if (!row || row.cells.some((cell) => kindOf(cell) === "sign" || kindOf(cell) === "number")) return null;
  const answers = parts.filter((cell) => cell.roles.likelihood);
  const named = indicatorColumnsOf({ row: row.row, cells: parts });
  const added = named.filter((column) => !columns.some((known) => known.key === column.key));
  if (added.length + answers.length < 2) return null;
  return { columns: added, answers: new Map(answers.map((cell) => [cell.left, cell.text])) };
}

const MARK = /^[√✓✔vV是1●■]$/;

/** Where each answer has a column of its own, the answer is the column that was ticked. */
function answered(cell: FilledCell, answers: ReadonlyMap<number, string>): Entry {
  const answer = answers.get(cell.left);
  return answer !== undefined && MARK.test(cell.text) ? { ...entryOf(cell), text: answer } : entryOf(cell);
}

function totalRowOf(row: GridRow, columns: Columns): TotalRow | null {
  const label = row.cells[0];
  if (!label?.roles.total) return null;
  const weightColumn = columns.find((column) => column.key === "weight");
  const scoreColumn = columns.find((column) => column.key === "score");
  const values = row.cells.filter((cell) => cell.roles.total !== true);
  const under = (column: HeaderColumn<IndicatorColumn> | undefined): FilledCell | undefined =>
    column && values.find((cell) => cell.left >= column.left && cell.left <= column.right);
  let weight = under(weightColumn);
  let score = under(scoreColumn);
  if (!(weight && score) && values.length >= 2) [weight, score] = values;
  else if (!weight && !score) score = values[0];
  return {
    label: entryOf(label),
    weight: weight ? entryOf(weight) : weightColumn ? blankEntry(row.row, weightColumn.left) : null,
    score: score ? entryOf(score) : scoreColumn ? blankEntry(row.row, scoreColumn.left) : null,
  };
}

/** A row below the block that is none of its rows: a heading, a note, the signatures. */
function endsBlock(row: GridRow, columns: Columns, merged: boolean): boolean {
  const [first] = row.cells;
  if (!first) return true;
  const level1 = columns[0];
  if (!level1 || first.left > level1.right) return false;
  if (first.roles.field !== undefined && !row.cells.some((cell) => kindOf(cell) === "sign")) return true;
  const alone = row.cells.every((cell) => cell.text === first.text);
  if (!alone || first.roles.level1 || first.roles.level2) return false;
  const last = columns.at(-1);
  const wide = merged && last !== undefined && first.right >= last.left;
  return wide || HEADING.test(first.text) || NOTE.test(first.text);
}

function hasValues(aligned: AlignedRow<IndicatorColumn>): boolean {
  return VALUE_COLUMNS.some((key) => aligned.cells.has(key));
}

interface Levels {
  level1: Entry | null;
  level2: Entry | null;
}

function indicatorRow(
  row: GridRow,
  columns: Columns,
  aligned: AlignedRow<IndicatorColumn>,
  levels: Levels,
  answers: ReadonlyMap<number, string>,
): IndicatorRow {
  const entries: Partial<Record<IndicatorColumn, Entry>> = {};
  const place = (key: IndicatorColumn, column: number): Entry => {
    const cell = aligned.cells.get(key);
    if (!cell) return blankEntry(row.row, column);
    if (key === "likelihood") return answered(cell, answers);
    return STATED_VALUES.has(key) ? valueEntryOf(cell) : entryOf(cell);
  };
  for (const { key, left } of columns) entries[key] = place(key, left);
  const first = columns[0]?.left ?? 0;
  const name = entries.name ?? blankEntry(row.row, first);
  return {
    ...entries,
    level1: levels.level1 ?? blankEntry(row.row, first),
    level2: levels.level2 ?? blankEntry(row.row, first),
    name,
  };
}

/** The column of the header under which a cell that continues the row above stands. */
function columnOver(columns: Columns, cell: FilledCell): HeaderColumn<IndicatorColumn> | undefined {
  return columns.filter((column) => column.left <= cell.left).at(-1);
}

/** Reads the indicator rows below a header, which is `rows[0]`. */
export function readIndicators(rows: readonly GridRow[], merged: boolean): IndicatorReading {
  const header = rows[0];
  if (!header) return { rows: [], columns: [], total: null, unplaced: [], length: 0 };
  const named = indicatorColumnsOf(header);
  const sub = subHeaderOf(rows[1], named);
  let columns: Columns = sub ? [...named, ...sub.columns].sort((a, b) => a.left - b.left) : named;
  const allColumns = columns;
  const answers = sub?.answers ?? new Map<number, string>();
  const read: IndicatorRow[] = [];
  const unplaced: Unplaced[] = [];
  const levels: Levels = { level1: null, level2: null };
  let total: TotalRow | null = null;
  let length = sub ? 2 : 1;

  for (const row of rows.slice(length)) {
    total = totalRowOf(row, columns);
    if (total) {
      length++;
      break;
    }
    if (isIndicatorHeader(row)) {
      columns = indicatorColumnsOf(row);
      length++;
      continue;
    }
    if (endsBlock(row, columns, merged)) break;
    length++;
    const level1Left = columns[0]?.left ?? 0;
    const cells = row.cells.filter((cell) => !(cell.roles.group && cell.left <= level1Left));
    if (cells.length === 0) continue;
    const aligned = alignRow(columns, cells, merged);
    const previous = read.at(-1);
    if (previous && !merged && continues(aligned, previous)) {
      read[read.length - 1] = continued(previous, cells, columns, levels);
      continue;
    }
    for (const cell of aligned.left) unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    takeLevels(aligned, levels);
    if (!isIndicator(aligned, columns)) continue;
    read.push(indicatorRow(row, columns, aligned, levels, answers));
  }
  return { rows: withoutFilledBlanks(read), columns: allColumns, total, unplaced, length };
}

function takeLevels(aligned: AlignedRow<IndicatorColumn>, levels: Levels): void {
  const level1 = aligned.cells.get("level1");
  const level2 = aligned.cells.get("level2");
  if (level1 && level1.text !== levels.level1?.text) {
    levels.level1 = entryOf(level1);
    levels.level2 = null;
  }
  if (level2) levels.level2 = entryOf(level2);
}

/**
 * A row with a name or with values is an indicator. In a form that only states targets, a 二级指标 that nothing
 * follows is one too: its 三级指标 is missing.
 */
function isIndicator(aligned: AlignedRow<IndicatorColumn>, columns: Columns): boolean {
  const name = aligned.cells.get("name");
  if (name && SUBTOTAL.has(labelKey(name.text))) return false;
  if (name ?? hasValues(aligned)) return true;
  return aligned.cells.has("level2") && !columns.some((column) => BEYOND_TARGETS.has(column.key));
}

/** A blank row inside a 二级指标 that was merged, and then undone and filled, states nothing missing. */
function withoutFilledBlanks(rows: readonly IndicatorRow[]): readonly IndicatorRow[] {
  const named = new Set(
    rows.filter((row) => row.name.text !== "").map((row) => `${row.level1.text}/${row.level2.text}`),
  );
  return rows.filter((row) => {
    const blank = row.name.text === "" && VALUE_COLUMNS.every((key) => (row[key]?.text ?? "") === "");
    return !blank || !named.has(`${row.level1.text}/${row.level2.text}`);
  });
}

/** Whether a row only carries on the texts of the indicator above: it has no number or sign, and lacks name or values. */
function continues(aligned: AlignedRow<IndicatorColumn>, previous: IndicatorRow): boolean {
  if (VALUE_COLUMNS.every((key) => (previous[key]?.text ?? "") === "")) return false;
  if (aligned.cells.has("name") && hasValues(aligned)) return false;
  return [...aligned.cells.values()].every((cell) => {
    const kind = kindOf(cell);
    return kind === "text" || kind === "short-text" || kind === "level";
  });
}

function continued(
  previous: IndicatorRow,
  cells: readonly FilledCell[],
  columns: Columns,
  levels: Levels,
): IndicatorRow {
  let row = previous;
  for (const cell of cells) {
    const column = columnOver(columns, cell);
    if (!column) continue;
    const entry = row[column.key];
    if (!entry) continue;
    const whole = joined(entry, cell);
    row = { ...row, [column.key]: whole };
    if (column.key === "level1") levels.level1 = whole;
    if (column.key === "level2") levels.level2 = whole;
  }
  return row;
}
