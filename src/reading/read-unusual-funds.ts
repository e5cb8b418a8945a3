import { budgetCandidates } from "./column-labels";
import { entryOf } from "./entry";
import { COLON, FIELD } from "./evidence";
import { amountOf, isBesideAmounts, isFundLabel, isTopFund, spanOfMoney } from "./fund-labels";
import { addressOf, compactOf, partOfCell, withCells, type FilledCell, type GridRow } from "./grid";
import { isBudgetHeader, isIndicatorHeader } from "./header";
import { isNumberingRow } from "./classify-rows";
import { isFundOver, pointsInWords, topFirst, type BudgetReading } from "./read-budget";
import type { BudgetRow, Entry, ExtraCell } from "./table";
import type { ByKey, FundColumn } from "../forms/form-spec";

type Amounts = ByKey<FundColumn, Entry>;

function isFigure({ kind }: FilledCell): boolean {
  return kind === "number" || kind === "percent" || kind === "blank-mark";
}

/** A fund while its amounts are gathered from several rows or columns. */
interface Fund {
  readonly cell: FilledCell;
  readonly amounts: Amounts;
  readonly extra: { readonly header: string; readonly entry: Entry }[];
}

/** Where only one budget stands beside what was spent of it, that is the one in force, whatever it is called. */
function asOneBudget(funds: readonly Fund[]): readonly Fund[] {
  if (funds.some(({ amounts }) => amounts.adjusted) || !funds.some(({ amounts }) => amounts.executed))
    return funds;
  return funds.map(({ amounts: { initial, ...others }, ...fund }) => ({
    ...fund,
    amounts: initial ? { ...others, adjusted: initial } : others,
  }));
}

function readingOf(funds: readonly Fund[], labels: readonly FilledCell[], length: number): BudgetReading {
  const ordered = topFirst(asOneBudget(funds));
  const extra = ordered.flatMap((fund, row) =>
    fund.extra.map((each): ExtraCell => ({ part: "budget", row, ...each })),
  );
  const rows = ordered.map(({ cell, amounts }): BudgetRow => ({ label: entryOf(cell), ...amounts }));
  return {
    rows,
    columns: [],
    reason: null,
    executionWeight: pointsInWords(labels),
    extra,
    extraFields: [],
    unplaced: [],
    labels,
    length,
  };
}

/**
 * Reads funds whose names stand side by side, `rows[0]` holding the names: one row of amounts with 执行数 and 执行率
 * beside the sum, or one row for each kind of amount (预算安排, 资金执行, 结余).
 */
export function readFundsAcross(rows: readonly GridRow[]): BudgetReading {
  const header = rows[0];
  const labels: FilledCell[] = [...(header?.cells ?? [])];
  const kindOf = (cell: FilledCell): FundColumn | "reason" | null => budgetCandidates(cell)[0]?.role ?? null;
  const heads = header?.cells ?? [];
  const isOverFigure = ({ left }: FilledCell): boolean =>
    rows[1]?.cells.some((under) => under.left === left && isFigure(under)) ?? false;
  const firstFund =
    heads.find((cell) => isFundOver(cell, rows[1]) && isOverFigure(cell)) ??
    heads.find((cell) => isFundOver(cell, rows[1]));
  const funds: Fund[] = heads
    .filter(
      (cell) =>
        firstFund &&
        cell.left >= firstFund.left &&
        cell.bottom === cell.row &&
        kindOf(cell) === null &&
        cell.roles.group === undefined,
    )
    .map((cell) => ({ cell, amounts: {}, extra: [] }));
  const whole = funds.find(({ cell }) => isTopFund(cell)) ?? funds[0];
  const amounts = heads.flatMap((cell) => {
    const role = kindOf(cell);
    return role !== null && role !== "reason" ? [{ cell, role }] : [];
  });
  let length = 1;
  for (const row of rows.slice(1)) {
    if (
      isIndicatorHeader(row) ||
      isBudgetHeader(row) ||
      row.cells.some(({ roles }) => roles.field !== undefined)
    )
      break;
    if (isNumberingRow(row)) {
      length++;
      labels.push(...row.cells);
      continue;
    }
    const figures = row.cells.filter(isFigure);
    const first = funds[0]?.cell.left ?? 0;
    const named = row.cells.filter((cell) => cell.left < first && !isFigure(cell)).at(-1);
    if (figures.length === 0) break;
    length++;
    labels.push(...row.cells.filter((cell) => cell.left < first));
    const points = named ? pointsOf(named) : null;
    const role = named ? (amountOf(named) ?? points) : null;
    const under = row.cells.filter(({ left }) => left >= first);
    for (const cell of under) {
      // The funds have their points together, whichever of their names these stand under.
      const isOfAll = points !== null && under.length === 1;
      const fund = isOfAll ? whole : funds.find((each) => each.cell.left === cell.left);
      const amount = amounts.find((each) => each.cell.left === cell.left);
      const key = role ?? "adjusted";
      if (fund && (role !== null || !named || length === 2) && !fund.amounts[key])
        fund.amounts[key] = entryOf(cell);
      else if (amount && whole && !whole.amounts[amount.role]) whole.amounts[amount.role] = entryOf(cell);
      else
        (fund ?? whole)?.extra.push({
          header: [named?.text, fund?.cell.text].filter(Boolean).join("/"),
          entry: entryOf(cell),
        });
    }
  }
  return readingOf(funds, labels, length);
}

