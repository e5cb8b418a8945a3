import type { FieldKey } from "../forms/form-spec";
import { keyOfCell, type FilledCell } from "./grid";

/** What a field's label speaks for by the words at its head or end; the first that matches speaks. */
const FIELD_WORDS: readonly (readonly [RegExp, FieldKey])[] = [
  [/^(?:自评|自我评价)(?:得分|总分|总得分|分数)$/, "selfScore"],
  [/(?:项目|课题|专项|资金|政策|转移支付|基金).*名称$|^项目$|^(?:[二三]级|子)项目$/, "projectName"],
  [/(?:项目|预算).*(?:编码|代码|编号)$/, "projectCode"],
  [/主管(?:部门|单位|局)(?:及代码|名称)?$/, "competentDepartment"],
  [
    /(?:实施|项目|预算|使用|承担|执行|用款|填报|申报|建设)(?:单位|部门)(?:名称)?$|^(?:单位|部门|部门单位)名称$/,
    "implementingUnit",
  ],
  [/(?:中长?期|长期|总体规划|实施期).*目标$/, "longTermGoal"],
  [
    /(?:目标|任务|全年|实际|年度).*(?:完成|实现|达成)情况(?:综述|概述|说明|总结)?$|^(?:目标|任务)(?:完成|实现)$/,
    "goalCompletion",
  ],
  [/(?:年度|年初|预期|总体|绩效|设定|当年|本年).*目标\d?$|^目标$/, "annualGoal"],
  [/(?:评价|自评)(?:结论|等级及结论)$/, "conclusion"],
  [/(?:未完成|偏差|扣分|目标未).*原因/, "reason"],
  [/存在.*问题|^(?:主要)?问题(?:及原因)?(?:分析)?$/, "problems"],
  [/(?:改进|整改).*(?:措施|建议|方案|意见|打算)|下一步.*(?:措施|工作|打算|计划)/, "improvements"],
  [/必要性/, "necessity"],
  [/可行性/, "feasibility"],
  [/^(?:项目|实施)(?:概况|内容|简介|主要内容)$/, "content"],
  [/(?:开始|起始)(?:时间|日期|年度|年份)$/, "startYear"],
  [/(?:完成|结束|终止)(?:时间|日期|年度|年份)$/, "endYear"],
  [/^项目(?:类别|类型)$/, "projectType"],
  [/联系人|负责人.*电话/, "contact"],
  [/^(?:项目)?负责人(?:姓名)?$/, "projectLead"],
];

/** What a label ends with that names a field, whatever the field is. */
const ENDS_LABEL =
  /(?:名称|单位|部门|科室|股室|处室|性质|用途|周期|渠道|电话|时间|日期|期限|年度|负责人|联系人|经办人|属性|类型|类别|级次|编码|代码|编号|目标|情况|内容|依据|必要性|可行性|金额|总额|资金|构成|来源|得分|评分|分数|等级|结论|建议|措施|意见|问题|原因|分析|说明|概况|进度|计划|方案|范围|对象|地点|方式|备注|任务|综述|概述|总结|签字|盖章)$/;
const LONGEST_LABEL = 22;
const SENTENCE = /[。；;，,！？☑□√×]|\d{3,}/;

/** The field that a label names by its words, where no known spelling does; undefined for any other text. */
export function fieldByWords(cell: FilledCell): FieldKey | undefined {
  if (cell.words.field === undefined) cell.words.field = fieldOfWords(cell) ?? null;
  return cell.words.field ?? undefined;
}

function fieldOfWords(cell: FilledCell): FieldKey | undefined {
  const { text, roles, kind } = cell;
  if (roles.group || roles.fund || roles.level1 || roles.total) return undefined;
  // 绩效目标 names a level of one form; outside the indicators it is what the project is to reach.
  const isGoal = roles.level2 === true && text.endsWith("目标");
  if (!isGoal && kind !== "text" && kind !== "short-text") return undefined;
  if (text.length > LONGEST_LABEL || SENTENCE.test(text)) return undefined;
  const key = keyOfCell(cell);
  return FIELD_WORDS.find(([words]) => words.test(key))?.[1];
}

/** Whether a text reads like the label of some field. */
export function isLabelLike(cell: FilledCell): boolean {
  return (cell.words.isLabelLike ??= readsLikeLabel(cell));
}

function readsLikeLabel(cell: FilledCell): boolean {
  const { text, kind, roles } = cell;
  if (roles.field !== undefined || roles.group) return true;
  if (text.length > LONGEST_LABEL || (kind !== "text" && kind !== "short-text")) return false;
  return /[:：]$/.test(text) || (!SENTENCE.test(text) && ENDS_LABEL.test(keyOfCell(cell)));
}

const INLINE = /^([^:：。；;]{2,16})[:：]\s*(\S.*)$/s;

const POINTS_ALONE = /^[(（]\s*\d+(?:\.\d+)?\s*分\s*[)）]$/;

/** The label and the text of a field written into one cell: 填报日期：2024年3月. */
export function inlineField(text: string): { readonly label: string; readonly text: string } | null {
  const [, label, value] = INLINE.exec(text) ?? [];
  // 年度目标1：（40分） is a label with its points, and no text yet.
  return label === undefined || value === undefined || POINTS_ALONE.test(value)
    ? null
    : { label: label.trim(), text: value.trim() };
}
