import { readJson } from "../../json/read-json";
import type { LevelWeights, Profile } from "../../scoring/profile";
import { profileSchema, readProfile, type ProfileReading } from "../../scoring/profile-schema";
import { PROFILES, profileById } from "../../scoring/profiles/registry";

/** Settings that are one number. */
export const NUMBER_FIELDS = [
  "executionWeight",
  "executionReasonBelow",
  "passLine",
  "deviationPercent",
  "executionBehindPoints",
  "goalCopiedPercent",
  "rateTolerance",
] as const;

export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Two numbers of a step or a limit, as they are typed. */
export type Pair = readonly [string, string];

/** A named number, as it is typed. */
export type Named = readonly [name: string, typed: string];

/** A profile while it is being changed: numbers as they are typed, so that a wrong one can be shown and mended. */
export interface Draft extends Readonly<Record<NumberField, string>> {
  /** The profile it started from: what the page does not show comes from it. */
  readonly base: Profile;
  readonly zeroBudget: Profile["zeroBudget"];
  readonly roundRateFirst: boolean;
  readonly deviationIncluded: boolean;
  /** Percent of the pace of the year below which spending is behind: for a warning, and for a note. */
  readonly progressBehind: Pair;
  readonly checks: Profile["checks"];
  readonly reverse: Profile["reverse"];
  readonly executionBands: readonly Pair[];
  readonly totalCaps: readonly Pair[];
  readonly grades: readonly Named[];
  readonly withoutCost: readonly Named[];
  readonly withCost: readonly Named[];
}

function named(weights: LevelWeights): readonly Named[] {
  return Object.entries(weights).map(([name, points]) => [name, String(points)]);
}

/** The settings of a profile as they are typed. */
export function draftOf(profile: Profile): Draft {
  return {
    base: profile,
    executionWeight: String(profile.executionWeight),
    executionReasonBelow: String(profile.executionReasonBelow),
    passLine: String(profile.passLine),
    deviationPercent: String(profile.deviationPercent),
    executionBehindPoints: String(profile.executionBehindPoints),
    goalCopiedPercent: String(profile.goalCopiedPercent),
    rateTolerance: String(profile.rateTolerance),
    zeroBudget: profile.zeroBudget,
    roundRateFirst: profile.roundRateFirst,
    deviationIncluded: profile.deviationIncluded,
    progressBehind: [String(profile.progressBehind.warning), String(profile.progressBehind.info)],
    checks: profile.checks,
    reverse: profile.reverse,
    executionBands: profile.executionBands.map(({ from, percent }) => [String(from), String(percent)]),
    totalCaps: profile.totalCaps.map(({ rateBelow, total }) => [String(rateBelow), String(total)]),
    grades: profile.grades.map(({ grade, from }) => [grade, String(from)]),
    withoutCost: named(profile.levelWeights.withoutCost),
    withCost: named(profile.levelWeights.withCost),
  };
}

/** A typed number; what is none stays as it was typed, for the schema to name it. */
function typed(text: string): number | string {
  const folded = text.normalize("NFKC").trim();
  return /^-?\d+(?:\.\d+)?$/.test(folded) ? Number(folded) : text;
}

function weights(entries: readonly Named[]): Readonly<Record<string, number | string>> {
  return Object.fromEntries(entries.map(([name, text]) => [name, typed(text)]));
}

function settingsOf(draft: Draft): Readonly<Record<string, unknown>> {
  return {
    executionWeight: typed(draft.executionWeight),
    executionReasonBelow: typed(draft.executionReasonBelow),
    passLine: typed(draft.passLine),
    deviationPercent: typed(draft.deviationPercent),
    executionBehindPoints: typed(draft.executionBehindPoints),
    goalCopiedPercent: typed(draft.goalCopiedPercent),
    rateTolerance: typed(draft.rateTolerance),
    zeroBudget: draft.zeroBudget,
    roundRateFirst: draft.roundRateFirst,
    deviationIncluded: draft.deviationIncluded,
    progressBehind: { warning: typed(draft.progressBehind[0]), info: typed(draft.progressBehind[1]) },
    checks: draft.checks,
    reverse: draft.reverse,
    executionBands: draft.executionBands.map(([from, percent]) => ({
      from: typed(from),
      percent: typed(percent),
    })),
    totalCaps: draft.totalCaps.map(([rateBelow, total]) => ({
      rateBelow: typed(rateBelow),
      total: typed(total),
    })),
    grades: draft.grades.map(([grade, from]) => ({ grade, from: typed(from) })),
    levelWeights: { withoutCost: weights(draft.withoutCost), withCost: weights(draft.withCost) },
  };
}

function sameRules(a: Profile, b: Profile): boolean {
  // Parsed, so that both have their settings in the same order.
  const rules = (profile: Profile): string =>
    JSON.stringify({ ...profileSchema.parse(profile), id: "", name: "", basis: "" });
  return rules(a) === rules(b);
}

/** Whether the draft says anything else than the profile it started from. */
export function isChanged(draft: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(draft.base));
}

/**
 * The profile a draft makes, or what is wrong with it. Changed back to what one of the profiles that come with
 * Hengbiao says, it is that profile again; else it is called a custom one, after the one it started from.
 */
export function profileOf(draft: Draft): ProfileReading {
  const known = profileById(draft.base.id);
  const own = known ? {} : { id: draft.base.id, name: draft.base.name, basis: draft.base.basis };
  const reading = readProfile({ ...(known ? { base: known.id } : {}), ...own, ...settingsOf(draft) });
  if (!reading.ok) return reading;
  const same = PROFILES.find((profile) => sameRules(profile, reading.profile));
  return same ? { ok: true, profile: same } : reading;
}

/** The settings that keep the draft from being saved. */
export function wrongSettings(draft: Draft): ReadonlySet<string> {
  const result = profileSchema.safeParse({ ...draft.base, ...settingsOf(draft) });
  return new Set(result.success ? [] : result.error.issues.map(({ path }) => String(path[0])));
}

/** What a file holds that was chosen for import. */
export type Imported = ProfileReading | { readonly ok: false; readonly problems: null };

/** A profile from the text of a file; `problems` is null where the text is no JSON at all. */
export function importedProfile(text: string): Imported {
  const read = readJson(text);
  return read.kind === "json" ? readProfile(read.value) : { ok: false, problems: null };
}

/** A profile as the file that is exported, to be read by people as well. */
export function exportedText(profile: Profile): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}
