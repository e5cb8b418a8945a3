import { NO_GUIDANCE, type Guidance } from "../report/guidance";
import { BUDGET, review, reviewInSteps } from "../report/review";
import type { Host } from "../hosts/host";
import type { Profile } from "../scoring/profile";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { ReviewedSheet } from "./state/state";

export { firstChosen, planCorrections } from "./view/correction-plan";
export { followMarks } from "./view/follow-marks";
export { markCount, markPatches } from "./view/mark-plan";
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

/** Milliseconds of work after which a key that was pressed meanwhile gets its turn. */
const TURN_MS = 12;

/** The clock, a moment in which the page sees to what a person does, and what the workbook keeps. */
export interface Surroundings {
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly host: Pick<Host, "loadSetting">;
}

/** Whether a sheet may have been made from a document, whose texts stay texts. */
function isOfTexts({ rows }: SheetSnapshot): boolean {
  const cells = rows.flat().filter((cell) => cell !== null);
  return cells.filter(({ numberFormat }) => numberFormat === "@").length * 2 > cells.length;
}

/** Sheets that were made from documents with the pages that the workbook keeps for them. */
export async function withPages(
  sheets: readonly SheetSnapshot[],
  { loadSetting }: Surroundings["host"],
): Promise<readonly SheetSnapshot[]> {
  if (!sheets.some(isOfTexts)) return sheets;
  const kept = await loadSetting("document-pages");
  if (!kept.ok || kept.value === null) return sheets;
  const { withKeptPages } = await import("../reading/kept-pages");
  return withKeptPages(sheets, kept.value);
}

/** The same, with pauses between the steps, so that what is typed meanwhile shows at once. */
export async function reviewSheetsInTurns(
  sheets: readonly SheetSnapshot[],
  profile: Profile | null,
  guidance: Guidance,
  { now, pause, host }: Surroundings,
): Promise<readonly ReviewedSheet[]> {
  let budget = BUDGET;
  let since = now();
  const reviewed: ReviewedSheet[] = [];
  for (const snapshot of await withPages(sheets, host)) {
    const steps = reviewInSteps([snapshot], profile, budget, guidance);
    let step = steps.next();
    while (step.done !== true) {
      if (now() - since >= TURN_MS) {
        await pause(0);
        since = now();
      }
      step = steps.next();
    }
    const { tables, unread, left } = step.value;
    budget = left;
    reviewed.push({ snapshot, tables, unread });
  }
  return reviewed;
}
