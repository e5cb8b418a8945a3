import type { FormSpec } from "../forms/form-spec";
import { labelKey } from "../forms/label-key";
import { blankIndicatorRows } from "../reading/blank-rows";
import type { IndicatorRow, Table } from "../reading/table";
import type { CellAddress } from "../sheet/address";
import type { SheetSnapshot } from "../sheet/snapshot";
import { levelsIn, type Levels } from "./convert/convert-levels";
import type { FormData, IndicatorData } from "./form-data";
import { joinValue } from "./convert/signed-value";
import type { IndicatorToInsert } from "./indicator-writes";

/** Whether levels as a sheet writes them are those wanted, each as the form prints it. */
export function isOfClass(form: FormSpec, wanted: Levels): (levels: Levels) => boolean {
  const { level1, level2 } = levelsIn(form, wanted);
  return (levels) => {
    const own = levelsIn(form, levels);
    return labelKey(own.level1) === labelKey(level1) && labelKey(own.level2) === labelKey(level2);
  };
}

/** All rows that hold an indicator or wait for one, from top to bottom. */
export function rowsOf(sheet: SheetSnapshot, table: Table): readonly IndicatorRow[] {
  const byRow = new Map(
    [...blankIndicatorRows(sheet, table), ...table.indicators].map((row) => [row.name.cell.row, row]),
  );
  return [...byRow].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** The indicator row that a cell belongs to, be it blank; null where the cell is outside of them. */
export function rowAt(sheet: SheetSnapshot, table: Table, cell: CellAddress): IndicatorRow | null {
  const { left, right } = table.range;
  if (cell.column < left || cell.column > right) return null;
  return rowsOf(sheet, table).find(({ name }) => name.cell.row === cell.row) ?? null;
}

/** The first row of a 二级指标 that holds no indicator yet; null where all are taken. */
export function blankRowOf(
  sheet: SheetSnapshot,
  table: Table,
  form: FormSpec,
  wanted: Levels,
): IndicatorRow | null {
  const isWanted = isOfClass(form, wanted);
  const isFree = ({ name, level1, level2 }: IndicatorRow): boolean =>
    name.text === "" && isWanted({ level1: level1.text, level2: level2.text });
  return rowsOf(sheet, table).find(isFree) ?? null;
}

/**
 * Behind which row of a form one more of a class belongs: the last of its 二级指标, else of its 一级指标, else of all;
 * null where there is none.
 */
export function lastOfClass<Row>(
  rows: readonly Row[],
  levelsOf: (row: Row) => Levels,
  form: FormSpec,
  wanted: Levels,
): Row | null {
  const level1 = labelKey(levelsIn(form, wanted).level1);
  const isSameClass = isOfClass(form, wanted);
  const isSameLevel1 = (levels: Levels): boolean => labelKey(levelsIn(form, levels).level1) === level1;
  const upwards = [...rows].reverse();
  return (
    upwards.find((row) => isSameClass(levelsOf(row))) ??
    upwards.find((row) => isSameLevel1(levelsOf(row))) ??
    upwards[0] ??
    null
  );
}

/** An indicator as a row of a form: sign and unit in their own columns where the form has them. */
function rowOf(form: FormSpec, levels: Levels, indicator: IndicatorToInsert): IndicatorData {
  const { name, nature, target, unit } = indicator;
  const signed = joinValue(indicator);
  const halfYear = indicator.halfYear === "" ? signed : indicator.halfYear;
  const splits = form.indicators.columns.some(({ key }) => key === "nature");
  const wanted = splits ? { nature, target, unit } : { target: signed, fullYear: signed, halfYear };
  return { ...wanted, ...levelsIn(form, levels), name };
}

/** The data with one more indicator, behind the last of its 二级指标, else of its 一级指标, else at the end. */
export function withIndicatorRow(
  form: FormSpec,
  data: FormData,
  levels: Levels,
  indicator: IndicatorToInsert,
): FormData {
  const row = rowOf(form, levels, indicator);
  const above = lastOfClass(data.indicators, ({ level1, level2 }) => ({ level1, level2 }), form, levels);
  const at = above ? data.indicators.indexOf(above) + 1 : 0;
  return {
    ...data,
    indicators: [...data.indicators.slice(0, at), row, ...data.indicators.slice(at)],
  };
}
