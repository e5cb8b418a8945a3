import type { FormSpec } from "./form-spec";
import { TOTAL_LABELS, budgetColumns, field, indicatorColumns } from "./synonyms";

/** 项目自评表 as Hubei and its cities use it: 20 points for the execution, full marks in brackets, columns A to H. */
export const hubeiSelfEvaluation: FormSpec = {
  id: "hubei-self-evaluation",
  stage: "self-evaluation",
  name: { zh: "湖北省项目自评表", en: "Project self-evaluation (Hubei)" },
  title: "{year}年度项目自评表",
  titleWords: ["项目自评表"],
  amountUnit: "万元",
  fields: [
    field("own:reporter", "单位名称"),
    field("own:reported", "填报日期"),
    field("projectName", "项目名称"),
    field("competentDepartment", "主管部门"),
    field("implementingUnit", "项目实施单位"),
    field("projectType", "项目类别", "right", ["部门预算项目、省直专项或省对下转移支付项目。"]),
    field("own:attribute", "项目属性", "right", ["持续性项目或新增性项目。"]),
    field("own:duration", "项目类型", "right", ["常年性项目、延续性项目或一次性项目。"]),
    field("reason", "偏差大或目标未完成原因分析"),
    field("improvements", "改进措施及结果应用方案"),
  ],
  budget: {
    columns: budgetColumns([
      ["adjusted", "预算数（A）"],
      ["executed", "执行数（B）"],
      ["rate", "执行率（B/A）"],
      ["score", "得分（{execution}分*执行率）"],
    ]),
    funds: ["年度财政资金总额"],
  },
  income: null,
  expenditure: false,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["target", "年初目标值（A）"],
      ["actual", "实际完成值（B）"],
      ["rule", "评分标准"],
      ["score", "得分"],
    ]),
    marks: "behind-name",
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
  executionWeight: "20",
  totalLabel: { key: "total", label: "总分", synonyms: TOTAL_LABELS },
  basis: {
    zh: "湖北省预算绩效管理所用项目自评表的通行格式",
    en: "The self-evaluation form in common use in Hubei",
  },
  layout: {
    columns: [13, 13, 15, 28, 13, 13, 26, 11],
    orientation: "landscape",
    blocks: [
      { kind: "title", below: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "own:reporter", at: "A" },
            { value: "own:reporter", at: "B:D" },
            { label: "own:reported", at: "E" },
            { value: "own:reported", at: "F:H" },
          ],
          [
            { label: "projectName", at: "A" },
            { value: "projectName", at: "B:H" },
          ],
          [
            { label: "competentDepartment", at: "A" },
            { value: "competentDepartment", at: "B:D" },
            { label: "implementingUnit", at: "E" },
            { value: "implementingUnit", at: "F:H" },
          ],
          [
            { label: "projectType", at: "A" },
            { value: "projectType", at: "B:H" },
          ],
          [
            { label: "own:attribute", at: "A" },
            { value: "own:attribute", at: "B:H" },
          ],
          [
            { label: "own:duration", at: "A" },
            { value: "own:duration", at: "B:H" },
          ],
        ],
      },
      {
        kind: "budget",
        group: { text: "预算执行情况（{unit}）（{execution}分）", at: "A" },
        funds: { text: "", at: "B:D" },
        columns: { adjusted: "E", executed: "F", rate: "G", score: "H" },
        noPoints: "",
      },
      {
        kind: "indicators",
        group: { text: "年度绩效目标（{indicators}分）", at: "A" },
        columns: {
          level1: "B",
          level2: "C",
          name: "D",
          target: "E",
          actual: "F",
          rule: "G",
          score: "H",
        },
        over: [],
      },
      { kind: "total", label: "A:G", weight: null, score: "H", rest: null },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "reason", at: "A" },
            { value: "reason", at: "B:H", lines: 3 },
          ],
          [
            { label: "improvements", at: "A" },
            { value: "improvements", at: "B:H", lines: 3 },
          ],
        ],
      },
    ],
  },
};
