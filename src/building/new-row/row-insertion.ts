import type { FormSpec } from "../../forms/form-spec";
import type { IndicatorRow, Table } from "../../reading/table";
import type { RowInsertion } from "../../sheet/row-insertion";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { levelsIn, type Levels } from "../convert/convert-levels";
import { indicatorWrites, type IndicatorToInsert } from "../indicator-writes";
import { formulasOf } from "./row-formulas";
import { levelOf, otherMerges } from "./row-merges";
import { isObstructed } from "./row-obstacles";
import { rowPlace, textsOf } from "./row-place";

/**
 * A row more in a form, behind the last indicator of its 二级指标, else of its 一级指标, else behind all: with the
 * merges of its levels, its formulas, and the sums that count it. Null where a row put in would not come out right,
 * as where sums list their cells one by one; then the form has to be made anew.
 *
 * @param tables all tables of the sheet: a row in one of two side by side would tear the other apart
 * @param indicator what the row holds; null leaves it open
 * @param rows the rows that hold an indicator or wait for one, where those of the table are not all of them
 */
export function rowInsertion(
  sheet: SheetSnapshot,
  table: Table,
  tables: readonly Table[],
  form: FormSpec,
  levels: Levels,
  indicator: IndicatorToInsert | null,
  rows?: readonly IndicatorRow[],
): RowInsertion | null {
  const place = rowPlace(sheet, table, form, levels, rows);
  if (!place || isObstructed(place, tables)) return null;
  const { above, bottom, ended } = place;
  // Where the class is there it keeps the name that the sheet gives it.
  const wanted = ended === null ? textsOf(above) : levelsIn(form, levels);
  const shown = (["level1", "level2"] as const)
    .filter((level) => form.indicators.columns.some(({ key }) => key === level))
    .map((level) => levelOf(place, level, wanted[level]));
  const row = bottom + 1;
  return {
    sheet: sheet.name,
    row,
    merges: [...shown.flatMap(({ merge }) => merge ?? []), ...otherMerges(place)],
    formulas: formulasOf(place),
    writes: [
      ...shown.flatMap(({ label }) => label ?? []),
      ...(indicator ? indicatorWrites(above, indicator) : []).flatMap(({ cell, value }) =>
        value === null ? [] : [{ cell: { ...cell, row }, value }],
      ),
    ],
  };
}
