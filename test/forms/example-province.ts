import type { FormSpec } from "../../src/forms/form-spec";
import { TOTAL_LABELS, budgetColumns, field, indicatorColumns } from "../../src/forms/synonyms";

/** 财政支出项目自我评价报告: 分值 before 指标值, 15 points for the execution, columns of its own, reasons below. */
export const exampleProvince: FormSpec = {
  id: "example-province",
  stage: "self-evaluation",
  name: { zh: "财政支出项目自我评价报告", en: "Project self-evaluation (example province)" },
  title: "财政支出项目自我评价报告（{year}年度）",
  titleWords: ["自我评价报告"],
  amountUnit: "万元",
  fields: [
    field("projectName", "项目名称"),
    field("competentDepartment", "主管部门"),
    field("implementingUnit", "用款单位"),
    field("executionReason", "执行偏差说明"),
    field("goalCompletion", "年度目标完成情况"),
    field("reason", "未完成指标说明"),
    field("own:approval", "批复文号"),
  ],
  budget: {
    columns: budgetColumns([
      ["adjusted", "全年预算数"],
      ["executed", "全年执行数"],
      ["rate", "执行率"],
      ["own:unspent", "结余资金"],
      ["own:document", "资金文号"],
      ["score", "得分（{execution}分×执行率）"],
    ]),
    ownAmounts: ["own:unspent"],
    funds: ["项目总投入", "财政拨款", "其他资金"],
  },
  income: null,
  expenditure: false,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["own:section", "责任科室"],
      ["weight", "分值"],
      ["target", "年度指标值"],
      ["actual", "实际完成值"],
      ["score", "自评得分"],
    ]),
    fixed: [],
    levels: [
      { level1: "产出指标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
      { level1: "效益指标", level2: ["经济效益指标", "社会效益指标"] },
      { level1: "满意度指标", level2: ["服务对象满意度指标"] },
    ],
  },
  executionWeight: "15",
  profile: "shanghai",
  totalLabel: { key: "total", label: "合计", synonyms: TOTAL_LABELS },
  basis: { zh: "某省财政厅印发的自评表样", en: "The form of an imagined province" },
  layout: {
    columns: [11, 16, 30, 14, 9, 14, 14, 12],
    orientation: "landscape",
    blocks: [
      { kind: "title", below: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "projectName", at: "A" },
            { value: "projectName", at: "B:D" },
            { label: "own:approval", at: "E" },
            { value: "own:approval", at: "F:H" },
          ],
          [
            { label: "competentDepartment", at: "A" },
            { value: "competentDepartment", at: "B:D" },
            { label: "implementingUnit", at: "E" },
            { value: "implementingUnit", at: "F:H" },
          ],
        ],
      },
      {
        kind: "budget",
        group: { text: "项目资金（{unit}）", at: "A" },
        funds: { text: "", at: "B" },
        columns: {
          adjusted: "C",
          executed: "D",
          rate: "E",
          "own:unspent": "F",
          "own:document": "G",
          score: "H",
        },
        noPoints: "—",
      },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "executionReason", at: "A" },
            { value: "executionReason", at: "B:H", lines: 2 },
          ],
          [
            { label: "goalCompletion", at: "A" },
            { value: "goalCompletion", at: "B:H", lines: 3 },
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
          "own:section": "D",
          weight: "E",
          target: "F",
          actual: "G",
          score: "H",
        },
        over: [],
      },
      { kind: "total", label: "A:D", weight: "E", score: "H", rest: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "reason", at: "A" },
            { value: "reason", at: "B:H", lines: 3 },
          ],
        ],
      },
    ],
  },
};
