import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { budgetCandidates, indicatorCandidates, KNOWN_SPELLING } from "./column-labels";
import { LEVEL } from "./evidence";
import type { FilledCell, GridRow } from "./grid";
import { isLabel } from "./label-index";

/** A column of a block, with the sheet columns its header covers. The role is null where none is known. */
export interface HeaderColumn<Key extends string> {
  readonly key: Key | null;
  readonly left: number;
  readonly right: number;
}

/** A column as the header prints it: the texts over it from top to bottom, and its edges. */
export interface PrintedColumn {
  readonly path: readonly FilledCell[];
  readonly left: number;
  readonly right: number;
}

/** One to three rows that head the columns of a block. */
export interface Header {
  /** From top to bottom. */
  readonly rows: readonly GridRow[];
  /** From left to right; a cell that heads the whole block beside them is among them. */
  readonly columns: readonly PrintedColumn[];
}

const LEVELS: ReadonlySet<string> = new Set(["level1", "level2", "name"]);
const AMOUNTS: ReadonlySet<string> = new Set(["initial", "adjusted", "executed", "forecast"]);
const LONGEST_HEADER_ROWS = 3;
/** Rows that may stand blank between the lines of a header, and one. */
const FARTHEST_PART = 3;
/** Labels enough to tell a header by, a figure among them or not. */
const FEWEST_BESIDE_A_STRAY = 6;

/** A row of data; one figure that strayed into a header makes none of it. */
function holdsValues({ cells, values }: GridRow): boolean {
  return values > 0 && (values > 1 || cells.length < FEWEST_BESIDE_A_STRAY);
}

interface Spoken {
  readonly levels: number;
  readonly others: number;
  readonly known: number;
  readonly labelled: number;
}

/** What the labels of a row speak for, each role counted once. */
function spokenOf(cells: readonly FilledCell[]): Spoken {
  const roles: IndicatorColumn[] = [];
  const scores: number[] = [];
  let labelled = 0;
  for (const cell of cells) {
    const best = indicatorCandidates(cell)[0];
    if (!best) {
      // 优, 良, 中 and 差 may stand as columns.
      if (cell.kind === "level") labelled++;
      continue;
    }
    labelled++;
    const at = roles.indexOf(best.role);
    if (at < 0) {
      roles.push(best.role);
      scores.push(best.score);
    } else if (best.score > (scores[at] ?? 0)) scores[at] = best.score;
  }
  let levels = 0;
  let known = 0;
  for (const role of roles) if (LEVELS.has(role)) levels++;
  for (const score of scores) if (score === KNOWN_SPELLING) known++;
  return { levels, others: roles.length - levels, known, labelled };
}

/** Whether the row heads a budget block: at least two kinds of amount or rate. */
export function isBudgetHeader(row: GridRow): boolean {
  return (row.found.headsBudget ??= headsBudget(row));
}

function headsBudget(row: GridRow): boolean {
  if (row.cells.length < 2 || holdsValues(row)) return false;
  const amounts: BudgetColumn[] = [];
  let rates = 0;
  for (const cell of row.cells) {
    const { indicator } = cell.roles;
    if (indicator === "level1" || indicator === "level2") return false;
    const best = budgetCandidates(cell)[0];
    if (!best) continue;
    if (best.role === "rate") rates = 1;
    else if (AMOUNTS.has(best.role) && !amounts.includes(best.role)) amounts.push(best.role);
  }
  return amounts.length >= 1 && amounts.length + rates >= 2;
}

/**
 * Whether the row heads an indicator block: two of the three levels and one more column, or labels of three other
 * kinds of column. Labels that are only like known ones must be most of the row.
 */
export function isIndicatorHeader(row: GridRow): boolean {
  return (row.found.headsIndicators ??= headsIndicators(row));
}

