import type { FormSpec } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import type { Entry, IndicatorRow, Table } from "../../reading/table";
import { type Area, type CellAddress } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { levelsIn, type Levels } from "../convert/convert-levels";
import { isOfClass, lastOfClass, rowsOf } from "../indicator-place";
import { mergeAt } from "../../sheet/merged-cells";

/** Where a row goes in: right below the row `above` of a table. */
export interface RowPlace {
  readonly sheet: SheetSnapshot;
  readonly table: Table;
  readonly rows: readonly IndicatorRow[];
  readonly above: IndicatorRow;
  /** The row that `above` stands in, from 0. */
  readonly bottom: number;
  /** The group of rows that ends there and to which the new row does not belong; null where it belongs to all. */
  readonly ended: EndedGroup | null;
}

/** The rows of a 二级指标 or 一级指标 that ends where the new row begins another one; rows from 0. */
interface EndedGroup {
  readonly top: number;
  /** The top of the group around it, to which the new row does belong. */
  readonly outerTop: number;
}

function endedGroup(
  rows: readonly IndicatorRow[],
  above: IndicatorRow,
  form: FormSpec,
  wanted: Levels,
): EndedGroup | null {
  const levels = textsOf(above);
  if (isOfClass(form, wanted)(levels)) return null;
  const topOf = (isInside: (row: IndicatorRow) => boolean): number =>
    (rows.find(isInside) ?? above).name.cell.row;
  const level1 = labelKey(levels.level1);
  const ofLevel1 = topOf((row) => labelKey(row.level1.text) === level1);
  if (labelKey(levelsIn(form, levels).level1) !== labelKey(levelsIn(form, wanted).level1)) {
    return { top: ofLevel1, outerTop: topOf(() => true) };
  }
  return { top: topOf((row) => isOfClass(form, levels)(textsOf(row))), outerTop: ofLevel1 };
}

/** The levels of a row as the sheet writes them. */
export function textsOf({ level1, level2 }: IndicatorRow): Levels {
  return { level1: level1.text, level2: level2.text };
}

/** The merge that covers a cell; null where none does. */
export function mergeOver({ sheet }: RowPlace, cell: CellAddress): Area | null {
  return mergeAt(sheet, cell) ?? null;
}

/** Whether an area lies in one row. */
export function isOneRow({ top, bottom }: Area): boolean {
  return top === bottom;
}

/** All entries of a row. */
export function entriesOf(row: IndicatorRow): readonly Entry[] {
  return Object.values<Entry | undefined>({ ...row }).flatMap((entry) => entry ?? []);
}

/** Whether a reference with this sheet's name, null for none, means the sheet of a place. */
export function onSheetOf({ sheet }: RowPlace): (name: string | null) => boolean {
  return (name) => name === null || name === sheet.name;
}

/** Whether the levels of the indicators stand in a column. */
export function isLevelColumn({ above }: RowPlace, column: number): boolean {
  return column === above.level1.cell.column || column === above.level2.cell.column;
}

/** Where a row of the wanted levels goes in; null in a table without indicator rows. */
export function rowPlace(
  sheet: SheetSnapshot,
  table: Table,
  form: FormSpec,
  wanted: Levels,
  rows: readonly IndicatorRow[] = rowsOf(sheet, table),
): RowPlace | null {
  const above = lastOfClass(rows, textsOf, form, wanted);
  if (!above) return null;
  const bottom = above.name.cell.row;
  return { sheet, table, rows, above, bottom, ended: endedGroup(rows, above, form, wanted) };
}
