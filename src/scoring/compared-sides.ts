import type { Entry, IndicatorRow } from "../reading/table";

/** 指标值 and 完成值 as they are compared, where that is not as they are written. */
export type Sides = Partial<Pick<IndicatorRow, "target" | "actual">>;

/** What most rows have: nothing that compares otherwise than it is written. */
export const AS_WRITTEN: Sides = {};

/** An entry that is compared by another text than it shows. */
export function comparedAs(entry: Entry, text: string): Entry {
  return { ...entry, text, source: null };
}