/** A row with the names of levels is one of their indicators, whatever its texts may head elsewhere: 按期完成率. */
function isUnderLevels({ cells, values, evidence }: GridRow): boolean {
  if ((evidence & LEVEL) === 0) return false;
  let levels = 0;
  let before = "";
  for (const { kind, text } of cells) {
    const isLevel = kind === "level1" || kind === "level2" || kind === "level1-or-2";
    if (isLevel && text !== before) levels++;
    before = text;
  }
  return levels > (values > 0 ? 0 : 1);
}

/** Whether a cell may head a level or the names: few texts without a role hold what all such labels do. */
function mayHeadLevel(cell: FilledCell): boolean {
  if (!isLabel(cell.roles) && !LEVEL_WORDS.test(cell.text)) return false;
  const best = indicatorCandidates(cell)[0];
  return best !== undefined && LEVELS.has(best.role);
}

/** Every label of a level or of names that is no known spelling holds one of these, however it is spaced. */
const LEVEL_WORDS = /[级标效类型维容面块目别称点素项]/;

function headsIndicators(row: GridRow): boolean {
  if (row.cells.length < 3 || holdsValues(row) || isUnderLevels(row)) return false;
  if (row.cells[0]?.roles.field !== undefined && !row.cells.some(mayHeadLevel)) return false;
  const { levels, others, known, labelled } = spokenOf(row.cells);
  // On a blank form the labels of fields stand side by side: 实施单位, 自评得分, 财政审核评分.
  if (levels === 0 && row.cells[0]?.roles.field !== undefined) return false;
  if (levels >= 2 && others >= 1) return known >= 1 || labelled * 2 > row.cells.length;
  if (levels + others < 3 && !(levels >= 2 && known >= 2)) return false;
  if (labelled * 2 < row.cells.length && known < 3) return false;
  // The three levels by themselves: what stands beside them may be merged down from the row above.
  if (levels === LEVELS.size && known >= LEVELS.size - 1 && !isBudgetHeader(row)) return true;
  const enough = levels >= 2 ? row.cells.length > levels : levels >= 1 ? others >= 2 : others >= 3;
  // 绩效指标 may head a block, and 执行情况 amounts; what is wanted of an indicator stands over no amounts.
  const isOfIndicators =
    row.cells.some(({ roles: { indicator } }) => indicator === "name") &&
    row.cells.some(({ roles: { indicator } }) => indicator === "target");
  return enough && (isOfIndicators || !isBudgetHeader(row));
}

/** A cell of a header row with the columns it may head: to the next cell of its row where no merge says. */
interface Span {
  readonly cell: FilledCell;
  readonly right: number;
  /** Whether it heads several columns, as one wide cell or repeated side by side. */
  readonly isWide: boolean;
}

function spansOf({ cells }: GridRow, merged: boolean): Span[] {
  return cells.map((cell, i) => {
    const before = cells[i - 1];
    const after = cells[i + 1];
    const right = merged || cell.right > cell.left ? cell.right : (after?.left ?? Infinity) - 1;
    const repeats =
      (before?.text === cell.text && before.right + 1 === cell.left) ||
      (after?.text === cell.text && cell.right + 1 === after.left);
    return { cell, right, isWide: right > cell.left || repeats };
  });
}

/** Spans side by side that say the same, as a merge undone and filled leaves them, each run as one. */
function joinedSpans(spans: readonly Span[]): readonly Span[] {
  if (!spans.some(({ isWide }) => isWide)) return spans;
  return spans.reduce<Span[]>((wide, span) => {
    const last = wide.at(-1);
    if (last?.cell.text === span.cell.text && last.right + 1 === span.cell.left)
      wide[wide.length - 1] = { ...last, right: span.right };
    else wide.push(span);
    return wide;
  }, []);
}

function spanOver(spans: readonly Span[], column: number): Span | undefined {
  return spans.find(({ cell, right }) => cell.left <= column && column <= right);
}

/** What names a part of a column only below its heading. */
const PARTS =
  /^(?:数值|值|符号|内容|单位|名称|年初|年末|年度|全年|合计|优秀?|良好?|中等?|合格|低|差|较差|不合格|[\d.-]+分?)$/;

