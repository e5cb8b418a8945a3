import { RESULT_IDENTITY } from "./identity";
import type { SheetSnapshot } from "./snapshot";

/** What Hengbiao itself makes about forms and is none: 复核底稿, 审核意见, and the sheets of a roll-up or of what was sent out. */
export type OwnPaper = "review-paper" | "opinion" | "result";

/** How the title of a review work paper begins, and a label of its own. */
export const REVIEW_PAPER = { title: "绩效自评复核工作底稿", label: "偏离度算法" } as const;

/** How the title of a review opinion begins, and a heading of its own, in both languages. */
export const OPINION = {
  zh: { title: "项目支出绩效自评审核意见", label: "二、审核发现的问题" },
  en: { title: "Review opinion on the self-evaluation", label: "2. Findings" },
} as const;

const TOLD_BY = [
  { paper: "review-paper", ...REVIEW_PAPER },
  { paper: "opinion", ...OPINION.zh },
  { paper: "opinion", ...OPINION.en },
] as const;

/**
 * Which of our own papers a sheet is; null for any other. They tell by their texts, which survive every program and
 * copy: by the title and by one text more, as an office may give a form the same title.
 */
export function ownPaperOf({ rows, identity }: SheetSnapshot): OwnPaper | null {
  if (identity === RESULT_IDENTITY) return "result";
  let title = "";
  for (const row of rows) {
    title = row.find((cell) => cell && cell.text !== "")?.text ?? "";
    if (title !== "") break;
  }
  const told = TOLD_BY.find((each) => title.startsWith(each.title));
  if (!told) return null;
  return rows.some((row) => row.some((cell) => cell?.text === told.label)) ? told.paper : null;
}