interface Pair {
  readonly label: FilledCell;
  readonly figure: FilledCell;
}

/** A label with its figure behind it in one cell: 执行率：90%. */
const LABEL_AND_FIGURE = /^([^:：\d]{2,12}[:：])\s*(\d[\d,]*(?:\.\d+)?\s*[%％]?)$/;

/** The label and the figure that stand in one cell; any other cell as it is. */
function labelAndFigure(cell: FilledCell): readonly FilledCell[] {
  if ((cell.words.evidence & COLON) === 0) return [cell];
  const [, label, figure] = LABEL_AND_FIGURE.exec(cell.text) ?? [];
  if (label === undefined || figure === undefined) return [cell];
  return [partOfCell(cell, label), partOfCell(cell, figure)];
}

/** An amount with its unit behind it: 1,560.00万元. */
const MONEY = /^\d[\d,]*(?:\.\d+)?\s*((?:万|亿)?元)$/;

/** The unit behind an amount; empty behind a bare number, undefined where a cell holds anything else. */
function unitOfAmount({ kind, text }: FilledCell): string | undefined {
  if (kind === "number") return "";
  return kind === "measured" ? MONEY.exec(text)?.[1] : undefined;
}

const LONGEST_AMOUNT = 6;

/** Whether a text may be the label of an amount that is blank: 结余, but not 尾款待验收后支付. */
function namesAmount(cell: FilledCell): boolean {
  return (
    cell.roles.budget !== undefined ||
    isBesideAmounts(cell) ||
    (cell.text.length <= LONGEST_AMOUNT &&
      budgetCandidates(cell).length > 0 &&
      POINTS_BEHIND.exec(compactOf(cell)) === null)
  );
}

const POINTS_BEHIND =
  /^(?:得分[:：]?)?(\d+(?:\.\d+)?)分(?:[(（](?:满分|共|分值|权重)?[:：]?(\d+(?:\.\d+)?)分[)）])?$/;

/** The points of the execution, and what they are out of, written behind its amounts: 9.5分（满分10分）. */
function pointsBehind(cell: FilledCell): Amounts | null {
  const [, score, weight] = POINTS_BEHIND.exec(compactOf(cell)) ?? [];
  if (score === undefined) return null;
  const told = (text: string): Entry => ({ text, cell: addressOf(cell), source: null });
  return { score: told(score), ...(weight === undefined ? {} : { weight: told(weight) }) };
}

interface Pairs {
  readonly pairs: readonly Pair[];
  /** What stands before the first of them, and heads them. */
  readonly groups: readonly FilledCell[];
  /** A text behind a budget and what was spent of it: 9.5分（满分10分）. */
  readonly remark: FilledCell | null;
}

/** The labels of a row with the figure right of each; null where the row holds anything else, or amounts in several units. */
function pairsOf(row: GridRow): Pairs | null {
  const pairs: Pair[] = [];
  const groups: FilledCell[] = [];
  let label: FilledCell | null = null;
  let inUnit: string | undefined;
  const cells = (row.evidence & COLON) === 0 ? row.cells : row.cells.flatMap(labelAndFigure);
  for (const cell of cells) {
    const unit = unitOfAmount(cell);
    if (unit !== undefined || cell.kind === "percent") {
      if (!label) return null;
      if (unit !== undefined && pointsOf(label) === null && unit !== (inUnit ??= unit)) return null;
      pairs.push({ label, figure: cell });
      label = null;
    } else {
      if (label) {
        if (pairs.length > 0) return null;
        groups.push(label);
      }
      label = cell;
    }
  }
  if (pairs.length === 0) return null;
  if (!label) return { pairs, groups, remark: null };
  const kinds = pairs.map((pair) => amountOf(pair.label));
  const isTold =
    kinds.includes("executed") && kinds.some((kind) => kind === "adjusted" || kind === "initial");
  return isTold && label === row.cells.at(-1) && !namesAmount(label)
    ? { pairs, groups, remark: label }
    : null;
}

function namesMoney({ label }: Pair): boolean {
  return amountOf(label) !== null || isFundLabel(label) || isBesideAmounts(label);
}

