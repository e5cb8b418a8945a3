import type Big from "big.js";
import { ZERO } from "../scoring/decimal";
import type { Entry } from "../reading/table";
import { isBlank } from "../scoring/quantity";
import type { Judged, Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check, Raised } from "./check";
import { shown } from "./facts/figures";
import { SELF_EVALUATIONS } from "./facts/form-groups";
import { eachIndicator, nameOf } from "./facts/indicators";

type Data = Readonly<Record<"of", "indicator" | "execution" | "total">> &
  Readonly<Record<"name" | "score" | "low" | "high" | "cell", string>>;

function blank(entry: Entry | null | undefined): Entry | null {
  return entry && isBlank(entry.text) ? entry : null;
}

/** Nothing is offered where nothing could be concluded: what stood in the way is a finding of its own. */
function inIndicator(judged: Judged): Omit<Raised<Data>, "part" | "row"> | null {
  const entry = blank(judged.row.score);
  const { score, range } = judged;
  if (!entry || !range) return null;
  return {
    cell: entry.cell,
    data: {
      of: "indicator",
      name: nameOf(judged),
      score: score ? shown(score) : "",
      low: shown(range.low),
      high: shown(range.high),
      cell: a1(entry.cell),
    },
    proposal: score && { cell: entry.cell, value: score.toNumber() },
  };
}

function of(
  what: "execution" | "total",
  entry: Entry,
  points: Big,
): Pick<Raised<Data>, "cell" | "data" | "proposal"> {
  const score = shown(points);
  return {
    cell: entry.cell,
    data: { of: what, name: "", score, low: score, high: score, cell: a1(entry.cell) },
    proposal: { cell: entry.cell, value: points.toNumber() },
  };
}

/** The sum as it will be once the blank scores are filled in as offered. */
function totalOnceFilled({ execution, indicators }: Scored): Big {
  return indicators.reduce(
    (sum, { reportedScore, score }) => sum.plus(reportedScore?.value ?? score ?? ZERO),
    execution?.reportedScore?.value ?? execution?.score ?? ZERO,
  );
}

export const scoreMissing: Check<Data> = {
  id: "score-missing",
  severity: "info",
  title: { zh: "得分未填", en: "A score is blank" },
  basis: {
    zh: "自评表：预算执行、每项指标和合计都要填写得分",
    en: "The form: execution, every indicator and the total have a score",
  },
  appliesTo: SELF_EVALUATIONS,
  wording: {
    zh: {
      message: ({ of, name, score, low, high }, printed) => {
        if (of === "execution")
          return `预算执行未填${printed("score")}，由${printed("weight")}和${printed("rate")}算得 ${score} 分`;
        if (of === "total") return `${printed("total")}未填${printed("score")}，各项得分之和为 ${score} 分`;
        return score === ""
          ? `“${name}”未填${printed("score")}，可在 ${low} 至 ${high} 分之间`
          : `“${name}”未填${printed("score")}，由${printed("target")}和${printed("actual")}算得 ${score} 分`;
      },
      fix: ({ score, cell }, printed) => `请在 ${cell} 填写${score === "" ? printed("score") : ` ${score}`}`,
    },
    en: {
      message: ({ of, name, score, low, high }) => {
        if (of === "execution") return `No execution score; weight and rate give ${score}`;
        if (of === "total") return `No total; the scores add up to ${score}`;
        return score === ""
          ? `No score for “${name}”; it may lie between ${low} and ${high}`
          : `No score for “${name}”; target and completed value give ${score}`;
      },
      fix: ({ score, cell }) => (score === "" ? `Enter the score in ${cell}` : `Enter ${score} in ${cell}`),
    },
  },
  *run(scored) {
    const { table, execution, total } = scored;
    const executionEntry = blank(execution?.row.score);
    if (executionEntry && execution?.score && !execution.zeroBudget) {
      yield { part: "budget", row: 0, ...of("execution", executionEntry, execution.score) };
    }
    yield* eachIndicator(scored, inIndicator);
    const totalEntry = blank(table.total?.score);
    if (totalEntry && total) {
      yield { part: "total", row: null, ...of("total", totalEntry, totalOnceFilled(scored)) };
    }
  },
};
