import { NO_GUIDANCE, type Guidance } from "../report/guidance";
import { BUDGET, review } from "../report/review";
import type { Profile } from "../scoring/profile";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { ReviewedSheet } from "./state/state";

export { firstChosen, planCorrections } from "./view/correction-plan";
export { planWrites, writePatches } from "./view/write-plan";

/**
 * Reads, scores and checks sheets, each by itself, so that one of them can be done again alone, and all within the
 * budget of one workbook: the pane's own thread does it, which nobody else could stop.
 */
export function reviewSheets(
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  guidance: Guidance = NO_GUIDANCE,
): readonly ReviewedSheet[] {
  let budget = BUDGET;
  return sheets.map((snapshot) => {
    const { tables, unread, left } = review([snapshot], profile, budget, guidance);
    budget = left;
    return { snapshot, tables, unread };
  });
}