const UNIT_AT_END = /[(（][^()（）]*元[)）]$/;

/** Whether a text before the amounts of a row heads them: 资金（万元）. */
function headsAmounts({ text }: FilledCell): boolean {
  return UNIT_AT_END.test(text);
}

function nameOf({ text }: FilledCell): string {
  return text.replace(/^其中[:：]?|\s+/g, "");
}

function isListed(funds: readonly Fund[], label: FilledCell): boolean {
  return funds.some(({ cell }) => nameOf(cell) === nameOf(label));
}

/** Whether a row names two kinds of amount or more, each with its figure: 预算数 300 执行数 270. */
export function namesAmounts(row: GridRow): boolean {
  const found = pairsOf(row);
  return (
    found !== null && found.pairs.length > 1 && found.pairs.every(({ label }) => amountOf(label) !== null)
  );
}

/** Whether a row states amounts beside their names, without a header over them. */
export function isLooseFunds(row: GridRow): boolean {
  if (row.values === 0) return false;
  if (row.cells.some(({ roles }) => roles.field !== undefined || roles.indicator === "level1")) return false;
  const found = pairsOf(row);
  if (found === null || found.groups.length > 2) return false;
  // 基本支出总额 8650.32万元 tells of money beside a block of funds; a budget and what was spent of it are one.
  const isTold = found.pairs.some(({ figure }) => figure.kind === "measured");
  if (isTold && found.pairs.some(({ label }) => amountOf(label) === null)) return false;
  return (
    (found.pairs.some(namesMoney) && found.pairs.every((pair) => namesMoney(pair) || pointsOf(pair.label))) ||
    moneyOfYears(found.pairs) !== null
  );
}

/** Money for several years beside the year's, 实施期金额 600 and 年度金额 200: what stands under either is of its kind. */
interface MoneyOfYears {
  readonly years: FilledCell;
  readonly year: FilledCell;
}

function moneyOfYears(pairs: readonly Pair[]): MoneyOfYears | null {
  const named = (span: "years" | "year"): FilledCell | undefined =>
    pairs.find(({ label }) => spanOfMoney(label) === span)?.label;
  const [years, year] = [named("years"), named("year")];
  return pairs.length === 2 && years && year ? { years, year } : null;
}

/** Whether a label stands under the money for several years. */
function isUnderYears({ years, year }: MoneyOfYears, { left }: FilledCell): boolean {
  return years.left < year.left ? left < year.left : left >= years.left;
}

/** The part of a row from its first label of an amount or of points on; null where none stands behind a field. */
function behindFields(row: GridRow): GridRow | null {
  // A figure may stand behind a colon in the cell of its label.
  if ((row.evidence & FIELD) === 0 || (row.values === 0 && (row.evidence & COLON) === 0)) return null;
  const at = row.cells.findIndex((cell) => amountOf(cell) !== null || pointsOf(cell) !== null);
  if (at <= 0 || !row.cells.slice(0, at).some(({ roles }) => roles.field !== undefined)) return null;
  return withCells(row, row.cells.slice(at));
}

/** Rows of fields with the amounts of the funds behind them, parted from each other. */
export interface FundsBehindFields {
  readonly fields: readonly GridRow[];
  readonly funds: readonly GridRow[];
}

/**
 * Parts rows that state fields and, behind them, what was planned and spent: 项目名称 养老服务 预算数 80 执行数 76. The one
 * at `from` names both amounts; the ones below it go on with amounts or with points.
 */
export function fundsBehindFields(rows: readonly GridRow[], from: number): FundsBehindFields | null {
  const funds: GridRow[] = [];
  const fields: GridRow[] = [];
  for (let at = from; at < rows.length; at++) {
    const row = rows[at];
    const part = row ? behindFields(row) : null;
    const found = part && pairsOf(part);
    if (!row || !part || !found || found.groups.length > 0) break;
    const kinds = found.pairs.map(({ label }) => amountOf(label));
    const isFirst =
      kinds.includes("executed") && kinds.some((kind) => kind === "adjusted" || kind === "initial");
    if (funds.length === 0 ? !isFirst : !isLooseFunds(part) && !statesPoints(part)) break;
    funds.push(part);
    fields.push(withCells(row, row.cells.slice(0, -part.cells.length)));
  }
  return funds.length > 0 ? { fields, funds } : null;
}

/** Whether a row states points and nothing else: under the heading of funds they are the execution's. */
function statesPoints(row: GridRow): boolean {
  if (row.values === 0 || row.cells.some(({ roles }) => roles.field !== undefined)) return false;
  return pairsOf(row)?.pairs.every(({ label }) => pointsOf(label) !== null) === true;
}

