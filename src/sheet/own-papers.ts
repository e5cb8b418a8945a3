import { RESULT_IDENTITY } from "./identity";
import type { SheetSnapshot } from "./snapshot";

/** What Hengbiao itself makes about forms and is none: 复核底稿, 审核意见, and the sheets of a roll-up or of what was sent out. */
export type OwnPaper = "review-paper" | "opinion" | "result";

/** How the title of a review work paper begins, and labels that each of its sheets has. */
export const REVIEW_PAPER = {
  title: "绩效自评复核工作底稿",
  findings: "发现的问题",
  decision: "复核意见",
} as const;

/** How the title of a review opinion begins, and a heading of it, in both languages. */
export const OPINION = {
  zh: { title: "项目支出绩效自评审核意见", findings: "二、审核发现的问题" },
  en: { title: "Review opinion on the self-evaluation", findings: "2. Findings" },
} as const;

const TOLD_BY = [
  {
    paper: "review-paper",
    title: REVIEW_PAPER.title,
    labels: [REVIEW_PAPER.findings, REVIEW_PAPER.decision],
  },
  { paper: "opinion", title: OPINION.zh.title, labels: [OPINION.zh.findings] },
  { paper: "opinion", title: OPINION.en.title, labels: [OPINION.en.findings] },
] as const;

/**
 * Which of our own papers a sheet is; null for any other. They tell by their texts, which survive every program and
 * copy: by the title and by labels of theirs, as an office may give a form the same title.
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
  const isThere = (label: string): boolean => rows.some((row) => row.some((cell) => cell?.text === label));
  return told.labels.every(isThere) ? told.paper : null;
}

/** A finding as our papers list it, or several of one cause; each part a text in the language of the list. */
export interface ListedFinding {
  readonly level: string;
  /** How grave its level is among others: 0 for the gravest. */
  readonly rank: number;
  readonly dimension: string;
  readonly object: string;
  readonly place: string;
  readonly finding: string;
  readonly fact: string;
  readonly proposal: string;
  readonly basis: string;
  /** What the reviewer decided, with the reason; empty where nothing was. */
  readonly decision: string;
}
