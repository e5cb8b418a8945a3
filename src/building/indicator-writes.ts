import type { IndicatorColumn } from "../forms/form-spec";
import type { IndicatorRow } from "../reading/table";
import type { CellWrite } from "../sheet/patch";
import { joinValue, type SplitValue } from "./convert/signed-value";

/** An indicator to put into a row: its name, what is wanted, and the same by the middle of the year. */
export interface IndicatorToInsert extends SplitValue {
  readonly name: string;
  /** With sign and unit; empty for that of the whole year. */
  readonly halfYear: string;
}

/**
 * Writes that put an indicator into a row of a form: signs and units into their own columns where the form has
 * them, else into the value. Levels stay as the row has them; weight, score and what was reached are not touched.
 */
export function indicatorWrites(row: IndicatorRow, indicator: IndicatorToInsert): readonly CellWrite[] {
  const signed = joinValue(indicator);
  const texts: Partial<Record<IndicatorColumn, string>> = row.nature
    ? { nature: indicator.nature, target: indicator.target, unit: indicator.unit }
    : { target: signed, fullYear: signed };
  const values = {
    ...texts,
    name: indicator.name,
    halfYear: indicator.halfYear === "" ? signed : indicator.halfYear,
  };
  const writes: CellWrite[] = [];
  for (const key of ["name", "nature", "target", "unit", "halfYear", "fullYear"] as const) {
    const entry = row[key];
    const value = values[key];
    if (entry && value !== undefined) writes.push({ cell: entry.cell, value: value === "" ? null : value });
  }
  return writes;
}
