import type { LibraryIndicator } from "../../library/library-indicator";
import {
  indexLibrary,
  searchLibrary,
  similarInLibrary,
  type LibraryIndex,
  type SearchFilter,
} from "../../library/search";
import { shippedIndicators } from "../../library/shipped";
import { suggestFor, type Suggestion } from "../../library/suggest";
import type { BuildingView } from "../state/building-view";

/** An indicator of the list, and whether it is the person's own. */
export interface Listed {
  readonly indicator: LibraryIndicator;
  readonly own: boolean;
  /** Two indicators of the list have different keys. */
  readonly key: string;
}

/** The person's own indicators first, then those that come with Hengbiao. */
export function libraryOf(own: readonly LibraryIndicator[]): LibraryIndex {
  return indexLibrary([...own, ...shippedIndicators()]);
}

type Wanted = Pick<BuildingView, "query" | "level1" | "level2">;

function filterOf({ level1, level2 }: Wanted): SearchFilter {
  return { ...(level1 === "" ? {} : { level1 }), ...(level2 === "" ? {} : { level2 }) };
}

function asListed(
  indicators: readonly LibraryIndicator[],
  own: readonly LibraryIndicator[],
): readonly Listed[] {
  return indicators.map((indicator, at) => ({
    indicator,
    own: own.includes(indicator),
    key: `${indicator.level1} ${indicator.level2} ${indicator.name} ${indicator.source} ${at}`,
  }));
}

/** The indicators that the search field and the two filters let through, best first. */
export function listed(
  library: LibraryIndex,
  own: readonly LibraryIndicator[],
  wanted: Wanted,
): readonly Listed[] {
  return asListed(searchLibrary(library, wanted.query, filterOf(wanted)), own);
}

/** What the list shows, and how it came about. */
export interface Found {
  readonly items: readonly Listed[];
  /** Whether no name holds what was typed, so that these share a word with it. */
  readonly similar: boolean;
  /** How many the search finds in all classes, where the filters let none through. */
  readonly elsewhere: number;
}

/** What the search finds; where it finds nothing, names alike, and how many other classes have. */
export function found(library: LibraryIndex, own: readonly LibraryIndicator[], wanted: Wanted): Found {
  const items = listed(library, own, wanted);
  if (items.length > 0 || wanted.query.trim() === "") return { items, similar: false, elsewhere: 0 };
  const elsewhere = searchLibrary(library, wanted.query).length;
  if (elsewhere > 0) return { items, similar: false, elsewhere };
  const alike = similarInLibrary(library, wanted.query, filterOf(wanted));
  return { items: asListed(alike, own), similar: alike.length > 0, elsewhere: 0 };
}

/** 一级指标 of the library, and the 二级指标 of one of them or of all. */
export function levelsOf(
  { entries }: LibraryIndex,
  level1: string,
): { readonly level1: readonly string[]; readonly level2: readonly string[] } {
  const all = entries.map(({ indicator }) => indicator);
  const within = level1 === "" ? all : all.filter((indicator) => indicator.level1 === level1);
  return {
    level1: [...new Set(all.map((indicator) => indicator.level1))],
    level2: [...new Set(within.map((indicator) => indicator.level2))],
  };
}

/** A name that was typed and is in no library, with the sign and unit that names like it have. */
export interface TypedName {
  readonly suggestion: Suggestion;
  readonly indicator: LibraryIndicator;
}

const CHINESE = /[\u4e00-\u9fff]{2}/;

/** What is usual for the name in the search field; null for a search that is no name, or one that is listed. */
export function typedName(library: LibraryIndex, { query, level1, level2 }: Wanted): TypedName | null {
  const name = query.trim();
  if (!CHINESE.test(name) || library.entries.some(({ indicator }) => indicator.name === name)) return null;
  const suggestion = suggestFor(library, name);
  if (!suggestion) return null;
  const like = library.entries.find(({ indicator }) => indicator.name === suggestion.like[0])?.indicator;
  return {
    suggestion,
    indicator: {
      level1: level1 === "" ? (like?.level1 ?? "产出指标") : level1,
      level2: level2 === "" ? (like?.level2 ?? "") : level2,
      name,
      sign: suggestion.sign ?? "≥",
      target: "",
      unit: suggestion.unit ?? "",
      halfYear: "",
      source: "",
    },
  };
}
