import type { FormStage } from "../forms/form-spec";
import type { Scored } from "../scoring/scored";
import {
  SEVERITIES,
  type Check,
  type Finding,
  type MessageData,
  type PrintedNames,
  type Raised,
  type Severity,
} from "./check";
import { ALL_FORMS } from "./facts/form-groups";
import { oncePerTable } from "./facts/once-per-table";
import { findingsOfRead } from "./facts/findings-of-read";
import { failureOf } from "./internal-error";
import { CHECKS } from "./registry";

const RANK = new Map(SEVERITIES.map((severity, rank) => [severity, rank]));

/** Worst first, then from top to bottom and from left to right; checks on one cell by id. */
function inReadingOrder(a: Finding, b: Finding): number {
  return (
    (RANK.get(a.severity) ?? 0) - (RANK.get(b.severity) ?? 0) ||
    a.cell.row - b.cell.row ||
    a.cell.column - b.cell.column ||
    (a.check < b.check ? -1 : Number(a.check > b.check))
  );
}

/** The same for all findings of a table. */
const printedNames = oncePerTable(({ table: { spec, columns, fieldLabels, total } }): PrintedNames => {
  return { spec, columns, fieldLabels, total };
});

function findingOf(check: Check, raised: Raised<MessageData>, scored: Scored): Finding {
  return {
    check: check.id,
    severity: raised.severity ?? check.severity,
    part: raised.part,
    row: raised.row,
    cell: raised.cell,
    related: raised.related ?? [],
    data: raised.data,
    printed: printedNames(scored),
    proposal: raised.proposal ?? null,
  };
}

/** Adds what a check finds. */
function addFindings(findings: Finding[], check: Check, scored: Scored): void {
  const before = findings.length;
  try {
    for (const raised of check.run(scored)) findings.push(findingOf(check, raised, scored));
  } catch (thrown) {
    findings.length = before;
    findings.push(failureOf(check, scored, thrown));
  }
}

/** What the given checks find, worst first. A check that throws gives one `internal-error` finding in place of its own. */
export function findingsBy(checks: readonly Check[], scored: Scored): readonly Finding[] {
  const findings: Finding[] = [];
  for (const check of checks) addFindings(findings, check, scored);
  return findings.sort(inReadingOrder);
}

const CHECKS_BY_STAGE: ReadonlyMap<FormStage, readonly Check[]> = new Map(
  ALL_FORMS.map((stage) => [stage, CHECKS.filter((check) => check.appliesTo.includes(stage))]),
);

/** What is still said of a project that was given up: that it was, and what holds of its amounts all the same. */
const OF_CANCELLED: ReadonlySet<string> = new Set([
  "project-cancelled",
  "funds-sum",
  "income-sum",
  "expenditure-income-mismatch",
  "amount-unreadable",
  "missing-field",
]);

/** Findings as the profile wants them: those of checks that are off left out, others no graver than it says. */
function asProfileWants(findings: readonly Finding[], { profile }: Scored): readonly Finding[] {
  if (Object.keys(profile.checks).length === 0) return findings;
  return findings
    .flatMap((finding) => {
      const setting = profile.checks[finding.check];
      if (setting === undefined) return [finding];
      return setting === "off" ? [] : [{ ...finding, severity: milder(finding.severity, setting) }];
    })
    .sort(inReadingOrder);
}

function milder(one: Severity, other: Severity): Severity {
  return (RANK.get(one) ?? 0) > (RANK.get(other) ?? 0) ? one : other;
}

/** The checks that the profile turns off for a table's stage, by id; a table they did not look at is not clean. */
export function checksOff({ profile, table }: Scored): readonly string[] {
  return (CHECKS_BY_STAGE.get(table.stage) ?? [])
    .map(({ id }) => id)
    .filter((id) => profile.checks[id] === "off");
}

/** The checks that the profile makes milder for a table's stage, with the severity they keep at most. */
export function checksMilder({
  profile,
  table,
}: Scored): readonly { readonly check: string; readonly severity: Severity }[] {
  return (CHECKS_BY_STAGE.get(table.stage) ?? []).flatMap(({ id, severity: own }) => {
    const setting = profile.checks[id];
    return setting === undefined || setting === "off" || milder(own, setting) === own
      ? []
      : [{ check: id, severity: setting }];
  });
}

/** Everything that the checks of its stage find in a scored table, worst first, then by position. */
export function runChecks(scored: Scored): readonly Finding[] {
  const findings = findingsBy(CHECKS_BY_STAGE.get(scored.table.stage) ?? [], scored);
  const isCancelled = findings.some(({ check }) => check === "project-cancelled");
  const relevant = isCancelled ? findings.filter(({ check }) => OF_CANCELLED.has(check)) : findings;
  return asProfileWants(findingsOfRead(relevant, scored.table), scored);
}
