import { isOwnKey } from "../forms/form-keys";
import type { BudgetColumn } from "../forms/form-spec";
import { alignRow, inPlaceRow } from "./align-row";
import { budgetCandidates, KNOWN_SPELLING } from "./column-labels";
import { contentsAt, type ColumnContents } from "./column-contents";
import { blankEntry, entryOf, joined } from "./entry";
import { BRACKET, GROUP } from "./evidence";
import {
  amountOf,
  isBesideAmounts,
  isCarriedOver,
  isFundLabel,
  isPartOfAmount,
  isTopFund,
} from "./fund-labels";
import {
  addressOf,
  compactOf,
  keyOfCell,
  withCells,
  withRoles,
  withText,
  type FilledCell,
  type GridRow,
} from "./grid";
import { beginsHeader, isIndicatorHeader, type HeaderColumn } from "./header";
import { isNumberingRow } from "./classify-rows";
import { isTitle } from "./regions";
import { assignedRole } from "./assigned-roles";
import type { RoleAssignment } from "./role-assignment";
import type { BudgetRow, Entry, ExtraCell, ExtraField, Unplaced } from "./table";

/** A column of a budget block with what it was taken for. */
export interface BudgetHeaderColumn extends HeaderColumn<BudgetColumn> {
  readonly header: string;
  readonly top: number;
  readonly holdsValues: boolean;
}

/** The budget block of a form. */
export interface BudgetReading {
  readonly rows: readonly BudgetRow[];
  readonly columns: readonly BudgetHeaderColumn[];
  /** The 原因 cell; null where the form has none. */
  readonly reason: Entry | null;
  /** Points of 预算执行 printed in the block's headings. */
  readonly executionWeight: Entry | null;
  readonly extra: readonly ExtraCell[];
  readonly extraFields: readonly ExtraField[];
  readonly unplaced: readonly Unplaced[];
  readonly labels: readonly FilledCell[];
  /** How many rows the block takes, its header included. */
  readonly length: number;
}

