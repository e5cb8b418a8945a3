import { indicatorKeys } from "./indicator-keys";
import { isCost } from "./levels";
import { oncePerTable } from "./once-per-table";
import type { Scored } from "../../scoring/scored";

interface Elsewhere {
  /** For the place of an indicator, that of the first one of its name in another class. */
  readonly firstOf: ReadonlyMap<number, number>;
  /** The places of all that stand in two classes, the first ones too. */
  readonly places: ReadonlySet<number>;
}

/** Indicators of one name in two classes. */
export const elsewhere = oncePerTable((scored: Scored): Elsewhere => {
  const { indicators } = scored.table;
  const seen = new Map<string, { readonly place: number; readonly class: string }>();
  const firstOf = new Map<number, number>();
  const places = new Set<number>();
  for (const [place, { letters, class: classed }] of indicatorKeys(scored).entries()) {
    const row = indicators[place];
    if (!row || letters === "" || isCost(row)) continue;
    const first = seen.get(letters);
    if (!first) seen.set(letters, { place, class: classed });
    else if (first.class !== classed) {
      firstOf.set(place, first.place);
      places.add(place).add(first.place);
    }
  }
  return { firstOf, places };
});
