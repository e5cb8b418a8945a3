import { plausibleScore, type ScoreFit } from "../../scoring/execution";
import { oncePerTable } from "./once-per-table";

/** How the reported execution score stands to the rule; "unknown" as well where none is reported. */
export const executionScoreFit = oncePerTable(({ execution, profile }): ScoreFit => {
  const reported = execution?.reportedScore;
  if (!reported) return "unknown";
  if (execution.rate && execution.score?.eq(reported.value)) return "right";
  return plausibleScore(execution, profile, reported);
});
