import type { Language } from "../../report/language";
import type { BuildingWords } from "./words";
import { en } from "./words-en";
import { zh } from "./words-zh";

const WORDS: Readonly<Record<Language, BuildingWords>> = { zh, en };

/** What the tab 编制 says in a language; rejects where that part of the program is gone. */
export function buildingWords(language: Language): BuildingWords {
  return WORDS[language];
}
