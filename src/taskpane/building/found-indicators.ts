import type { LibraryIndicator } from "../../library/library-indicator";
import { indexLibrary, searchLibrary, type LibraryIndex } from "../../library/search";
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

/** The indicators that the search field and the two filters let through, best first. */
export function listed(
  library: LibraryIndex,
  own: readonly LibraryIndicator[],
  { query, level1, level2 }: Wanted,
): readonly Listed[] {
  const filter = { ...(level1 === "" ? {} : { level1 }), ...(level2 === "" ? {} : { level2 }) };
  return searchLibrary(library, query, filter).map((indicator, at) => ({
    indicator,
    own: own.includes(indicator),
    key: `${indicator.level1} ${indicator.level2} ${indicator.name} ${indicator.source} ${at}`,
  }));
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
