import type { IndicatorColumn } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { alignRow } from "./align-row";
import type { CellKind } from "./cell-kind";
import { blankEntry, entryOf, valueEntryOf } from "./entry";
import { addressOf, type FilledCell, type GridRow } from "./grid";
import { indicatorColumnsOf, isIndicatorHeader, type HeaderColumn } from "./header";
import { saysOneThing } from "./regions";
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

/** Columns that make a row an indicator even where its name is blank. */
const VALUE_COLUMNS: ReadonlySet<IndicatorColumn> = new Set([
  "nature",
  "target",
  "actual",
  "weight",
  "score",
  "halfYear",
  "fullYear",
  "progress",
  "forecast",
]);
/** Columns that only forms have which say more than what is wanted. */
const BEYOND_TARGETS: ReadonlySet<IndicatorColumn> = new Set(["weight", "actual", "progress"]);
const STATED_VALUES: ReadonlySet<IndicatorColumn> = new Set(["target", "halfYear", "fullYear", "actual"]);
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,3}[)）])/;
const NOTE = /^(?:注|备注|说明|填表|填报|审核|联系)/;
const SUBTOTAL = new Set(["小计", "一级指标小计", "二级指标小计"]);

/** The columns of a block, and where among them the ones stand that tell what a row is. */
interface BlockHeader {
  readonly columns: Columns;
  readonly level1: number;
  readonly level2: number;
  readonly name: number;
  readonly values: readonly number[];
  /** Whether the form only states targets: it has neither weights nor anything that was reached. */
  readonly statesTargets: boolean;
}

function blockHeader(columns: Columns): BlockHeader {
  const place = (key: IndicatorColumn): number => columns.findIndex((column) => column.key === key);
  return {
    columns,
    level1: place("level1"),
    level2: place("level2"),
    name: place("name"),
    values: columns.flatMap(({ key }, i) => (VALUE_COLUMNS.has(key) ? [i] : [])),
    statesTargets: !columns.some(({ key }) => BEYOND_TARGETS.has(key)),
  };
}

/** The second line of a two-line header: 偏差原因 and 完成目标可能性 with their parts. */
interface SubHeader {
  readonly columns: Columns;
  /** Columns of the first line under which the second names others: they are headings, such as 偏差原因分析. */
  readonly headings: ReadonlySet<IndicatorColumn>;
  /** 完成目标可能性 split into its answers, by sheet column. */
  readonly answers: ReadonlyMap<number, string>;
}

function subHeaderOf(row: GridRow | undefined, columns: Columns): SubHeader | null {
  if (!row?.structural || row.cells.some((cell) => cell.kind === "sign" || cell.kind === "number"))
    return null;
  const answers = row.cells.filter((cell) => cell.roles.likelihood);
  const below = indicatorColumnsOf(row);
  const over = columns.filter(({ key, left }) =>
    below.some((column) => column.left === left && column.key !== key),
  );
  const headings = new Set(over.map(({ key }) => key));
  const added = below.filter(({ key }) => headings.has(key) || !columns.some((known) => known.key === key));
  if (added.length + answers.length < 2) return null;
  return { columns: added, headings, answers: new Map(answers.map((cell) => [cell.left, cell.text])) };
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
  const [level1] = columns;
  if (!first || !level1 || first.left > level1.right) return false;
  if (first.roles.field !== undefined && !row.cells.some((cell) => cell.kind === "sign")) return true;
  if (first.roles.level1 || first.roles.level2 || !saysOneThing(row)) return false;
  const last = columns.at(-1);
  const wide = merged && last !== undefined && first.right >= last.left;
  return wide || HEADING.test(first.text) || NOTE.test(first.text);
}

/** A row of the block while it is being put together. */
interface Draft {
  readonly row: number;
  readonly header: BlockHeader;
  readonly cells: (FilledCell | undefined)[];
}

function hasValues({ header, cells }: Draft): boolean {
  return header.values.some((i) => cells[i] !== undefined);
}

const CARRIED_ON: ReadonlySet<CellKind> = new Set<CellKind>(["text", "short-text", "level"]);

/**
 * Whether a row only carries on the texts of the one above: it has no number or sign, and lacks name or values.
 * The name of a level is such a text where it stands right of the levels: 满意度 below 使用者.
 */
function continues(draft: Draft, cells: readonly FilledCell[], previous: Draft): boolean {
  if (!hasValues(previous)) return false;
  const { header } = draft;
  if (draft.cells[header.name] && hasValues(draft)) return false;
  const names = header.statesTargets ? Infinity : (header.columns[header.name]?.left ?? Infinity);
  const isLevel = ({ roles }: FilledCell): boolean => roles.level1 === true || roles.level2 === true;
  return cells.every((cell) => CARRIED_ON.has(cell.kind) || (isLevel(cell) && cell.left >= names));
}

