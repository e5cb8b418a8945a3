import { indicatorWrites } from "../../building/indicator-writes";
import type { LibraryIndicator } from "../../library/library-indicator";
import { isSameName } from "../../library/same-name";
import { searchLibrary, type LibraryIndex } from "../../library/search";
import { suggestFor, type Suggestion } from "../../library/suggest";
import { sameAddress, type CellAddress } from "../../sheet/address";
import type { CellWrite } from "../../sheet/patch";
import type { ReviewedSheet } from "../state/state";
import { rowsOf } from "../state/newly-named";
import { libraryClass } from "./row-class";

/** What is usual for a name in the sheet, and the writes that put it where the row is blank. */
export interface UsualInRow {
  readonly name: string;
  readonly suggestion: Suggestion;
  /** None where the form has no columns of their own for sign and unit. */
  readonly writes: readonly CellWrite[];
}

/** An indicator of the library that a name being typed may mean, and the writes that put it into the row. */
export interface FullName {
  readonly indicator: LibraryIndicator;
  readonly writes: readonly CellWrite[];
}

const LEAST_TYPED = 2;
const MOST_OFFERED = 3;

/**
 * The indicators of the row's class whose names hold what stands in a cell as its name, at most three; none where the
 * row says already what is wanted, or the library has the very name.
 */
export function fullNames(
  sheet: ReviewedSheet,
  cell: CellAddress,
  library: LibraryIndex,
): readonly FullName[] {
  const row = rowsOf(sheet).find(({ name }) => sameAddress(name.cell, cell));
  const typed = row?.name.text ?? "";
  if (!row || typed.length < LEAST_TYPED || (row.target ?? row.fullYear)?.text !== "") return [];
  const of = libraryClass(library, { level1: row.level1.text, level2: row.level2.text });
  const found = searchLibrary(library, typed, of && of.level2 !== "" ? of : {});
  if (found.some(({ name }) => isSameName(name, typed))) return [];
  return found.slice(0, MOST_OFFERED).map((indicator) => {
    const { name, sign, target, unit, halfYear } = indicator;
    return { indicator, writes: indicatorWrites(row, { name, nature: sign, target, unit, halfYear }) };
  });
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
