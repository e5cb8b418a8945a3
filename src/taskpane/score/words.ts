import type { Grade } from "../../scoring/profile";
import type { Language } from "../../report/language";
import { usePane } from "../components/surroundings";
import { counted } from "../messages/counted";
import type { TableOrder } from "../state/state";

/** What is said of what was scored: the tables, a table's total, its findings and indicators; loaded with the first result. */
export interface ScoreWords {
  readonly nothing: {
    readonly title: string;
    readonly lookedAt: (sheets: number) => string;
    readonly todo: string;
    /** Leads to the tab 编制. */
    readonly template: string;
  };
  /** Rows of the table in view with cells that belong to no column; the cells follow as buttons. */
  readonly partlyRead: (rows: number) => string;
  /** The heading over sheets and cells that were passed over. */
  readonly passedOver: (count: number) => string;
  readonly skipped: (sheet: string, why: string) => string;
  readonly tables: {
    readonly list: string;
    readonly count: (tables: number) => string;
    readonly back: string;
    readonly choose: string;
    readonly name: string;
    readonly total: string;
    readonly difference: string;
    readonly findings: string;
    readonly sort: (order: string) => string;
    readonly sortBy: Readonly<Record<TableOrder, string>>;
    readonly hidden: string;
    readonly incomplete: string;
    /** The reported total, the computed one beside it. */
    readonly reported: string;
    readonly search: string;
    readonly filters: string;
    /** The choices that leave no table out. */
    readonly anySeverity: string;
    readonly anyGrade: string;
    readonly anyCheck: string;
    readonly mean: (points: string) => string;
    readonly ofGrade: (grade: string, tables: number) => string;
    /** So many of all tables are shown. */
    readonly shown: (tables: number, of: number) => string;
    readonly noneLeft: string;
    readonly all: string;
    readonly previous: string;
    readonly next: string;
  };
  readonly total: {
    readonly region: string;
    readonly computed: string;
    readonly reported: string;
    readonly noReported: string;
    readonly difference: (signed: string) => string;
    readonly same: string;
    readonly grade: Readonly<Record<Grade, string>>;
    readonly rate: string;
    readonly rateUnknown: string;
    readonly unscored: string;
    readonly incomplete: string;
    readonly how: string;
    readonly rules: (profile: string, by: "person" | "form" | "file" | "default") => string;
    /** The choice of other rules, and the way to every setting of them. */
    readonly otherRules: string;
    readonly rulesInDetail: string;
  };
  /** The way to what each column was taken for. */
  readonly openRoles: string;
  readonly findings: {
    readonly title: string;
    readonly filter: string;
    readonly none: string;
    readonly incomplete: string;
    /** Nothing was found, but the rules turn some checks off. */
    readonly partlyChecked: string;
    readonly noneOfKind: string;
    /** The buttons that put findings of one check together, and apart again. */
    readonly grouped: string;
    readonly ungroup: string;
    readonly group: (title: string, count: number, places: string) => string;
    /** The button that writes what a finding proposes. */
    readonly change: (value: string) => string;
    /** The button that shows all that the findings of a table propose, to be chosen from. */
    readonly changeAll: (count: number) => string;
    readonly basis: string;
    /** Where a finding stands in the document that the sheet was made from. */
    readonly inDocument: (place: string) => string;
    /** All the text of a cell whose row may be too low for it. */
    readonly wholeText: (cell: string, text: string) => string;
    readonly basisOf: (rule: string) => string;
    readonly previous: string;
    readonly next: string;
  };
  readonly indicators: {
    readonly title: string;
    readonly name: string;
    readonly reported: string;
    readonly computed: string;
    readonly explanation: string;
    readonly explain: (indicator: string) => string;
    readonly differingOnly: string;
    readonly noneDiffer: string;
    readonly blank: string;
  };
}

