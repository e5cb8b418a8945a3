import { decisionsOn } from "../../report/decisions";
import { reviewFindings } from "../../report/review-findings";
import { reviewOpinion } from "../../report/review-opinion";
import type { Language } from "../../report/language";
import { visibleText } from "../../report/visible-text";
import { tablesOf, type PaneState } from "../../taskpane/state/state";
import { MOST_COLUMNS, MOST_ROWS, printedSheet } from "./printed-sheet";
import type { WebBook } from "./web-book";

function element<Kind extends keyof HTMLElementTagNameMap>(
  kind: Kind,
  text: string,
): HTMLElementTagNameMap[Kind] {
  const made = document.createElement(kind);
  made.textContent = visibleText(text);
  return made;
}

interface PrintWords {
  readonly cut: string;
  readonly findings: (count: number) => string;
  readonly none: string;
  readonly notScored: string;
}

const WORDS: Readonly<Record<Language, PrintWords>> = {
  zh: {
    cut: `表格太大，只打印了前 ${MOST_ROWS} 行、${MOST_COLUMNS} 列。`,
    findings: (count) => `发现的问题 ${count}`,
    none: "没有列出问题。",
    notScored: "本表尚未评分，没有列出问题。",
  },
  en: {
    cut: `The sheet is too large: only its first ${MOST_ROWS} rows and ${MOST_COLUMNS} columns are printed.`,
    findings: (count) => `Findings ${count}`,
    none: "No findings are listed.",
    notScored: "The sheet has not been scored, so no findings are listed.",
  },
};

/** What is printed of the sheet in front: the sheet itself, and beneath it its score and what was found on it. */
export function printedPage(
  book: WebBook,
  state: PaneState | null,
  fileName: string,
  language: Language,
): readonly HTMLElement[] {
  const sheet = book.workbook.getActiveSheet().getName();
  const words = WORDS[language];
  const parts: HTMLElement[] = [element("p", `${fileName} · ${sheet}`)];
  const printed = printedSheet(book);
  if (printed) parts.push(printed.table);
  if (printed?.isWhole === false) parts.push(element("p", words.cut));
  const all = state?.result ? tablesOf(state.result) : [];
  const decisions = decisionsOn(all, state?.decisions ?? []);
  const here = all.filter(({ scored }) => scored.table.sheet === sheet);
  if (here.length === 0) parts.push(element("p", words.notScored));
  for (const reviewed of here) {
    const findings = reviewFindings(reviewed, language, decisions);
    const [scores] = reviewOpinion(reviewed, decisions, { file: "", date: "" }, language).sections;
    parts.push(element("h2", words.findings(findings.length)));
    for (const paragraph of scores?.paragraphs ?? []) parts.push(element("p", paragraph));
    if (findings.length === 0) parts.push(element("p", words.none));
    const list = document.createElement("ol");
    for (const { level, place, fact, proposal, decision } of findings) {
      const stop = language === "zh" ? "。" : ". ";
      const said = [`${level}（${place}）${fact}`, proposal].join(stop) + stop.trim();
      list.append(element("li", decision === "" ? said : `${said}［${decision}］`));
    }
    if (findings.length > 0) parts.push(list);
  }
  return parts;
}
