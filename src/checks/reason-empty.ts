import { isBlankReason } from "../scoring/quantity";
import { fold } from "../sheet/fold";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf } from "./facts/indicators";
import { hasLostPoints } from "./facts/score-rate";

/** What stands in a reason's place and gives none. 疫情影响 is short, and a cause. */
const SAYS_NOTHING =
  /^(?:无偏[差离]|无[变]?化|没有?偏[差离]|已?完成|全部完成|暂无|没有|没|同上|正常|良好|按计划完成|达标|是|否|不涉及原因|无原因|有偏差|见上|略|x+|\d{1,3})$/i;

export const reasonEmpty: Check<{ name: string; reason: string; cell: string }> = {
  id: "reason-empty",
  severity: "warning",
  title: { zh: "原因栏没有写出原因", en: "A reason that gives none" },
  basis: {
    zh: "财预〔2020〕10号：未完成绩效目标的，要分析原因并提出改进措施",
    en: "Caiyu [2020] No. 10: targets that were not reached need their cause and measures",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, reason }) => `“${name}”没有完成或没有得满分，原因只写“${reason}”`,
      fix: ({ cell }) => `请在 ${cell} 写明具体原因和改进措施`,
    },
    en: {
      message: ({ name, reason }) =>
        `“${name}” fell short or lost points, and the reason reads only “${reason}”`,
      fix: ({ cell }) => `Give the cause and what will be done about it in ${cell}`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged) => {
      const { reason } = judged.row;
      if (!reason || isBlankReason(reason.text)) return null;
      if (judged.met !== false && !hasLostPoints(judged)) return null;
      if (!SAYS_NOTHING.test(fold(reason.text).replace(/[。.;]$/, ""))) return null;
      return {
        cell: reason.cell,
        data: { name: nameOf(judged), reason: quoted(reason), cell: a1(reason.cell) },
      };
    }),
};
