import { SEVERITIES, type Finding, type Severity } from "../../checks/check";
import { a1, a1Area, sameAddress, type CellAddress } from "../../sheet/address";
import { gatheredByRow } from "../../report/gathered";
import { gatherAreas } from "../../report/unread-sentence";

/** Findings that have one cause, told as one; the first is the gravest. */
export type Cause = readonly Finding[];

/** How many causes there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Causes of one check that stand under one line. */
export interface CauseGroup {
  readonly check: string;
  readonly severity: Severity;
  readonly causes: readonly Cause[];
}

/** What is told of a table, one line each: everything that counts findings for a person counts these. */
export function causesOf(findings: readonly Finding[]): readonly Cause[] {
  return gatheredByRow(findings);
}

/** The severity of a cause is that of the first finding it holds, its worst. */
export function severityOf([first]: Cause): Severity {
  return first?.severity ?? "info";
}

/** How many causes there are of each severity. */
export function countBySeverity(causes: readonly Cause[]): SeverityCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const cause of causes) counts[severityOf(cause)] += 1;
  return counts;
}

/** The causes of one severity, or all. */
export function filtered(causes: readonly Cause[], severity: Severity | null): readonly Cause[] {
  return severity === null ? causes : causes.filter((cause) => severityOf(cause) === severity);
}

/** A finding's key in its table: the same after scoring again, as long as it is still found. */
export function findingKey({ check, cell, part, row }: Finding): string {
  return [check, part, row ?? "", a1(cell)].join(" ");
}

/** Whether a cause is the one that was visited last, by the key of that finding. */
export function isVisited(cause: Cause, current: string | null): boolean {
  return cause.some((finding) => findingKey(finding) === current);
}

/** The cause that stands on a cell, else one that rests on it; the one visited last before others. */
export function causeAt(causes: readonly Cause[], cell: CellAddress, current: string | null): Cause | null {
  const standing = causes.filter((cause) => cause.some((finding) => sameAddress(finding.cell, cell)));
  const resting = causes.filter((cause) =>
    cause.some(({ related }) => related.some((other) => sameAddress(other, cell))),
  );
  return (
    [...standing, ...resting].find((cause) => isVisited(cause, current)) ?? standing[0] ?? resting[0] ?? null
  );
}

/** By which a group of findings is told from the others while they change. */
export function groupKey({ check, severity }: Pick<CauseGroup, "check" | "severity">): string {
  return `${severity} ${check}`;
}

/** With more causes than this, those of one check are put together; with fewer, only where there are several of them. */
const MANY = 10;
const SEVERAL = 3;

/** Causes by check and severity, worst first; inside a group the order stays. */
export function groupsOf(causes: readonly Cause[]): readonly CauseGroup[] {
  const groups = new Map<string, Cause[]>();
  for (const cause of causes) {
    const key = groupKey({ check: cause[0]?.check ?? "", severity: severityOf(cause) });
    const group = groups.get(key);
    if (group) group.push(cause);
    else groups.set(key, [cause]);
  }
  const least = causes.length > MANY ? 2 : SEVERAL;
  return [...groups.values()]
    .flatMap((group) => (group.length < least ? group.map((cause) => [cause]) : [group]))
    .map((group) => ({
      check: group[0]?.[0]?.check ?? "",
      severity: severityOf(group[0] ?? []),
      causes: group,
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Whether anything would be put together, so that a person may choose. */
export function canBeGrouped(causes: readonly Cause[]): boolean {
  return causes.length > MANY || groupsOf(causes).some((group) => group.causes.length > 1);
}

/** More places than this say less: the first ones are named, and that there are others. */
const PLACES_NAMED = 4;

/** Where causes stand, neighbours as one stretch: H14:H22. */
export function placesOf(causes: readonly Cause[]): string {
  const areas = gatherAreas(causes.flatMap(([first]) => (first ? [first.cell] : [])));
  const named = areas.slice(0, PLACES_NAMED).map(a1Area).join("、");
  return areas.length > PLACES_NAMED ? `${named}…` : named;
}

/** On how many cells one value would settle what was found. */
export function proposalCount(findings: readonly Finding[]): number {
  return new Set(findings.flatMap(({ proposal }) => (proposal ? [a1(proposal.cell)] : []))).size;
}
