import type { IndicatorColumn } from "../forms/form-spec";
import type { Entry, IndicatorRow } from "../reading/table";
import type { CellWrite } from "../sheet/patch";
import type { CellValue } from "../sheet/snapshot";
import { joinValue, type SplitValue } from "./convert/signed-value";
import { Decimal, HUNDRED } from "../scoring/decimal";
import { numberText } from "./number-text";

/** An indicator to put into a row: its name, what is wanted, and the same by the middle of the year. */
export interface IndicatorToInsert extends SplitValue {
  readonly name: string;
  /** With sign and unit; empty for that of the whole year. */
  readonly halfYear: string;
}

/** What a number format says besides letters that are shown as they are. */
function placeholders(numberFormat: string): string {
  return numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, "");
}

/**
 * A wanted value as its cell takes it: a number as one, so that formulas count with it, where the cell shows it as it
 * is written. A cell that shows per cent takes `90%`, or 90 with the unit %, as 0.9; one that shows days or texts takes
 * a text.
 */
function wanted(text: string, unit: string, { source }: Entry): CellValue | null {
  if (text === "") return null;
  const number = numberText(text);
  if (!number) return text;
  const format = placeholders(source?.numberFormat ?? "");
  if (/[ymdhs@]/i.test(format)) return text;
  if (number.format.percent) return format.includes("%") ? number.value : text;
  if (!format.includes("%")) return number.value;
  return unit === "%" ? new Decimal(number.value).div(HUNDRED).toNumber() : text;
}

/**
 * Writes that put an indicator into a row of a form: signs and units into their own columns where the form has
 * them, else into the value. Levels stay as the row has them; weight, score and what was reached are not touched.
 */
export function indicatorWrites(row: IndicatorRow, indicator: IndicatorToInsert): readonly CellWrite[] {
  const signed = joinValue(indicator);
  const texts: Partial<Record<IndicatorColumn, string>> = row.nature
    ? {
        nature: indicator.nature,
        target: row.unit ? indicator.target : joinValue({ ...indicator, nature: "" }),
        unit: indicator.unit,
      }
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
    if (!entry || value === undefined) continue;
    const isWord = key === "name" || key === "nature" || key === "unit";
    writes.push({ cell: entry.cell, value: isWord ? value || null : wanted(value, indicator.unit, entry) });
  }
  return writes;
}