/** Which points of the execution a label names: 分值 10 得分 9.5 beside 执行率 95%; null for any other. */
function pointsOf(label: FilledCell): "weight" | "score" | null {
  const role = label.roles.fund === undefined ? budgetCandidates(label)[0]?.role : undefined;
  return role === "weight" || role === "score" ? role : null;
}

/**
 * Reads funds without a header, `rows[0]` the first of them: each name with its amount beside it, under headings such
 * as （一）预算安排 that say which kind of amount follows, or the kinds of amount themselves in one row. A fund that is
 * named beside each of them has an amount of the kind that the row above states in the same column. Of money for several
 * years beside the year's, the year's is that of the funds, and the other is kept beside it.
 *
 * @param inside the last row in which points alone are those of the funds
 */
export function readLooseFunds(
  rows: readonly GridRow[],
  inside = Math.max(...(rows[0]?.cells ?? []).map(({ bottom }) => bottom)),
): BudgetReading {
  const labels: FilledCell[] = [];
  const funds: Fund[] = [];
  let role: FundColumn | null = null;
  let whole: Fund | null = null;
  /** The kinds of amount that stand side by side, by the column of their figures. */
  const sideBySide = new Map<number, FundColumn>();
  /** The heading of amounts that are kept beside the others, and the amounts told before any fund. */
  let beside: string | null = null;
  const kept: { readonly header: string; readonly entry: Entry }[] = [];
  let length = 0;
  const fundOf = (cell: FilledCell): Fund => {
    const known = funds.find((each) => nameOf(each.cell) === nameOf(cell));
    if (known) return known;
    const fund: Fund = { cell, amounts: {}, extra: [] };
    funds.push(fund);
    return fund;
  };
  const ofYears = moneyOfYears((rows[0] && pairsOf(rows[0])?.pairs) ?? []);
  /** What several years have, with the name of its fund; none for the whole. */
  const overYears: { readonly fund: string | null; readonly entry: Entry }[] = [];
  for (const row of rows) {
    const found = isLooseFunds(row) || (row.row <= inside && statesPoints(row)) ? pairsOf(row) : null;
    if (!found) break;
    length++;
    const points = found.remark && pointsBehind(found.remark);
    if (points) {
      const first = found.pairs[0]?.label;
      if (first) whole ??= fundOf(first);
      if (whole) Object.assign(whole.amounts, points);
    } else if (found.remark) kept.push({ header: "", entry: entryOf(found.remark) });
    // What nobody knows beside a fund may be a heading or a value: it is kept.
    labels.push(
      ...found.groups.filter(
        (group) => group.roles.group === true || group.bottom > group.row || headsAmounts(group),
      ),
    );
    for (const { label, figure } of found.pairs) {
      if (ofYears && isUnderYears(ofYears, label)) {
        labels.push(label);
        overYears.push({ fund: label === ofYears.years ? null : nameOf(label), entry: entryOf(figure) });
        continue;
      }
      if (label.row === ofYears?.year.row && label.left === ofYears.year.left) {
        whole = fundOf(label);
        whole.amounts.initial = entryOf(figure);
        continue;
      }
      const points = pointsOf(label);
      if (points !== null) {
        labels.push(label);
        whole ??= fundOf(label);
        whole.amounts[points] ??= entryOf(figure);
        continue;
      }
      const amount = amountOf(label);
      if (amount === null && isBesideAmounts(label)) {
        if (found.pairs.length === 1) beside = label.text;
        labels.push(label);
        kept.push({ header: label.text, entry: entryOf(figure) });
        continue;
      }
      if (amount !== null && found.pairs.length === 1) beside = null;
      if (beside !== null && amount === null && isListed(funds, label)) {
        labels.push(label);
        fundOf(label).extra.push({ header: beside, entry: entryOf(figure) });
        continue;
      }
      if (amount !== null && !(isTopFund(label) && funds.length === 0 && found.pairs.length === 1)) {
        if (found.pairs.length === 1 && amount !== "rate") role = amount;
        if (found.pairs.length > 1) sideBySide.set(figure.left, amount);
        whole ??= fundOf(label);
        whole.amounts[amount] ??= entryOf(figure);
        labels.push(label);
      } else {
        const fund = fundOf(label);
        fund.amounts[(found.pairs.length > 1 && sideBySide.get(figure.left)) || (role ?? "initial")] ??=
          entryOf(figure);
        // A fund that is named again has its label on the first row only.
        if (fund.cell !== label) labels.push(label);
        if (isTopFund(label)) whole ??= fund;
      }
    }
  }
  (whole ?? funds[0])?.extra.push(...kept);
  for (const { fund, entry } of overYears) {
    const own = funds.find(({ cell }) => nameOf(cell) === fund) ?? whole ?? funds[0];
    own?.extra.push({ header: ofYears?.years.text ?? "", entry });
  }
  return readingOf(funds, labels, length);
}
