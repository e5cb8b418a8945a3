import type { Finding } from "../checks/check";

/** Checks that a reason settles once it is written into the cell their findings point at. */
const SETTLED_BY_A_REASON: ReadonlySet<string> = new Set([
  "execution-reason-missing",
  "adjustment-reason-missing",
  "reason-missing",
  "deviation-unexplained",
]);

/** The findings for which a reason is due; each points at the cell that the reason belongs into. */
export function dueReasons(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ check }) => SETTLED_BY_A_REASON.has(check));
}
