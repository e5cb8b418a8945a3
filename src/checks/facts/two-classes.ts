import { classOf, isCost } from "./levels";
import { oncePerTable } from "./once-per-table";
import { lettersOf } from "./texts";
import type { Scored } from "../../scoring/scored";

interface Elsewhere {
  /** For the place of an indicator, that of the first one of its name in another class. */
  readonly firstOf: ReadonlyMap<number, number>;
  /** The places of all that stand in two classes, the first ones too. */
  readonly places: ReadonlySet<number>;
}

/** Indicators of one name in two classes. */
export const elsewhere = oncePerTable(({ table }: Scored): Elsewhere => {
  const seen = new Map<string, { readonly place: number; readonly class: string }>();
  const firstOf = new Map<number, number>();
  const places = new Set<number>();
  for (const [place, row] of table.indicators.entries()) {
    const name = lettersOf(row.name.text);
    if (name === "" || isCost(row)) continue;
    const first = seen.get(name);
    if (!first) seen.set(name, { place, class: classOf(row) });
    else if (first.class !== classOf(row)) {
      firstOf.set(place, first.place);
      places.add(place).add(first.place);
    }
  }
  return { firstOf, places };
});
