import type { LibraryIndex } from "../../library/search";
import { suggestFor, type Suggestion } from "../../library/suggest";
import { sameAddress, type CellAddress } from "../../sheet/address";
import type { CellWrite } from "../../sheet/patch";
import type { ReviewedSheet } from "../state/state";
import { rowsOf } from "../state/newly-named";

/** What is usual for a name in the sheet, and the writes that put it where the row is blank. */
export interface UsualInRow {
  readonly name: string;
  readonly suggestion: Suggestion;
  /** None where the form has no columns of their own for sign and unit. */
  readonly writes: readonly CellWrite[];
}

/** The usual sign and unit for the name in a cell; null where none is known, or the row says both already. */
export function usualInRow(
  sheet: ReviewedSheet,
  cell: CellAddress,
  library: LibraryIndex,
): UsualInRow | null {
  const row = rowsOf(sheet).find(({ name }) => sameAddress(name.cell, cell));
  if (!row || row.name.text === "") return null;
  const value = row.target ?? row.fullYear;
  const isOpen = row.nature ? row.nature.text === "" || row.unit?.text === "" : value?.text === "";
  const suggestion = isOpen ? suggestFor(library, row.name.text) : null;
  if (!suggestion) return null;
  const { sign, unit } = suggestion;
  const writes: CellWrite[] = [];
  if (row.nature?.text === "" && sign !== null) writes.push({ cell: row.nature.cell, value: sign });
  if (row.unit?.text === "" && unit !== null && unit !== "")
    writes.push({ cell: row.unit.cell, value: unit });
  return { name: row.name.text, suggestion, writes };
}
