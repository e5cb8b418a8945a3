import { numberIn } from "../scoring/quantity";
import type { Scored } from "../scoring/scored";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { EVALUATIONS } from "./facts/form-groups";
import { saysCancelled } from "./facts/project-kind";

/** Whether the form gives the project nothing: a total of 0, or no score above 0 where no total stands. */
function scoresNothing({ reportedTotal, indicators, execution }: Scored): boolean {
  if (reportedTotal) return reportedTotal.value.eq(0);
  const scores = [execution?.reportedScore ?? null, ...indicators.map(({ row }) => numberIn(row.score))];
  const written = scores.flatMap((score) => score ?? []);
  return written.every(({ value }) => value.eq(0)) && (written.length > 0 || indicators.length === 0);
}

export const projectCancelled: Check<{ cell: string }> = {
  id: "project-cancelled",
  severity: "info",
  title: { zh: "项目已取消或未实施", en: "The project was given up" },
  basis: {
    zh: "取消、停止或未实施的项目不再逐项核对，只核对资金数",
    en: "A project that was given up is not checked row by row, only its amounts are",
  },
  appliesTo: EVALUATIONS,
  wording: {
    zh: {
      message: (_data, printed) => `${printed("total")}为 0，文字说明项目已取消、停止或未实施，不再逐项核对`,
      fix: ({ cell }) => `请核对 ${cell}；确已取消的，说明预算收回情况`,
    },
    en: {
      message: () =>
        "The total is 0 and the texts say that the project was given up: nothing else is checked",
      fix: ({ cell }) => `Check ${cell}; say what became of the budget`,
    },
  },
  *run(scored) {
    const { table } = scored;
    if (!scoresNothing(scored) || !saysCancelled(table)) return;
    const cell = table.total?.score?.cell ?? { row: table.range.top, column: table.range.left };
    yield { part: "total", row: null, cell, data: { cell: a1(cell) } };
  },
};
