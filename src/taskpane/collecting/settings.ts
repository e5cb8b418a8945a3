import type { SummarySettings } from "../../collecting/summarise";
import type { Language } from "../../report/language";
import { wordsOf, type PaneState } from "../state/state";

/** Files are read by the rules and learned forms that the person chose; what a workbook says of itself is not theirs. */
export function settingsOf(state: PaneState, language: Language): SummarySettings {
  const { profile, guidance } = wordsOf(state);
  return { profile, forms: guidance.forms, language };
}
