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

/** Findings in the order they are listed, as `check part row`; weight-structure aside, which small examples all have. */
export function found(table: Table, profile: Profile = national2020): readonly string[] {
  return findingsIn(table, profile)
    .filter(({ check }) => check !== "weight-structure" && check !== "weight-sum")
    .map(({ check, part, row }) => (row === null ? `${check} ${part}` : `${check} ${part} ${String(row)}`));
}
