import type Big from "big.js";
import { isIncomplete, type IndicatorRow, type Table } from "../reading/table";
import { Decimal, ZERO, smaller } from "./decimal";
import { executionOf, executionPoints } from "./execution";
import { judge } from "./indicators";
import type { Grade, Profile } from "./profile";
import { profileFor } from "./profiles/registry";
import { isBesideWeights } from "./points-beside";
import { numberIn } from "./quantity";
import type { Execution, Judged, Scored } from "./scored";
import { pointsPerWeight } from "./share-weights";
import { totalRowScore } from "./total-row";

/** The grade of a total in points; half-open, so that 89.5 is 良 where 优 starts at 90. */
export function gradeOf(total: Big, profile: Profile): Grade | null {
  return profile.grades.find(({ from }) => total.gte(from))?.grade ?? null;
}

function capped(total: Big, execution: Execution | null, profile: Profile): Big {
  const rate = execution?.rate;
  if (!rate) return total;
  return profile.totalCaps
    .filter(({ rateBelow }) => rate.lt(rateBelow))
    .reduce((lowest, cap) => smaller(lowest, new Decimal(cap.total)), total);
}

/**
 * Whether a level is scored that prints no weights while others do: what all weigh together, and earn by the rules, is not
 * told.
 */
export function leavesLevelsOut(indicators: readonly Judged[]): boolean {
  const weighed = new Set<string>();
  for (const { row, weight } of indicators) if (weight || row.weight) weighed.add(row.level1.text);
  return indicators.some(
    ({ row, reportedScore, rule }) =>
      reportedScore !== null && rule.kind !== "beside" && !weighed.has(row.level1.text),
  );
}

/**
 * The sum of what the execution rate and the indicators earn, in points, as far as the profile lets it go; null where
 * the form has no weights, or none for a level that it scores.
 */
export function totalOf(
  execution: Execution | null,
  indicators: readonly Judged[],
  profile: Profile,
): Big | null {
  if (indicators.every(({ weight }) => weight === null) || leavesLevelsOut(indicators)) return null;
  const start = execution ? executionPoints(execution) : ZERO;
  const sum = indicators.reduce((points, { score }) => (score ? points.plus(score) : points), start);
  return capped(sum, execution, profile);
}

/** A weight that a name prints in brackets stands in the name's cell: the next name may print none. */
function hasOwnWeight({ name, weight }: IndicatorRow): boolean {
  return weight !== undefined && weight.cell.column !== name.cell.column;
}

/** For each indicator whether one merge gives it and a neighbour their weight or their score together. */
function sharingMarks(rows: readonly IndicatorRow[]): readonly ("first" | "below" | null)[] {
  let weights = false;
  let scores = false;
  return rows.map((row, at) => {
    const isBelow = (weights && !row.weight) || (scores && !row.score);
    weights ||= hasOwnWeight(row);
    scores ||= row.score !== undefined;
    if (isBelow) return "below";
    const next = rows[at + 1];
    const isFirst = next && ((row.score !== undefined && !next.score) || (hasOwnWeight(row) && !next.weight));
    return isFirst ? "first" : null;
  });
}

/**
 * Marks that several indicators share count as reported: what one of them reached does not settle them. Only that they
 * are full although it missed its target can still be told.
 */
function asReported(judged: Judged): Judged {
  const { weight, reportedScore } = judged;
  const reported = reportedScore && weight && smaller(reportedScore.value, weight);
  return {
    ...judged,
    ratio: reportedScore && weight && reportedScore.value.eq(weight) ? judged.ratio : null,
    suggestion: null,
    otherFormula: null,
    byFormula: [],
    range: null,
    score: reported && reported.gte(0) ? reported : null,
    sharesMarks: true,
  };
}

/** Points beside the 100 of the form count as they are reported: they have no part of it, and no target. */
function asPointsBeside(judged: Judged): Judged {
  return {
    ...asReported(judged),
    met: null,
    ratio: null,
    weight: null,
    score: judged.reportedScore?.value ?? null,
    rule: { kind: "beside" },
    notes: [],
    sharesMarks: false,
  };
}

/** Forms that state what is to be reached, or how far it is by now, give points only where they print some. */
function givesPoints({ stage, indicators }: Table): boolean {
  const judges = stage === "self-evaluation" || stage === "overall";
  return judges || indicators.some(({ score: reported }) => (reported?.text ?? "") !== "");
}

/**
 * Scores a table by the profile a person chose, or by the one its form goes by where that is null: the execution rate, every indicator and their sum by the profile, beside what the form
 * reports. An indicator that cannot be judged counts with its reported score, as far as that lies between 0 and
 * the weight, and with nothing when none is reported; the checks say what is wrong with it. A table of which a part
 * was not read has no sum, nor has one of targets.
 */
export function score(
  table: Table,
  chosen: Profile | null,
  learned: Profile | null = null,
  claimed: Profile | null = null,
): Scored {
  const { profile, profileBy } = profileFor(table.spec, chosen, learned, claimed);
  const perWeight = pointsPerWeight(table);
  const execution = executionOf(table, profile, perWeight);
  const sharing = sharingMarks(table.indicators);
  const indicators = table.indicators.map((row, at) => {
    const judged = judge(row, profile, table.year, perWeight);
    if (isBesideWeights(row)) return asPointsBeside(judged);
    if (sharing[at] === "first") return asReported(judged);
    return sharing[at] === "below" ? { ...judged, sharesMarks: true } : judged;
  });
  const total = isIncomplete(table) || !givesPoints(table) ? null : totalOf(execution, indicators, profile);
  return {
    table,
    profile,
    profileBy,
    execution,
    indicators,
    total,
    grade: total && gradeOf(total, profile),
    reportedTotal: totalRowScore(table) ?? numberIn(table.fields.selfScore),
  };
}
