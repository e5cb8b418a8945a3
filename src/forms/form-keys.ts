/**
 * A field or a column that only one form has, by a name that its spec gives it: read and built like the others, and
 * told in the report by its printed label. No check and no conversion knows it.
 */
export type OwnKey = `own:${string}`;

/** A single-valued entry of a form, such as 项目名称. */
export type FieldKey = CommonField | OwnKey;

/** Fields that several forms have. */
export type CommonField =
  | "projectName"
  | "projectCode"
  | "competentDepartment"
  | "implementingUnit"
  | "annualGoal"
  | "goalCompletion"
  | "implementation"
  | "executionReason"
  | "conclusion"
  | "problems"
  | "improvements"
  | "necessity"
  | "feasibility"
  | "content"
  | "projectType"
  | "projectLevel"
  | "startYear"
  | "endYear"
  | "longTermGoal"
  | "contact"
  | "projectLead"
  | "financeLead"
  /** One reason for all that fell short, execution and indicators, in a field of its own. */
  | "reason"
  /** 自评得分 stated in a field apart from the 合计 row. */
  | "selfScore";

/** A column of the indicator block. */
export type IndicatorColumn = CommonColumn | OwnKey;

/** Columns that several forms have. */
export type CommonColumn =
  | "level1"
  | "level2"
  | "name"
  | "nature"
  | "target"
  | "unit"
  | "actual"
  | "weight"
  | "score"
  | "reason"
  | "halfYear"
  | "fullYear"
  | "progress"
  | "forecast"
  | "causeFunding"
  | "causePolicy"
  | "causeStaff"
  | "causeHardware"
  | "causeOther"
  | "likelihood"
  | "remark"
  /** 复核得分, given by someone other than who fills in the form. */
  | "reviewScore"
  /** 评分标准: how the points are given. */
  | "rule"
  /** 指标说明: what the indicator measures. */
  | "explanation"
  /** 佐证材料, 数据来源. */
  | "evidence"
  /** 完成率: 完成值 over 指标值. */
  | "completionRate"
  /** 上年完成值 and the like. */
  | "previous"
  /** 序号, 行次. */
  | "serial"
  /** The 分值 of a 一级指标 or 二级指标, beside it. */
  | "level1Weight"
  | "level2Weight";

/** A column of the budget block. */
export type BudgetColumn = CommonBudgetColumn | OwnKey;

/** Columns of the budget block that several forms have: amounts in the table's unit, rate in percent, weight and score in points. */
export type CommonBudgetColumn =
  | "initial"
  | "adjusted"
  | "executed"
  | "rate"
  | "forecast"
  | "weight"
  | "score"
  | "reason";

/** A column of the budget block that each fund has a cell in; 原因 is one cell for all of them. */
export type FundColumn = Exclude<BudgetColumn, "reason">;

/** Values by keys, of which any may be absent, own ones too. */
export type ByKey<Key extends string, Value> = Partial<Record<Exclude<Key, OwnKey>, Value>> &
  Record<Extract<OwnKey, Key>, Value>;

/** Whether a key is of one form alone. */
export function isOwnKey(key: string): key is OwnKey {
  return key.startsWith("own:");
}
