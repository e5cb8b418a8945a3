import { STAGE_NAMES } from "../forms/form-read";
import { fieldNameOf, roleNameOf } from "../forms/own-names";
import type { LearnedOutcome } from "../reading/learned/learn-form";
import type { Table, TableColumn } from "../reading/table";
import { a1, columnName, type CellAddress } from "../sheet/address";
import type { Language } from "./language";

type Learned = Extract<LearnedOutcome, { readonly kind: "learned" }>;

function headerOf({ header }: TableColumn, language: Language): string {
  if (header !== "") return header;
  return language === "zh" ? "（无表头）" : "(no header)";
}

function columnLine(column: TableColumn, open: readonly TableColumn[], language: Language): string {
  const { at } = column;
  const role = open.includes(column) ? null : column.role;
  const meaning =
    role === null ? (language === "zh" ? "未认得" : "not understood") : roleNameOf(role)[language];
  return `  ${columnName(at.left).padEnd(3)} ${headerOf(column, language)} → ${meaning}`;
}

function missingNames(table: Table, language: Language): string {
  return [...new Set(table.coverage.missing.map((role) => roleNameOf(role)[language]))].join(
    language === "zh" ? "、" : ", ",
  );
}

/** Why a sheet with a header of indicators cannot be a learned form, with the columns it has. */
export function incompleteReason(table: Table, language: Language): string {
  const columns = table.columns
    .filter(({ block }) => block === "indicator")
    .map((column) => `${headerOf(column, language)}（${columnName(column.at.left)}）`)
    .join("、");
  const missing = missingNames(table, language);
  return language === "zh"
    ? `没有找到 ${missing}。表头有 ${columns}；请用 --roles 指明，例如 --roles "考核项=指标名称"。`
    : `${missing} not found. Its header has ${columns}; name it with --roles, such as --roles "考核项=name".`;
}

const MOST_NAMED = 8;
/** A note, or the year below the title: nobody would name these. */
const IS_NO_ITEM =
  /^(?:注|备注|说明|填表说明|填报说明)(?:[:：\d一二三四五六七八九十]|$)|^[（(]?(?:20\d\d)?年度?[）)]?$/;

/** The first of some items, and how many there are beyond. */
function listed(items: readonly string[], language: Language): string {
  const [comma, more] =
    language === "zh" ? ["、", ` 等 ${String(items.length)} 处`] : [", ", ` … (${String(items.length)})`];
  return `${items.slice(0, MOST_NAMED).join(comma)}${items.length > MOST_NAMED ? more : ""}`;
}

/** Printed words outside the columns that nobody knows. */
function unknownLine(
  unknown: readonly { readonly text: string; readonly cell: CellAddress }[],
  language: Language,
): string {
  const items = unknown.map(({ text, cell }) => {
    const plain = text.replace(/\s+/g, "");
    return `${plain.length > 20 ? `${plain.slice(0, 20)}…` : plain}（${a1(cell)}）`;
  });
  return language === "zh"
    ? `表头和表尾未认得的项：${listed(items, "zh")}。内容原样保留，有标签的照标签填写；可用 --fields 指明。`
    : `Items around the table that are not understood: ${listed(items, "en")}. They are kept, and filled in by their labels; name them with --fields.`;
}

/** That a form is not blank: what stands in it would stay in whatever is filled in by it. */
export function filledInWarning(cells: readonly CellAddress[], language: Language): string {
  const where = listed(cells.map(a1), language);
  return language === "zh"
    ? `注意：这张表已填有内容 ${String(cells.length)} 处（${where}）。这些内容会随表样保存，以后填写时没有覆盖到的仍留在表里；请改用空白表，或先清除。`
    : `Note: ${String(cells.length)} cells are filled in already (${where}). They are kept with the form, and stay wherever it is filled in later and nothing takes their place; use the blank form, or clear them first.`;
}

/**
 * What was understood of a form and what was not, for who learned it.
 *
 * @param out the file it was saved as
 */
export function learnedText(
  { form, table, others, open, slots, places, filledIn }: Learned,
  out: string,
  language: Language,
): string {
  const zh = language === "zh";
  const of = (block: TableColumn["block"]): readonly string[] =>
    table.columns
      .filter((column) => column.block === block)
      .map((column) => columnLine(column, open, language));
  const [funds, indicators] = [of("budget"), of("indicator")];
  const fields = form.fields.map(({ label, key }) => {
    const cell = places.get(key);
    const where = cell ? a1(cell) : "";
    return `  ${where.padEnd(4)} ${label.replace(/\s+/g, "")} → ${fieldNameOf(key)[language]}`;
  });
  const missing = missingNames(table, language);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title, ...lines];
  const unknown = table.extraFields
    .map(({ label, entry }) => ({ text: label || entry.text, cell: entry.cell }))
    .filter(({ text }) => !IS_NO_ITEM.test(text.replace(/\s+/g, "")));
  const stage = STAGE_NAMES[form.stage][language];
  return [
    zh
      ? `已保存 ${out}：表样“${form.name}”（${stage}，工作表“${form.sheet}”）。`
      : `Saved ${out}: form "${form.name}" (${stage}, sheet "${form.sheet}").`,
    ...section(zh ? "表头各项：" : "Fields:", fields),
    ...section(zh ? "资金栏：" : "Fund columns:", funds),
    ...(form.funds.length === 0
      ? []
      : [
          `${zh ? "资金行：" : "Fund rows: "}${form.funds.map((fund) => fund.replace(/\s+/g, "")).join(zh ? "、" : ", ")}`,
        ]),
    ...section(zh ? "指标栏：" : "Indicator columns:", indicators),
    zh
      ? `指标行：${String(slots.length)} 行，其中已印好指标 ${String(form.fixed.length)} 行；不够时自动插入。`
      : `Indicator rows: ${String(slots.length)}, of which ${String(form.fixed.length)} are printed; more are put in where needed.`,
    ...(form.executionWeight === null
      ? []
      : [
          zh ? `预算执行：${form.executionWeight} 分。` : `Budget execution: ${form.executionWeight} points.`,
        ]),
    ...(open.length === 0
      ? []
      : [
          zh
            ? `有 ${String(open.length)} 列未认得，只填表头相同的列来的内容；读取时按其内容判断，判断不了的原样保留、不参与检查。可用 --roles 指明。`
            : `${String(open.length)} columns are not understood: they take only what stood under the same header, and a return's contents may tell; what does not tell is kept and not checked. Name them with --roles.`,
        ]),
    ...(unknown.length === 0 ? [] : [unknownLine(unknown, language)]),
    ...(filledIn.length === 0 ? [] : [filledInWarning(filledIn, language)]),
    ...(missing === ""
      ? []
      : [
          zh
            ? `没有找到 ${missing}：按此表样读出的表不作“未发现问题”的结论。`
            : `Not found: ${missing}. No table read by this form is called clean.`,
        ]),
    ...(others === 0
      ? []
      : [
          zh
            ? `同一工作表还有 ${String(others)} 张表，未作为表样；要用其中一张，写 --table 和它是第几张（上下左右依次数）。`
            : `The sheet holds ${String(others)} more tables, which were not learned; --table with its number takes another one.`,
        ]),
    "",
  ].join("\n");
}
