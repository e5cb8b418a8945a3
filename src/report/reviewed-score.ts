import type Big from "big.js";
import type { Finding } from "../checks/check";
import type { Entry } from "../reading/table";
import { HUNDRED, ZERO, roundHalfUp } from "../scoring/decimal";
import { totalOf } from "../scoring/score";
import type { Execution, Judged, Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import { NO_DECISIONS, type Decisions } from "./decisions";
import type { ReviewedTable } from "./review";

/** The scores of a table as the review leaves them, in points. */
export interface ReviewedScore {
  /** Null where the table has none. */
  readonly total: Big | null;
  /** Of 预算执行率; null where the form has none, or it cannot be computed. */
  readonly execution: Big | null;
  /** In the order of the table's indicators. */
  readonly indicators: readonly (Big | null)[];
  /** Rows whose reported score stands because what was found on it was not accepted; `execution` for 预算执行率. */
  readonly asReported: ReadonlySet<number | "execution">;
}

/** The cells on which everything that was found was looked at and not accepted, so that a score there stands. */
function standingCells(findings: readonly Finding[], decisions: Decisions): ReadonlySet<string> {
  const standing = new Map<string, boolean>();
  for (const finding of findings) {
    const cell = a1(finding.cell);
    standing.set(cell, standing.get(cell) !== false && decisions.get(finding)?.choice === "rejected");
  }
  return new Set([...standing].flatMap(([cell, stands]) => (stands ? [cell] : [])));
}

/**
 * 复核得分: what the rules give, and where a reviewer did not accept what was found on a score, the reported one. What
 * is undecided or open counts as computed.
 */
export function reviewedScore(
  { scored, findings }: Pick<ReviewedTable, "scored" | "findings">,
  decisions: Decisions = NO_DECISIONS,
): ReviewedScore {
  const { execution, indicators, profile, total } = scored;
  const standing = standingCells(findings, decisions);
  const stands = (score: Entry | null | undefined): boolean => Boolean(score && standing.has(a1(score.cell)));
  const asReported = new Set<number | "execution">();
  const judged = indicators.map((each, at): Judged => {
    const reported = each.reportedScore?.value;
    if (!reported || !stands(each.row.score)) return each;
    asReported.add(at);
    return { ...each, score: reported };
  });
  const reportedExecution = execution?.reportedScore?.value;
  const isStanding = execution && reportedExecution && stands(execution.row.score);
  if (isStanding) asReported.add("execution");
  const executed: Execution | null = isStanding ? { ...execution, score: reportedExecution } : execution;
  return {
    total: total && (asReported.size === 0 ? total : totalOf(executed, judged, profile)),
    execution: executed?.score ?? null,
    indicators: judged.map(({ score }) => score),
    asReported,
  };
}

/** 偏离度: (reported − reviewed) ÷ reported, in percent, half-up to two decimals; null where there is nothing to divide. */
export function scoreDeviation(
  { reportedTotal }: Pick<Scored, "reportedTotal">,
  reviewed: Big | null,
): Big | null {
  const reported = reportedTotal?.value;
  if (!reported || !reviewed || reported.eq(ZERO)) return null;
  return roundHalfUp(reported.minus(reviewed).times(HUNDRED).div(reported));
}
