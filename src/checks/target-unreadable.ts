import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted } from "./facts/indicators";

export const targetUnreadable: Check<{ target: string; cell: string; nature: "yes" | "no" }> = {
  id: "target-unreadable",
  severity: "warning",
  title: { zh: "指标值读不出数值", en: "The target holds no single number" },
  basis: {
    zh: "自评表：指标性质为 ≥ ＞ ≤ ＜ ＝ 的指标，指标值为一个数",
    en: "The form: an indicator with ≥ ＞ ≤ ＜ ＝ has a number for its target",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ target }, printed) =>
        target === ""
          ? `未填${printed("target")}`
          : `${printed("target")}“${target}”读不出数值，不能计算得分`,
      fix: ({ cell, nature }, printed) =>
        `请在 ${cell} 填写一个数值${nature === "yes" ? `；定性指标的${printed("nature")}应为“定性”` : "，定性指标填写要达到的程度"}`,
    },
    en: {
      message: ({ target }) =>
        target === ""
          ? "There is no target"
          : `The target “${target}” holds no single number, so there is nothing to score by`,
      fix: ({ cell, nature }) =>
        `Enter one number in ${cell}; a qualitative indicator ${nature === "yes" ? "has the nature 定性" : "has what is to be reached"}`,
    },
  },
  run: (scored) =>
    eachNoted("target-unreadable", scored, (judged) => {
      const { target, nature } = judged.row;
      if (!target) return null;
      return {
        cell: target.cell,
        data: { target: quoted(target), cell: a1(target.cell), nature: nature ? "yes" : "no" },
      };
    }),
};
