import type { SheetSnapshot } from "../sheet/snapshot";

/** How the title of every review work paper begins. */
export const REVIEW_PAPER_TITLE = "绩效自评复核工作底稿";

/** Whether a sheet is a review work paper: about a self-evaluation, and laid out like one, but none. */
export function isReviewPaper({ rows }: SheetSnapshot): boolean {
  const first = rows.find((row) => row.some((cell) => (cell?.text ?? "") !== ""));
  return first?.some((cell) => cell?.text.startsWith(REVIEW_PAPER_TITLE)) ?? false;
}
