import type Big from "big.js";
import type { Entry } from "../../reading/table";

const HALF_UP = 1;
const SHOWN_DECIMALS = 2;
const SHOWN_CHARACTERS = 24;

/** A figure as messages show it: half-up to two decimals, zeros at the end left out. */
export function shown(value: Big): string {
  return value.round(SHOWN_DECIMALS, HALF_UP).toFixed();
}

/** A figure with its unit, such as `5 次` or `78.78 %`; the figure alone where there is no unit. */
export function withUnit(figure: string, unit: string): string {
  return unit === "" ? figure : `${figure} ${unit}`;
}

/** What a cell says, on one line and cut to a length that fits a message. */
export function quoted(entry: Entry): string {
  const text = entry.text.replace(/\s+/g, " ");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
}
