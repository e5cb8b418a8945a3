import type { FormSpec } from "./form-spec";
import { TOTAL_LABELS, budgetColumns, field, indicatorColumns } from "./synonyms";

/** 项目支出绩效自评表: the Ministry of Finance's form, as Shanghai uses it; columns A to I. */
export const nationalSelfEvaluation: FormSpec = {
  id: "national-self-evaluation",
  stage: "self-evaluation",
  name: { zh: "项目支出绩效自评表", en: "Project self-evaluation (national)" },
  title: "项目支出绩效自评表",
  titleWords: ["项目支出绩效自评表", "财政项目支出绩效自评表"],
  amountUnit: "元",
  executionWeight: "10",
  fields: [
    field("projectName", "项目名称"),
    field("competentDepartment", "主管部门"),
    field("implementingUnit", "实施单位"),
    field("annualGoal", "预期目标", "below"),
    field("goalCompletion", "实际完成情况", "below"),
  ],
  budget: {
    columns: budgetColumns([
      ["initial", "年初预算数"],
      ["adjusted", "全年预算数"],
      ["executed", "全年执行数"],
      ["weight", "分值"],
      ["rate", "执行率"],
      ["score", "得分"],
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
      ["actual", "实际完成值"],
      ["weight", "分值"],
      ["score", "得分"],
      ["reason", "偏差原因分析及改进措施"],
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
  totalLabel: { key: "total", label: "总分", synonyms: TOTAL_LABELS },
  basis: {
    zh: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）所附自评表",
    en: "The self-evaluation form annexed to the Ministry of Finance's Caiyu [2020] No. 10",
  },
  layout: {
    columns: [6, 11, 18, 22, 15, 16, 8, 9, 22],
    orientation: "portrait",
    blocks: [
      { kind: "title", below: "（{year}年度）" },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "projectName", at: "A:B" },
            { value: "projectName", at: "C:I" },
          ],
          [
            { label: "competentDepartment", at: "A:B" },
            { value: "competentDepartment", at: "C:E" },
            { label: "implementingUnit", at: "F" },
            { value: "implementingUnit", at: "G:I" },
          ],
        ],
      },
      {
        kind: "budget",
        group: { text: "项目资金（{unit}）", at: "A:B" },
        funds: { text: "", at: "C" },
        columns: { initial: "D", adjusted: "E", executed: "F", weight: "G", rate: "H", score: "I" },
        noPoints: "—",
      },
      {
        kind: "fields",
        group: { text: "年度总体目标", at: "A" },
        rows: [
          [
            { label: "annualGoal", at: "B:E" },
            { label: "goalCompletion", at: "F:I" },
          ],
          [
            { value: "annualGoal", at: "B:E", lines: 5 },
            { value: "goalCompletion", at: "F:I", lines: 5 },
          ],
        ],
      },
      {
        kind: "indicators",
        group: { text: "绩效指标", at: "A" },
        columns: {
          level1: "B",
          level2: "C",
          name: "D",
          target: "E",
          actual: "F",
          weight: "G",
          score: "H",
          reason: "I",
        },
        over: [],
      },
      { kind: "total", label: "A:F", weight: "G", score: "H", rest: "I" },
    ],
  },
};
