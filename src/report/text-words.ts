import type { Language } from "./language";
import { COLUMN_NAMES } from "../forms/column-names";
import type { TableReport } from "./report-schema";
import type { Severity, Tally } from "./tally";

type Grade = NonNullable<TableReport["computed"]["grade"]>;

/** The words of the text report in one language. */
export interface Words {
  readonly language: Language;
  readonly comma: string;
  /** Many findings of one check. */
  readonly kind: (title: string, count: number) => string;
  /** Beside the figures of a table that some checks did not look at. */
  readonly checksLeftOut: string;
  readonly milder: (title: string, severity: string) => string;
  /** Which checks are off and which milder, by whose rules. */
  readonly settings: (
    by: TableReport["profileBy"],
    off: readonly string[],
    milder: readonly string[],
  ) => string;
  /** Columns that the longest severity takes. */
  readonly severityWidth: number;
  readonly severity: (severity: Severity) => string;
  readonly sheet: (name: string, hidden: boolean) => string;
  readonly grade: (grade: Grade) => string;
  readonly computed: (score: string) => string;
  /** The difference is computed minus reported, signed; null when there is none. */
  readonly reported: (score: string, difference: string | null) => string;
  /** The rate in percent, and points such as `7.88/10`. */
  readonly execution: (rate: string, score: string | null) => string;
  readonly nothingFound: string;
  /** What the file under check says of itself: where from, which columns and rows, and how many findings that keeps back. */
  readonly claims: (claims: NonNullable<TableReport["claims"]>) => string;
  /** Of a table that what the file says of itself would have hidden. */
  readonly hides: (from: readonly ClaimSource[]) => string;
  readonly claimed: string;
  /** Beside the figures of a table of which something needed was not read. */
  readonly incomplete: string;
  readonly unread: (sheet: string, reason: string) => string;
  /** The number of documents that hold no table, and the names of the first ones. */
  readonly withoutTables: (count: number, named: readonly string[]) => string;
  readonly summary: (tally: Tally) => string;
}

const SEVERITY_ZH: Readonly<Record<Severity, string>> = { error: "错误", warning: "提醒", info: "提示" };
const GRADE_EN: Readonly<Record<Grade, string>> = { 优: "excellent", 良: "good", 中: "fair", 差: "poor" };

const RULES_OF: Readonly<Record<Language, Readonly<Record<TableReport["profileBy"], string>>>> = {
  zh: {
    person: "选定的评分规则",
    form: "表样的评分规则",
    file: "工作簿自带的评分规则",
    default: "默认评分规则",
  },
  en: {
    person: "the chosen profile",
    form: "the form's profile",
    file: "the profile that the workbook brings",
    default: "the default profile",
  },
};

type ClaimSource = NonNullable<TableReport["claims"]>["from"][number];

const CLAIMS_OF: Readonly<Record<Language, Readonly<Record<ClaimSource, string>>>> = {
  zh: { roles: "列对照", form: "表样说明", profile: "评分规则" },
  en: { roles: "roles of columns", form: "description of a form", profile: "profile" },
};

function roleOf(role: string | null, language: Language): string {
  const known = Object.entries(COLUMN_NAMES).find(([key]) => key === role)?.[1];
  return known?.[language] ?? role ?? (language === "zh" ? "无" : "none");
}

