import type { ReverseFormula } from "../scoring/profile";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs } from "./facts/indicator-score";
import { nameOf } from "./facts/indicators";

const FORMULAS = {
  linear: { zh: "1 − 超出部分 ÷ 指标值", en: "1 − excess ÷ target" },
  ratio: { zh: "指标值 ÷ 完成值", en: "target ÷ actual" },
  share: { zh: "1 − 完成值", en: "1 − actual" },
} as const satisfies Readonly<Record<ReverseFormula, { zh: string; en: string }>>;

export const scoreFormula: Check<{
  name: string;
  reported: string;
  used: ReverseFormula;
  usual: ReverseFormula;
  points: string;
  cell: string;
}> = {
  id: "score-formula",
  severity: "info",
  title: { zh: "得分用了另一种通行算法", en: "A score by another formula in use" },
  basis: {
    zh: "≤、＜ 指标未完成时有三种通行算法：1 − 超出部分 ÷ 指标值，指标值 ÷ 完成值，1 − 完成值",
    en: "Three formulas are in use for a missed ≤ or ＜ indicator: 1 − excess ÷ target, target ÷ actual, 1 − actual",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ name, reported, used, usual, points }, printed) =>
        `“${name}”${printed("score")} ${reported} 按“${FORMULAS[used].zh}”计算；评分规则为“${FORMULAS[usual].zh}”，得 ${points}`,
      fix: ({ cell }) => `主管部门用此算法的不必修改 ${cell}，可在评分规则中选定`,
    },
    en: {
      message: ({ name, reported, used, usual, points }) =>
        `The ${reported} points of “${name}” follow ${FORMULAS[used].en}; the profile has ${FORMULAS[usual].en}, which gives ${points}`,
      fix: ({ cell }) => `Leave ${cell} where the department scores so; the profile can be set to it`,
    },
  },
  run: (scored) =>
    eachScoreThatIs("other-formula", scored, (judged) => {
      const { row, reportedScore, otherFormula, byFormula } = judged;
      const [usual] = byFormula;
      if (!row.score || !reportedScore || !otherFormula || !usual) return null;
      return {
        cell: row.score.cell,
        data: {
          name: nameOf(judged),
          reported: writtenPoints(reportedScore),
          used: otherFormula,
          usual: usual.formula,
          points: shown(usual.points),
          cell: a1(row.score.cell),
        },
      };
    }),
};
