import type { Severity } from "../../checks/check";
import type { Language } from "../../report/language";

/** What several tabs say of results; loaded with the first of them. */
interface ResultWords {
  readonly severity: Readonly<Record<Severity, string>>;
  /** The button that shows so many more of a long list. */
  readonly more: (count: number) => string;
  /** The choice that leaves the rules to each form, with what that gives the table one sees. */
  readonly byForm: (profile: string | null) => string;
  /** A sentence with its full stop. */
  readonly sentence: (text: string) => string;
}

const WORDS: Readonly<Record<Language, ResultWords>> = {
  zh: {
    severity: { error: "错误", warning: "提醒", info: "提示" },
    more: (count) => `再显示 ${count} 项`,
    byForm: (profile) => `由表样选定${profile === null ? "" : `（${profile}）`}`,
    sentence: (text) => (/[。？]$/.test(text) ? text : `${text}。`),
  },
  en: {
    severity: { error: "Error", warning: "Warning", info: "Note" },
    more: (count) => `Show ${count} more`,
    byForm: (profile) => `As the form says${profile === null ? "" : ` (${profile})`}`,
    sentence: (text) => (/[.?]$/.test(text) ? text : `${text}.`),
  },
};

/** What several tabs say of results in a language. */
export function resultWords(language: Language): ResultWords {
  return WORDS[language];
}
