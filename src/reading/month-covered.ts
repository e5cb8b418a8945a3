import { fold } from "../sheet/fold";
import type { Table } from "./table";

const UP_TO_MONTH = /1月?[-—~～至到]+(\d{1,2})月/;
const MONTHS = 12;

/** The N of 1–N月 that the headings of a monitoring form print, 1 to 12; null where none prints it. */
export function monthCovered({ columns }: Pick<Table, "columns">): number | null {
  for (const { header } of columns) {
    const month = Number(UP_TO_MONTH.exec(fold(header))?.[1]);
    if (month >= 1 && month <= MONTHS) return month;
  }
  return null;
}
