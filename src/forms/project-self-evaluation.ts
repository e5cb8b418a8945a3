import type { FormSpec } from "./form-spec";
import { TOTAL_LABELS, budgetColumns, field, indicatorColumns } from "./synonyms";

/** 部门预算项目支出绩效自评表: Sichuan's form and its cities', report 510000_0013zp, columns A to K. */
export const projectSelfEvaluation: FormSpec = {
  id: "project-self-evaluation",
  stage: "self-evaluation",
  name: { zh: "部门预算项目支出绩效自评表", en: "Project self-evaluation (Sichuan)" },
  title: "部门预算项目支出绩效自评表（{year}年度）",
  titleWords: ["部门预算项目支出绩效自评表"],
  amountUnit: "万元",
  fields: [
    field("projectName", "项目名称"),
    field("projectCode", "项目编码"),
    field("competentDepartment", "主管部门"),
    field("implementingUnit", "实施单位（盖章）"),
    field("annualGoal", "项目年度目标", "below"),
    field("goalCompletion", "年度目标完成情况", "below"),
    field("implementation", "2.项目实施内容及过程概述"),
    field("conclusion", "评价结论"),
    field("problems", "存在问题"),
    field("improvements", "改进措施"),
    field("projectLead", "项目负责人："),
    field("financeLead", "财务负责人："),
    field("executionReason", "原因", "below"),
  ],
  budget: {
    columns: budgetColumns([
      ["initial", "年初预算"],
      ["adjusted", "调整后预算数"],
      ["executed", "预算执行数"],
      ["rate", "预算执行率"],
      ["weight", "权重"],
      ["score", "得分"],
      ["reason", "原因"],
    ]),
    funds: ["总额", "其中：财政资金", "财政专户管理资金", "单位资金", "其他资金"],
  },
  income: null,
  expenditure: false,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["nature", "指标性质"],
      ["target", "指标值"],
      ["unit", "度量单位"],
      ["actual", "完成值"],
      ["weight", "权重"],
      ["score", "得分"],
      ["reason", "未完成原因分析"],
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
  totalLabel: { key: "total", label: "合计", synonyms: TOTAL_LABELS },
  basis: {
    zh: "四川省部门预算项目支出绩效自评表（报表编号 510000_0013zp）",
    en: "Sichuan's self-evaluation form, report 510000_0013zp",
  },
  layout: {
    columns: [8, 17, 14, 24, 10, 10, 9, 12, 8, 9, 24],
    orientation: "landscape",
    blocks: [
      { kind: "title", below: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "projectName", at: "A:B" },
            { value: "projectName", at: "C:K", after: "projectCode" },
          ],
          [
            { label: "competentDepartment", at: "A:B" },
            { value: "competentDepartment", at: "C:F" },
            { label: "implementingUnit", at: "G:H" },
            { value: "implementingUnit", at: "I:K" },
          ],
        ],
      },
      {
        kind: "fields",
        group: { text: "项目基本情况", at: "A" },
        rows: [
          [
            { text: "1.项目年度目标完成情况", at: "B", down: 2 },
            { label: "annualGoal", at: "C:F" },
            { label: "goalCompletion", at: "G:K" },
          ],
          [
            { value: "annualGoal", at: "C:F", lines: 4 },
            { value: "goalCompletion", at: "G:K", lines: 4 },
          ],
          [
            { label: "implementation", at: "B" },
            { value: "implementation", at: "C:K", lines: 4 },
          ],
        ],
      },
      {
        kind: "budget",
        group: { text: "预算执行情况（10分）", at: "A" },
        funds: { text: "年度预算数（{unit}）", at: "B" },
        columns: {
          initial: "C",
          adjusted: "D",
          executed: "E:G",
          rate: "H",
          weight: "I",
          score: "J",
          reason: "K",
        },
        noPoints: "/",
      },
      {
        kind: "indicators",
        group: { text: "绩效指标（90分）", at: "A" },
        columns: {
          level1: "B",
          level2: "C",
          name: "D",
          nature: "E",
          target: "F",
          unit: "G",
          actual: "H",
          weight: "I",
          score: "J",
          reason: "K",
        },
        over: [],
      },
      { kind: "total", label: "A:H", weight: "I", score: "J", rest: "K" },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "conclusion", at: "A" },
            { value: "conclusion", at: "B:K", lines: 3 },
          ],
          [
            { label: "problems", at: "A" },
            { value: "problems", at: "B:K", lines: 3 },
          ],
          [
            { label: "improvements", at: "A" },
            { value: "improvements", at: "B:K", lines: 3 },
          ],
          [
            { label: "projectLead", at: "A:B" },
            { value: "projectLead", at: "C:F" },
            { label: "financeLead", at: "G:H" },
            { value: "financeLead", at: "I:K" },
          ],
        ],
      },
    ],
  },
  profile: "sichuan",
  executionWeight: "10",
};
