import { isBlank } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import { says } from "../sheet/once-per-text";
import type { Check } from "./check";
import { quoted } from "./facts/figures";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted } from "./facts/indicators";

const isOfTheProcess = says(/决策|过程|管理|投入/);

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
      const { target, nature, level1 } = judged.row;
      if (!target) return null;
      const isBlankCell = isBlank(target.text);
      // How a project was decided on and run is marked by criteria, and a stroke says that there is no figure to reach.
      if (isBlankCell && target.text !== "" && isOfTheProcess(level1.text)) return null;
      return {
        cell: target.cell,
        data: {
          target: isBlankCell ? "" : quoted(target),
          cell: a1(target.cell),
          nature: nature ? "yes" : "no",
        },
      };
    }),
};
