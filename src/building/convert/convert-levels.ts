import type { FormSpec } from "../../forms/form-spec";
import { labelKey } from "../../forms/label-key";
import { LEVEL2_FAMILIES } from "../../forms/synonyms";

export interface Levels {
  readonly level1: string;
  readonly level2: string;
}

/** The spellings of a 二级指标, as keys: 成本 and 成本指标. */
export function levelFamily(level2: string): readonly string[] {
  const key = labelKey(level2);
  return LEVEL2_FAMILIES.find((family) => family.includes(key)) ?? [key];
}

/** The levels as a form prints them: 经济效益 is 经济效益指标 in another form. Names it does not know stay. */
export function levelsIn(form: FormSpec, { level1, level2 }: Levels): Levels {
  const own = form.indicators.levels.find((level) => labelKey(level.level1) === labelKey(level1));
  const family = levelFamily(level2);
  const name = own?.level2.find((candidate) => family.includes(labelKey(candidate)));
  return { level1: own?.level1 ?? level1, level2: name ?? level2 };
}

/** Whether a form always holds rows of this 一级指标, as Jiangsu's does of 决策 and 过程. */
export function isFixedLevel(form: FormSpec, level1: string): boolean {
  return form.indicators.fixed.some((row) => row.level1 === level1);
}

/** Whether a form has the 一级指标 among its own. */
export function hasLevel1(form: FormSpec, level1: string): boolean {
  return form.indicators.levels.some((level) => labelKey(level.level1) === labelKey(level1));
}
