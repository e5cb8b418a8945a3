import { review } from "../report/review";
import type { Profile } from "../scoring/profile";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { ReviewedSheet } from "./state/state";

export { planWrites, writePatches } from "./view/write-plan";

/** Reads, scores and checks sheets, each by itself, so that one of them can be done again alone. */
export function reviewSheets(sheets: readonly SheetSnapshot[], profile: Profile): readonly ReviewedSheet[] {
  return sheets.map((snapshot) => ({ snapshot, ...review([snapshot], profile) }));
}
