import type { Profile } from "../profile";
import { guide2021 } from "./guide-2021";
import { jiangsu } from "./jiangsu";
import { national2020 } from "./national-2020";
import { shanghai } from "./shanghai";
import { sichuan } from "./sichuan";

export const DEFAULT_PROFILE: Profile = national2020;

/** Every profile that comes with Hengbiao, the default first. A new one is a file beside these and a line here. */
export const PROFILES: readonly Profile[] = [national2020, guide2021, sichuan, shanghai, jiangsu];

/** The profile of that id; undefined when there is none. */
export function profileById(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
