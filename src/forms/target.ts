import type { FixedIndicator, FormSpec } from "./form-spec";
import { field, indicatorColumns } from "./synonyms";

function decision(level2: string, name: string, wanted: string): FixedIndicator {
  return { level1: "决策", level2, name, halfYear: wanted, fullYear: wanted };
}

function process(level2: string, name: string, halfYear: string, fullYear: string): FixedIndicator {
  return { level1: "过程", level2, name, halfYear, fullYear };
}

/** 江苏省省级项目预算绩效目标表, columns A to E. The sign is part of the value: `≥98%`, `=100%`, `规范`. */
export const target: FormSpec = {
  id: "target",
  stage: "target",
  name: { zh: "江苏省省级项目预算绩效目标表", en: "Performance target form (Jiangsu)" },
  title: "江苏省省级项目预算绩效目标表",
  titleWords: ["绩效目标表", "绩效目标申报表"],
  amountUnit: "万元",
  fields: [
    field("projectName", "项目名称"),
    field("competentDepartment", "主管部门"),
    field("projectType", "项目类型"),
    field("projectLevel", "项目级次"),
    field("startYear", "开始时间"),
    field("endYear", "完成时间"),
    field("implementingUnit", "实施单位"),
    field("contact", "项目负责人/联系电话"),
    field("necessity", "立项必要性"),
    field("feasibility", "实施可行性"),
    field("content", "项目实施内容"),
    field("longTermGoal", "中长期目标"),
    field("annualGoal", "年度目标"),
  ],
  budget: null,
  income: [
    "资金总额",
    "一般公共预算资金",
    "政府性基金",
    "国有资本金",
    "社保基金",
    "财政专户管理资金",
    "上年结转资金",
    "其他资金",
  ],
  expenditure: true,
  indicators: {
    columns: indicatorColumns([
      ["level1", "一级指标"],
      ["level2", "二级指标"],
      ["name", "三级指标"],
      ["halfYear", "半年(程)指标值"],
      ["fullYear", "全年(程)指标值"],
    ]),
    fixed: [
      decision("项目立项", "立项依据充分性", "充分"),
      decision("项目立项", "立项程序规范性", "规范"),
      decision("绩效目标", "绩效目标合理性", "合理"),
      decision("绩效目标", "绩效指标明确性", "明确"),
      decision("资金投入", "预算编制科学性", "科学"),
      decision("资金投入", "资金分配合理性", "合理"),
      process("资金管理", "资金到位率", "序时进度", "100%"),
      process("资金管理", "预算执行率", "=50%", "=100%"),
      process("资金管理", "资金使用合规性", "合规", "合规"),
      process("组织实施", "管理制度健全性", "健全", "健全"),
      process("组织实施", "制度执行有效性", "有效", "有效"),
    ],
    levels: [
      { level1: "决策", level2: ["项目立项", "绩效目标", "资金投入"] },
      { level1: "过程", level2: ["资金管理", "组织实施"] },
      { level1: "产出指标", level2: ["数量指标", "质量指标", "时效指标", "成本指标"] },
      { level1: "效益指标", level2: ["经济效益", "社会效益", "生态效益", "可持续影响"] },
      { level1: "满意度指标", level2: ["服务对象满意度"] },
    ],
  },
  totalLabel: null,
  basis: {
    zh: "江苏省省级项目预算绩效目标表；框架见财预〔2020〕10号附件2",
    en: "Jiangsu's provincial target form; framework in annex 2 of Caiyu [2020] No. 10",
  },
  layout: {
    columns: [15, 17, 36, 20, 20],
    orientation: "portrait",
    blocks: [
      { kind: "title", below: "{year}年度" },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "projectName", at: "A" },
            { value: "projectName", at: "B:C" },
            { label: "competentDepartment", at: "D" },
            { value: "competentDepartment", at: "E" },
          ],
          [
            { label: "projectType", at: "A" },
            { value: "projectType", at: "B:C" },
            { label: "projectLevel", at: "D" },
            { value: "projectLevel", at: "E" },
          ],
          [
            { label: "startYear", at: "A" },
            { value: "startYear", at: "B:C" },
            { label: "endYear", at: "D" },
            { value: "endYear", at: "E" },
          ],
          [
            { label: "implementingUnit", at: "A" },
            { value: "implementingUnit", at: "B:C" },
            { label: "contact", at: "D" },
            { value: "contact", at: "E" },
          ],
          [
            { label: "necessity", at: "A" },
            { value: "necessity", at: "B:E", lines: 4 },
          ],
          [
            { label: "feasibility", at: "A" },
            { value: "feasibility", at: "B:E", lines: 4 },
          ],
          [
            { label: "content", at: "A" },
            { value: "content", at: "B:E", lines: 4 },
          ],
        ],
      },
      {
        kind: "funding",
        group: { text: "项目资金（{unit}）", at: "A" },
        income: {
          heading: { text: "收入", at: "B" },
          label: "C:D",
          fullYear: { text: "全年(程)预算数", at: "E" },
        },
        expenditure: {
          heading: { text: "支出", at: "B" },
          item: "C",
          halfYear: { text: "半年(程)计划执行数", at: "D" },
          fullYear: { text: "全年(程)预算数", at: "E" },
        },
      },
      {
        kind: "fields",
        group: null,
        rows: [
          [
            { label: "longTermGoal", at: "A" },
            { value: "longTermGoal", at: "B:E", lines: 4 },
          ],
          [
            { label: "annualGoal", at: "A" },
            { value: "annualGoal", at: "B:E", lines: 4 },
          ],
        ],
      },
      {
        kind: "indicators",
        group: null,
        columns: { level1: "A", level2: "B", name: "C", halfYear: "D", fullYear: "E" },
        over: [],
      },
    ],
  },
  profile: "jiangsu",
};
