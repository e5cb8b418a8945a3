import type { Language } from "../../report/language";
import type { Profile } from "../../scoring/profile";

/** What the tab 规则 says; loaded with it. */
export interface RulesWords {
  readonly intro: string;
  readonly profile: string;
  /** A name as it stands by itself, before a setting or at the head of a line. */
  readonly named: (name: string) => string;
  readonly basis: string;
  readonly groups: Readonly<Record<"execution" | "indicators" | "grades" | "weights" | "checks", string>>;
  /** A check that is turned off. */
  readonly checkOff: string;
  readonly progressBehind: (severity: string) => string;
  readonly zeroBudget: Readonly<Record<Profile["zeroBudget"], string>>;
  readonly reverse: Readonly<Record<Profile["reverse"], string>>;
  readonly proportional: string;
  readonly noCaps: string;
  readonly bandFrom: (row: number) => string;
  readonly bandPercent: (row: number) => string;
  readonly band: readonly [string, string, string];
  readonly capRate: (row: number) => string;
  readonly capTotal: (row: number) => string;
  readonly cap: readonly [string, string, string];
  readonly addRow: string;
  readonly removeRow: (row: number) => string;
  readonly gradeFrom: (grade: string) => string;
  readonly withoutCost: string;
  readonly withCost: string;
  readonly weightOf: (level1: string) => string;
  readonly problems: string;
  readonly save: string;
  readonly revert: string;
  readonly restore: string;
  readonly exportFile: string;
  readonly copy: string;
  readonly importFile: string;
  readonly fileName: string;
  readonly notJson: (file: string) => string;
  readonly notImported: (file: string) => string;
}

const WORDS: Readonly<Record<Language, RulesWords>> = {
  zh: {
    intro: "规则随工作簿保存，只影响本工作簿的评分。",
    profile: "评分规则",
    named: (name) => name,
    basis: "依据",
    groups: {
      execution: "预算执行率",
      indicators: "指标",
      grades: "等级与总分",
      weights: "一级指标权重",
      checks: "检查",
    },
    checkOff: "关闭",
    progressBehind: (severity) => `监控：执行进度低于序时进度多少作为${severity}（%）`,
    zeroBudget: { zero: "得 0 分", full: "得满分", none: "不计分" },
    reverse: {
      linear: "1 −（完成值 − 指标值）÷ 指标值",
      ratio: "指标值 ÷ 完成值",
      share: "1 − 完成值（百分数指标）",
    },
    proportional: "不分档，按执行率比例得分。",
    noCaps: "没有上限。",
    bandFrom: (row) => `第 ${row} 档执行率下限`,
    bandPercent: (row) => `第 ${row} 档得权重的百分比`,
    band: ["执行率 ≥", "%，得权重的", "%"],
    capRate: (row) => `第 ${row} 条上限的执行率`,
    capTotal: (row) => `第 ${row} 条上限的总分`,
    cap: ["执行率 <", "%，总分最高", "分"],
    addRow: "加一行",
    removeRow: (row) => `删除第 ${row} 行`,
    gradeFrom: (grade) => `${grade}（分及以上）`,
    withoutCost: "没有成本指标的表",
    withCost: "有成本指标的表",
    weightOf: (level1) => `${level1}（分）`,
    problems: "改好以下各项才能保存：",
    save: "保存到工作簿",
    revert: "放弃修改",
    restore: "恢复默认",
    exportFile: "导出 JSON",
    copy: "复制 JSON",
    importFile: "导入 JSON",
    fileName: "衡表评分规则.json",
    notJson: (file) => `“${file}”不是 JSON 文件，没有导入。请选择由“导出 JSON”得到的文件。`,
    notImported: (file) => `“${file}”没有导入：`,
  },
  en: {
    intro: "The rules are kept in this workbook and count for it alone.",
    profile: "Scoring rules",
    named: (name) => name.charAt(0).toUpperCase() + name.slice(1),
    basis: "Basis",
    groups: {
      execution: "Budget execution",
      indicators: "Indicators",
      grades: "Grades and total",
      weights: "Points by level-1 indicator",
      checks: "Checks",
    },
    checkOff: "off",
    progressBehind: (severity) => `Pace of spending below which it is a ${severity} (percent)`,
    zeroBudget: { zero: "no points", full: "full points", none: "not scored" },
    reverse: {
      linear: "1 − (actual − target) ÷ target",
      ratio: "target ÷ actual",
      share: "1 − actual (percents)",
    },
    proportional: "No steps: in proportion to the rate.",
    noCaps: "No limit.",
    bandFrom: (row) => `Step ${row}: lowest rate`,
    bandPercent: (row) => `Step ${row}: percent of the weight`,
    band: ["rate ≥", "%: ", "% of weight"],
    capRate: (row) => `Limit ${row}: rate below`,
    capTotal: (row) => `Limit ${row}: highest total`,
    cap: ["rate <", "%: total ≤", ""],
    addRow: "Add row",
    removeRow: (row) => `Remove row ${row}`,
    gradeFrom: (grade) => `${grade} from`,
    withoutCost: "Forms without cost indicators",
    withCost: "Forms with cost indicators",
    weightOf: (level1) => `${level1} (points)`,
    problems: "To save, mend:",
    save: "Save",
    revert: "Discard",
    restore: "Restore default",
    exportFile: "Export JSON",
    copy: "Copy JSON",
    importFile: "Import JSON",
    fileName: "hengbiao-rules.json",
    notJson: (file) => `“${file}” is not a JSON file and was not imported. Choose one made by “Export JSON”.`,
    notImported: (file) => `“${file}” was not imported:`,
  },
};

/** What the tab 规则 says in a language. */
export function rulesWords(language: Language): RulesWords {
  return WORDS[language];
}
