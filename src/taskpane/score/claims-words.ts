import type { Language } from "../../report/language";

/** What is said of what a workbook says of itself. */
export interface ClaimsWords {
  /** How many columns, rows and findings it concerns that the workbook says something of itself. */
  readonly about: (
    from: readonly ("roles" | "form" | "profile")[],
    columns: number,
    rows: number,
    withheld: number,
  ) => string;
  /** Over a table that the word of the workbook would have hidden. */
  readonly hides: (from: readonly ("roles" | "form" | "profile")[]) => string;
  readonly adopt: string;
}

const NAMES = {
  zh: { roles: "列对照", form: "表样说明", profile: "评分规则" },
  en: { roles: "roles of columns", form: "description of a form", profile: "rules" },
} as const;

const WORDS: Readonly<Record<Language, ClaimsWords>> = {
  zh: {
    about: (from, columns, rows, withheld) => {
      const parts = [
        ...(columns > 0 ? [`${String(columns)} 列与自动识别不同`] : []),
        ...(rows > 0 ? [`${String(rows)} 行不作指标`] : []),
        ...(withheld > 0 ? [`因此未提出或减轻 ${String(withheld)} 处问题`] : []),
      ];
      const source = from.map((each) => NAMES.zh[each]).join("、");
      return `按工作簿自带的${source}处理${parts.length > 0 ? `：${parts.join("，")}` : ""}。核对前不作结论。`;
    },
    hides: (from) =>
      `工作簿自带的${from.map((each) => NAMES.zh[each]).join("、")}会使这张表不被当作绩效表，没有采用。核对前不作结论。`,
    adopt: "已核对，采用",
  },
  en: {
    about: (from, columns, rows, withheld) => {
      const parts = [
        ...(columns > 0 ? [`columns read otherwise: ${String(columns)}`] : []),
        ...(rows > 0 ? [`rows that are no indicators: ${String(rows)}`] : []),
        ...(withheld > 0 ? [`findings not raised, or milder: ${String(withheld)}`] : []),
      ];
      const source = from.map((each) => NAMES.en[each]).join(", ");
      return `By what the workbook itself brings along (${source})${parts.length > 0 ? `: ${parts.join("; ")}` : ""}. Nothing is concluded until you have looked at it.`;
    },
    hides: (from) =>
      `What the workbook itself brings along (${from.map((each) => NAMES.en[each]).join(", ")}) would have hidden this table. It was not followed; nothing is concluded until you have looked at it.`,
    adopt: "I have looked, use it",
  },
};

/** What is said of a workbook that says something of itself, in a language. */
export function claimsWords(language: Language): ClaimsWords {
  return WORDS[language];
}
