import { blankEntry, entryOf } from "./entry";
import { SIDE } from "./evidence";
import { addressOf, type FilledCell, type GridRow } from "./grid";
import type { Entry, ExpenditureRow, IncomeRow, Unplaced } from "./table";

/** 收入 and 支出 of a target form. */
export interface FundingReading {
  readonly income: readonly IncomeRow[];
  readonly expenditure: readonly ExpenditureRow[];
  readonly unplaced: readonly Unplaced[];
  /** Cells that head the rows and hold no value. */
  readonly labels: readonly FilledCell[];
  readonly length: number;
}

const HALF_YEAR = /半年/;

/** Whether the row heads 收入 with its full-year amounts. */
export function isIncomeHeader(row: GridRow): boolean {
  return (
    (row.evidence & SIDE) !== 0 &&
    row.cells.some((cell) => cell.roles.income) &&
    row.cells.some((cell) => cell.roles.budget === "adjusted")
  );
}

function isExpenditureHeader(row: GridRow): boolean {
  return (
    row.cells.some((cell) => cell.roles.expenditure) &&
    row.cells.some((cell) => cell.roles.budget === "adjusted" || HALF_YEAR.test(cell.text))
  );
}

function isAmount(cell: FilledCell): boolean {
  return cell.kind === "number" || cell.kind === "blank-mark";
}

interface Line {
  readonly label: FilledCell | undefined;
  readonly amounts: readonly FilledCell[];
  readonly others: readonly FilledCell[];
}

function lineOf(row: GridRow): Line {
  const cells = row.cells.filter((cell) => cell.roles.group === undefined);
  const amounts = cells.filter(isAmount);
  const texts = cells.filter((cell) => !isAmount(cell));
  const label = texts[0];
  return { label, amounts, others: texts.slice(1).filter((cell) => cell.text !== label?.text) };
}

interface AmountColumns {
  readonly label: number;
  readonly halfYear: number;
  readonly fullYear: number;
}

function amountColumns(header: GridRow): AmountColumns {
  const fullYear = header.cells.find((cell) => cell.roles.budget === "adjusted")?.left;
  const halfYear = header.cells.find((cell) => HALF_YEAR.test(cell.text))?.left;
  const group = header.cells.find((cell) => cell.roles.income ?? cell.roles.expenditure);
  const label = (group?.right ?? 0) + 1;
  return { label, halfYear: halfYear ?? (fullYear ?? label + 2) - 1, fullYear: fullYear ?? label + 2 };
}

/** One amount stands for the column it stands under; two are the half-year and the full-year one. */
function halfAndFull(row: GridRow, amounts: readonly FilledCell[], columns: AmountColumns): [Entry, Entry] {
  const first = amounts[0];
  const second = amounts[1];
  if (first && second) return [entryOf(first), entryOf(second)];
  const half = blankEntry(row.row, columns.halfYear);
  const full = blankEntry(row.row, columns.fullYear);
  if (!first) return [half, full];
  return first.left >= columns.fullYear || columns.halfYear > columns.fullYear
    ? [half, entryOf(first)]
    : [entryOf(first), full];
}

/** Reads the rows of 收入 and 支出; `rows[0]` heads 收入. */
export function readFunding(rows: readonly GridRow[]): FundingReading {
  const income: IncomeRow[] = [];
  const expenditure: ExpenditureRow[] = [];
  const unplaced: Unplaced[] = [];
  const labels: FilledCell[] = [];
  let columns: AmountColumns | null = null;
  let inExpenditure = false;
  let length = 0;
  for (const row of rows) {
    if (row.cells.some((cell) => cell.roles.field !== undefined || cell.roles.indicator === "level2")) break;
    length++;
    if (isExpenditureHeader(row) || isIncomeHeader(row)) {
      columns = amountColumns(row);
      labels.push(...row.cells);
      inExpenditure = isExpenditureHeader(row);
      continue;
    }
    if (!columns) continue;
    const { label, amounts, others } = lineOf(row);
    labels.push(...row.cells.filter(({ roles }) => roles.group !== undefined));
    if (!label && amounts.length === 0) continue;
    for (const cell of others) unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    const name = label ? entryOf(label) : blankEntry(row.row, columns.label);
    const used = inExpenditure ? amounts.slice(0, 2) : label ? amounts.slice(-1) : [];
    for (const cell of amounts) {
      if (!used.includes(cell)) unplaced.push({ cells: [addressOf(cell)], text: cell.text });
    }
    if (inExpenditure) {
      const [halfYear, fullYear] = halfAndFull(row, amounts, columns);
      expenditure.push({ item: name, halfYear, fullYear });
    } else if (label) {
      const amount = amounts.at(-1);
      income.push({
        label: name,
        fullYear: amount ? entryOf(amount) : blankEntry(row.row, columns.fullYear),
      });
    }
  }
  return { income, expenditure, unplaced, labels, length };
}
