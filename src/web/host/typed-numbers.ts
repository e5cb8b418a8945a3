import type { Workbook } from "@univerjs/core";
import { AFTER_CELL_EDIT, INumfmtService, SheetInterceptorService } from "@univerjs/sheets";
import type { Spreadsheet } from "./spreadsheet";

/** Later than the spreadsheet's own reading of what was typed, at 0, and before that of days, at -0.5. */
const AFTER_READING = -0.4;

/** Digits that Excel keeps of a number. */
const DIGITS = 15;

const PLAIN = /^[-+]?(?:\d[\d,]*\.?\d*|\.\d+)$/;
/** What of a number format is shown as it stands. */
const LITERALS = /"[^"]*"|\\./g;

/**
 * A number as Excel takes it when it is typed: with 15 digits, and in a cell that is formatted as a percentage a number
 * from 1 on, typed without the sign, for percents: 96 for 96 %, as is 0.96.
 *
 * @param value what the text was read as
 * @param pattern the number format of the cell; undefined for General
 */
export function typedNumber(text: string, value: number, pattern: string | undefined): number {
  const isPercentage = pattern?.replace(LITERALS, "").includes("%") === true;
  const isOfPercents = isPercentage && PLAIN.test(text) && Math.abs(value) >= 1;
  return Number((isOfPercents ? value / 100 : value).toPrecision(DIGITS));
}

/** Takes typed numbers into a workbook as Excel does. What it gives ends that. */
export function takeTypedNumbers({ injector }: Spreadsheet, workbook: Workbook): () => void {
  const id = workbook.getUnitId();
  return injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: AFTER_READING,
    handler: (taken, { unitId, subUnitId, row, col, origin }, next) => {
      if (unitId !== id || typeof taken?.v !== "number") return next(taken);
      const text = origin?.p?.body?.dataStream.trim() ?? String(origin?.v ?? "").trim();
      const pattern = injector.get(INumfmtService).getValue(unitId, subUnitId, row, col)?.pattern;
      return next({ ...taken, v: typedNumber(text, taken.v, pattern) });
    },
  });
}
