import type { IndicatorRow } from "../../reading/table";
import { a1, type CellAddress } from "../../sheet/address";
import type { ReviewedSheet } from "./state";

/** The indicators of all tables of a sheet. */
export function rowsOf({ tables }: ReviewedSheet): readonly IndicatorRow[] {
  return tables.flatMap(({ scored }) => scored.table.indicators);
}

/**
 * The cell into which a person typed the name of an indicator between two readings of a sheet; null where it was
 * none, or where several names changed at once, as by pasting or when rows move.
 */
export function newlyNamed(before: ReviewedSheet | null, now: ReviewedSheet): CellAddress | null {
  if (before?.snapshot.name !== now.snapshot.name) return null;
  const names = new Map(rowsOf(before).map(({ name }) => [a1(name.cell), name.text]));
  const changed = rowsOf(now).filter(
    ({ name }) => name.text !== "" && names.get(a1(name.cell)) !== name.text,
  );
  const [row] = changed;
  return row && changed.length === 1 ? row.name.cell : null;
}
