import { isOwnKey } from "./form-keys";
import type { Bilingual, CommonField, FieldKey } from "./form-spec";

/** What a field is called, in words an office uses. */
export const FIELD_NAMES: Readonly<Record<CommonField, Bilingual>> = {
  projectName: { zh: "项目名称", en: "project name" },
  projectCode: { zh: "项目编码", en: "project code" },
  competentDepartment: { zh: "主管部门", en: "competent department" },
  implementingUnit: { zh: "实施单位", en: "implementing unit" },
  annualGoal: { zh: "年度总体目标", en: "goal of the year" },
  goalCompletion: { zh: "目标完成情况", en: "completion of the goal" },
  implementation: { zh: "项目实施情况", en: "implementation" },
  executionReason: { zh: "预算执行偏差原因", en: "reason for the execution" },
  conclusion: { zh: "评价结论", en: "conclusion" },
  problems: { zh: "存在问题", en: "problems" },
  improvements: { zh: "改进措施", en: "improvements" },
  necessity: { zh: "立项必要性", en: "necessity" },
  feasibility: { zh: "实施可行性", en: "feasibility" },
  content: { zh: "项目内容", en: "content" },
  projectType: { zh: "项目类型", en: "project type" },
  projectLevel: { zh: "项目级次", en: "project level" },
  startYear: { zh: "开始年度", en: "first year" },
  endYear: { zh: "结束年度", en: "last year" },
  longTermGoal: { zh: "中长期目标", en: "long-term goal" },
  contact: { zh: "联系人及电话", en: "contact" },
  projectLead: { zh: "项目负责人", en: "project lead" },
  financeLead: { zh: "财务负责人", en: "finance lead" },
  reason: { zh: "未完成原因", en: "reason" },
  selfScore: { zh: "自评得分", en: "score of the self-evaluation" },
};

function isCommonField(key: string): key is CommonField {
  return Object.hasOwn(FIELD_NAMES, key);
}

/** Every field that several forms have. */
export const FIELD_KEYS: readonly CommonField[] = Object.keys(FIELD_NAMES).filter(isCommonField);

/** Whether a key is of a field, one that a single form has among them. */
export function isFieldKey(key: string): key is FieldKey {
  return isCommonField(key) || isOwnKey(key);
}

/** What a field is called; one that only one form has is called by the name that its spec gives it. */
export function fieldName(key: FieldKey): Bilingual {
  if (!isOwnKey(key)) return FIELD_NAMES[key];
  const own = key.slice("own:".length);
  return { zh: own, en: own };
}
