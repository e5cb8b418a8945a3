import { fold } from "../sheet/fold";
import { commonWord, LEAST_ALIKE } from "./common-word";
import type { LibraryIndicator } from "./library-indicator";
import type { LibraryIndex } from "./search";

/** What indicators with such a name usually have; a part that they do not agree on is null. */
export interface Suggestion {
  readonly sign: LibraryIndicator["sign"] | null;
  readonly unit: string | null;
  /** Names that the suggestion rests on, at most three. */
  readonly like: readonly string[];
}

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

/** Names that say what they measure by their last character; a word inside tells nothing of their unit. */
const TELLS_ITS_MEASURE = /[率比度数量]$/;

/** How alike two names are: by their ends, which say what is measured, then by a word inside. */
function likeness(typed: string, name: string): { readonly end: number; readonly word: number } {
  const end = commonEnd(typed, name);
  if (end < LEAST_ALIKE) return { end: 0, word: commonWord(typed, name) };
  return { end, word: commonWord(typed.slice(0, -end), name.slice(0, -end)) };
}

/**
 * The usual sign and unit for a name being typed, from the indicators whose names end most like it, of several those
 * that share a word with it besides; where no end is alike, from those that share a word. Null where none is alike.
 */
export function suggestFor(index: LibraryIndex, name: string): Suggestion | null {
  const typed = bare(name);
  let [longestEnd, longestWord] = [0, 0];
  let alike: LibraryIndicator[] = [];
  for (const { indicator } of index.entries) {
    const { end, word } = likeness(typed, bare(indicator.name));
    if (end + word === 0 || end < longestEnd || (end === longestEnd && word < longestWord)) continue;
    if (end > longestEnd || word > longestWord) alike = [];
    [longestEnd, longestWord] = [end, word];
    alike.push(indicator);
  }
  if (alike.length === 0) return null;
  const isMeasure = longestEnd === 0 && TELLS_ITS_MEASURE.test(typed);
  const sign = agreed(alike.map((indicator) => indicator.sign));
  const unit = isMeasure ? null : agreed(alike.map((indicator) => indicator.unit));
  if (sign === null && unit === null) return null;
  return { sign, unit, like: alike.slice(0, SHOWN).map((indicator) => indicator.name) };
}
