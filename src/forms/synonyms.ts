import { isOwnKey } from "./form-keys";
import type {
  BudgetColumn,
  CommonBudgetColumn,
  CommonColumn,
  CommonField,
  FieldKey,
  FieldSpec,
  IndicatorColumn,
  LabelSpec,
} from "./form-spec";

/** Every spelling of an indicator column seen on real sheets. */
const INDICATOR_SYNONYMS: Readonly<Record<CommonColumn, readonly string[]>> = {
  level1: ["一级指标", "一级绩效指标", "一级指标名称"],
  level2: ["二级指标", "二级绩效指标", "二级指标名称"],
  name: ["三级指标", "指标名称", "三级指标名称", "指标内容", "三级绩效指标"],
  nature: ["指标性质", "绩效指标性质", "计算符号", "指标符号"],
  target: [
    "指标值",
    "年度指标值",
    "绩效指标值",
    "全年(程)指标值",
    "年初目标值",
    "目标值",
    "年初设定值",
    "预期指标值",
    "年度目标值",
    "计划指标值",
  ],
  unit: ["度量单位", "绩效度量单位", "计量单位", "指标单位"],
  actual: [
    "完成值",
    "实际完成值",
    "全年完成值",
    "全年实际值",
    "自评完成值",
    "全年实际完成值",
    "指标完成值",
    "实际完成指标值",
  ],
  weight: ["权重", "分值", "标准分", "权重设定值", "指标分值", "分值权重"],
  score: ["得分", "自评得分", "评价得分", "自评分", "实际得分"],
  reason: [
    "未完成原因分析",
    "偏差原因分析及改进措施",
    "偏差大或目标未完成原因分析",
    "未完成原因和改进措施",
    "原因",
    "未完成原因",
    "偏差原因分析",
    "未完成原因及改进措施",
    "未完成原因分析及改进措施",
    "未完成原因分析及拟采取的改进措施",
    "偏差原因及改进措施",
    "原因说明",
  ],
  halfYear: ["半年(程)指标值", "阶段目标值", "半年指标值", "半年度指标值"],
  fullYear: ["全年(程)指标值", "年度指标值"],
  progress: ["1-N月执行情况", "执行情况", "1-N月完成情况", "目前完成情况"],
  forecast: ["全年预计完成情况", "全年预计完成值", "预计全年完成情况"],
  causeFunding: ["经费保障"],
  causePolicy: ["制度保障"],
  causeStaff: ["人员保障"],
  causeHardware: ["硬件条件保障"],
  causeOther: ["其他"],
  likelihood: ["完成目标可能性", "目标完成可能性"],
  remark: ["备注"],
  reviewScore: ["复核得分", "复核分", "审核得分", "评审得分", "复评得分", "财政审核评分", "财政评分"],
  rule: ["评分标准", "评价标准", "评分规则", "计分标准", "评分细则", "扣分标准", "计分方法", "评分办法"],
  explanation: ["指标说明", "指标解释", "指标内涵", "指标释义", "指标定义", "指标解释及说明"],
  evidence: ["佐证材料", "数据来源", "自评依据", "评分依据", "自评依据及佐证材料", "证明材料"],
  completionRate: ["完成率", "指标完成率", "完成比例", "完成程度"],
  previous: ["上年完成值", "上年实际值", "上年实际完成值", "上年度完成值"],
  serial: ["序号", "行次", "栏次", "列次", "编号", "指标序号"],
  level1Weight: ["一级指标分值", "一级指标权重"],
  level2Weight: ["二级指标分值", "二级指标权重"],
};

const BUDGET_SYNONYMS: Readonly<Record<CommonBudgetColumn, readonly string[]>> = {
  initial: ["年初预算", "年初预算数", "年初核定预算数"],
  adjusted: ["调整后预算数", "全年预算数", "预算数", "调整后的预算", "调整后预算", "调整后全年预算数"],
  executed: ["预算执行数", "全年执行数", "执行数", "实际支出", "1-N月执行数", "全年实际执行数", "实际执行数"],
  rate: ["预算执行率", "执行率", "1-N月执行率"],
  forecast: ["全年预计执行数", "预计全年执行数"],
  weight: INDICATOR_SYNONYMS.weight,
  score: INDICATOR_SYNONYMS.score,
  reason: ["原因", "原因说明", "原因分析", "未完成原因"],
};

const FIELD_SYNONYMS: Readonly<Record<CommonField, readonly string[]>> = {
  projectName: ["项目名称", "预算项目名称", "项目(政策)名称", "专项名称"],
  projectCode: ["项目编码", "项目代码"],
  competentDepartment: [
    "主管部门",
    "主管部门及代码",
    "主管单位",
    "预算主管部门",
    "市级主管部门",
    "省级主管部门",
  ],
  implementingUnit: [
    "实施单位",
    "实施单位（盖章）",
    "项目实施单位",
    "项目单位",
    "填报单位（盖章）",
    "实施(填报)单位",
  ],
  annualGoal: [
    "项目年度目标",
    "预算目标",
    "预期目标",
    "年度绩效目标",
    "年初设定目标",
    "年度目标",
    "年初预期目标",
    "年初设定绩效目标",
  ],
  goalCompletion: [
    "年度目标完成情况",
    "实际完成情况",
    "目标完成情况",
    "全年实际完成情况",
    "目标实际完成情况",
  ],
  implementation: ["项目实施内容及过程概述", "项目实施内容及过程"],
  executionReason: BUDGET_SYNONYMS.reason,
  conclusion: ["评价结论", "自评结论"],
  problems: ["存在问题", "存在的问题", "存在问题及原因"],
  improvements: ["改进措施", "改进建议", "下一步改进措施"],
  necessity: ["立项必要性", "项目立项必要性"],
  feasibility: ["实施可行性", "项目实施可行性"],
  content: ["项目实施内容", "项目内容", "项目概况"],
  projectType: ["项目类型", "项目类别"],
  projectLevel: ["项目级次"],
  startYear: ["开始时间", "项目开始时间", "起始时间"],
  endYear: ["完成时间", "项目完成时间", "结束时间", "终止时间"],
  longTermGoal: ["中长期目标", "长期目标", "中期目标"],
  contact: ["项目负责人/联系电话", "项目负责人及联系电话", "联系人及电话"],
  projectLead: ["项目负责人"],
  financeLead: ["财务负责人"],
  reason: ["偏差大或目标未完成原因分析", "未完成原因分析"],
  selfScore: ["自评得分", "自评总分", "自评总得分"],
};

