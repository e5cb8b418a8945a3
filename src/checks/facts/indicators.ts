import type Big from "big.js";
import type { Entry, IndicatorRow } from "../../reading/table";
import { ZERO } from "../../scoring/decimal";
import { comparatorOf, isBlank, type Comparator, type Quantity } from "../../scoring/quantity";
import type { ReverseFormula } from "../../scoring/profile";
import type { Judged, JudgementNote, Scored } from "../../scoring/scored";
import type { MessageData, Raised } from "../check";
import { quoted, shown, withUnit } from "./figures";
import { oncePerTable } from "./once-per-table";

export type OnIndicator<Data extends MessageData> = Omit<Raised<Data>, "part" | "row">;

/** What a check raises on the indicators it looks at one by one. */
export function eachIndicator<Data extends MessageData>(
  { indicators }: Scored,
  look: (judged: Judged, row: number) => OnIndicator<Data> | null,
): readonly Raised<Data>[] {
  const raised: Raised<Data>[] = [];
  indicators.forEach((judged, row) => {
    const found = look(judged, row);
    if (found) raised.push({ part: "indicator", row, ...found });
  });
  return raised;
}

const noted = oncePerTable(({ indicators }): ReadonlySet<JudgementNote> => {
  const all = new Set<JudgementNote>();
  for (const { notes } of indicators) for (const note of notes) all.add(note);
  return all;
});

/** What a check raises on the indicators that scoring made such a note of; most tables have none. */
export function eachNoted<Data extends MessageData>(
  note: JudgementNote,
  scored: Scored,
  look: (judged: Judged) => OnIndicator<Data> | null,
): readonly Raised<Data>[] {
  if (!noted(scored).has(note)) return [];
  return eachIndicator(scored, (judged) => (judged.notes.includes(note) ? look(judged) : null));
}

/** Whether a person has filled in anything of a row beside the levels that the form prints. */
export function isFilledIn({ name, target, actual, fullYear }: IndicatorRow): boolean {
  return [name, target, actual, fullYear].some((entry) => entry !== undefined && !isBlank(entry.text));
}

/** The 三级指标 as messages name it; where that is blank its 二级指标, else its 一级指标. */
export function nameOf({ row: { name, level2, level1 } }: Judged): string {
  return quoted([name, level2].find(({ text }) => text !== "") ?? level1);
}

/** The comparator the form writes, in the 指标性质 column or inside the target; null where it writes none. */
export function comparatorIn({ nature }: IndicatorRow, target: Quantity | null): Comparator | null {
  return (nature && comparatorOf(nature.text)) ?? target?.comparator ?? null;
}

/** A target as it is written; a bare figure with its sign and unit, such as `≤ 6 月`. */
function writtenTarget({ nature, unit }: IndicatorRow, target: Entry): string {
  const sign = nature && comparatorOf(nature.text);
  return sign && /^[\d.]+$/.test(target.text)
    ? withUnit(`${sign} ${target.text}`, unit?.text ?? "")
    : quoted(target);
}

/** What an indicator asks for, such as `≥ 15 期` or `高中低`. */
export function targetOf(judged: Judged): string {
  const { row, rule, target } = judged;
  if (!target) return row.target ? writtenTarget(row, row.target) : "";
  const comparator = "comparator" in rule ? rule.comparator : comparatorIn(row, target);
  const figure = withUnit(target.value.toFixed(), target.unit || (row.unit?.text ?? ""));
  return comparator === null ? figure : `${comparator} ${figure}`;
}

/** The unit an indicator is counted in, as the form writes it; empty where it names none. */
export function unitOf({ row, target }: Judged): string {
  return row.unit && row.unit.text !== "" ? quoted(row.unit) : (target?.unit ?? "");
}

/** What was reached, as the form says it; the figure the rule went on with where that differs in scale. */
export function actualOf({ row, actual }: Judged): string {
  if (actual) return withUnit(actual.value.toFixed(), actual.unit);
  return row.actual ? quoted(row.actual) : "";
}

/** The sum of one formula, such as `20 × 60 ÷ 223.5 = 5.37`. */
function sumBy(formula: ReverseFormula, weight: Big, target: Big, actual: Big, points: Big): string {
  const [full, wanted, reached, result] = [shown(weight), target.toFixed(), actual.toFixed(), shown(points)];
  switch (formula) {
    case "ratio":
      return `${full} × ${wanted} ÷ ${reached} = ${result}`;
    case "linear":
      return actual.gte(target.times(2))
        ? `${full} × 0 = 0`
        : `${full} × (1 − (${reached} − ${wanted}) ÷ ${wanted}) = ${result}`;
    case "share":
      return `${full} × (1 − ${reached} %) = ${result}`;
  }
}

/**
 * The sum that gives the points, such as `20 × 8 ÷ 15 = 10.67`; the points alone where no sum led to them. For a missed
 * ≤ or ＜ indicator the sums of all formulas in use, as the form does not say which one holds.
 */
export function sumOf({ weight, rule, met, suggestion, byFormula }: Judged, points: Big): string {
  const result = shown(points);
  const isPartly = met === false && suggestion?.gt(ZERO) === true;
  if (weight === null || !("comparator" in rule)) return result;
  if (byFormula.length > 0) {
    const sums = byFormula.map((one) => sumBy(one.formula, weight, rule.target, rule.actual, one.points));
    return [...new Set(sums)].join(" / ");
  }
  if (!isPartly || rule.kind !== "proportional") return result;
  return `${shown(weight)} × ${rule.actual.toFixed()} ÷ ${rule.target.toFixed()} = ${result}`;
}