/** Appends each cell to the text of the column it stands under. */
function carryOn(draft: Draft, cells: readonly FilledCell[]): void {
  for (const cell of cells) {
    const i = draft.header.columns.filter((column) => column.left <= cell.left).length - 1;
    const upper = draft.cells[i];
    if (i >= 0) draft.cells[i] = upper ? { ...upper, text: upper.text + cell.text, source: null } : cell;
  }
}

/**
 * A row with a name or with values is an indicator. In a form that only states targets, a 二级指标 that nothing
 * follows is one too: its 三级指标 is missing.
 */
function isIndicator(draft: Draft): boolean {
  const { header, cells } = draft;
  const name = cells[header.name];
  if (name) return !SUBTOTAL.has(labelKey(name.text));
  return hasValues(draft) || (header.statesTargets && cells[header.level2] !== undefined);
}

function indicatorRow(
  { row, header, cells }: Draft,
  level1: FilledCell | undefined,
  level2: FilledCell | undefined,
  answers: ReadonlyMap<number, string>,
): IndicatorRow {
  const blank = (i: number): Entry => blankEntry(row, header.columns[Math.max(i, 0)]?.left ?? 0);
  const name = cells[header.name];
  const entries: Writable<IndicatorRow> = {
    level1: level1 ? entryOf(level1) : blank(header.level1),
    level2: level2 ? entryOf(level2) : blank(header.level2),
    name: name ? entryOf(name) : blank(header.name),
  };
  header.columns.forEach(({ key }, i) => {
    if (key === "level1" || key === "level2" || key === "name") return;
    const cell = cells[i];
    if (!cell) entries[key] = blank(i);
    else if (key === "likelihood") entries[key] = answered(cell, answers);
    else entries[key] = STATED_VALUES.has(key) ? valueEntryOf(cell) : entryOf(cell);
  });
  return entries;
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Fills 一级指标 and 二级指标 down; a new 一级指标 begins without a 二级指标. */
function filledDown(drafts: readonly Draft[], answers: ReadonlyMap<number, string>): IndicatorRow[] {
  let level1: FilledCell | undefined;
  let level2: FilledCell | undefined;
  const rows: IndicatorRow[] = [];
  for (const draft of drafts) {
    const own1 = draft.cells[draft.header.level1];
    const own2 = draft.cells[draft.header.level2];
    if (own1 && own1.text !== level1?.text) level2 = undefined;
    level1 = own1 ?? level1;
    level2 = own2 ?? level2;
    if (isIndicator(draft)) rows.push(indicatorRow(draft, level1, level2, answers));
  }
  return rows;
}

const levelsOf = (row: IndicatorRow): string => `${row.level1.text}/${row.level2.text}`;

/** A blank row inside a 二级指标 that was merged, and then undone and filled, states nothing missing. */
function withoutFilledBlanks(rows: IndicatorRow[]): readonly IndicatorRow[] {
  const isBlank = (row: IndicatorRow): boolean =>
    row.name.text === "" && [...VALUE_COLUMNS].every((key) => (row[key]?.text ?? "") === "");
  if (!rows.some(isBlank)) return rows;
  const named = new Set(rows.filter((row) => row.name.text !== "").map(levelsOf));
  return rows.filter((row) => !isBlank(row) || !named.has(levelsOf(row)));
}

/** Reads the indicator rows below a header, which is `rows[0]`. */
export function readIndicators(rows: readonly GridRow[], merged: boolean): IndicatorReading {
  const first = rows[0];
  if (!first) return { rows: [], columns: [], total: null, unplaced: [], length: 0 };
  const named = indicatorColumnsOf(first);
  const sub = subHeaderOf(rows[1], named);
  const upper = named.filter(({ key }) => !sub?.headings.has(key));
  let header = blockHeader(sub ? [...upper, ...sub.columns].sort((a, b) => a.left - b.left) : named);
  const { columns } = header;
  const drafts: Draft[] = [];
  const unplaced: Unplaced[] = [];
  let total: TotalRow | null = null;
  let length = sub ? 2 : 1;

  for (const row of rows.slice(length)) {
    total = totalRowOf(row, header.columns);
    if (!total && endsBlock(row, header.columns, merged)) break;
    length++;
    if (total) break;
    if (isIndicatorHeader(row)) {
      header = blockHeader(indicatorColumnsOf(row));
      continue;
    }
    const edge = header.columns[0]?.left ?? 0;
    const cells = row.cells.filter((cell) => !(cell.roles.group && cell.left <= edge));
    if (cells.length === 0) continue;
    const aligned = alignRow(header.columns, cells, merged);
    const draft: Draft = { row: row.row, header, cells: [...aligned.cells] };
    const previous = drafts.at(-1);
    if (previous && !merged && continues(draft, cells, previous)) {
      carryOn(previous, cells);
      continue;
    }
    drafts.push(draft);
    for (const cell of aligned.left) unplaced.push({ cells: [addressOf(cell)], text: cell.text });
  }
  const read = withoutFilledBlanks(filledDown(drafts, sub?.answers ?? new Map<number, string>()));
  return { rows: read, columns, total, unplaced, length };
}
