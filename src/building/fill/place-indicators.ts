import type { FormSpec } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import type { IndicatorSlot } from "../../reading/learned/indicator-slots";
import { levelsIn, type Levels } from "../convert/convert-levels";
import type { IndicatorData } from "../form-data";

/** Which row of a form takes which indicator of the data, by its index, and which ones find no row. */
export interface PlacedIndicators {
  readonly bySlot: ReadonlyMap<IndicatorSlot, number>;
  readonly more: readonly number[];
}

function nameKey(name: string): string {
  return labelKey(name.replace(/^指标\s*[\d一二三四五六七八九十]+\s*[:：]/, ""));
}

/** Whether a row of the form is of an indicator's class; levels that either leaves open fit. */
function isOfClass(spec: FormSpec, slot: IndicatorSlot, indicator: Levels): boolean {
  const own = levelsIn(spec, { level1: slot.level1.text, level2: slot.level2.text });
  const wanted = levelsIn(spec, indicator);
  const fits = (a: string, b: string): boolean => a === "" || b === "" || labelKey(a) === labelKey(b);
  return fits(own.level1, wanted.level1) && fits(own.level2, wanted.level2);
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
  const take = (index: number, fits: (slot: IndicatorSlot) => boolean): void => {
    const slot = slots.find((each) => !bySlot.has(each) && fits(each));
    if (!slot) return;
    bySlot.set(slot, index);
    placed.add(index);
  };
  indicators.forEach((indicator, index) => {
    const key = nameKey(indicator.name);
    if (key === "") return;
    take(index, (slot) => slot.name !== "" && nameKey(slot.name) === key && isOfClass(spec, slot, indicator));
  });
  indicators.forEach((indicator, index) => {
    if (placed.has(index)) return;
    take(index, (slot) => slot.name === "" && isOfClass(spec, slot, indicator));
  });
  return { bySlot, more: indicators.flatMap((_, index) => (placed.has(index) ? [] : [index])) };
}