function isPart(cell: FilledCell): boolean {
  return cell.roles.likelihood === true || PARTS.test(cell.text) || indicatorCandidates(cell).length > 0;
}

/**
 * Whether merges alone make a row the lower part of a header: every other column of the row over it reaches down into
 * it, so whatever stands there, 2024年 too, names parts of the wide ones.
 */
function isHeldByMerges(row: GridRow, { row: top, cells }: GridRow, fewest = 2): boolean {
  if (row.row !== top + 1) return false;
  const flat = cells.filter(({ bottom }) => bottom === top);
  if (!flat.some(({ left, right }) => right > left)) return false;
  // 目标值 under 全年 names the one column there is under it.
  const wide = flat.filter(
    ({ left, right }) => right > left || row.cells.some((part) => part.left === left && isPart(part)),
  );
  const deep = cells.filter((cell) => cell.bottom > top && indicatorCandidates(cell).length > 0);
  return (
    deep.length >= fewest &&
    cells.every((cell) => cell.bottom > top || wide.includes(cell)) &&
    row.cells.every((cell) => wide.some(({ left, right }) => left <= cell.left && cell.right <= right)) &&
    wide.every(({ left, right }) => row.cells.some((cell) => left <= cell.left && cell.right <= right))
  );
}

/** Whether a row only names parts of the wide columns of the header row over it. */
function isLowerRow(row: GridRow | undefined, upper: GridRow, merged: boolean): row is GridRow {
  if (!row || row.row > upper.row + FARTHEST_PART) return false;
  if (merged && isHeldByMerges(row, upper)) return true;
  if (holdsValues(row)) return false;
  if (row.cells.some(({ roles }) => roles.level1 ?? roles.level2 ?? roles.total)) return false;
  const spans = spansOf(upper, merged);
  let parts = 0;
  let labelled = 0;
  let repeats = 0;
  for (const cell of row.cells) {
    const over = spanOver(spans, cell.left);
    if (over?.cell.text === cell.text) {
      if (over.isWide) repeats++;
      continue;
    }
    parts++;
    if (isPart(cell)) labelled++;
    if (over && (!over.isWide || over.cell.bottom > upper.row)) return false;
  }
  // 得分 may stand under the heading 得分 once more, beside 分值.
  return parts >= 1 && parts + repeats >= 2 && labelled * 2 > parts;
}

/**
 * Whether a row holds the other labels of a header whose lower row, without merges, holds the levels alone, a number of
 * the line among them or not.
 */
function isBesideLevels({ cells: levels }: GridRow, { cells }: GridRow): boolean {
  const { levels: count, others } = spokenOf(levels);
  const numbers = levels.filter((cell) => indicatorCandidates(cell)[0]?.role === "serial").length;
  const last = levels.at(-1)?.left ?? 0;
  const isField = (cell: FilledCell): boolean =>
    cell.roles.field !== undefined && indicatorCandidates(cell).length === 0;
  if (count < LEVELS.size && (count < 2 || cells.some(isField))) return false;
  const over = cells.filter(({ left }) => left >= (levels[0]?.left ?? 0) && left <= last);
  return (
    others === numbers &&
    levels.length <= LEVELS.size + 1 &&
    over.every(({ text }) => text === over[0]?.text) &&
    cells.some((cell) => cell.left > last && indicatorCandidates(cell).length > 0) &&
    !levels.some((cell) => cells.some(({ left, roles }) => left === cell.left && roles.field !== undefined))
  );
}

/**
 * Whether a row repeats every label of the row below it but those that it heads together, as a merge undone and filled
 * leaves the upper row of a header.
 */
function repeatsBelow(row: GridRow, main: GridRow): boolean {
  let repeats = 0;
  let wide = 0;
  for (const { cell, right } of joinedSpans(spansOf(row, false))) {
    const below = main.cells.filter(({ left }) => cell.left <= left && left <= right);
    if (below.length === 0) return false;
    // The heading of the whole block may run on into the one over the levels.
    const others = below.filter(({ text }) => text !== cell.text).length;
    if (others === 1) return false;
    if (others > 1) wide++;
    else repeats++;
  }
  return repeats > 0 && wide > 0;
}

