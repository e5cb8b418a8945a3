import type { Language } from "../report/language";

/** What to say when a name was asked for that a list does not have. */
export function noSuch(asked: string, known: readonly string[], language: Language): string {
  return language === "zh"
    ? `没有 ${asked}，可以是 ${known.join("、")}。`
    : `There is no ${asked}; there are ${known.join(", ")}.`;
}
