import type { FormSpec } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import type { IndicatorSlot } from "../../reading/learned/indicator-slots";
import { levelsIn, type Levels } from "../convert/convert-levels";
import type { Entry } from "../../reading/table";
import type { IndicatorData } from "../form-data";

/** Which row of a form takes which indicator of the data, by its index, and which ones find no row. */
export interface PlacedIndicators {
  readonly bySlot: ReadonlyMap<IndicatorSlot, number>;
  readonly more: readonly number[];
}

function nameKey(name: string): string {
  return labelKey(name.replace(/^指标\s*[\d一二三四五六七八九十]+\s*[:：]/, ""));
}

/** Whether levels of the form are those of an indicator; levels that either leaves open fit. */
function isOfClass(spec: FormSpec, printed: Levels, indicator: Levels): boolean {
  const own = levelsIn(spec, printed);
  const wanted = levelsIn(spec, indicator);
  const fits = (a: string, b: string): boolean => a === "" || b === "" || labelKey(a) === labelKey(b);
  return fits(own.level1, wanted.level1) && fits(own.level2, wanted.level2);
}

/** Levels of a form that prints none, as they come to be: what the first row of a merged cell takes holds for all of it. */
class OpenLevels {
  private readonly taken = new Map<string, string>();

  of({ level1, level2 }: IndicatorSlot): Levels {
    const text = (entry: Entry): string =>
      entry.text === "" ? (this.taken.get(keyOf(entry)) ?? "") : entry.text;
    return { level1: text(level1), level2: text(level2) };
  }

  take({ level1, level2 }: IndicatorSlot, indicator: Levels): void {
    if (level1.text === "" && indicator.level1 !== "") this.taken.set(keyOf(level1), indicator.level1);
    if (level2.text === "" && indicator.level2 !== "") this.taken.set(keyOf(level2), indicator.level2);
  }
}

function keyOf({ cell }: Entry): string {
  return `${String(cell.row)},${String(cell.column)}`;
}

/**
 * Gives each indicator its row: the one that prints its name, else the next open one of its class. Indicators of a class
 * keep their order.
 */
export function placeIndicators(
  slots: readonly IndicatorSlot[],
  indicators: readonly IndicatorData[],
  spec: FormSpec,
): PlacedIndicators {
  const bySlot = new Map<IndicatorSlot, number>();
  const placed = new Set<number>();
  const open = new OpenLevels();
  const take = (index: number, indicator: IndicatorData, fits: (slot: IndicatorSlot) => boolean): void => {
    const slot = slots.find(
      (each) => !bySlot.has(each) && fits(each) && isOfClass(spec, open.of(each), indicator),
    );
    if (!slot) return;
    bySlot.set(slot, index);
    placed.add(index);
    open.take(slot, indicator);
  };
  indicators.forEach((indicator, index) => {
    const key = nameKey(indicator.name);
    if (key === "") return;
    take(index, indicator, (slot) => slot.name !== "" && nameKey(slot.name) === key);
  });
  indicators.forEach((indicator, index) => {
    if (placed.has(index)) return;
    take(index, indicator, (slot) => slot.name === "");
  });
  return { bySlot, more: indicators.flatMap((_, index) => (placed.has(index) ? [] : [index])) };
}
