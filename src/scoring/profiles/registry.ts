import type { FormId } from "../../forms/form-spec";
import { formSpec } from "../../forms/registry";
import type { Profile } from "../profile";
import { guide2021 } from "./guide-2021";
import { jiangsu } from "./jiangsu";
import { national2020 } from "./national-2020";
import { shanghai } from "./shanghai";
import { sichuan } from "./sichuan";

export const DEFAULT_PROFILE: Profile = national2020;

/** Every profile that comes with Hengbiao, the default first. A new one is a file beside these and a line here. */
export const PROFILES: readonly Profile[] = [national2020, guide2021, sichuan, shanghai, jiangsu];

/** The profile that a form goes by, and how it was come to. */
export interface ChosenProfile {
  readonly profile: Profile;
  readonly profileBy: "person" | "form" | "file" | "default";
}

/**
 * The profile for a form: the one a person chose, else the one that a learned form goes by, else the one the form's spec names, else
 * the national one. `spec` is null for a form that fits no spec. What the file under check brings along counts only where neither
 * a person nor a learned form says anything.
 */
export function profileFor(
  spec: FormId | null,
  chosen: Profile | null,
  learned: Profile | null = null,
  claimed: Profile | null = null,
): ChosenProfile {
  if (chosen) return { profile: chosen, profileBy: "person" };
  if (learned) return { profile: learned, profileBy: "form" };
  if (claimed) return { profile: claimed, profileBy: "file" };
  const named = spec === null ? undefined : formSpec(spec).profile;
  const profile = named === undefined ? undefined : profileById(named);
  return profile ? { profile, profileBy: "form" } : { profile: DEFAULT_PROFILE, profileBy: "default" };
}

/** The profile of that id; undefined when there is none. */
export function profileById(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
