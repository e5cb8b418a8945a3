import { fold } from "../sheet/fold";
import type { LibraryIndicator } from "./library-indicator";
import type { LibraryIndex } from "./search";

/** What indicators with such a name usually have; a part that they do not agree on is null. */
export interface Suggestion {
  readonly sign: LibraryIndicator["sign"] | null;
  readonly unit: string | null;
  /** Names that the suggestion rests on, at most three. */
  readonly like: readonly string[];
}

/** Characters at the end of two names that make them alike: 满意度, 及时率. */
const LEAST_ALIKE = 2;
/** Share of the indicators alike that must agree. */
const MAJORITY = 0.6;
const SHOWN = 3;
const BRACKETS = /[(（][^()（）]*[)）]/g;

function bare(name: string): string {
  return fold(name).replace(BRACKETS, "");
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (
    length < a.length &&
    length < b.length &&
    a.charAt(a.length - 1 - length) === b.charAt(b.length - 1 - length)
  ) {
    length++;
  }
  return length;
}

/** The value that most have, if enough do. */
function agreed<Value>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= values.length * MAJORITY ? best[0] : null;
}

/**
 * The usual sign and unit for a name being typed, from the indicators whose names end most like it. Null where
 * none is alike.
 */
export function suggestFor(index: LibraryIndex, name: string): Suggestion | null {
  const typed = bare(name);
  let longest = LEAST_ALIKE;
  let alike: LibraryIndicator[] = [];
  for (const { indicator } of index.entries) {
    const length = commonEnd(typed, bare(indicator.name));
    if (length < longest) continue;
    if (length > longest) alike = [];
    longest = length;
    alike.push(indicator);
  }
  if (alike.length === 0) return null;
  const sign = agreed(alike.map((indicator) => indicator.sign));
  const unit = agreed(alike.map((indicator) => indicator.unit));
  if (sign === null && unit === null) return null;
  return { sign, unit, like: alike.slice(0, SHOWN).map((indicator) => indicator.name) };
}
