import { Decimal } from "../../scoring/decimal";
import { sumOf } from "../amounts";
import { absolute, type ListFormula, type ListRange } from "../../sheet/list-sheet";

/** A column of a sheet with what stands in it, so that a formula and what it gives come from one place. */
export interface ValueColumn {
  readonly range: ListRange;
  /** Null and "" are blank. */
  readonly values: readonly (number | string | null)[];
}

/** A condition on a column. Texts are words of ours, never names from a file: Excel would take `*` and `<` in them for more. */
export type Condition =
  | { readonly column: ValueColumn; readonly is: number | string }
  | { readonly column: ValueColumn; readonly from?: number; readonly below?: number };

function criteria(condition: Condition): readonly string[] {
  const range = absolute(condition.column.range);
  if ("is" in condition) {
    const { is } = condition;
    return [range, typeof is === "number" ? String(is) : `"${is}"`];
  }
  const { from, below } = condition;
  return [
    ...(from === undefined ? [] : [range, `">=${String(from)}"`]),
    ...(below === undefined ? [] : [range, `"<${String(below)}"`]),
  ];
}

function holds(condition: Condition, row: number): boolean {
  const value = condition.column.values[row] ?? null;
  if ("is" in condition) return value === condition.is;
  if (typeof value !== "number") return false;
  const { from, below } = condition;
  return (from === undefined || value >= from) && (below === undefined || value < below);
}

type Rows = readonly number[];

/** Rows by what stands in them, for each column that was asked for: units times columns times rows would be too many. */
const INDEXES = new WeakMap<ValueColumn["values"], ReadonlyMap<number | string | null, Rows>>();

function indexOf({ values }: ValueColumn): ReadonlyMap<number | string | null, Rows> {
  const known = INDEXES.get(values);
  if (known) return known;
  const index = new Map<number | string | null, number[]>();
  values.forEach((value, row) => {
    const rows = index.get(value);
    if (rows) rows.push(row);
    else index.set(value, [row]);
  });
  INDEXES.set(values, index);
  return index;
}

function rowsWhere(column: ValueColumn, conditions: readonly Condition[]): Rows {
  const indexed = conditions
    .flatMap((condition) => ("is" in condition ? [indexOf(condition.column).get(condition.is) ?? []] : []))
    .sort((a, b) => a.length - b.length)[0];
  const rows = indexed ?? column.values.map((_value, row) => row);
  return rows.filter((row) => conditions.every((condition) => holds(condition, row)));
}

function numbersIn(column: ValueColumn, rows: readonly number[]): readonly number[] {
  return rows.flatMap((row) => {
    const value = column.values[row];
    return typeof value === "number" ? [value] : [];
  });
}

/** How many rows meet the conditions, of which there is at least one. */
export function countWhere(conditions: readonly [Condition, ...Condition[]]): ListFormula {
  const [{ column }] = conditions;
  return {
    formula: `COUNTIFS(${conditions.flatMap(criteria).join(",")})`,
    result: rowsWhere(column, conditions).length,
  };
}

/** The smallest of numbers, of which there may be more than a function takes. */
export function lowestOf(numbers: readonly number[]): number {
  return numbers.reduce((lowest, number) => Math.min(lowest, number), Infinity);
}

function highestOf(numbers: readonly number[]): number {
  return numbers.reduce((highest, number) => Math.max(highest, number), -Infinity);
}

/** The sum of a column over the rows that meet the conditions. */
export function sumWhere(column: ValueColumn, conditions: readonly Condition[]): ListFormula {
  const result = sumOf(numbersIn(column, rowsWhere(column, conditions))).toNumber();
  const range = absolute(column.range);
  if (conditions.length === 0) return { formula: `SUM(${range})`, result };
  return { formula: `SUMIFS(${range},${conditions.flatMap(criteria).join(",")})`, result };
}

/** The mean of a column's numbers over the rows that meet the conditions; blank where there is none. */
export function meanWhere(column: ValueColumn, conditions: readonly Condition[]): ListFormula {
  const numbers = numbersIn(column, rowsWhere(column, conditions));
  const result = numbers.length === 0 ? "" : sumOf(numbers).div(numbers.length).toNumber();
  const range = absolute(column.range);
  const mean =
    conditions.length === 0
      ? `AVERAGE(${range})`
      : `AVERAGEIFS(${range},${conditions.flatMap(criteria).join(",")})`;
  return { formula: `IFERROR(${mean},"")`, result };
}

/** More than any score, so that the lowest of them is found as the largest distance from it. */
const ABOVE_ALL = 1000;

/**
 * The lowest or highest number, from 0 to 1000, of a column over the rows that meet the conditions; blank where there is
 * none. By SUMPRODUCT, as Excel 2016 and older know no MINIFS.
 */
export function extremeWhere(
  which: "lowest" | "highest",
  column: ValueColumn,
  conditions: readonly (Condition & { readonly is: number | string })[],
): ListFormula {
  const numbers = numbersIn(column, rowsWhere(column, conditions));
  const range = absolute(column.range);
  const tests = conditions.map((condition) => `(${criteria(condition).join("=")})`);
  const rows = [...tests, `ISNUMBER(${range})`].join("*");
  const above = String(ABOVE_ALL);
  const found =
    which === "highest"
      ? `SUMPRODUCT(MAX(${rows}*${range}))`
      : `${above}-SUMPRODUCT(MAX(${rows}*(${above}-${range})))`;
  return {
    formula: `IF(SUMPRODUCT(${rows})=0,"",ROUND(${found},4))`,
    result: numbers.length === 0 ? "" : (which === "highest" ? highestOf : lowestOf)(numbers),
  };
}

/** One number over another with six decimals, as a share; blank where there is nothing to divide by. */
export function shareOf(part: ListFormula, whole: ListFormula): ListFormula {
  const [above, below] = [part.result, whole.result];
  const isNumber = typeof above === "number" && typeof below === "number" && below !== 0;
  return {
    formula: `IF(N(${whole.formula})=0,"",ROUND(${part.formula}/${whole.formula},6))`,
    result: isNumber ? new Decimal(above).div(new Decimal(below)).round(6).toNumber() : "",
  };
}

/** One number over another, not rounded; blank where there is nothing to divide by. */
export function ratioOf(part: ListFormula, whole: ListFormula): ListFormula {
  const [above, below] = [part.result, whole.result];
  const isNumber = typeof above === "number" && typeof below === "number" && below !== 0;
  return {
    formula: `IF(N(${whole.formula})=0,"",${part.formula}/${whole.formula})`,
    result: isNumber ? new Decimal(above).div(new Decimal(below)).toNumber() : "",
  };
}

/** A cell of the same sheet whose formula gives this. */
export function cellOf(name: string, { result }: ListFormula): ListFormula {
  return { formula: name, result };
}