const REASON_WITH_TEXT = /^原\s*因\s*[:：]?\s*(.+)$/s;
const POINTS_IN_WORDS = /[(（]\s*(?:满分|分值|权重|共|计|占)?\s*[:：]?\s*(\d{1,3}(?:\.\d+)?)\s*分/;
const ALL_POINTS = 100;
const EXECUTION = /预算|执行|资金|得分/;

/** The points that a heading of the block prints: 20 of 预算执行情况（20分） or of 得分（20分*执行率）. */
export function pointsInWords(cells: readonly FilledCell[]): Entry | null {
  for (const cell of cells) {
    if ((cell.words.evidence & BRACKET) === 0) continue;
    const points = EXECUTION.test(cell.text) ? POINTS_IN_WORDS.exec(cell.text)?.[1] : undefined;
    // 自评得分（满分100分） says what the whole form is out of.
    if (points !== undefined && Number(points) < ALL_POINTS)
      return { text: points, cell: addressOf(cell), source: null };
  }
  return null;
}

/** 原因 typed into the label's own cell, or in its place: the header's last cell that is no label. */
function reasonInHeader(header: GridRow, columns: readonly BudgetHeaderColumn[]): FilledCell | null {
  const last = header.cells.at(-1);
  const lastColumn = columns.filter(({ key }) => key !== null).at(-1);
  if (!last || !lastColumn || last.left <= lastColumn.right || last.roles.budget || last.roles.group)
    return null;
  const typed = REASON_WITH_TEXT.exec(last.text)?.[1];
  if (typed !== undefined) return withText(last, typed);
  const isAnswer =
    last.text.length > LONGEST_HEADER || last.kind === "blank-mark" || /[。；;]/.test(last.text);
  return isAnswer || (last.bottom === last.row && last.kind === "text") ? last : null;
}

const LONGEST_HEADER = 16;

function isText({ kind }: FilledCell): boolean {
  return kind === "text" || kind === "short-text";
}

function isFigure({ kind }: FilledCell): boolean {
  return kind === "number" || kind === "percent" || kind === "measured" || kind === "blank-mark";
}

/** Whether a row stands below the block, unless a heading merged down beside it holds it inside: it names a field or a level, or holds texts where amounts would stand. */
function endsBudget(
  row: GridRow,
  columns: readonly BudgetHeaderColumn[],
  merged: boolean,
  isInside: boolean,
): boolean {
  if (
    row.structural &&
    row.cells.some(({ roles }) => roles.field !== undefined || roles.indicator === "level2")
  ) {
    return true;
  }
  if (isIndicatorHeader(row) || isTitle(row)) return true;
  if (!merged || isInside) return false;
  const amounts = columns.filter(({ key }) => key !== null && key !== "reason" && !isOwnKey(key));
  const first = amounts[0]?.left ?? 0;
  const last = amounts.at(-1);
  // What only one form has beside the amounts may be a text.
  const own = columns.filter(({ key }) => key !== null && isOwnKey(key));
  const among = row.cells.filter(
    ({ left }) =>
      left >= first &&
      left <= (last?.right ?? first) &&
      !own.some((column) => column.left <= left && left <= column.right),
  );
  if (among.some(isText) && !among.some(({ kind }) => kind === "number" || kind === "percent")) return true;
  const label = row.cells.find(({ left, roles }) => left < first && roles.group === undefined);
  if (!label) return among.length === 0;
  return among.length === 0 && !isFundLabel(label);
}

/** A row of the block: the label of its fund, null where it has none, the amounts, and what stands before the label. */
interface FundRow {
  readonly label: FilledCell | null;
  readonly rest: readonly FilledCell[];
  readonly before: readonly FilledCell[];
}

/** A fund row's label and the cells right of it; null for a row without a label. */
function splitLabel(cells: readonly FilledCell[], firstColumn: number): FundRow | null {
  const known = cells.find((cell) => cell.roles.fund !== undefined);
  const label = known ?? cells.filter((cell) => cell.left < firstColumn && cell.kind !== "number").at(-1);
  if (!label) return null;
  const rest = cells.filter((cell) => cell.left > label.left && cell.text !== label.text);
  return { label, rest, before: cells.filter((cell) => cell.left < label.left) };
}

/** The only amounts of a block that names no funds: the block's heading stands for the name, where it has one. */
function unnamedFund(
  { values }: GridRow,
  heading: FilledCell | undefined,
  before: number,
  cells: readonly FilledCell[],
): FundRow | null {
  return before === 0 && values > 0 ? { label: heading ?? null, rest: cells, before: [] } : null;
}

/** In a pasted form amounts may stand a row above the name of their fund: each such pair of rows as one. */
function withLabels(rows: readonly GridRow[], firstColumn: number): readonly GridRow[] {
  const isFigures = (row: GridRow): boolean => row.values > 0 && splitLabel(row.cells, firstColumn) === null;
  const isLabel = ({ cells, values }: GridRow): boolean =>
    values === 0 && cells.some(isFundLabel) && cells.every((cell) => cell.left < firstColumn);
  const whole: GridRow[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const next = rows[i + 1];
    if (!row) continue;
    if (next && next.row === row.row + 1 && isFigures(row) && isLabel(next)) {
      whole.push(withCells(next, [...next.cells, ...row.cells]));
      i++;
    } else {
      whole.push(row);
    }
  }
  return whole;
}

/** Cells that repeat side by side because a merge was undone and filled: the first stands for all. */
function withoutRepeats(
  cells: readonly FilledCell[],
  columns: readonly BudgetHeaderColumn[],
): readonly FilledCell[] {
  if (cells.every(({ text }, i) => text !== cells[i - 1]?.text)) return cells;
  return cells.filter((cell, i) => {
    const before = cells[i - 1];
    if (!before || before.text !== cell.text) return true;
    return !columns.some((c) => c.right > c.left && before.left >= c.left && cell.left <= c.right);
  });
}

/** The order in which a form prints its amounts. */
const ORDER: readonly BudgetColumn[] = ["initial", "adjusted", "executed"];

/** What a column of amounts without a known label is, by what stands beside it; null where that leaves it open. */
function byPlace(
  roles: readonly (BudgetColumn | null)[],
  at: number,
  is: ColumnContents,
): BudgetColumn | null {
  const free = (role: BudgetColumn): boolean => !roles.includes(role);
  if (is.percents >= 0.5) return free("rate") ? "rate" : null;
  if (is.numbers < 0.5) return null;
  const [before, after] = [roles.slice(0, at), roles.slice(at + 1)];
  const fits = ORDER.filter((role, place) => {
    if (!free(role)) return false;
    const smaller = ORDER.slice(0, place);
    const larger = ORDER.slice(place + 1);
    return (
      !after.some((other) => other && smaller.includes(other)) &&
      !before.some((other) => other && larger.includes(other))
    );
  });
  const amountsBefore = before.some((role) => role && ORDER.includes(role));
  const pointsBefore = before.some((role) => role === "weight" || role === "rate" || role === "score");
  if (pointsBefore) {
    if (free("score") && before.includes("weight")) return "score";
    return null;
  }
  if (
    !amountsBefore &&
    fits.includes("initial") &&
    (roles.includes("adjusted") || roles.includes("forecast"))
  )
    return "initial";
  if (fits.includes("adjusted") && roles.includes("executed") && !after.includes("adjusted"))
    return "adjusted";
  if (fits.includes("executed") && before.includes("adjusted")) return "executed";
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** The cells of a header with neighbours that say the same, as a merge undone and filled leaves them, as one. */
function joinedCells({ cells }: GridRow): readonly FilledCell[] {
  const repeats = (cell: FilledCell, before: FilledCell | undefined): before is FilledCell =>
    before?.text === cell.text && before.right + 1 === cell.left;
  if (!cells.some((cell, i) => repeats(cell, cells[i - 1]))) return cells;
  return cells.reduce<FilledCell[]>((wide, cell) => {
    const last = wide.at(-1);
    if (repeats(cell, last)) wide[wide.length - 1] = { ...last, right: cell.right };
    else wide.push(cell);
    return wide;
  }, []);
}

/** The columns of a budget header, every one of them: those without a known role too. */
export function budgetColumnsOf(
  header: GridRow,
  data: () => readonly GridRow[],
  assignment: RoleAssignment,
): readonly BudgetHeaderColumn[] {
  const cells = joinedCells(header);
  const looked = cells.map((): ColumnContents | undefined => undefined);
  const contents = (at: number): ColumnContents => (looked[at] ??= contentsAt(cells, at, data()));
  // 支出情况 that is merged down beside the rows, or stands over no figures, heads the block, whatever its words.
  const headsAll = ({ bottom, row }: FilledCell, i: number): boolean =>
    i === 0 && cells.length > 2 && (bottom > row || contents(0).numbers === 0);
  const firstAmount = cells.findIndex(
    (cell, i) =>
      cell.roles.budget !== undefined ||
      (cell.roles.group !== true && budgetCandidates(cell).length > 0 && !headsAll(cell, i)),
  );
  // What heads the fund names, or the block as a whole, stands left of the amounts and over no figures; a column left
  // of the names can only number the lines.
  const isNames = (i: number): boolean => i < firstAmount && contents(i).texts >= 0.5;
  const isBeforeNames = (at: number): boolean => cells.some((_, i) => i > at && isNames(i));
  // On a blank form nothing stands below an amount; what heads the names has them below it.
  const isBlankAmount = (i: number): boolean =>
    i === firstAmount && i > 0 && contents(i).texts === 0 && isNames(i - 1);
  const isColumn = (cell: FilledCell, i: number): boolean => {
    if (i > firstAmount || cell.roles.budget !== undefined) return true;
    if (isBlankAmount(i) && cell.roles.group !== true && cell.bottom === header.row) return true;
    const heads =
      cell.roles.group === true || cell.bottom > cell.row || contents(i).numbers < 0.3 || isBeforeNames(i);
    return !heads;
  };
  const columns: { readonly cell: FilledCell; readonly is: () => ColumnContents }[] = [];
  cells.forEach((cell, i) => {
    if (isColumn(cell, i)) columns.push({ cell, is: () => contents(i) });
  });
  const given: ReturnType<typeof assignedRole>[] = [];
  const unique: (BudgetColumn | null)[] = [];
  for (const { cell } of columns) {
    const said = assignedRole(assignment, "budget", cell.text, cell.left);
    const known = cell.roles.budget ?? null;
    const role = said === undefined ? known : isBudgetRole(said) ? said : null;
    given.push(said);
    unique.push(role !== null && unique.includes(role) ? null : role);
  }
  // What speaks more clearly is heard first: of 追加预算 and 预算总额 the sum is the budget in force.
  const open = unique.includes(null) ? [...columns.entries()] : [];
  const clearest = [...open].sort(
    ([, a], [, b]) => (budgetCandidates(b.cell)[0]?.score ?? 0) - (budgetCandidates(a.cell)[0]?.score ?? 0),
  );
  for (const [at, { cell, is }] of clearest) {
    if (unique[at] !== null || given[at] !== undefined) continue;
    const spoken = budgetCandidates(cell).filter(({ score }) => score < KNOWN_SPELLING);
    const [role] = spoken.map((each) => each.role).filter((each) => !unique.includes(each));
    if (role !== undefined && (role === "reason" || is().texts < 0.5)) unique[at] = role;
  }
  for (const [at, { cell, is }] of open) {
    if (unique[at] !== null || given[at] !== undefined || isFundLabel(cell) || isBesideAmounts(cell))
      continue;
    if (budgetCandidates(cell).length === 0) unique[at] = byPlace(unique, at, is());
  }
  byLetters(
    columns.map(({ cell }) => cell),
    unique,
    given,
  );
  const initial = unique.indexOf("initial");
  const changed = unique.indexOf("adjusted");
  const heldBy = (at: number): ColumnContents | undefined => columns[at]?.is();
  const change = columns[changed];
  const isChange =
    change !== undefined &&
    given[changed] === undefined &&
    CHANGE.test(compactOf(change.cell)) &&
    saysChange(change.is(), heldBy(initial), heldBy(unique.indexOf("executed")));
  if (isChange) unique[changed] = null;
  // Where one budget only stands beside what was spent, that is the one in force, whatever it is called.
  const isAlone = !unique.includes("adjusted") && !unique.includes("forecast") && unique.includes("executed");
  if (initial >= 0 && isAlone && given[initial] === undefined) {
    const others = columns.filter((_, at) => unique[at] === null);
    if (
      others.every(
        ({ cell, is }) =>
          isBesideAmounts(cell) || isPartOfAmount(cell) || !holdsFigures(is()) || holdsNothing(is()),
      )
    )
      unique[initial] = "adjusted";
  }
  const found: BudgetHeaderColumn[] = [];
  columns.forEach(({ cell, is }, at) => {
    found.push({
      key: unique[at] ?? null,
      left: cell.left,
      right: cell.right,
      header: compactOf(cell),
      top: cell.row,
      holdsValues:
        unique[at] === null &&
        (isChange && at === changed ? !holdsNothing(is()) : budgetCandidates(cell).length === 0) &&
        !isBesideAmounts(cell) &&
        !isPartOfAmount(cell) &&
        !(isCarriedOver(cell) && isWithin(is(), heldBy(initial), heldBy(unique.indexOf("adjusted")))) &&
        holdsFigures(is()),
    });
  });
  return found;
}

/** The letter by which other headers name a column: B of 全年执行数（B）, C of 扣除后预算（C=A-B）. */
const LETTER = /[(（]\s*([A-Z])\s*(?:[=＝][^)）]*)?[)）]\s*$/;
/** The letters that a rate is worked out from: B and A of 执行率（B/A）. */
const LETTERS_OF_RATE = /([A-Z])\s*[/÷／]\s*([A-Z])/;

/** The budget in force is the one that the header of the rate divides by: C of 执行率（E/C） beside 全年预算数（A）. */
function byLetters(
  cells: readonly FilledCell[],
  roles: (BudgetColumn | null)[],
  given: readonly (string | null | undefined)[],
): void {
  const rate = cells[roles.indexOf("rate")];
  const [, of, by] = (rate && LETTERS_OF_RATE.exec(rate.text)) ?? [];
  if (of === undefined || by === undefined) return;
  const letters = cells.map(({ text }) => LETTER.exec(text)?.[1]);
  const at = letters.indexOf(by);
  const told = roles.indexOf("adjusted");
  if (at < 0 || at === told || told < 0 || letters[told] === undefined) return;
  if (letters[roles.indexOf("executed")] !== of || given[at] !== undefined || given[told] !== undefined)
    return;
  if (roles[at] !== null && roles[at] !== "initial") return;
  roles[told] = "initial";
  roles[at] = "adjusted";
}

/** What may say by how much a budget was changed; 调整后 and 调整为 say what it came to. */
const CHANGE = /^(?!.*[后为]).*(?:调整|调剂|追加|调增|调减|增减)/;

/**
 * Whether a column holds by how much each budget was changed, not what it came to: nothing or less than nothing where
 * money was spent, or less than half of the first budget and less than what was spent.
 */
function saysChange(
  is: ColumnContents,
  initial: ColumnContents | undefined,
  executed: ColumnContents | undefined,
): boolean {
  for (const [row, change] of is.figures) {
    const first = initial?.figures.get(row) ?? 0;
    const spent = executed?.figures.get(row) ?? 0;
    if (first > 0 && spent > 0 && (change <= 0 || (change * 2 < first && spent > change))) return true;
  }
  return false;
}

/** Whether money carried over is in the budget in force already: 800 and 120 make 920. */
function isWithin(
  carried: ColumnContents,
  initial: ColumnContents | undefined,
  adjusted: ColumnContents | undefined,
): boolean {
  for (const [row, figure] of carried.figures) {
    const sum = (initial?.figures.get(row) ?? NaN) + figure;
    if (Math.abs(sum - (adjusted?.figures.get(row) ?? NaN)) < 0.005) return true;
  }
  return false;
}

/** Whether all figures of a column are 0. */
function holdsNothing({ figures }: ColumnContents): boolean {
  return [...figures.values()].every((figure) => figure === 0);
}

function holdsFigures({ numbers, percents }: ColumnContents): boolean {
  return numbers + percents >= 0.4;
}

function isBudgetRole(role: string | null): role is BudgetColumn {
  return role !== null;
}

/** Whether the header of the indicators begins in a row without figures. */
function headsIndicators(rows: readonly GridRow[], at: number, merged: boolean): boolean {
  return rows[at]?.values === 0 && beginsHeader(rows, at, merged);
}

/** Which of the funds is the sum of the others; -1 for none. A 小计 is it where it ends them and no other is there. */
function topAmong(names: readonly (FilledCell | null)[]): number {
  const isPart = (name: FilledCell | null): boolean => name !== null && keyOfCell(name) === "小计";
  const top = names.findIndex((name) => name !== null && isTopFund(name) && !isPart(name));
  if (top >= 0) return top;
  const last = names.length - 1;
  return names.findIndex(isPart) === last && last > 1 ? last : -1;
}

/** The two sides of a budget that a row over its header names. */
interface Sides {
  /** The cells of the row over the header. */
  readonly heads: readonly FilledCell[];
  readonly income: FilledCell;
  /** The header without what stands under 收入. */
  readonly spent: GridRow;
}

/** 收入 and 支出 side by side over one header, each with its 预算数 and 决算数; null for any other row. */
function sidesOver(header: GridRow, above: GridRow): Sides | null {
  if (above.row !== header.row - 1) return null;
  const income = above.cells.find(
    (cell) => cell.roles.income === true || /^(?:预算)?收入/.test(keyOfCell(cell)),
  );
  const spending = above.cells.find(
    (cell) => cell.roles.expenditure === true || /^(?:预算)?支出/.test(keyOfCell(cell)),
  );
  if (!income || !spending || income.right === income.left || spending.right === spending.left) return null;
  const isIncome = ({ left }: FilledCell): boolean => left >= income.left && left <= income.right;
  const spent = header.cells.filter((cell) => !isIncome(cell));
  return { heads: above.cells, income, spent: withCells(header, spent) };
}

/** The columns of what is spent, and those of the income beside them, which no rate rests on. */
function withSides(
  columns: readonly BudgetHeaderColumn[],
  header: GridRow,
  { income, spent }: Sides,
): readonly BudgetHeaderColumn[] {
  const beside = header.cells
    .filter((cell) => !spent.cells.includes(cell))
    .map((cell): BudgetHeaderColumn => ({
      key: null,
      left: cell.left,
      right: cell.right,
      header: `${compactOf(income)}/${compactOf(cell)}`,
      top: cell.row,
      holdsValues: false,
    }));
  return [...beside, ...columns].sort((a, b) => a.left - b.left);
}

/** Rows enough to judge the columns of a block by. */
const ROWS_TO_JUDGE_BY = 30;

/** Rows that may belong to the block, to judge its columns by: as far as its heading is merged down, if it is. */
function amountRows(rows: readonly GridRow[], header: GridRow, merged: boolean): readonly GridRow[] {
  const beside = header.cells[0]?.bottom ?? header.row;
  let until = 1;
  for (; until < ROWS_TO_JUDGE_BY; until++) {
    const row = rows[until];
    if (!row || (beside > header.row && row.row > beside) || headsIndicators(rows, until, merged)) break;
    const isBelow = ({ roles }: FilledCell): boolean =>
      roles.field !== undefined || roles.indicator !== undefined;
    if (row.structural && row.cells.some(isBelow)) break;
  }
  const [, first] = rows;
  return rows.slice(first && isNumberingRow(first) ? 2 : 1, until);
}

/** What heads the amounts of one kind together: 小计 under 预算安排. */
const ALL_OF_A_KIND = /^(?:小计|合计|总计|总额|金额|数额)$/;

/** A header of funds that names kinds of amount over the parts of each, as one row of columns. */
interface PartedHeader {
  readonly columns: GridRow;
  /** The kinds of amount over the columns. */
  readonly over: readonly FilledCell[];
}

/**
 * The header whose second row parts what the first names: 预算安排 over 年初预算, 年中调整 and 小计; null where the row below
 * is no such row. 小计 is what the cell over it says.
 */
function partedHeader(header: GridRow, below: GridRow | undefined): PartedHeader | null {
  if (!below || below.row !== header.row + 1 || below.values > 0) return null;
  const flat = header.cells.filter(({ bottom }) => bottom === header.row);
  const overOf = ({ left, right }: FilledCell): FilledCell | undefined =>
    flat.find((cell) => cell.left <= left && right <= cell.right);
  if (!below.cells.every(overOf)) return null;
  // Where every kind of amount is merged down into the row, it parts what else stands beside them: 佐证材料.
  const deep = header.cells.filter((cell) => cell.bottom > header.row && budgetCandidates(cell).length > 0);
  const isBeside = deep.length > 1 && !flat.some((cell) => budgetCandidates(cell).length > 0);
  if (!isBeside && !flat.some(({ left, right }) => right > left)) return null;
  const parts = below.cells.map((cell): FilledCell => {
    const over = overOf(cell);
    const role = over && budgetCandidates(over)[0]?.role;
    const isAll = cell.roles.budget === undefined && ALL_OF_A_KIND.test(keyOfCell(cell));
    return isAll && role !== undefined ? withRoles(cell, { ...cell.roles, budget: role }) : cell;
  });
  const isAllOf = (cell: FilledCell, at: number): boolean => cell !== below.cells[at];
  // 中央 and 地方 under 预算数 are funds, not kinds of amount.
  const said = parts.filter((cell) => budgetCandidates(cell).length > 0 || isBesideAmounts(cell));
  // 总额, 财政拨款 and 其他资金 under 批复金额 are the amount and what it is made of.
  const isMadeUp =
    parts.some(isAllOf) &&
    parts.every((cell, at) => isAllOf(cell, at) || isFundLabel(cell)) &&
    header.cells.some((cell) => cell.bottom > header.row && budgetCandidates(cell).length > 0);
  if (!isBeside && !isMadeUp && (said.length < 2 || said.length * 2 < parts.length)) return null;
  const isParted = ({ left, right }: FilledCell): boolean =>
    below.cells.some((cell) => left <= cell.left && cell.right <= right);
  const over = flat.filter(isParted);
  const whole = header.cells.filter((cell) => !over.includes(cell));
  const named = isMadeUp
    ? parts.map((cell, at) => (isAllOf(cell, at) ? cell : withText(cell, `其中：${cell.text}`)))
    : parts;
  const cells = [...whole, ...named].sort((a, b) => a.left - b.left);
  return { columns: withCells(below, cells), over };
}

const NOTHING: BudgetReading = {
  rows: [],
  columns: [],
  reason: null,
  executionWeight: null,
  extra: [],
  extraFields: [],
  unplaced: [],
  labels: [],
  length: 0,
};

/** Reads the fund rows below a budget header, which is `rows[0]`. */
export function readBudget(
  rows: readonly GridRow[],
  merged: boolean,
  assignment: RoleAssignment,
  above?: GridRow,
): BudgetReading {
  const header = rows[0];
  if (!header) return NOTHING;
  const parted = merged ? partedHeader(header, rows[1]) : null;
  if (parted) {
    const reading = readBudget([parted.columns, ...rows.slice(2)], merged, assignment);
    return { ...reading, labels: [...parted.over, ...reading.labels], length: reading.length + 1 };
  }
  let rough: readonly GridRow[] | null = null;
  const data = (): readonly GridRow[] => (rough ??= amountRows(rows, header, merged));
  const sides = merged && above ? sidesOver(header, above) : null;
  const columns = sides
    ? withSides(budgetColumnsOf(sides.spent, data, assignment), header, sides)
    : budgetColumnsOf(header, data, assignment);
  const first = columns[0]?.left ?? 0;
  const reasonColumn = columns.find((column) => column.key === "reason");
  const inline = reasonInHeader(header, columns);
  let reason: Entry | null = inline ? entryOf(inline) : null;
  const funds: BudgetRow[] = [];
  const unplaced: Unplaced[] = [];
  const extra: ExtraCell[] = [];
  const names: (FilledCell | null)[] = [];
  const labels: FilledCell[] = [...header.cells, ...(sides?.heads ?? [])];
  const group = labels.find(({ left, bottom }) => left < first && bottom > header.row);
  // The block's name may stand in the header's row alone.
  const heading = header.cells.find(({ left }) => left < first);
  let length = 1;

  const addReason = (cell: FilledCell): void => {
    if (reason === null || reason.text === "") reason = entryOf(cell);
    else if (!reason.text.endsWith(cell.text)) reason = joined(reason, cell);
    else labels.push(cell);
  };

  const below = merged ? rows.slice(1) : withLabels(rows.slice(1), first);
  for (const row of below) {
    const isInside = group !== undefined && row.row <= group.bottom;
    if (row.values === 0 && headsIndicators(rows, rows.indexOf(row), merged)) break;
    if (endsBudget(row, columns, merged, isInside) || (merged && group && !isInside)) break;
    length += row === rows[length] ? 1 : 2;
    if (funds.length === 0 && isNumberingRow(row)) {
      labels.push(...row.cells);
      continue;
    }
    const hasGroups = (row.evidence & GROUP) !== 0;
    if (hasGroups)
      labels.push(...row.cells.filter((cell) => cell.roles.group !== undefined && cell.left < first));
    const cells = hasGroups ? row.cells.filter((cell) => cell.roles.group === undefined) : row.cells;
    const split = splitLabel(cells, first) ?? unnamedFund(row, group ?? heading, funds.length, cells);
    if (!split) {
      const texts = (reason ?? reasonColumn) ? cells.filter((cell) => cell.left > first && isText(cell)) : [];
      for (const cell of texts) addReason(cell);
      const others = cells.filter((cell) => !texts.includes(cell) && cell.text !== reason?.text);
      labels.push(...cells.filter((cell) => cell.text === reason?.text));
      if (others.length > 0)
        unplaced.push({ cells: others.map(addressOf), text: others.map((c) => c.text).join(" ") });
      continue;
    }
    for (const cell of split.before) {
      // 任务名称 before what stands for the fund is a column of its own; a number of the line, or the block's heading
      // once more, says nothing.
      const over = header.cells.find(({ left, bottom }) => left === cell.left && bottom === header.row);
      const isColumn = over !== undefined && over.left < first && over.text !== cell.text;
      if (!isColumn && (cell.kind === "number" || labels.some(({ text }) => text === cell.text)))
        labels.push(cell);
      else
        extra.push({
          part: "budget",
          row: funds.length,
          header: isColumn ? compactOf(over) : "",
          entry: entryOf(cell),
        });
    }
    const rest = withoutRepeats(split.rest, columns);
    const aligned = merged ? inPlaceRow(columns, rest) : alignRow(columns, rest, merged);
    const entries: { -readonly [Key in keyof BudgetRow]: BudgetRow[Key] } = {
      label: split.label ? entryOf(split.label) : blankEntry(row.row, first),
    };
    columns.forEach(({ key, left, header: text }, i) => {
      const cell = aligned.cells[i];
      if (key === null) {
        if (cell) extra.push({ part: "budget", row: funds.length, header: text, entry: entryOf(cell) });
      } else if (key !== "reason") entries[key] = cell ? entryOf(cell) : blankEntry(row.row, left);
      else if (cell) addReason(cell);
    });
    for (const cell of aligned.left) {
      const over = header.cells.find(({ left, bottom }) => left === cell.left && bottom === header.row);
      if (cell.left > first && (cell.kind === "text" || inline !== null)) addReason(cell);
      else if (merged && (cell.left > first || over))
        extra.push({
          part: "budget",
          row: funds.length,
          header: over ? compactOf(over) : "",
          entry: entryOf(cell),
        });
      else unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    }
    funds.push(entries);
    names.push(split.label);
  }
  if (reason === null && reasonColumn) {
    const at = funds[0]?.label.cell.row ?? header.row + 1;
    reason = blankEntry(at, reasonColumn.left);
  }
  // The sum of the others stands first.
  const top = topAmong(names);
  const whole = funds[top];
  const placeOf = (at: number): number => (at === top ? 0 : at < top ? at + 1 : at);
  return {
    rows: whole ? [whole, ...funds.filter((fund) => fund !== whole)] : funds,
    columns,
    reason,
    executionWeight: pointsInWords(labels),
    extra: extra.map((each) => ({ ...each, row: placeOf(each.row) })),
    extraFields: [],
    unplaced,
    labels,
    length,
  };
}

/** Whether a cell names a fund whose amounts stand below it; over names of amounts it heads those. */
export function isFundOver(cell: FilledCell, below: GridRow | undefined): boolean {
  const under = below?.cells.find(({ left }) => left === cell.left);
  return (
    isFundLabel(cell) &&
    cell.roles.budget === undefined &&
    cell.roles.group === undefined &&
    budgetCandidates(cell).length === 0 &&
    (under === undefined || isFigure(under) || amountOf(under) === null)
  );
}

/** Whether the amounts of a form stand under the names of its funds: 中央, 省, 本级, 合计 side by side. */
export function isAcrossHeader(row: GridRow, below: GridRow | undefined): boolean {
  if (!below || row.cells.length < 3 || below.row !== row.row + 1 || below.values === 0) return false;
  const funds = row.cells.filter((cell) => isFundOver(cell, below));
  if (funds.length < 2 || row.cells.some(({ kind }) => kind === "number" || kind === "percent")) return false;
  // 上年结转, 本年预算 and 本年支出 side by side are kinds of amount, whatever else their words name.
  const kinds = row.cells.map(amountOf);
  if (kinds.includes("executed") && kinds.some((kind) => kind === "adjusted" || kind === "initial"))
    return false;
  const before = below.cells.filter(
    (cell) => cell.left < (funds[0]?.left ?? 0) && cell.roles.group === undefined && cell.bottom === cell.row,
  );
  if (before.some((cell) => amountOf(cell) === null && !isFundLabel(cell))) return false;
  const isOverFigure = ({ left }: FilledCell): boolean =>
    below.cells.some((cell) => cell.left === left && isFigure(cell));
  const under = funds.filter(isOverFigure);
  // Most of the funds may have given nothing, where their sum and what was spent of it are told.
  const isTold =
    under.some(isTopFund) && row.cells.some((cell) => amountOf(cell) === "executed" && isOverFigure(cell));
  return (
    (under.length * 2 >= funds.length || isTold) &&
    below.cells.filter(({ kind }) => kind === "number").length >= 2
  );
}

/** Orders funds as a form has them: the sum first, then its parts. */
export function topFirst<Fund extends { readonly cell: FilledCell }>(funds: readonly Fund[]): Fund[] {
  const top = funds.find(({ cell }) => isTopFund(cell));
  return top ? [top, ...funds.filter((fund) => fund !== top)] : [...funds];
}
