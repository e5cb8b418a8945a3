import type { Scored } from "../../scoring/scored";
import { oncePerTable } from "./once-per-table";

/** Points taken off by steps, or given by bands; 按比例扣分 is what the rule does anyway. */
const BY_STEPS = /扣|不得分|得\s*0\s*分|每[低少降超延高多减增]|[一二三四五\d]档|分档|区间/;
const IN_PROPORTION = /比例|比率/;

/** The header of what would earn a lower grade: 较好（80%）, 良. */
const LOWER_GRADE = /(?:^|\/)(?:优良|良好?|较好|中等?|一般|合格|较差|差|不合格)(?:[(（].*[)）])?$/;

/** Indicators, by their places, for which the form prints how they are scored otherwise than in proportion. */
const scoredByOwnRule = oncePerTable(({ table: { indicators, extra } }): ReadonlySet<number> => {
  const places = new Set<number>();
  indicators.forEach(({ rule }, place) => {
    if (rule && BY_STEPS.test(rule.text) && !IN_PROPORTION.test(rule.text)) places.add(place);
  });
  for (const { part, row, header, entry } of extra) {
    if (part === "indicator" && LOWER_GRADE.test(header) && entry.text !== "") places.add(row);
  }
  return places;
});

/** Whether the form prints for an indicator, by its place, that it is scored by steps or by grades of its own. */
export function hasOwnRule(scored: Scored, place: number): boolean {
  return scoredByOwnRule(scored).has(place);
}
