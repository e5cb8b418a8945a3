import type { Bilingual } from "../forms/form-spec";
import type { OtherLayout, Table, Unread, UnreadReason } from "../reading/table";
import type { OwnPaper } from "../sheet/own-papers";
import { a1Area, type Area, type CellAddress } from "../sheet/address";
import { cellName } from "./finding-words";
import type { Language } from "./language";
import type { UnreadReport } from "./report-schema";
import type { Reviewed } from "./review";

/** More places than this say less: the sentence then gives the first ones and the count. */
const PLACES_NAMED = 30;

/** Cells as areas, neighbours on a row and equal stretches of neighbouring rows put together. */
export function gatherAreas(cells: readonly CellAddress[]): Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const stretches: Area[] = [];
  for (const { row, column } of sorted) {
    const last = stretches.at(-1);
    if (last?.top === row && last.right >= column - 1) {
      stretches[stretches.length - 1] = { ...last, right: Math.max(last.right, column) };
    } else {
      stretches.push({ top: row, left: column, bottom: row, right: column });
    }
  }
  const areas: Area[] = [];
  for (const stretch of stretches) {
    const last = areas.at(-1);
    if (last?.bottom === stretch.top - 1 && last.left === stretch.left && last.right === stretch.right) {
      areas[areas.length - 1] = { ...last, bottom: stretch.bottom };
    } else {
      areas.push(stretch);
    }
  }
  return areas;
}

function listed(names: readonly string[], most: number, language: Language): string {
  const named = names.slice(0, most);
  if (language === "zh") return named.join("、") + (names.length > most ? " 等" : "");
  return named.join(", ") + (names.length > most ? " and more" : "");
}

function places(cells: readonly CellAddress[], language: Language): string {
  return listed(gatherAreas(cells).map(a1Area), PLACES_NAMED, language);
}

function unplacedSentence(
  where: string,
  cells: readonly CellAddress[],
  text: string,
  language: Language,
): string {
  const count = String(cells.length);
  if (language === "zh") {
    const what = text === "" ? "" : `（${text}）`;
    return `${where} 共 ${count} 个单元格的内容${what}对不上表中的任何一栏，没有读取。请核对这些单元格是否错位或断行，移到应在的位置后重新评分。`;
  }
  const what = text === "" ? "" : ` (${text})`;
  return `${count} cells at ${where}${what} belong to no column of the table and were not read. See whether they are shifted or split, put them where they belong and score again.`;
}

function overBudgetSentence(
  { of, found, limit }: Extract<UnreadReason, { readonly kind: "over-budget" }>,
  language: Language,
): string {
  if (language === "zh") {
    const [what, done] =
      of === "cells" ? [`有 ${found} 个单元格`, "读取"] : [`有一张表有 ${found} 条指标`, "评分和检查"];
    const unit = of === "cells" ? "个单元格" : "条指标";
    return `${what}，连同前面的内容超过一个工作簿最多${done}的 ${limit} ${unit}，没有${done}。请另存成一个文件，或删去表格以外的内容，再单独评分。`;
  }
  const [what, done] =
    of === "cells" ? [`It has ${found} filled cells`, "read"] : [`A table has ${found} indicators`, "scored"];
  return `${what}: with what stands before it that is more than the ${limit} ${of} of a workbook that are ${done}, so it was not ${done}. Put it into a file of its own, or delete what lies beyond the table, and score that.`;
}

const LAYOUT_SENTENCES: Readonly<Record<OtherLayout, Bilingual>> = {
  transposed: {
    zh: "指标从左到右排列，栏目名称（三级指标、指标值……）竖排在左边，这样的表没有读取。请复制后用“选择性粘贴—转置”改成一行一个指标，再评分。",
    en: "The indicators run from left to right and their labels stand below each other, which is not read. Copy the table, paste it transposed so that each indicator has a row, and score that.",
  },
  "list-of-projects": {
    zh: "这里是项目清单，一行一个项目，没有指标，没有读取。若只是清单，不必处理；要评分，请打开各项目自己的绩效表。",
    en: "This is a list of projects, one in each row, without indicators, and was not read. Nothing to do if that is all; to score them, open the table of each project.",
  },
};

/** What our own papers are called; in English one of them, and several. */
const OWN_PAPERS: Readonly<
  Record<OwnPaper, { readonly zh: string; readonly en: readonly [string, string] }>
> = {
  "review-paper": { zh: "复核底稿", en: ["a review work paper", "review work papers"] },
  opinion: { zh: "审核意见", en: ["a review opinion", "review opinions"] },
  result: { zh: "汇总结果或下发清单", en: ["a sheet of results", "sheets of results"] },
};

function ownPaperSentence(paper: OwnPaper, count: number, language: Language): string {
  const { zh, en } = OWN_PAPERS[paper];
  const [one, several] = en;
  if (language === "zh") {
    const these = count === 1 ? "这" : `这 ${count} 张`;
    return `${these}是衡表做的${zh}，不是绩效表，没有评分，不必处理。`;
  }
  return count === 1
    ? `This is ${one} made by Hengbiao, no form; it was not scored. Nothing to do.`
    : `These ${count} are ${several} made by Hengbiao, no forms; they were not scored. Nothing to do.`;
}

