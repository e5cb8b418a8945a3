import type { Area } from "../../sheet/address";
import type { Grids } from "./cells";

/** So many cells come in a moment; below them nothing is worth remembering. */
const FEW_CELLS = 5_000;

/** So many times larger than its values a used range has to be to count as inflated. */
const INFLATION = 4;

/** Rows and columns beyond the values that are read along, so that a table may grow while it is scored. */
const MORE_ROWS = 20;
const MORE_COLUMNS = 4;

/**
 * How far the values reach on sheets whose used range formats have inflated, as they do in files of other programs:
 * reading such a sheet once shows it, and from then on only this much is read, unless values have come beyond it.
 */
export interface ValueExtents {
  /** Notes what a whole sheet turned out to hold. */
  readonly note: (sheet: string, grids: Grids) => void;
  /** What is enough to read of a sheet, by its id; null when all of it has to be read. */
  readonly of: (sheet: string) => Area | null;
  /** The sheet that was active when one was last read as such: most likely it still is. */
  active: string | null;
}

/** No extents yet: each is noted when its sheet is read. */
export function createValueExtents(): ValueExtents {
  const extents = new Map<string, Area>();
  return {
    active: null,
    note: (sheet, grids) => {
      const rows = grids.values.length;
      const columns = grids.values[0]?.length ?? 0;
      const isValue = (value: unknown): boolean => value !== "";
      let [height, width] = [0, 0];
      grids.values.forEach((line, row) => {
        let length = line.length;
        while (length > 0 && !isValue(line[length - 1])) length -= 1;
        if (length > 0) height = row + 1;
        width = Math.max(width, length);
      });
      const isInflated = rows * columns > FEW_CELLS && rows * columns > INFLATION * height * width;
      if (isInflated && height > 0) {
        const { top, left } = grids;
        extents.set(sheet, { top, left, bottom: top + height - 1, right: left + width - 1 });
      } else extents.delete(sheet);
    },
    of: (sheet) => {
      const extent = extents.get(sheet);
      if (!extent) return null;
      return { ...extent, bottom: extent.bottom + MORE_ROWS, right: extent.right + MORE_COLUMNS };
    },
  };
}
