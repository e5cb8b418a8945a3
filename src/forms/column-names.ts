import { isOwnKey } from "./form-keys";
import type { Bilingual, BudgetColumn, CommonBudgetColumn, CommonColumn, IndicatorColumn } from "./form-spec";

/** What the role of a column is called, in words an office uses. */
export const COLUMN_NAMES: Readonly<Record<CommonColumn | CommonBudgetColumn, Bilingual>> = {
  level1: { zh: "一级指标", en: "level 1" },
  level2: { zh: "二级指标", en: "level 2" },
  name: { zh: "指标名称", en: "the indicator's name" },
  nature: { zh: "指标性质", en: "the sign" },
  target: { zh: "指标值", en: "the target" },
  unit: { zh: "度量单位", en: "the unit" },
  actual: { zh: "完成值", en: "the value reached" },
  weight: { zh: "分值", en: "the weight" },
  score: { zh: "得分", en: "the score" },
  reason: { zh: "未完成原因", en: "the reason" },
  halfYear: { zh: "半年指标值", en: "the half-year target" },
  fullYear: { zh: "全年指标值", en: "the full-year target" },
  progress: { zh: "执行情况", en: "the progress" },
  forecast: { zh: "全年预计", en: "the forecast" },
  causeFunding: { zh: "经费保障", en: "funding as a cause" },
  causePolicy: { zh: "制度保障", en: "policy as a cause" },
  causeStaff: { zh: "人员保障", en: "staff as a cause" },
  causeHardware: { zh: "硬件条件保障", en: "equipment as a cause" },
  causeOther: { zh: "其他原因", en: "another cause" },
  likelihood: { zh: "完成目标可能性", en: "the likelihood" },
  remark: { zh: "备注", en: "the remark" },
  reviewScore: { zh: "复核得分", en: "the reviewer's score" },
  rule: { zh: "评分标准", en: "the scoring rule" },
  explanation: { zh: "指标说明", en: "the explanation" },
  evidence: { zh: "佐证材料", en: "the evidence" },
  completionRate: { zh: "完成率", en: "the completion rate" },
  previous: { zh: "上年完成值", en: "last year's value" },
  serial: { zh: "序号", en: "the serial number" },
  level1Weight: { zh: "一级指标分值", en: "the weight of level 1" },
  level2Weight: { zh: "二级指标分值", en: "the weight of level 2" },
  initial: { zh: "年初预算数", en: "the initial budget" },
  adjusted: { zh: "全年预算数", en: "the adjusted budget" },
  executed: { zh: "全年执行数", en: "the executed amount" },
  rate: { zh: "执行率", en: "the execution rate" },
};

/** Whether a key is the role of a column. */
export function isColumnRole(key: string): key is IndicatorColumn | BudgetColumn {
  return Object.hasOwn(COLUMN_NAMES, key) || isOwnKey(key);
}

/** Whether a key is the role of a column of the indicators. */
export function isIndicatorColumn(key: string): key is IndicatorColumn {
  return isColumnRole(key) && !ONLY_OF_FUNDS.has(key);
}

/** The roles that no column of the indicators has. */
export const ONLY_OF_FUNDS: ReadonlySet<string> = new Set(["initial", "adjusted", "executed", "rate"]);

/** What a role is called; one that only one form has is called by the name that its spec gives it. */
export function roleName(role: IndicatorColumn | BudgetColumn): Bilingual {
  if (!isOwnKey(role)) return COLUMN_NAMES[role];
  const own = role.slice("own:".length);
  return { zh: own, en: own };
}