/** Labels of the 原因 column beside the funds. */
export const REASON_LABELS: readonly string[] = BUDGET_SYNONYMS.reason;

/** Fund names of the 总额 row: the sum of the fund rows below it. */
export const TOP_FUND_LABELS: readonly string[] = ["总额", "年度资金总额", "资金总额", "预算资金总额"];

/** Fund rows below 总额 in any of the forms. */
export const FUND_LABELS: readonly string[] = [
  "财政资金",
  "财政专户管理资金",
  "单位资金",
  "其他资金",
  "当年财政拨款",
  "上年结转资金",
  "财政拨款",
  "本年财政拨款",
  "一般公共预算资金",
  "政府性基金",
  "国有资本金",
  "社保基金",
  "其中:财政资金",
  "其中:财政拨款",
];

export const TOTAL_LABELS: readonly string[] = ["合计", "总分", "总计", "得分合计"];

/** Labels that head a block of the form and hold no value themselves. */
export const GROUP_LABELS: readonly string[] = [
  "项目基本情况",
  "项目年度目标完成情况",
  "预算执行情况",
  "年度预算数",
  "绩效指标",
  "项目资金",
  "年度总体目标",
  "年度绩效指标",
  "总体目标",
  "收入",
  "支出",
  "偏差原因",
  "资金来源",
];

/** 一级指标 values of the framework, and how real sheets shorten them. */
export const LEVEL1_NAMES: readonly string[] = [
  "产出指标",
  "效益指标",
  "满意度指标",
  "成本指标",
  "决策",
  "过程",
  "产出",
  "效益",
  "满意度",
  "成本",
  "决策指标",
  "过程指标",
];

/** 二级指标 values, each family by the name the framework gives it first. */
export const LEVEL2_FAMILIES: readonly (readonly string[])[] = [
  ["数量指标", "数量"],
  ["质量指标", "质量"],
  ["时效指标", "时效", "进度指标"],
  ["成本指标", "成本"],
  ["安全指标"],
  ["经济效益指标", "经济效益"],
  ["社会效益指标", "社会效益"],
  ["生态效益指标", "生态效益", "环境效益指标", "环境效益"],
  ["可持续影响指标", "可持续影响", "可持续发展指标", "可持续发展"],
  [
    "服务对象满意度指标",
    "服务对象满意度",
    "满意度指标",
    "社会公众或服务对象满意度指标",
    "社会公众或服务对象满意度",
  ],
  ["经济成本指标"],
  ["社会成本指标"],
  ["生态环境成本指标"],
  ["项目立项"],
  ["绩效目标"],
  ["资金投入"],
  ["资金管理"],
  ["组织实施"],
];

/** Printed hints of the Ministry's and the provinces' blank forms that stand in text fields. */
const GOAL_COMPLETION_HINT = "对照年度目标，说明相关任务目标的完成情况（100字以内）";

const FIELD_HINTS: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  goalCompletion: [GOAL_COMPLETION_HINT],
  executionReason: [
    "1.预算执行率=预算执行数/调整后预算数，预算执行率未达到90%的需说明原因（100字以内）；2.年中发生预算调整的（追加或调减），应单独说明理由；3.其他资金包括、社会投入资金、银行贷款。",
  ],
  conclusion: ["结合自评情况，说明项目自评总分、绩效目标完成情况（200字以内）"],
  problems: ["结合自评情况，分析存在的问题及原因。（200字以内）"],
  improvements: ["针对项目自评中发现的问题，提出下一步改进完善的意见（200字以内）"],
};

/** The indicator columns of a form, each printed with its own label and known by all its synonyms. */
export function indicatorColumns(
  labels: readonly (readonly [IndicatorColumn, string])[],
): readonly LabelSpec<IndicatorColumn>[] {
  return labels.map(([key, label]) => ({
    key,
    label,
    synonyms: knownBy(label, isOwnKey(key) ? [] : INDICATOR_SYNONYMS[key]),
  }));
}

/** A label that only this form prints is known all the same. */
function knownBy(label: string, synonyms: readonly string[]): readonly string[] {
  return synonyms.includes(label) ? synonyms : [label, ...synonyms];
}

/** The budget columns of a form, each printed with its own label and known by all its synonyms. */
export function budgetColumns(
  labels: readonly (readonly [BudgetColumn, string])[],
): readonly LabelSpec<BudgetColumn>[] {
  return labels.map(([key, label]) => ({
    key,
    label,
    synonyms: knownBy(label, isOwnKey(key) ? [] : BUDGET_SYNONYMS[key]),
  }));
}

/** A field of a form, printed with its own label and known by all its synonyms; one of its own by its label alone. */
export function field(
  key: FieldKey,
  label: string,
  place: "right" | "below" = "right",
  hints: readonly string[] = isOwnKey(key) ? [] : (FIELD_HINTS[key] ?? []),
): FieldSpec {
  return { key, label, synonyms: knownBy(label, isOwnKey(key) ? [] : FIELD_SYNONYMS[key]), place, hints };
}
