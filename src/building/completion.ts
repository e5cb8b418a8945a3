import type Big from "big.js";
import type { BudgetRow, Entry } from "../reading/table";
import { HUNDRED, ZERO, roundHalfUp } from "../scoring/decimal";
import { isBlank, numberIn } from "../scoring/quantity";
import type { Judged, Scored } from "../scoring/scored";
import type { CellAddress } from "../sheet/address";
import type { CellWrite, SheetPatch } from "../sheet/patch";
import { cellAt, type SheetSnapshot } from "../sheet/snapshot";

export interface CompletionOptions {
  /** Whether a qualitative indicator gets the share that its level suggests; otherwise a person decides. */
  readonly suggestions: boolean;
}

/** What completes a form, and what only a person can. */
export interface Completion {
  /** Writes for blank cells only; what a person wrote stays, and so does a cell that computes. */
  readonly patch: SheetPatch;
  /** 得分 cells that stay blank: nothing can be said, or a person decides. */
  readonly open: readonly CellAddress[];
}

/** Collects writes for the blank cells of a sheet, and remembers what each place will then hold. */
class BlankCells {
  readonly writes: CellWrite[] = [];
  private readonly written = new Map<Entry, Big>();

  constructor(private readonly sheet: SheetSnapshot) {}

  isOpen(entry: Entry | null | undefined): entry is Entry {
    return entry !== null && entry !== undefined && isBlank(entry.text) && !this.computes(entry);
  }

  write(entry: Entry, value: Big, shown: string | number): void {
    this.writes.push({ cell: entry.cell, value: shown });
    this.written.set(entry, value);
  }

  /** The number that stands in a place, or will. */
  numberAt(entry: Entry | null | undefined): Big | null {
    if (!entry) return null;
    return this.written.get(entry) ?? numberIn(entry)?.value ?? null;
  }

  private computes(entry: Entry): boolean {
    return cellAt(this.sheet, entry.cell)?.formula !== undefined;
  }
}

function rateOf(row: BudgetRow): Big | null {
  const budget = numberIn(row.adjusted ?? row.initial)?.value;
  const executed = numberIn(row.executed)?.value;
  return budget?.gt(ZERO) && executed ? executed.times(HUNDRED).div(budget) : null;
}

/** 执行率 of every fund, as text with its sign: a blank cell need not be formatted as a percent. */
function completeRates({ table }: Scored, cells: BlankCells): void {
  for (const row of table.budget) {
    const rate = rateOf(row);
    if (rate && cells.isOpen(row.rate)) cells.write(row.rate, rate, `${roundHalfUp(rate).toFixed(2)}%`);
  }
}

function completeExecutionScore({ execution }: Scored, cells: BlankCells): void {
  if (!execution?.rate || !execution.score) return;
  const place = execution.row.score;
  if (cells.isOpen(place)) cells.write(place, execution.score, execution.score.toNumber());
}

function decidedScore({ quantitative, suggestion, score }: Judged, options: CompletionOptions): Big | null {
  return suggestion && (quantitative || options.suggestions) ? score : null;
}

function isUsed({ row }: Judged): boolean {
  return row.name.text !== "";
}

function completeTotal({ table, execution, indicators }: Scored, cells: BlankCells): void {
  const { total } = table;
  if (!total) return;
  const used = indicators.filter(isUsed);
  const weights = [...(execution ? [execution.weight] : []), ...used.map(({ weight }) => weight)];
  const scores = [
    ...(execution ? [cells.numberAt(execution.row.score)] : []),
    ...used.map(({ row }) => cells.numberAt(row.score)),
  ];
  for (const [place, numbers] of [
    [total.weight, weights],
    [total.score, scores],
  ] as const) {
    const known = numbers.flatMap((number) => number ?? []);
    if (used.length === 0 || known.length < numbers.length || !cells.isOpen(place)) continue;
    const sum = roundHalfUp(known.reduce((all, number) => all.plus(number), ZERO));
    cells.write(place, sum, sum.toNumber());
  }
}

/**
 * Completes a form where it is blank: 执行率, 得分 by the rule, and 合计 once every indicator has a score. The sum
 * is that of the scores that stand in the form, whoever wrote them. `sheet` is the one the table was read from.
 */
export function completionOf(scored: Scored, sheet: SheetSnapshot, options: CompletionOptions): Completion {
  const cells = new BlankCells(sheet);
  completeRates(scored, cells);
  completeExecutionScore(scored, cells);
  const open: CellAddress[] = [];
  for (const judged of scored.indicators.filter(isUsed)) {
    const place = judged.row.score;
    if (!cells.isOpen(place)) continue;
    const score = decidedScore(judged, options);
    if (score) cells.write(place, score, score.toNumber());
    else open.push(place.cell);
  }
  completeTotal(scored, cells);
  return { patch: { sheet: scored.table.sheet, writes: cells.writes }, open };
}
