import { decisionsOn } from "../../report/decisions";
import { verdictOf, type ReviewedTable } from "../../report/review";
import { a1 } from "../../sheet/address";
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
  readonly hidden: string;
  readonly stale: string;
  /** The heading over what was found on a table; its name where the sheet holds several. */
  readonly findings: (count: number, table: string | null) => string;
  readonly none: string;
  /** Nothing was found, but not all was read or checked. */
  readonly noConclusion: string;
  readonly notScored: string;
}

const WORDS: Readonly<Record<Language, PrintWords>> = {
  zh: {
    cut: `表格太大，只打印了前 ${MOST_ROWS} 行、${MOST_COLUMNS} 列。`,
    hidden: "有隐藏的行或列，没有打印。",
    stale: "表格在评分之后又修改过，以下是修改之前的结果。",
    findings: (count, table) => `${table === null ? "" : `${table}：`}发现的问题 ${count}`,
    none: "未发现问题。",
    noConclusion: "没有列出问题；没有全部读取或检查，不作结论。",
    notScored: "本表尚未评分，没有列出问题。",
  },
  en: {
    cut: `The sheet is too large: only its first ${MOST_ROWS} rows and ${MOST_COLUMNS} columns are printed.`,
    hidden: "Hidden rows or columns are not printed.",
    stale: "The sheet was edited after it was scored: what follows was found before.",
    findings: (count, table) => `${table === null ? "" : `${table}: `}Findings ${count}`,
    none: "Nothing was found.",
    noConclusion: "No findings are listed; not all was read or checked, so nothing is concluded.",
    notScored: "The sheet has not been scored, so no findings are listed.",
  },
};

/** Which of the tables of a sheet it is. */
function nameOf({ scored: { table } }: ReviewedTable): string {
  const { range, fields } = table;
  return fields.projectName?.text || a1({ row: range.top, column: range.left });
}

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
  if (printed?.leavesHiddenOut === true) parts.push(element("p", words.hidden));
  const all = state?.result ? tablesOf(state.result) : [];
  const decisions = decisionsOn(all, state?.decisions ?? []);
  const here = all.filter(({ scored }) => scored.table.sheet === sheet);
  if (here.length === 0) parts.push(element("p", words.notScored));
  else if (state?.result?.stale.includes(sheet) === true) parts.push(element("p", words.stale));
  for (const reviewed of here) {
    const findings = reviewFindings(reviewed, language, decisions);
    const [scores] = reviewOpinion(reviewed, decisions, { file: "", date: "" }, language).sections;
    const name = here.length > 1 ? nameOf(reviewed) : null;
    parts.push(element("h2", words.findings(findings.length, name)));
    for (const paragraph of scores?.paragraphs ?? []) parts.push(element("p", paragraph));
    if (findings.length === 0)
      parts.push(element("p", verdictOf(reviewed) === "clean" ? words.none : words.noConclusion));
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
