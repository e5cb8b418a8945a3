import type { KeptDecision } from "../../report/decisions";
import { keptDecisionsText, readKeptDecisions } from "../../report/kept-decisions";
import { decidingWords } from "./words";

export { withDecision } from "../../report/decisions";
export { keptDecisionsText };

/** The decisions that came along in a workbook, and what is to be said of them. */
export function broughtDecisions(
  text: string,
  language: string,
): { readonly decisions: readonly KeptDecision[]; readonly said: string } {
  const { unreadable, brought } = decidingWords(/^en\b/i.test(language) ? "en" : "zh");
  const decisions = readKeptDecisions(text);
  return decisions ? { decisions, said: brought(decisions.length) } : { decisions: [], said: unreadable };
}