const zh: Words = {
  language: "zh",
  comma: "、",
  kind: (title, count) => `${title}，共 ${count} 项。`,
  claims: ({ from, columns, rows, withheld }) => {
    const source = from.map((each) => CLAIMS_OF.zh[each]).join("、");
    const parts = [
      ...columns.map(
        ({ header, at, role, without }) =>
          `${header}（${at}）当作${roleOf(role, "zh")}，原为${roleOf(without, "zh")}`,
      ),
      ...(rows.length > 0 ? [`不作指标的行：${rows.join("、")}`] : []),
      ...(withheld.length > 0
        ? [
            `因此未提出或减轻的问题 ${String(withheld.length)} 处：${withheld.map(({ message }) => message).join("")}`,
          ]
        : []),
    ];
    return `按文件自带的${source}处理，未经复核人确认${parts.length > 0 ? `：${parts.join("；")}` : "。"}${parts.length > 0 && withheld.length === 0 ? "。" : ""}`;
  },
  hides: (from) =>
    `文件自带的${from.map((each) => CLAIMS_OF.zh[each]).join("、")}会使这张表不被当作绩效表，没有采用，未经复核人确认。`,
  claimed: "按文件自带的设置处理，不作结论",
  checksLeftOut: "有检查项目关闭，不作结论",
  milder: (title, severity) => `${title}（作为${severity}）`,
  settings: (by, off, milder) => {
    const parts = [
      ...(off.length > 0 ? [`关闭的检查：${off.join("、")}`] : []),
      ...(milder.length > 0 ? [`减轻的检查：${milder.join("、")}`] : []),
    ];
    return `${RULES_OF.zh[by]}${parts.join("；")}。`;
  },
  severityWidth: 4,
  severity: (severity) => SEVERITY_ZH[severity],
  sheet: (name, hidden) => `［${name}${hidden ? "（隐藏）" : ""}］`,
  grade: (grade) => grade,
  computed: (score) => `复核 ${score}`,
  reported: (score, difference) => `自评 ${score}${difference === null ? "" : `（差 ${difference}）`}`,
  execution: (rate, score) => `执行率 ${rate} %${score === null ? "" : `，得 ${score} 分`}`,
  nothingFound: "未发现问题",
  incomplete: "没有读全，不作结论",
  unread: (sheet, reason) => `［${sheet}］${reason}`,
  withoutTables: (count, named) =>
    `${count} 个文档里没有表格，没有评分：${named.join("、")}${count > named.length ? " 等" : ""}。`,
  summary: (tally) => {
    const found =
      tally.error + tally.warning + tally.info + tally.incomplete + tally.partlyChecked === 0
        ? "未发现问题"
        : `错误 ${tally.error} 处，提醒 ${tally.warning} 处，提示 ${tally.info} 处；${tally.clean} 张表未发现问题`;
    const parts = [`共 ${tally.files} 个文件，${tally.tables} 张表`];
    if (tally.tables > 0) parts.push(found);
    if (tally.incomplete > 0) parts.push(`${tally.incomplete} 张表没有读全`);
    if (tally.partlyChecked > 0) parts.push(`${tally.partlyChecked} 张表有检查项目关闭，不作结论`);
    if (tally.unread > 0) parts.push(`${tally.unread} 处内容未读`);
    if (tally.failed > 0) parts.push(`${tally.failed} 个文件无法读取`);
    return `${parts.join("；")}。`;
  },
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const en: Words = {
  language: "en",
  comma: ", ",
  kind: (title, count) => `${title}: ${count} rows.`,
  claims: ({ from, columns, rows, withheld }) => {
    const source = from.map((each) => CLAIMS_OF.en[each]).join(", ");
    const parts = [
      ...columns.map(
        ({ header, at, role, without }) =>
          `${header} (${at}) taken for ${roleOf(role, "en")}, without it for ${roleOf(without, "en")}`,
      ),
      ...(rows.length > 0 ? [`rows that are no indicators: ${rows.join(", ")}`] : []),
      ...(withheld.length > 0
        ? [
            `findings that are not raised, or milder, for it: ${String(withheld.length)}. ${withheld.map(({ message }) => message).join(" ")}`,
          ]
        : []),
    ];
    return `By what the file itself brings along (${source}), which no reviewer has confirmed${parts.length > 0 ? `: ${parts.join("; ")}` : ""}`;
  },
  hides: (from) =>
    `What the file itself brings along (${from.map((each) => CLAIMS_OF.en[each]).join(", ")}) would have hidden this table. It was not followed, and no reviewer has confirmed it.`,
  claimed: "by what the file itself brings along; nothing is concluded",
  checksLeftOut: "some checks are off, nothing concluded",
  milder: (title, severity) => `${title} (as ${severity})`,
  settings: (by, off, milder) => {
    const parts = [
      ...(off.length > 0 ? [`turned off: ${off.join(", ")}`] : []),
      ...(milder.length > 0 ? [`milder: ${milder.join(", ")}`] : []),
    ];
    return `Checks of ${RULES_OF.en[by]}: ${parts.join("; ")}.`;
  },
  severityWidth: 7,
  severity: (severity) => severity,
  sheet: (name, hidden) => ` [${name}${hidden ? ", hidden" : ""}]`,
  grade: (grade) => GRADE_EN[grade],
  computed: (score) => `computed ${score}`,
  reported: (score, difference) => `reported ${score}${difference === null ? "" : ` (${difference})`}`,
  execution: (rate, score) => `execution ${rate}%${score === null ? "" : `, ${score} points`}`,
  nothingFound: "nothing found",
  incomplete: "not wholly read, nothing concluded",
  unread: (sheet, reason) => `[${sheet}] ${reason}`,
  withoutTables: (count, named) =>
    `${plural(count, "document")} without a table, not scored: ${named.join(", ")}${count > named.length ? " and more" : ""}.`,
  summary: (tally) => {
    const found =
      tally.error + tally.warning + tally.info + tally.incomplete + tally.partlyChecked === 0
        ? "nothing found"
        : `${plural(tally.error, "error")}, ${plural(tally.warning, "warning")}, ${plural(tally.info, "note")}; ${plural(tally.clean, "table")} without findings`;
    const parts = [`${plural(tally.files, "file")}, ${plural(tally.tables, "table")}`];
    if (tally.tables > 0) parts.push(found);
    if (tally.incomplete > 0) parts.push(`${plural(tally.incomplete, "table")} not wholly read`);
    if (tally.partlyChecked > 0) {
      parts.push(`${plural(tally.partlyChecked, "table")} with checks turned off, nothing concluded`);
    }
    if (tally.unread > 0) parts.push(`${plural(tally.unread, "part")} not read`);
    if (tally.failed > 0) parts.push(`${plural(tally.failed, "file")} could not be read`);
    return `${parts.join("; ")}.`;
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
