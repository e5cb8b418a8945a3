import { plausibleScore, type ScoreFit } from "../../scoring/execution";
import { compare } from "../../scoring/decimal";
import { oncePerTable } from "./once-per-table";

/** How the reported execution score stands to the rule; "unknown" as well where none is reported. */
export const executionScoreFit = oncePerTable(({ execution, profile }): ScoreFit => {
  const reported = execution?.reportedScore;
  if (!reported) return "unknown";
  if (execution.rate && execution.score && compare(execution.score, reported.value) === 0) return "right";
  return plausibleScore(execution, profile, reported);
});
