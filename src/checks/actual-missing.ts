import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { EVALUATIONS } from "./facts/form-groups";
import { eachNoted, nameOf } from "./facts/indicators";

export const actualMissing: Check<{ name: string; cell: string }> = {
  id: "actual-missing",
  severity: "error",
  title: { zh: "完成值未填", en: "No completed value" },
  basis: {
    zh: "自评表：每项指标都要填写完成值，未完成的也要填写实际完成数",
    en: "Self-evaluation states what was reached for every indicator, also where it fell short",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: ({ name }, printed) => `“${name}”未填${printed("actual")}`,
      fix: ({ cell }) => `请在 ${cell} 填写实际完成的情况；尚未实施的填 0 并说明原因`,
    },
    en: {
      message: ({ name }) => `No completed value for “${name}”`,
      fix: ({ cell }) => `Enter what was reached in ${cell}; 0 and the reason where nothing was done yet`,
    },
  },
  run: (scored) =>
    eachNoted("actual-missing", scored, (judged) => {
      const { actual } = judged.row;
      if (!actual) return null;
      return { cell: actual.cell, data: { name: nameOf(judged), cell: a1(actual.cell) } };
    }),
};
