import type { Worksheet } from "@univerjs/core";
import { z } from "zod";
import type { Area, CellAddress } from "../../sheet/address";

/** The name of the array formulas among what is kept with a sheet. */
const ARRAYS = "arrays";

const areas = z.array(z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() }));

/** What is kept with a sheet of the array formulas that fill several cells. */
export function arrayMetadata(arrays: readonly Area[] = []): Record<string, unknown> {
  return arrays.length > 0 ? { [ARRAYS]: arrays } : {};
}

function arraysOf(sheet: Worksheet): readonly Area[] {
  const kept: unknown = sheet.getCustomMetadata()?.[ARRAYS];
  return kept === undefined ? [] : areas.parse(kept);
}

/** Whether any array formula of a sheet fills several cells. */
export function holdsArrays(sheet: Worksheet): boolean {
  return arraysOf(sheet).length > 0;
}

/**
 * Whether a change of some cells would change a part of an array formula and leave the rest: Excel refuses that, and a
 * file that held it would be damaged. The whole of it may be emptied or written over.
 */
export function tearsArray(sheet: Worksheet, cells: readonly CellAddress[]): boolean {
  return arraysOf(sheet).some(({ top, left, bottom, right }) => {
    const inside = new Set(
      cells
        .filter(({ row, column }) => top <= row && row <= bottom && left <= column && column <= right)
        .map(({ row, column }) => `${row} ${column}`),
    );
    return inside.size > 0 && inside.size < (bottom - top + 1) * (right - left + 1);
  });
}
