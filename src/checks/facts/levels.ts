import { LEVEL2_FAMILIES } from "../../forms/synonyms";
import type { IndicatorRow } from "../../reading/table";
import { fold } from "../../sheet/fold";
import { oncePerText, says } from "../../sheet/once-per-text";

/** Points printed into a level's name: 产出指标（50分）. */
const POINTS = /[([【]\d+(?:\.\d+)?分?[)\]】]$/;
const SUFFIX = /(?:绩效)?指标$/;

/** A level's name without the 指标 at its end: 产出指标 and 产出 are one level. */
export const levelName = oncePerText((text) => fold(text).replace(POINTS, "").replace(SUFFIX, ""));

const FAMILY_OF: ReadonlyMap<string, string> = new Map(
  LEVEL2_FAMILIES.flatMap((names) => names.map((name) => [levelName(name), levelName(names[0] ?? name)])),
);

function level2Name(text: string): string {
  const name = levelName(text);
  return FAMILY_OF.get(name) ?? name;
}

/**
 * What rows of one class have in common and other rows have not, to be compared or looked up: 环境效益 is 生态效益,
 * 可持续发展指标 is 可持续影响.
 */
export function classOf({ level1, level2 }: IndicatorRow): string {
  // Folded names hold no line break, so that it parts the two beyond doubt.
  return `${levelName(level1.text)}\n${level2Name(level2.text)}`;
}

const isOfCosts = says(/成本/);

/** Whether the indicator stands among the costs, under 一级 成本指标 or under a 二级 such as 成本指标, 经济成本指标. */
export function isCost({ level1, level2 }: IndicatorRow): boolean {
  return isOfCosts(level1.text) || isOfCosts(level2.text);
}
