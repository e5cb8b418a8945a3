import { cellOfLeftOver, type LeftOver, type LeftOverReason } from "../building/convert/left-over";
import type { Table } from "../reading/table";
import { cellName } from "../report/finding-words";
import type { Language } from "../report/language";

const REASONS: Readonly<Record<Language, Readonly<Record<LeftOverReason, string>>>> = {
  zh: {
    "no-place": "新表没有位置",
    merged: "已并入同类资金",
    "other-year": "属于上一年",
    "not-a-choice": "不在该单元格的下拉选项内",
    "not-allowed": "不符合该单元格的数据验证",
    "no-row": "此处无法插入新行",
    unread: "没有读懂",
  },
  en: {
    "no-place": "no place in the new form",
    merged: "added to funds of its kind",
    "other-year": "of the year before",
    "not-a-choice": "not among the choices of its cell",
    "not-allowed": "not admitted by the validation of its cell",
    "no-row": "no row can be put in there",
    unread: "was not understood",
  },
};

/** What was left of a table, each with the cell in which a person finds it. */
export function withCells(table: Table, left: readonly LeftOver[]): readonly LeftOver[] {
  return left.map((item) => {
    const cell = cellOfLeftOver(table, item);
    return cell === null
      ? item
      : { ...item, at: { zh: cellName(table, cell, "zh"), en: cellName(table, cell, "en") } };
  });
}

const LONGEST_SHOWN = 40;

/** What did not come along, and why, in one line. */
export function leftLine({ label, row, text, reason, wanted, at }: LeftOver, language: Language): string {
  const where = [label, row].filter((part) => part !== "").join(" · ");
  const plain = text.replace(/\s+/g, " ");
  const shown = plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
  const [colon, open, close] = language === "zh" ? ["：", "（", "）"] : [": ", " (", ")"];
  const limit = wanted ? `${colon}${wanted[language]}` : "";
  const place = at ? `${open}${at[language]}${close}` : "";
  return `${where}${place}${where === "" && place === "" ? "" : colon}${shown}${open}${REASONS[language][reason]}${limit}${close}`;
}

/**
 * What did not come along into a form, for people; empty where all did.
 *
 * @param where the sheet or file that was made, in brackets
 */
export function leftText(where: string, left: readonly LeftOver[], language: Language): string {
  if (left.length === 0) return "";
  const title = language === "zh" ? `${where}没有带入新表的内容：` : `${where} not in the new form:`;
  return `${title}\n${left.map((item) => `  ${leftLine(item, language)}\n`).join("")}`;
}
