import { readJson } from "../../json/read-json";
import type { Profile } from "../../scoring/profile";
import { readProfile } from "../../scoring/profile-schema";

/** The rules a workbook keeps, or null when what it keeps is not a profile, as after an edit by hand. */
export function readKept(text: string): Profile | null {
  const json = readJson(text);
  const reading = json.kind === "json" ? readProfile(json.value) : null;
  return reading?.ok === true ? reading.profile : null;
}
