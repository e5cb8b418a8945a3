import { fold } from "../sheet/fold";
import { commonWord } from "./common-word";
import { findInitials, initialsOf } from "./initials";
import type { LibraryIndicator } from "./library-indicator";

/** An indicator ready to be searched. */
interface Indexed {
  readonly indicator: LibraryIndicator;
  readonly name: string;
  readonly initials: readonly string[];
}

/** Indicators ready to be searched; made once for a library. */
export interface LibraryIndex {
  readonly entries: readonly Indexed[];
}

export interface SearchFilter {
  /** 一级指标; absent for all. */
  readonly level1?: string;
  /** 二级指标; absent for all. */
  readonly level2?: string;
}

/** Whether the filter lets an indicator through. */
function passes({ level1, level2 }: SearchFilter, indicator: LibraryIndicator): boolean {
  if (level1 !== undefined && indicator.level1 !== level1) return false;
  return level2 === undefined || indicator.level2 === level2;
}

/** Indicators with what a search compares: their names folded, and the initials of their pinyin. */
export function indexLibrary(indicators: readonly LibraryIndicator[]): LibraryIndex {
  return {
    entries: indicators.map((indicator) => ({
      indicator,
      name: fold(indicator.name).toLowerCase(),
      initials: initialsOf(indicator.name),
    })),
  };
}

const LETTERS = /^[a-z0-9]+$/;
/** Texts that are found rank before initials, beginnings before the middle of a name. */
const BY_INITIALS = 1000;

/** How far down one word puts an indicator, 0 best; null where it is not found. */
function rankOf({ name, initials }: Indexed, word: string): number | null {
  const at = name.indexOf(word);
  if (at >= 0) return at;
  if (!LETTERS.test(word)) return null;
  const start = findInitials(initials, word);
  return start < 0 ? null : BY_INITIALS + start;
}

/**
 * The indicators whose names hold every word of the query, as text or as the initials of its pinyin (`myd` finds
 * 用户满意度), best first. An empty query finds all that the filter lets through, in the library's order.
 */
export function searchLibrary(
  index: LibraryIndex,
  query: string,
  filter: SearchFilter = {},
): readonly LibraryIndicator[] {
  const words = query
    .trim()
    .split(/\s+/)
    .map((word) => fold(word).toLowerCase())
    .filter((word) => word !== "");
  const found: { readonly indicator: LibraryIndicator; readonly rank: number }[] = [];
  for (const entry of index.entries) {
    const { indicator } = entry;
    if (!passes(filter, indicator)) continue;
    const ranks = words.map((word) => rankOf(entry, word));
    if (ranks.includes(null)) continue;
    found.push({ indicator, rank: ranks.reduce((sum: number, rank) => sum + (rank ?? 0), 0) });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ indicator }) => indicator);
}

/**
 * The indicators whose names share a word of two characters or more with a query that is in no name as a whole, those
 * with the longest first: 带动税收增长 finds 新增税收.
 */
export function similarInLibrary(
  index: LibraryIndex,
  query: string,
  filter: SearchFilter = {},
): readonly LibraryIndicator[] {
  const typed = fold(query).toLowerCase();
  return index.entries
    .filter(({ indicator }) => passes(filter, indicator))
    .map(({ indicator, name }) => ({ indicator, word: commonWord(typed, name) }))
    .filter(({ word }) => word > 0)
    .sort((a, b) => b.word - a.word)
    .map(({ indicator }) => indicator);
}
