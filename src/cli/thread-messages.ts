import type { WorkbookReading } from "../files/workbook-reading";
import type { FileOutcome, ReviewSettings } from "./file-outcome";

/** What a thread sends once its code is loaded, so that loading does not count against its first file. */
export const READY = "ready";

function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

/** Tells settings from anything else that could come over the channel; both ends are of one build. */
export function isReviewSettings(value: unknown): value is ReviewSettings {
  return hasKey(value, "profile") && hasKey(value, "style");
}

/** Whether a message of a thread of ours is the outcome of a file. */
export function isFileOutcome(value: unknown): value is FileOutcome {
  return hasKey(value, "kind");
}

/** Whether a message of a thread of ours is what was read of a workbook. */
export function isWorkbookReading(value: unknown): value is WorkbookReading {
  return hasKey(value, "kind");
}
