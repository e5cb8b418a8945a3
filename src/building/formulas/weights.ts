import type Big from "big.js";
import type { Entry, IndicatorRow, Table } from "../../reading/table";
import { Decimal, ZERO } from "../../scoring/decimal";
import { isBehindName } from "../form-data";
import { numberText } from "../number-text";
import type { SheetDraft } from "../sheet-draft";
import { columnRef, ref } from "./excel";
import { numberAt } from "./placed-numbers";

/**
 * What names print in brackets at their ends, as numbers, 0 where they print none: 20 of 增收户数（20分）. No IF: older
 * programs do not take it over ranges.
 */
function marksIn(names: string): string {
  const tail = `TRIM(RIGHT(SUBSTITUTE(${names},"（",REPT(" ",99)),99))`;
  return `--("0"&LEFT(${tail},(RIGHT(${names},2)="分）")*(LEN(${tail})-2)))`;
}

/** The weights of rows: their cells, or what their names print in brackets; one for each row, for SUMPRODUCT. */
export function weightsRef(rows: readonly IndicatorRow[]): string {
  const range = columnRef(rows.flatMap(({ weight }) => weight ?? []));
  return rows.some(isBehindName) ? `(${marksIn(range)})` : range;
}

/** The weight of one row as an expression, and when it is given. */
export function weightRef(
  row: IndicatorRow,
  weight: Entry,
): { readonly value: string; readonly given: string } {
  if (!isBehindName(row)) return { value: ref(weight), given: `ISNUMBER(${ref(weight)})` };
  const value = `(${marksIn(ref(weight))})`;
  return { value, given: `${value}>0` };
}

/** The sum of weights and `more` as an expression, and whether any weight is given. */
export function weightSum(
  rows: readonly IndicatorRow[],
  more?: string,
): { readonly sum: string; readonly given: string } {
  const weights = weightsRef(rows);
  const areMarks = rows.some(isBehindName);
  // What a name prints between its brackets may be no number.
  const all = areMarks ? `IFERROR(SUMPRODUCT(${weights}),0)` : weights;
  const given = areMarks ? `${all}>0` : `COUNT(${weights})>0`;
  return { sum: `SUM(${more === undefined ? all : `${more},${all}`})`, given };
}

/** The weight of a row as it is filled in now; null where none is given. */
export function weightAt(draft: SheetDraft, row: IndicatorRow): Big | null {
  if (!isBehindName(row)) return numberAt(draft, row.weight);
  const marks = numberText(row.weight?.text ?? "");
  return marks && new Decimal(String(marks.value));
}

/** The weights of those rows that have one. */
export function weightsAt(draft: SheetDraft, rows: readonly IndicatorRow[]): readonly Big[] {
  return rows.flatMap((row) => weightAt(draft, row) ?? []);
}

/** The points of 预算执行率: their cell, else the number that a heading prints; null in a form without them. */
export function executionWeight(
  { budget, executionWeight: printed }: Table,
  draft: SheetDraft,
): { readonly value: string; readonly now: Big | null } | null {
  const weight = budget[0]?.weight;
  if (weight) return { value: ref(weight), now: numberAt(draft, weight) };
  return printed && { value: printed.text, now: new Decimal(printed.text === "" ? ZERO : printed.text) };
}