const WORDS: Readonly<Record<Language, ScoreWords>> = {
  zh: {
    nothing: {
      title: "没有找到绩效表",
      lookedAt: (sheets) => `看过 ${sheets} 个工作表：`,
      todo: "请切换到自评表所在的工作表，再点“评分当前工作表”。",
      template: "插入模板",
    },
    partlyRead: (rows) => `${rows} 行有内容对不上表中任何一栏，没有读取：`,
    passedOver: (count) => `未读取的内容 ${count}`,
    skipped: (sheet, why) => `“${sheet}”：${why}`,
    tables: {
      list: "表格清单",
      count: (tables) => `共 ${tables} 张表`,
      back: "返回清单",
      choose: "选择表格",
      name: "表格",
      total: "得分",
      difference: "差",
      findings: "问题",
      sort: (order) => `按${order}排序`,
      sortBy: { worst: "问题多少", name: "名称", total: "得分", difference: "差额" },
      hidden: "隐藏的工作表",
      incomplete: "没有读全",
      reported: "自评",
      search: "查找项目或工作表",
      filters: "筛选表格",
      anySeverity: "全部问题",
      anyGrade: "全部等级",
      anyCheck: "全部检查项",
      mean: (points) => `平均 ${points} 分`,
      ofGrade: (grade, tables) => `${grade} ${tables}`,
      shown: (tables, of) => `显示 ${tables} 张，共 ${of} 张`,
      noneLeft: "没有符合筛选条件的表格。",
      all: "显示全部",
      previous: "上一张表（Alt+PageUp）",
      next: "下一张表（Alt+PageDown）",
    },
    total: {
      region: "总分",
      computed: "系统复核",
      reported: "自评",
      noReported: "自评未填",
      difference: (signed) => `差 ${signed}`,
      same: "与自评一致",
      grade: { 优: "优", 良: "良", 中: "中", 差: "差" },
      rate: "执行率",
      rateUnknown: "执行率无法计算",
      unscored: "本表不计分，只核对内容。",
      incomplete: "本表没有读全，不计总分。",
      how: "怎么得来",
      rules: (profile, by) =>
        `评分规则：${profile}${{ person: "（已指定）", form: "（由表样选定）", file: "（工作簿自带）", default: "（默认）" }[by]}`,
      otherRules: "更换评分规则",
      rulesInDetail: "各项规则",
    },
    openRoles: "列对照",
    findings: {
      title: "问题",
      filter: "按严重程度筛选",
      none: "未发现问题",
      incomplete: "没有读全，不作结论",
      partlyChecked: "有检查项目关闭，不作结论",
      noneOfKind: "没有这一类问题",
      grouped: "同类合并",
      ungroup: "逐条列出",
      group: (title, count, places) => `${title}（${count} 处：${places}）`,
      change: (value) => `改为 ${value}`,
      changeAll: (count) => `一并改 ${count} 处…`,
      basis: "依据",
      inDocument: (place) => `在原文档中：${place}`,
      wholeText: (cell, text) => `${cell} 全文：${text}`,
      basisOf: (rule) => `依据：${rule}`,
      previous: "上一个问题（Alt+↑）",
      next: "下一个问题（Alt+↓）",
    },
    indicators: {
      title: "指标",
      name: "指标",
      reported: "自评",
      computed: "复核",
      explanation: "说明",
      explain: (indicator) => `${indicator} 的计算说明`,
      differingOnly: "只看有差异",
      noneDiffer: "各项得分都与复核一致。",
      blank: "未填",
    },
  },
  en: {
    nothing: {
      title: "No performance form found",
      lookedAt: (sheets) => `Looked at ${counted(sheets, "sheet")}:`,
      todo: "Go to the sheet with the form and choose “Score this sheet”.",
      template: "Insert a template",
    },
    partlyRead: (rows) => `${counted(rows, "row")} with content that belongs to no column, not read:`,
    passedOver: (count) => `Not read: ${count}`,
    skipped: (sheet, why) => `“${sheet}”: ${why}`,
    tables: {
      list: "Forms",
      count: (tables) => counted(tables, "form"),
      back: "Back to list",
      choose: "Choose a form",
      name: "Form",
      total: "Score",
      difference: "Diff.",
      findings: "Findings",
      sort: (order) => `Sort by ${order}`,
      sortBy: { worst: "findings", name: "name", total: "score", difference: "difference" },
      hidden: "hidden sheet",
      incomplete: "not wholly read",
      reported: "Rep.",
      search: "Find a project or sheet",
      filters: "Filter the forms",
      anySeverity: "All findings",
      anyGrade: "All grades",
      anyCheck: "All checks",
      mean: (points) => `mean ${points}`,
      ofGrade: (grade, tables) => `${grade} ${tables}`,
      shown: (tables, of) => `${tables} of ${of} shown`,
      noneLeft: "No form passes the filter.",
      all: "Show all",
      previous: "Previous form (Alt+PageUp)",
      next: "Next form (Alt+PageDown)",
    },
    total: {
      region: "Total",
      computed: "computed",
      reported: "Reported",
      noReported: "None reported",
      difference: (signed) => `Diff. ${signed}`,
      same: "Same as reported",
      grade: { 优: "Excellent", 良: "Good", 中: "Fair", 差: "Poor" },
      rate: "Executed",
      rateUnknown: "No execution rate",
      unscored: "This form has no scores; its content is checked.",
      incomplete: "Not all of this table was read, so no total is given.",
      how: "How it adds up",
      rules: (profile, by) =>
        `Rules: ${profile}${{ person: " (chosen)", form: " (as the form says)", file: " (brought by the workbook)", default: " (default)" }[by]}`,
      otherRules: "Change the rules",
      rulesInDetail: "The rules in detail",
    },
    openRoles: "Columns",
    findings: {
      title: "Findings",
      filter: "Filter by severity",
      none: "Nothing found",
      incomplete: "Not wholly read, so nothing is concluded",
      partlyChecked: "Some checks are off, so nothing is concluded",
      noneOfKind: "No findings of this kind",
      grouped: "Group alike",
      ungroup: "List each",
      group: (title, count, places) => `${title} (${count}: ${places})`,
      change: (value) => `Change to ${value}`,
      changeAll: (count) => `Change ${count} cells…`,
      basis: "Rule",
      inDocument: (place) => `In the document: ${place}`,
      wholeText: (cell, text) => `All of ${cell}: ${text}`,
      basisOf: (rule) => `Rule: ${rule}`,
      previous: "Previous finding (Alt+↑)",
      next: "Next finding (Alt+↓)",
    },
    indicators: {
      title: "Indicators",
      name: "Indicator",
      reported: "Reported",
      computed: "Computed",
      explanation: "How",
      explain: (indicator) => `How ${indicator} is scored`,
      differingOnly: "Differing only",
      noneDiffer: "All reported scores agree.",
      blank: "blank",
    },
  },
};

/** The words on a result, in the language of the pane. */
export function useScoreWords(): ScoreWords {
  return WORDS[usePane().words.language];
}
