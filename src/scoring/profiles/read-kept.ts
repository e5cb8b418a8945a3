import { z } from "zod";
import { readJson } from "../../json/read-json";
import type { Profile } from "../profile";
import { readProfile } from "../profile-schema";
import { keptProfile, migrated, type KeptProfile } from "./kept";
import { profileById } from "./registry";

const settings = z.record(z.string(), z.unknown());
const kept = z.strictObject({ base: z.string(), differences: settings, version: z.literal(1) });

/** The rules a workbook keeps, or null when what it keeps is not a profile, as after an edit by hand. */
export function readKept(text: string): Profile | null {
  const json = readJson(text);
  if (json.kind !== "json") return null;
  const current = kept.safeParse(json.value);
  if (current.success) return profileOfKept(current.data);
  const older = settings.safeParse(json.value);
  return older.success ? profileOf(migrated(older.data)) : null;
}

/** The rules that are kept so; null when they are not valid, as those of a later version may not be. */
export function profileOfKept({ base, differences }: KeptProfile): Profile | null {
  return profileOf({ base, ...differences });
}

/** The text by which a workbook keeps rules that a person chose. */
export function keptText(profile: Profile): string {
  return JSON.stringify(keptProfile(profile));
}

/** A built-in profile where nothing differs from it, else a custom one. */
function profileOf(given: Readonly<Record<string, unknown>>): Profile | null {
  const { base, ...differences } = given;
  const known = typeof base === "string" ? profileById(base) : undefined;
  if (known && Object.keys(differences).length === 0) return known;
  const reading = readProfile(given);
  return reading.ok ? reading.profile : null;
}
