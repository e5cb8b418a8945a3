import { compare } from "../../scoring/decimal";
import { agrees, scaled, truncatesTo } from "../../scoring/interval";
import type { Judged, Scored } from "../../scoring/scored";
import type { MessageData, Proposal, Raised } from "../check";
import { eachIndicator, type OnIndicator } from "./indicators";
import { oncePerTable } from "./once-per-table";
import { hasOwnRule } from "./own-rules";

/**
 * How a reported indicator score stands to the rule, each case the matter of one check. "unknown" where nothing
 * is reported or nothing can be concluded.
 */
export type ScoreCase =
  | "right"
  | "over-weight"
  | "unmet-full"
  | "other-formula"
  | "tail"
  | "mismatch"
  | "out-of-band"
  | "unknown";

/** Compares at the decimals the score is written with; a whole number is exact. */
function caseOf({ weight, ratio, reportedScore, met, quantitative, rule, otherFormula }: Judged): ScoreCase {
  if (!weight || !reportedScore) return "unknown";
  const order = compare(reportedScore.value, weight);
  if (order > 0) return "over-weight";
  if (!ratio) return "unknown";
  const isFull = order === 0;
  if (isFull && met === true) return "right";
  const points = scaled(ratio, weight);
  if (agrees(reportedScore, points)) return "right";
  if (isFull && met === false && (quantitative || FALLS_SHORT.has(rule.kind))) return "unmet-full";
  if (!quantitative) return "out-of-band";
  if (otherFormula) return "other-formula";
  return truncatesTo(points, reportedScore) ? "tail" : "mismatch";
}

/** How a qualitative indicator falls short without a band of its own that its score would have to lie in. */
const FALLS_SHORT: ReadonlySet<string> = new Set(["weaker", "figures", "date", "denied", "answer"]);

/** In the order of `table.indicators`. */
const scoreCases = oncePerTable((scored): readonly ScoreCase[] =>
  scored.indicators.map((judged, place) => {
    const found = caseOf(judged);
    // What steps or grades of its own make of a result, only the form's words say.
    return found === "mismatch" && hasOwnRule(scored, place) ? "unknown" : found;
  }),
);

/** How the reported score of an indicator stands to the rule. */
export function scoreCaseOf(scored: Scored, place: number): ScoreCase {
  return scoreCases(scored)[place] ?? "unknown";
}

/** What a check raises on the indicators whose reported score is such a case. */
export function eachScoreThatIs<Data extends MessageData>(
  wanted: ScoreCase,
  scored: Scored,
  look: (judged: Judged) => OnIndicator<Data> | null,
): readonly Raised<Data>[] {
  const cases = scoreCases(scored);
  if (!cases.includes(wanted)) return [];
  return eachIndicator(scored, (judged, row) => (cases[row] === wanted ? look(judged) : null));
}

/** The computed score as an offer for the 得分 cell, where the rule leaves no choice. */
export function scoreProposal({ row, score, quantitative, suggestion, byFormula }: Judged): Proposal | null {
  return row.score && score && quantitative && suggestion && byFormula.length === 0
    ? { cell: row.score.cell, value: score.toNumber() }
    : null;
}