/** Whether a row over the header heads several of its columns. */
function isUpperRow(row: GridRow | undefined, main: GridRow, merged: boolean): row is GridRow {
  if (!row || row.row !== main.row - 1 || row.cells.length < 2 || holdsValues(row)) return false;
  if (merged ? isHeldByMerges(main, row, 1) : isBesideLevels(main, row) || repeatsBelow(row, main))
    return true;
  if (isTitleLike(row) || row.cells.some(({ roles }) => roles.field !== undefined && !roles.indicator))
    return false;
  let wide = 0;
  for (const { cell, right } of joinedSpans(spansOf(row, merged))) {
    const below = main.cells.filter(({ left }) => cell.left <= left && left <= right);
    const repeats = below.some(({ text }) => text === cell.text);
    if (cell.bottom >= main.row || below.length === 0 || repeats) continue;
    if (below.length < 2 || indicatorCandidates(cell).length === 0) return false;
    wide++;
  }
  return wide > 0;
}

function isTitleLike(row: GridRow): boolean {
  const first = row.cells[0];
  return row.cells.every(({ text }) => text === first?.text);
}

/** Flattens the rows of a header: every cell that has none below it is a column, under the cells over it. */
function printedColumns(rows: readonly GridRow[], merged: boolean): PrintedColumn[] {
  const only = rows[0];
  const second = rows[1];
  if (only && !second)
    return withoutRepeats(only.cells.map((cell) => ({ path: [cell], left: cell.left, right: cell.right })));
  const spans = rows.map((row) => spansOf(row, merged));
  const columns: PrintedColumn[] = [];
  rows.forEach((row, depth) => {
    for (const [at, cell] of row.cells.entries()) {
      const { right } = spans[depth]?.[at] ?? cell;
      const below = rows.slice(depth + 1).flatMap(({ cells }) => cells);
      if (below.some(({ left }) => cell.left <= left && left <= right)) continue;
      const over = spans.slice(0, depth).flatMap((upper) => spanOver(upper, cell.left)?.cell ?? []);
      const path = [...over.filter(({ text }) => text !== cell.text), cell];
      columns.push({ path, left: cell.left, right: cell.right });
    }
  });
  return withoutRepeats(columns.sort((a, b) => a.left - b.left));
}

/** Neighbours that say the same, as a merge undone and filled leaves them, as one column. */
function withoutRepeats(columns: readonly PrintedColumn[]): PrintedColumn[] {
  return columns.reduce<PrintedColumn[]>((wide, column) => {
    const last = wide.at(-1);
    const repeats = last?.path.at(-1)?.text === column.path.at(-1)?.text && last?.right === column.left - 1;
    if (last && repeats) wide[wide.length - 1] = { ...last, right: column.right };
    else wide.push(column);
    return wide;
  }, []);
}

/** Whether the header of an indicator block begins in a row, be it over the row that names its columns. */
export function beginsHeader(rows: readonly GridRow[], index: number, merged: boolean): boolean {
  const row = rows[index];
  const below = rows[index + 1];
  if (!row) return false;
  if (isIndicatorHeader(row)) return true;
  return below !== undefined && isIndicatorHeader(below) && isUpperRow(row, below, merged);
}

/** The header whose main row is a row of the sheet, with the rows over and below it that belong to it. */
export function headerAt(rows: readonly GridRow[], index: number, merged: boolean): Header | null {
  const main = rows[index];
  if (!main || !isIndicatorHeader(main)) return null;
  const above = rows[index - 1];
  const taken: GridRow[] = isUpperRow(above, main, merged) ? [above, main] : [main];
  for (let next = index + 1; taken.length < LONGEST_HEADER_ROWS; next++) {
    const row = rows[next];
    const last = taken.at(-1);
    if (!last || !isLowerRow(row, last, merged)) break;
    taken.push(row);
  }
  return { rows: taken, columns: printedColumns(taken, merged) };
}
