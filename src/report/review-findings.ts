import { SEVERITIES, type Finding, type Part, type Severity } from "../checks/check";
import { pageOfRow } from "../sheet/document-pages";
import { cellName, findingWords } from "./finding-words";
import { CHECKS } from "../checks/registry";
import type { Table } from "../reading/table";
import { decisionText } from "./decision-words";
import { decidedTogether, NO_DECISIONS, type Decisions } from "./decisions";
import { gatheredByRow, saidTogether } from "./gathered";
import type { ListedFinding } from "../sheet/own-papers";
import type { Language } from "./language";
import { pagesText } from "./pages-text";
import type { ReviewedTable } from "./review";

const LEVELS: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  zh: { error: "错误", warning: "提醒", info: "提示" },
  en: { error: "error", warning: "warning", info: "info" },
};

const PARTS: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  zh: {
    budget: "预算执行",
    indicator: "绩效指标",
    total: "合计",
    conclusion: "评价结论",
    text: "基本情况",
    income: "收入",
    expenditure: "支出",
  },
  en: {
    budget: "budget",
    indicator: "indicators",
    total: "total",
    conclusion: "conclusion",
    text: "description",
    income: "income",
    expenditure: "expenditure",
  },
};

function objectOf(table: Table, { part, row }: Finding): string {
  if (row === null) return "";
  switch (part) {
    case "indicator":
      return table.indicators[row]?.name.text ?? "";
    case "budget":
      return table.budget[row]?.label.text ?? "";
    case "income":
      return table.income[row]?.label.text ?? "";
    case "expenditure":
      return table.expenditure[row]?.item.text ?? "";
    case "total":
    case "conclusion":
    case "text":
      return "";
  }
}

/** The dimension of an indicator is its 一级指标, of anything else the part of the form. */
function dimensionOf(table: Table, { part, row }: Finding, language: Language): string {
  const level1 = part === "indicator" && row !== null ? table.indicators[row]?.level1.text : undefined;
  return level1 ?? PARTS[language][part];
}

function placeOf(table: Table, { cell }: Finding, language: Language): string {
  const page = pageOfRow(table.pages, cell.row);
  return [cellName(table, cell, language), ...(page === undefined ? [] : [pagesText([page], language)])].join(
    " ",
  );
}

/** The findings of a table as a reviewer lists them, worst first, those of one cause as one. */
export function reviewFindings(
  { scored, findings }: Pick<ReviewedTable, "scored" | "findings">,
  language: Language,
  decisions: Decisions = NO_DECISIONS,
): readonly ListedFinding[] {
  const { table } = scored;
  return gatheredByRow(findings).flatMap((cause) => {
    const [finding] = cause;
    if (!finding) return [];
    const check = CHECKS.find(({ id }) => id === finding.check);
    const said = cause.map((each) => findingWords(each, table, language));
    const fixes = [...new Set(said.map(({ fix }) => fix))];
    return {
      level: LEVELS[language][finding.severity],
      rank: SEVERITIES.indexOf(finding.severity),
      dimension: dimensionOf(table, finding, language),
      object: objectOf(table, finding),
      place: placeOf(table, finding, language),
      finding: check?.title[language] ?? finding.check,
      fact: saidTogether(said.map(({ message }) => message)),
      proposal: fixes.join(language === "zh" ? "。" : ". "),
      basis: check?.basis[language] ?? "",
      decision: decisionText(decidedTogether(cause, decisions), language),
    };
  });
}
