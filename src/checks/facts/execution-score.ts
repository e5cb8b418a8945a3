import { plausibleRate, plausibleScore, type ScoreFit } from "../../scoring/execution";
import { oncePerTable } from "./once-per-table";

/** How the reported execution score stands to the rule; "unknown" as well where none is reported. */
export const executionScoreFit = oncePerTable(({ execution, profile }): ScoreFit => {
  const reported = execution?.reportedScore;
  if (!reported) return "unknown";
  if (execution.rate && execution.score?.eq(reported.value)) return "right";
  return plausibleScore(execution, profile, reported);
});

/** Whether the amounts can give the reported execution rate; true where there is none. */
export const reportedRateIsPlausible = oncePerTable(({ execution }): boolean => {
  const reported = execution?.reportedRate;
  if (!reported) return true;
  return execution.rate?.eq(reported.value) === true || plausibleRate(execution, reported);
});
