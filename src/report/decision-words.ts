import type { Choice, Decided } from "./decisions";
import type { Language } from "./language";

/** The names of what may be decided. */
export const CHOICE_NAMES: Readonly<Record<Language, Readonly<Record<Choice, string>>>> = {
  zh: { accepted: "采纳", rejected: "不采纳", open: "待核实" },
  en: { accepted: "Accepted", rejected: "Not accepted", open: "To be verified" },
};

/** What was decided with its reason, as papers have it: 不采纳：财政收回指标. Empty where nothing was. */
export function decisionText(decided: Decided | null, language: Language): string {
  if (!decided) return "";
  const names = CHOICE_NAMES[language];
  const { choice, reason, before } = decided;
  if (before) {
    const was = names[before.choice];
    return language === "zh"
      ? `${names.open}（原定“${was}”，表中有变）`
      : `${names.open} (was “${was}”; the sheet has changed)`;
  }
  const missing = language === "zh" ? "未写理由" : "no reason given";
  const why = choice === "rejected" && reason === "" ? missing : reason;
  if (why === "") return names[choice];
  return language === "zh" ? `${names[choice]}：${why}` : `${names[choice]}: ${why}`;
}
