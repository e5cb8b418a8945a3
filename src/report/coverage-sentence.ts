import type { BudgetColumn, IndicatorColumn } from "../forms/form-spec";
import { roleName } from "../forms/column-names";
import type { Table } from "../reading/table";
import { columnName } from "../sheet/address";
import { documentPlace } from "../sheet/document-table";
import { cellName } from "./finding-words";
import type { Language } from "./language";

type Role = IndicatorColumn | BudgetColumn;

/** More columns than this say less: the sentence then gives the first ones. */
const COLUMNS_NAMED = 8;

const LIST: Readonly<Record<Language, string>> = { zh: "、", en: ", " };

function printed(header: string, language: Language): string {
  const text = header.replace(/\s+/g, "");
  if (text !== "") return text;
  return language === "zh" ? "无表头的列" : "a column without a header";
}

/** A column as people name it: 得分系数（H 列）. */
function place(
  table: Pick<Table, "document">,
  { header, at }: Table["coverage"]["notUnderstood"][number],
  language: Language,
): string {
  if (table.document) {
    const where = cellName(table, { row: at.top, column: at.left }, language);
    return language === "zh"
      ? `${printed(header, language)}（${where}）`
      : `${printed(header, language)} (${where})`;
  }
  const letters = columnName(at.left);
  return language === "zh"
    ? `${printed(header, language)}（${letters} 列）`
    : `${printed(header, language)} (column ${letters})`;
}

function names(roles: readonly Role[], language: Language): string {
  return [...new Set(roles.map((role) => roleName(role)[language]))].join(LIST[language]);
}

/** Which formulas have no result, for a table of which all else was read. */
function resultsSentence(table: Table, language: Language): string {
  const cells = table.coverage.withoutResult;
  const named = cells.slice(0, COLUMNS_NAMED).map((cell) => cellName(table, cell, language));
  const list = named.join(LIST[language]);
  const isMore = cells.length > named.length;
  return language === "zh"
    ? `本表没有读全，不作结论；${String(cells.length)} 个公式无结果：${list}${isMore ? " 等" : ""}；请用 Excel 或 WPS 打开并保存后重新评分。`
    : `Not all of this table was read, so nothing is concluded; ${String(cells.length)} formulas have no result: ${list}${isMore ? " and others" : ""}; open it in Excel or WPS, save it and score again.`;
}

/** The row of a table's header, counted from 0 on its sheet, as people look for it; nothing where there is none. */
function headerRow({ document }: Pick<Table, "document">, top: number, language: Language): string {
  if (!Number.isFinite(top)) return "";
  const place = document && documentPlace(document, { row: top, column: 0 });
  const row = String(place?.row ?? top + 1);
  if (place && document.documentTable.parts) {
    return language === "zh" ? `第${place.table}个表第 ${row} 行` : `row ${row} of table ${place.table}`;
  }
  return language === "zh" ? `第 ${row} 行` : `row ${row}`;
}

/**
 * What was recognised of a table's header and what was not, for a table from which nothing may be concluded; null
 * where everything its stage needs was read.
 */
export function coverageSentence(table: Table, language: Language): string | null {
  const { columns, coverage } = table;
  const { missing, notUnderstood, withoutResult } = coverage;
  if (missing.length === 0 && notUnderstood.length === 0) {
    return withoutResult.length === 0 ? null : resultsSentence(table, language);
  }
  const block = columns.filter((column) => column.block === "indicator");
  const header = headerRow(
    table,
    Math.min(...(block.length > 0 ? block : columns).map(({ at }) => at.top)),
    language,
  );
  const known = block
    .filter(({ role, header: text }) => role !== null && text !== "")
    .slice(0, COLUMNS_NAMED);
  const recognised = known.map(({ header: text }) => printed(text, language)).join(LIST[language]);
  const unknown = notUnderstood
    .slice(0, COLUMNS_NAMED)
    .map((column) => place(table, column, language))
    .join(LIST[language]);
  if (language === "zh") {
    return [
      "本表没有读全，不作结论",
      header !== "" && recognised !== "" ? `${header}是表头：认得 ${recognised}` : "",
      unknown === "" ? "" : `不认得 ${unknown}`,
      missing.length === 0 ? "" : `没有找到 ${names(missing, language)}`,
      "请核对这几列的表头，或将表头改为常用名称后重新评分",
    ]
      .filter((part) => part !== "")
      .join("；")
      .concat("。");
  }
  return [
    "Not all of this table was read, so nothing is concluded",
    header !== "" && recognised !== "" ? `${header} is its header: known are ${recognised}` : "",
    unknown === "" ? "" : `not understood ${unknown}`,
    missing.length === 0 ? "" : `not found ${names(missing, language)}`,
    "see to the header of these columns, or give them their usual names, and score again",
  ]
    .filter((part) => part !== "")
    .join("; ")
    .concat(".");
}
