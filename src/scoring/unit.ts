import { fold, isBlank, isPercent } from "./quantity";
import type { Quantity } from "./quantity";

const SEPARATORS = /[()[\]【】〔〕/、,]/;
const PERCENT_NAMES = /^百分(?:比|数)$/;

function nameOf(unit: string): string {
  return PERCENT_NAMES.test(unit) ? "%" : unit;
}

/** The units that a 度量单位 names: `个（套）` are 个 and 套, `次/年` 次 and 年; none when it is blank. */
export function unitsIn(text: string): readonly string[] {
  if (isBlank(text)) return [];
  return fold(text)
    .split(SEPARATORS)
    .filter((unit) => unit !== "")
    .map(nameOf);
}

/**
 * Whether the unit written into a 完成值 is one of the indicator's. What stands behind it in brackets or after a
 * stroke is not looked at, and where the indicator names no unit every one will do.
 */
export function hasUnitOf(actual: Quantity, units: readonly string[]): boolean {
  if (actual.unit === "" || units.length === 0) return true;
  return units.includes(nameOf(actual.unit.split(SEPARATORS, 1)[0] ?? ""));
}

/** Whether an indicator is counted in percent, by its 度量单位 or by the unit inside its target. */
export function isInPercent(units: readonly string[], target: Quantity): boolean {
  return units.includes("%") || isPercent(target);
}
