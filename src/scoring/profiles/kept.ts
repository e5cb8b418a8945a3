import type { Profile } from "../profile";
import { DEFAULT_PROFILE, PROFILES, profileById } from "./registry";

/** How a workbook keeps a profile: what differs from one that comes with Hengbiao. */
export interface KeptProfile {
  readonly base: string;
  readonly differences: Readonly<Record<string, unknown>>;
  readonly version: typeof KEPT_VERSION;
}

export const KEPT_VERSION = 1;

const NAMES = ["id", "name", "basis"];

function differencesOf(profile: Profile, base: Profile): Readonly<Record<string, unknown>> {
  const given = new Map<string, unknown>(Object.entries(base));
  const changed = Object.entries(profile).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(given.get(key)),
  );
  return Object.fromEntries(changed);
}

/** The built-in profile that another one is nearest to: the one it is named after, else the one with fewest changes. */
function baseOf(profile: Profile): Profile {
  const named = PROFILES.find(({ name }) => profile.name.zh.endsWith(`（${name.zh}）`));
  if (named) return named;
  const counted = PROFILES.map((base) => ({ base, count: Object.keys(differencesOf(profile, base)).length }));
  return counted.reduce((nearest, next) => (next.count < nearest.count ? next : nearest)).base;
}

/** What a workbook keeps of a profile that a person chose. */
export function keptProfile(profile: Profile): KeptProfile {
  const known = profileById(profile.id);
  const base = known ?? baseOf(profile);
  return { base: base.id, differences: differencesOf(profile, base), version: KEPT_VERSION };
}

/**
 * What earlier versions kept, a whole profile, as it is kept now. A setting that was only their default is none that a
 * person chose: the formula of a missed ≤ indicator was 指标值 ÷ 完成值 unless it was changed.
 */
export function migrated(whole: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const base = typeof whole["id"] === "string" ? profileById(whole["id"]) : undefined;
  const given = new Map<string, unknown>(Object.entries(base ?? DEFAULT_PROFILE));
  const own = Object.entries(whole).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(given.get(key)) &&
      !(key === "reverse" && value === "ratio") &&
      !(base && NAMES.includes(key)),
  );
  return { ...(base && { base: base.id }), ...Object.fromEntries(own) };
}
