import type { Profile } from "../../scoring/profile";
import { readProfile } from "../../scoring/profile-schema";

/** The rules a workbook keeps, or null when what it keeps is not a profile, as after an edit by hand. */
export function readKept(text: string): Profile | null {
  try {
    const reading = readProfile(JSON.parse(text));
    return reading.ok ? reading.profile : null;
  } catch {
    return null;
  }
}
