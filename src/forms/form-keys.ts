/** A single-valued entry of a form, such as 项目名称. */
export type FieldKey =
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
  | "financeLead";

/** A column of the indicator block. */
export type IndicatorColumn =
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
  | "remark";

/** A column of the budget block: amounts in the table's unit, rate in percent, weight and score in points. */
export type BudgetColumn =
  "initial" | "adjusted" | "executed" | "rate" | "forecast" | "weight" | "score" | "reason";
