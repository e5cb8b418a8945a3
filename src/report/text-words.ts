import type { Language } from "./language";
import type { TableReport } from "./report-schema";
import type { Severity, Tally } from "./tally";

type Grade = NonNullable<TableReport["computed"]["grade"]>;

/** The words of the text report in one language. */
export interface Words {
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
  /** Beside the figures of a table of which something needed was not read. */
  readonly incomplete: string;
  readonly unread: (sheet: string, reason: string) => string;
  /** The number of documents that hold no table, and the names of the first ones. */
  readonly withoutTables: (count: number, named: readonly string[]) => string;
  readonly summary: (tally: Tally) => string;
}

const SEVERITY_ZH: Readonly<Record<Severity, string>> = { error: "错误", warning: "提醒", info: "提示" };
const GRADE_EN: Readonly<Record<Grade, string>> = { 优: "excellent", 良: "good", 中: "fair", 差: "poor" };

const zh: Words = {
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
      tally.error + tally.warning + tally.info === 0 && tally.incomplete === 0
        ? "未发现问题"
        : `错误 ${tally.error} 处，提醒 ${tally.warning} 处，提示 ${tally.info} 处；${tally.clean} 张表未发现问题`;
    const parts = [`共 ${tally.files} 个文件，${tally.tables} 张表`];
    if (tally.tables > 0) parts.push(found);
    if (tally.incomplete > 0) parts.push(`${tally.incomplete} 张表没有读全`);
    if (tally.unread > 0) parts.push(`${tally.unread} 处内容未读`);
    if (tally.failed > 0) parts.push(`${tally.failed} 个文件无法读取`);
    return `${parts.join("；")}。`;
  },
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const en: Words = {
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
      tally.error + tally.warning + tally.info === 0 && tally.incomplete === 0
        ? "nothing found"
        : `${plural(tally.error, "error")}, ${plural(tally.warning, "warning")}, ${plural(tally.info, "note")}; ${plural(tally.clean, "table")} without findings`;
    const parts = [`${plural(tally.files, "file")}, ${plural(tally.tables, "table")}`];
    if (tally.tables > 0) parts.push(found);
    if (tally.incomplete > 0) parts.push(`${plural(tally.incomplete, "table")} not wholly read`);
    if (tally.unread > 0) parts.push(`${plural(tally.unread, "part")} not read`);
    if (tally.failed > 0) parts.push(`${plural(tally.failed, "file")} could not be read`);
    return `${parts.join("; ")}.`;
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
