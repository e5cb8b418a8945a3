import type { IRange } from "@univerjs/core";
import type { Area } from "../../sheet/address";

/** An area as the spreadsheet names it. */
export function rangeOf({ top, left, bottom, right }: Area): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}
