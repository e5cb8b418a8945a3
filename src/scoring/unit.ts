import { isBlank, unitName } from "./quantity";
import { fold } from "../sheet/fold";
import type { Quantity } from "./quantity";

const NO_UNITS: readonly string[] = [];
const SEPARATORS = /[()[\]【】〔〕/、,]/;
/** The units that a 度量单位 names: `个（套）` are 个 and 套, `次/年` 次 and 年; none when it is blank. */
export function unitsIn(text: string): readonly string[] {
  if (text === "" || isBlank(text)) return NO_UNITS;
  const folded = fold(text);
  if (folded.length === 1) return [folded];
  return folded
    .split(SEPARATORS)
    .filter((unit) => unit !== "")
    .map(unitName);
}

/**
 * Whether the unit written into a 完成值 is one of the indicator's. What stands behind it in brackets or after a
 * stroke is not looked at, and where the indicator names no unit every one will do.
 */
export function hasUnitOf(actual: Quantity, units: readonly string[]): boolean {
  if (actual.unit === "" || units.length === 0) return true;
  return units.includes(unitName(actual.unit.split(SEPARATORS, 1)[0] ?? ""));
}
