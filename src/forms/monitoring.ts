import type { FormSpec } from "./form-spec";
import { budgetColumns, field, indicatorColumns } from "./synonyms";

/** 绩效目标运行监控表: what was reached by month N, and whether the year's target will be. */
export const monitoring: FormSpec = {
  id: "monitoring",
  stage: "monitoring",
  name: { zh: "项目支出绩效目标运行监控表", en: "Mid-year monitoring form" },
  title: "项目支出绩效目标运行监控表（{year}年度）",
  titleWords: ["运行监控表", "绩效监控表"],
  amountUnit: "万元",
  fields: [
    field("projectName", "项目名称"),
    field("competentDepartment", "主管部门"),
    field("implementingUnit", "实施单位"),
    field("annualGoal", "年度目标"),
  ],
  budget: {
    columns: budgetColumns([
      ["initial", "年初预算数"],
      ["executed", "1-N月执行数"],
      ["rate", "1-N月执行率"],
      ["forecast", "全年预计执行数"],
    ]),
    funds: ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"],
  },
  income: null,
  expenditure: false,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["target", "年度指标值"],
      ["progress", "1-N月执行情况"],
      ["forecast", "全年预计完成情况"],
      ["causeFunding", "经费保障"],
      ["causePolicy", "制度保障"],
      ["causeStaff", "人员保障"],
      ["causeHardware", "硬件条件保障"],
      ["causeOther", "其他"],
      ["reason", "原因说明"],
      ["likelihood", "完成目标可能性"],
      ["remark", "备注"],
    ]),
    fixed: [],
    levels: [
      { level1: "产出指标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
      {
        level1: "效益指标",
        level2: ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
      },
      { level1: "满意度指标", level2: ["服务对象满意度指标"] },
    ],
  },
  totalLabel: null,
  basis: {
    zh: "财政部《中央部门预算绩效运行监控管理暂行办法》所用监控表的通行格式",
    en: "The layout in common use for the mid-year monitoring of budget performance",
  },
  layout: {
    columns: [10, 13, 22, 15, 15, 15, 6, 6, 6, 6, 6, 16, 7, 7, 7, 12],
    orientation: "landscape",
    blocks: [
      { kind: "title", below: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "projectName", at: "A:B" },
            { value: "projectName", at: "C:P" },
          ],
          [
            { label: "competentDepartment", at: "A:B" },
            { value: "competentDepartment", at: "C:E" },
            { label: "implementingUnit", at: "F:H" },
            { value: "implementingUnit", at: "I:P" },
          ],
        ],
      },
      {
        kind: "budget",
        group: { text: "项目资金（{unit}）", at: "A:B" },
        funds: { text: "", at: "C" },
        columns: { initial: "D", executed: "E:F", rate: "G:J", forecast: "K:P" },
        noPoints: "",
      },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "annualGoal", at: "A:B" },
            { value: "annualGoal", at: "C:P", lines: 3 },
          ],
        ],
      },
      {
        kind: "indicators",
        group: null,
        columns: {
          level1: "A",
          level2: "B",
          name: "C",
          target: "D",
          progress: "E",
          forecast: "F",
          causeFunding: "G",
          causePolicy: "H",
          causeStaff: "I",
          causeHardware: "J",
          causeOther: "K",
          reason: "L",
          likelihood: "M:O",
          remark: "P",
        },
        over: [
          { text: "偏差原因", at: "G:L" },
          { text: "完成目标可能性", at: "M:O", answers: ["确定能", "有可能", "完全不可能"] },
        ],
      },
    ],
  },
};
