import { SEVERITIES, type Finding, type Severity } from "../../checks/check";
import { a1, a1Area } from "../../sheet/address";
import { gatherAreas } from "../../report/unread-sentence";

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Findings of one check that stand under one line. */
export interface FindingGroup {
  readonly check: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

export function countBySeverity(findings: readonly Finding[]): SeverityCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The findings of one severity, or all. */
export function filtered(findings: readonly Finding[], severity: Severity | null): readonly Finding[] {
  return severity === null ? findings : findings.filter((finding) => finding.severity === severity);
}

/** With more findings than this, those of one check are shown under one line. */
export const MANY = 10;

/** A finding's key in its table: the same after scoring again, as long as it is still found. */
export function findingKey({ check, cell, part, row }: Finding): string {
  return [check, part, row ?? "", a1(cell)].join(" ");
}

export function groupKey({ check, severity }: Pick<FindingGroup, "check" | "severity">): string {
  return `${severity} ${check}`;
}

/** Findings by check and severity, worst first; inside a group the order stays. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => ({
      check: group[0]?.check ?? "",
      severity: group[0]?.severity ?? "info",
      findings: group,
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** More places than this say less: the first ones are named, and that there are others. */
const PLACES_NAMED = 4;

/** Where findings stand, neighbours as one stretch: H14:H22. */
export function placesOf(findings: readonly Finding[]): string {
  const areas = gatherAreas(findings.map(({ cell }) => cell));
  const named = areas.slice(0, PLACES_NAMED).map(a1Area).join("、");
  return areas.length > PLACES_NAMED ? `${named}…` : named;
}

/** On how many cells one value would settle what was found. */
export function proposalCount(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ proposal }) => (proposal ? [a1(proposal.cell)] : []))).size;
}
