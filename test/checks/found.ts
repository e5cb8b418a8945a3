import type { Finding } from "../../src/checks/check";
import { runChecks } from "../../src/checks/run-checks";
import type { Table } from "../../src/reading/table";
import type { Profile } from "../../src/scoring/profile";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";

/** Everything the checks find in a table. */
export function findingsIn(table: Table, profile: Profile = national2020): readonly Finding[] {
  return runChecks(score(table, profile));
}

/** What small examples all have, as they hold a part of a form only. */
const OF_SMALL_EXAMPLES: ReadonlySet<string> = new Set([
  "weight-structure",
  "weight-sum",
  "category-missing",
  "no-indicators",
  "score-not-stated",
]);

/** Findings in the order they are listed, as `check part row`, without those that small examples all have. */
export function found(table: Table, profile: Profile = national2020): readonly string[] {
  return findingsIn(table, profile)
    .filter(({ check }) => !OF_SMALL_EXAMPLES.has(check))
    .map(({ check, part, row }) => (row === null ? `${check} ${part}` : `${check} ${part} ${String(row)}`));
}
