import { statedMonths } from "./stated-months";
import type { Table } from "./table";

/** The N of 1–N月 that the headings of a monitoring form print, 1 to 11; 上半年 and 前三季度 count too. Null for none. */
export function monthCovered({ columns }: Pick<Table, "columns">): number | null {
  for (const { header } of columns) {
    const month = statedMonths(header)?.month ?? null;
    if (month !== null) return month;
  }
  return null;
}
