import { CHOICE_NAMES } from "../../report/decision-words";
import type { Choice } from "../../report/decisions";
import type { Language } from "../../report/language";
import { counted } from "../messages/counted";

/** What is said where a reviewer decides on findings. */
export interface DecidingWords {
  /** The choice before anything was chosen, and its name for those who hear it. */
  readonly undecided: string;
  readonly decide: (finding: string) => string;
  readonly choice: Readonly<Record<Choice, string>>;
  readonly reason: string;
  readonly reasonMissing: string;
  /** A finding that is another than when it was decided on. */
  readonly changedSince: (choice: string, reason: string) => string;
  /** How many findings of a table were decided how. */
  readonly summary: (counts: Readonly<Record<Choice, number>>, undecided: number) => string;
  /** The total after the decisions, in points. */
  readonly reviewed: (points: string) => string;
  /** In percent, without the sign. */
  readonly deviation: (percent: string) => string;
  readonly deviationHint: string;
  /** What a reviewer hands on, and as what. */
  readonly workPaper: string;
  readonly opinion: string;
  readonly as: Readonly<Record<"sheet" | "xlsx" | "docx", string>>;
  readonly brought: (decisions: number) => string;
  readonly unreadable: string;
}

const WORDS: Readonly<Record<Language, DecidingWords>> = {
  zh: {
    undecided: "复核…",
    decide: (finding) => `复核决定：${finding}`,
    choice: CHOICE_NAMES.zh,
    reason: "理由",
    reasonMissing: "请写明不采纳的理由",
    changedSince: (choice, reason) =>
      `原定“${choice}”${reason === "" ? "" : `（${reason}）`}，之后表中有变，请重新核实。`,
    summary: ({ accepted, rejected, open }, undecided) =>
      `复核：采纳 ${accepted}，不采纳 ${rejected}，待核实 ${open}，未定 ${undecided}`,
    reviewed: (points) => `复核得分 ${points}`,
    deviation: (percent) => `偏离度 ${percent}\u00a0%`,
    deviationHint: "（自评得分 − 复核得分）÷ 自评得分",
    workPaper: "复核底稿",
    opinion: "审核意见",
    as: { sheet: "新工作表", xlsx: "存为 Excel 文件", docx: "存为 Word 文件" },
    brought: (decisions) => `工作簿里有 ${decisions} 条复核决定，评分后显示在问题旁边。`,
    unreadable: "工作簿里保存的复核决定读不出来，没有采用；作出新的决定后将替换它。",
  },
  en: {
    undecided: "Decide…",
    decide: (finding) => `Decision: ${finding}`,
    choice: CHOICE_NAMES.en,
    reason: "Reason",
    reasonMissing: "Say why it is not accepted",
    changedSince: (choice, reason) =>
      `Was “${choice}”${reason === "" ? "" : ` (${reason})`}; the sheet has changed since, verify it again.`,
    summary: ({ accepted, rejected, open }, undecided) =>
      `Review: ${accepted} accepted, ${rejected} not accepted, ${open} to be verified, ${undecided} undecided`,
    reviewed: (points) => `Reviewed ${points}`,
    deviation: (percent) => `deviation ${percent}%`,
    deviationHint: "(reported − reviewed) ÷ reported",
    workPaper: "Work paper",
    opinion: "Opinion",
    as: { sheet: "New sheet", xlsx: "As an Excel file", docx: "As a Word file" },
    brought: (decisions) =>
      `The workbook holds ${counted(decisions, "decision")} on findings; they show beside the findings once it is scored.`,
    unreadable:
      "The decisions that the workbook keeps cannot be read and were not used; the next decision replaces them.",
  },
};

/** What is said of decisions in a language. */
export function decidingWords(language: Language): DecidingWords {
  return WORDS[language];
}
