import type Big from "big.js";
import type { Entry } from "../../reading/table";
import { isPercent, type Quantity } from "../../scoring/quantity";

const HALF_UP = 1;
const SHOWN_DECIMALS = 2;
const SHOWN_CHARACTERS = 24;

/** A figure as messages show it: half-up to two decimals, zeros at the end left out. */
export function shown(value: Big): string {
  return value.round(SHOWN_DECIMALS, HALF_UP).toFixed();
}

/** Reported points as they are written: where a cell shows 78.5%, the sign is part of what must be put right. */
export function writtenPoints(points: Quantity): string {
  return points.value.toFixed() + (isPercent(points) ? "%" : "");
}

/** A figure with its unit, such as `5 次` or `78.78 %`; the figure alone where there is no unit. */
export function withUnit(figure: string, unit: string): string {
  return unit === "" ? figure : `${figure} ${unit}`;
}

/** Space between Chinese characters only says where a line was broken. */
const BETWEEN_SIGNS = /(?<=[\u4E00-\u9FFF，、。：；（）]) (?=[\u4E00-\u9FFF，、。：；（）])/g;

/** What a cell says, to stand between quotation marks: on one line, cut to a length that fits, its own marks single. */
export function quoted(entry: Entry): string {
  const text = entry.text
    .replace(/\s+/g, " ")
    .replace(BETWEEN_SIGNS, "")
    .replaceAll("“", "‘")
    .replaceAll("”", "’");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
}
