import { roundHalfUp } from "../scoring/decimal";
import type { Scored } from "../scoring/scored";
import { totalRowScore } from "../scoring/total-row";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { executionScoreFit } from "./facts/execution-score";
import { shown, writtenPoints } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachScoreThatIs } from "./facts/indicator-score";
import { nameOf } from "./facts/indicators";
import { fitOf, reportedSum } from "./facts/reported-scores";

type Data = Readonly<Record<"of", "execution" | "indicator" | "total">> &
  Readonly<Record<"name" | "reported" | "exact" | "cell", string>>;

function inExecution(scored: Scored): Raised<Data> | null {
  const { execution } = scored;
  const cell = execution?.row.score?.cell;
  if (!cell || !execution.score || !execution.reportedScore) return null;
  if (executionScoreFit(scored) !== "tail") return null;
  return {
    part: "budget",
    row: 0,
    cell,
    data: {
      of: "execution",
      name: "",
      reported: writtenPoints(execution.reportedScore),
      exact: shown(execution.score),
      cell: a1(cell),
    },
    proposal: { cell, value: execution.score.toNumber() },
  };
}

function inIndicators(scored: Scored): readonly Raised<Data>[] {
  return eachScoreThatIs("tail", scored, (judged) => {
    const { row, reportedScore, score } = judged;
    if (!row.score || !reportedScore || !score) return null;
    const { cell } = row.score;
    return {
      cell,
      data: {
        of: "indicator",
        name: nameOf(judged),
        reported: writtenPoints(reportedScore),
        exact: shown(score),
        cell: a1(cell),
      },
      proposal: { cell, value: score.toNumber() },
    };
  });
}

function inTotal(scored: Scored): Raised<Data> | null {
  const { table } = scored;
  const reportedTotal = totalRowScore(table);
  const cell = table.total?.score?.cell;
  const reported = reportedSum(scored);
  if (!cell || !reportedTotal || !reported || fitOf(reportedTotal, reported) !== "tail") return null;
  const sum = roundHalfUp(reported.sum);
  return {
    part: "total",
    row: null,
    cell,
    data: {
      of: "total",
      name: "",
      reported: writtenPoints(reportedTotal),
      exact: shown(sum),
      cell: a1(cell),
    },
    proposal: { cell, value: sum.toNumber() },
  };
}

export const tailDifference: Check<Data> = {
  id: "tail-difference",
  severity: "info",
  title: { zh: "得分只差尾数", en: "A score differs in its last digits only" },
  basis: {
    zh: "得分四舍五入保留两位小数；各地有截位或取整的做法",
    en: "Scores are rounded half-up to two decimals; some cut digits off or keep whole numbers",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ of, name, reported, exact }, printed) => {
        if (of === "execution")
          return `预算执行得分写为 ${reported}，按${printed("rate")}为 ${exact}，只差尾数`;
        return of === "indicator"
          ? `“${name}”${printed("score")}写为 ${reported}，由${printed("target")}和${printed("actual")}算得 ${exact}，只差尾数`
          : `${printed("total")}写为 ${reported}，各项得分之和为 ${exact}，只差尾数`;
      },
      fix: ({ cell, exact }) => `要求保留两位小数的，请将 ${cell} 改为 ${exact}`,
    },
    en: {
      message: ({ of, name, reported, exact }) => {
        if (of === "execution") {
          return `The execution score reads ${reported}, the rate gives ${exact}: only the last digits differ`;
        }
        return of === "indicator"
          ? `“${name}” has ${reported} points, its values give ${exact}: only the last digits differ`
          : `The total reads ${reported}, the scores add up to ${exact}: only the last digits differ`;
      },
      fix: ({ cell, exact }) => `Where two decimals are asked for, write ${exact} in ${cell}`,
    },
  },
  *run(scored) {
    const execution = inExecution(scored);
    if (execution) yield execution;
    yield* inIndicators(scored);
    const total = inTotal(scored);
    if (total) yield total;
  },
};
