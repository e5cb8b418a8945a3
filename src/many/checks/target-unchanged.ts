import { lettersOf } from "../../checks/facts/texts";
import { isChangedBudget } from "../amounts";
import type { PlacedTable } from "../file-summary";
import { placeOf, type CrossCheck } from "./check";

const LEAST_INDICATORS = 3;

function targetsOf({ table }: PlacedTable): string {
  return table.indicators.map(({ name, target }) => `${lettersOf(name)}\t${lettersOf(target)}`).join("\n");
}

/** The same indicators with the same targets as last year, although the budget is another one. */
export const targetUnchanged: CrossCheck<{
  project: string;
  year: string;
  before: string;
  after: string;
  count: string;
}> = {
  id: "target-unchanged",
  severity: "warning",
  title: { zh: "预算变了，指标值与上年相同", en: "The same targets as last year with another budget" },
  basis: {
    zh: "复核要点：绩效目标与预算相匹配，预算变动的应相应调整",
    en: "Reviewers' practice: targets match the budget and change with it",
  },
  wording: {
    zh: {
      message: ({ project, year, before, after, count }) =>
        `“${project}”的 ${count} 条指标值与 ${year} 年度完全相同，年初预算由 ${before} 万元变为 ${after} 万元`,
      fix: () => "请按本年预算和任务核定指标值，确无变化的说明理由",
    },
    en: {
      message: ({ project, year, before, after, count }) =>
        `The ${count} targets of “${project}” are those of ${year}, while its initial budget went from ${before} to ${after} 万元`,
      fix: () => "Set the targets by this year's budget and work, or say why they stay",
    },
  },
  *run({ projects, otherYears }) {
    const before = new Map<string, PlacedTable>();
    for (const placed of otherYears) {
      const { code, unit, project } = placed.table;
      if (code !== "") before.set(`${code}\n${lettersOf(unit)}`, placed);
      before.set(`${lettersOf(project)}\n${lettersOf(unit)}`, placed);
    }
    for (const { unit, project, placed } of projects) {
      if (!placed || placed.table.indicators.length < LEAST_INDICATORS) continue;
      const { table } = placed;
      const last =
        before.get(`${table.code}\n${lettersOf(table.unit)}`) ??
        before.get(`${lettersOf(table.project)}\n${lettersOf(table.unit)}`);
      if (!last || last.table.year === null || table.year === null || last.table.year >= table.year) continue;
      if (!isChangedBudget(last.table.initial, table.initial) || targetsOf(last) !== targetsOf(placed))
        continue;
      yield {
        unit,
        projects: [project],
        places: [placeOf(placed), placeOf(last)],
        data: {
          project,
          year: String(last.table.year),
          before: String(last.table.initial),
          after: String(table.initial),
          count: String(table.indicators.length),
        },
      };
    }
  },
};
