import { numberIn, type Quantity } from "../../scoring/quantity";
import { oncePerTable } from "./once-per-table";

/** What a row of a target form sets for the half and the full year; null where a cell is blank or no number. */
export interface HalfAndFull {
  readonly half: Quantity | null;
  readonly full: Quantity | null;
}

/** In the order of `table.indicators`. */
export const indicatorHalves = oncePerTable(({ table }): readonly HalfAndFull[] =>
  table.indicators.map(({ halfYear, fullYear }) => ({ half: numberIn(halfYear), full: numberIn(fullYear) })),
);
