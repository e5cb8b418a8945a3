import { SEVERITIES, type MessageData, type Severity } from "../../checks/check";
import type { Profile } from "../../scoring/profile";
import type { Language } from "../../report/language";
import type { RollUp } from "../roll-up";
import type { CrossCheck, CrossFinding, CrossRaised } from "./check";
import { CROSS_CHECKS } from "./registry";

const RANK = new Map(SEVERITIES.map((severity, rank) => [severity, rank]));

function rankOf(severity: Severity): number {
  return RANK.get(severity) ?? 0;
}

function findingOf(
  check: CrossCheck,
  raised: CrossRaised<MessageData>,
  { units }: RollUp,
  { checks }: Profile,
  language: Language,
): CrossFinding | null {
  const setting = checks[check.id];
  if (setting === "off") return null;
  const own = raised.severity ?? check.severity;
  const severity = setting !== undefined && rankOf(setting) > rankOf(own) ? setting : own;
  const { unit, projects, places, data } = raised;
  const wording = check.wording[language];
  return {
    check: check.id,
    severity,
    unit,
    unitNumber: units.indexOf(unit) + 1,
    projects,
    places,
    message: wording.message(data),
    fix: wording.fix(data),
  };
}

/** What the given checks find in a roll-up, worst first; the profile turns checks off or makes them milder. */
export function crossFindingsBy(
  checks: readonly CrossCheck[],
  rollUp: RollUp,
  profile: Profile,
  language: Language,
): readonly CrossFinding[] {
  const findings = checks.flatMap((check) =>
    [...check.run(rollUp)].flatMap((raised) => findingOf(check, raised, rollUp, profile, language) ?? []),
  );
  return findings.sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || a.unitNumber - b.unitNumber);
}

/** What all checks over many tables find in a roll-up, worst first. */
export function runCrossChecks(
  rollUp: RollUp,
  profile: Profile,
  language: Language,
): readonly CrossFinding[] {
  return crossFindingsBy(CROSS_CHECKS, rollUp, profile, language);
}
