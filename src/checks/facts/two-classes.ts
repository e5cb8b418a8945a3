import { repeatedNames } from "./indicator-names";
import { classOf, isCost } from "./levels";
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
  const firstOf = new Map<number, number>();
  const places = new Set<number>();
  for (const repeated of repeatedNames(scored)) {
    let first: { readonly place: number; readonly class: string } | null = null;
    for (const place of repeated) {
      const row = indicators[place];
      if (!row || isCost(row)) continue;
      if (first === null) first = { place, class: classOf(row) };
      else if (first.class !== classOf(row)) {
        firstOf.set(place, first.place);
        places.add(place).add(first.place);
      }
    }
  }
  return { firstOf, places };
});