/** Our own papers among the sheets, those of a kind together. */
function ownPapers(unread: readonly Unread[], language: Language): readonly UnreadReport[] {
  const kinds = new Map<string, { readonly paper: OwnPaper; readonly hidden: boolean; sheets: string[] }>();
  for (const { sheet, sheetHidden: hidden, reason } of unread) {
    if (reason.kind !== "own-paper") continue;
    const key = `${reason.paper} ${String(hidden)}`;
    const kind = kinds.get(key) ?? { paper: reason.paper, hidden, sheets: [] };
    kind.sheets.push(sheet);
    kinds.set(key, kind);
  }
  return [...kinds.values()].map(({ paper, hidden, sheets }) => ({
    sheet: listed(sheets, PLACES_NAMED, language),
    reason: hiddenNote(hidden, language) + ownPaperSentence(paper, sheets.length, language),
    ownPaper: true,
  }));
}

function reasonSentence(reason: UnreadReason, language: Language): string {
  switch (reason.kind) {
    case "empty":
      return language === "zh"
        ? "工作表是空白的，没有可读的内容。若表格在别的工作表，不必处理。"
        : "The sheet is blank. Nothing to do if the table is on another sheet.";
    case "no-header":
      if (reason.layout) return LAYOUT_SENTENCES[reason.layout][language];
      return language === "zh"
        ? `没有找到绩效表的表头，找的是：${reason.looked.join("、")}。若这里应有绩效表，请按表样补上表头一行；若不是绩效表，不必处理。`
        : `No header of a performance table was found; looked for: ${reason.looked.join(", ")}. If a table should be here, put the header row of the form back; otherwise nothing to do.`;
    case "unplaced":
      return unplacedSentence(places(reason.cells, language), reason.cells, "", language);
    case "over-budget":
      return overBudgetSentence(reason, language);
    case "own-paper":
      return ownPaperSentence(reason.paper, 1, language);
  }
}

function hiddenNote(hidden: boolean, language: Language): string {
  if (!hidden) return "";
  return language === "zh" ? "（隐藏的工作表）" : "(Hidden sheet) ";
}

/** Why a sheet, or a part of one, gave no table, and what to do about it. */
export function unreadSentence(unread: Unread, language: Language): string {
  return hiddenNote(unread.sheetHidden, language) + reasonSentence(unread.reason, language);
}

/** Tables of a document that are no forms stand for no mistake: more than this are only counted. */
const TABLES_NAMED = 8;

function noForms(sheets: readonly string[], language: Language): UnreadReport {
  const sheet = listed(sheets, TABLES_NAMED, language);
  const count = sheets.length;
  const reason =
    language === "zh"
      ? `文档里有 ${count} 个表格没有绩效表的表头，没有读取。若不是绩效表，不必处理。`
      : `${count} of the document's tables have no header of a performance table and were not read. Nothing to do if they are none.`;
  return { sheet, reason };
}

/**
 * The sheets that gave no table and why, each on its own; the tables of a document that are no forms together, and our
 * own papers of a kind, last. Cells of a table that were left out are not among them: `unplacedInTable` tells of those.
 */
export function unreadSheets({ tables, unread }: Reviewed, language: Language): readonly UnreadReport[] {
  const withTables = new Set(tables.map(({ scored }) => scored.table.sheet));
  const isNoForm = ({ sheet, ofDocument, reason }: Unread): boolean =>
    ofDocument === true && reason.kind === "no-header" && !withTables.has(sheet);
  const sheets = [...new Set(unread.filter(isNoForm).map(({ sheet }) => sheet))];
  const areTogether = sheets.length > 1;
  const alone = unread
    .filter(({ reason }) => reason.kind !== "unplaced" && reason.kind !== "own-paper")
    .filter((each) => !(areTogether && isNoForm(each)))
    .map((each) => ({ sheet: each.sheet, reason: unreadSentence(each, language) }));
  return [...alone, ...(areTogether ? [noForms(sheets, language)] : []), ...ownPapers(unread, language)];
}

/** Which filled cells of a table were left out, and what to do about it; null when all were read. */
export function unplacedInTable(table: Table, language: Language): string | null {
  if (table.unplaced.length === 0) return null;
  const cells = table.unplaced.flatMap((unplaced) => unplaced.cells);
  const [first] = table.unplaced;
  const text = table.unplaced.length === 1 && first ? excerpt(first.text) : "";
  const where = table.document
    ? listed(
        cells.map((cell) => cellName(table, cell, language)),
        PLACES_NAMED,
        language,
      )
    : places(cells, language);
  return hiddenNote(table.sheetHidden, language) + unplacedSentence(where, cells, text, language);
}

function excerpt(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ""));
  return letters.length > 20 ? `${letters.slice(0, 20).join("")}…` : letters.join("");
}
