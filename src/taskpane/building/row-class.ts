import { levelFamily } from "../../building/convert/convert-levels";
import { rowAt } from "../../building/indicator-place";
import { labelKey } from "../../forms/label-key";
import type { LibraryIndex } from "../../library/search";
import { isSameName } from "../../library/same-name";
import { sameAddress, type CellAddress } from "../../sheet/address";
import type { SheetCell } from "../../hosts/host";
import type { ReviewedSheet } from "../state/state";
import { rowsOf } from "../state/newly-named";

/** A class of indicators as the library names it. */
export interface LibraryClass {
  readonly level1: string;
  readonly level2: string;
}

/** The class of the library that levels of a sheet mean: 成本 under 产出 is 成本指标; null where it has none. */
export function libraryClass(
  { entries }: LibraryIndex,
  { level1, level2 }: LibraryClass,
): LibraryClass | null {
  const family = levelFamily(level2);
  const alike = entries
    .map(({ indicator }) => indicator)
    .filter((indicator) => family.includes(labelKey(indicator.level2)));
  const found = alike.find((each) => labelKey(each.level1) === labelKey(level1)) ?? alike[0];
  if (found) return { level1: found.level1, level2: found.level2 };
  const wide = entries.find(({ indicator }) => labelKey(indicator.level1) === labelKey(level1));
  return wide ? { level1: wide.indicator.level1, level2: "" } : null;
}

/** The class of the indicator row that a cell belongs to; null where it belongs to none. */
export function classAt(
  source: ReviewedSheet | null,
  at: SheetCell | null,
  library: LibraryIndex,
): LibraryClass | null {
  if (!source || at?.sheet !== source.snapshot.name) return null;
  const [row] = source.tables.flatMap(({ scored }) => rowAt(source.snapshot, scored.table, at.cell) ?? []);
  return row ? libraryClass(library, { level1: row.level1.text, level2: row.level2.text }) : null;
}

/** The cells of a sheet in which an indicator of this name stands already, but for one of them. */
export function cellsNamed(
  source: ReviewedSheet | null,
  name: string,
  except: CellAddress | null = null,
): readonly CellAddress[] {
  if (!source) return [];
  return rowsOf(source)
    .filter((row) => isSameName(row.name.text, name))
    .map((row) => row.name.cell)
    .filter((cell) => except === null || !sameAddress(cell, except));
}
