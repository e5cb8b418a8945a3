import type { IndicatorRow } from "../../reading/table";
import { classOf, levelName } from "./levels";
import { oncePerTable } from "./once-per-table";
import { lettersOf } from "./texts";

/** Where a name stands that a table has more than once, from top to bottom. */
export const repeatedNames = oncePerTable(({ table }): readonly (readonly number[])[] => {
  const firstOf = new Map<string, number>();
  const repeated = new Map<string, number[]>();
  table.indicators.forEach(({ name }, place) => {
    const letters = lettersOf(name.text);
    const first = firstOf.get(letters);
    if (letters === "") return;
    if (first === undefined) firstOf.set(letters, place);
    else repeated.set(letters, [...(repeated.get(letters) ?? [first]), place]);
  });
  return [...repeated.values()];
});

/**
 * For each indicator how often its 一级指标 has begun anew, and its class: a form with long-term and annual indicators
 * lists every level twice, and the same name in both is no repetition.
 */
export const listsOf = oncePerTable(({ table }): readonly string[] => {
  const begun = new Map<string, number>();
  let current: string | null = null;
  return table.indicators.map((row: IndicatorRow) => {
    const level = levelName(row.level1.text);
    if (level !== current) begun.set(level, (begun.get(level) ?? 0) + 1);
    current = level;
    return `${classOf(row)}\n${String(begun.get(level) ?? 0)}`;
  });
});
