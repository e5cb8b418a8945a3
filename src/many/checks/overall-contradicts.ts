import { lettersOf } from "../../checks/facts/texts";
import type { PlacedTable } from "../file-summary";
import type { ProjectRow } from "../roll-up";
import type { IndicatorSummary } from "../table-summary";
import { placeOf, type CrossCheck } from "./check";

/** Shorter names, such as 满意度, are of many things. */
const LEAST_LETTERS = 6;

/** Figures compare without signs and units that are written apart. */
function figureKey(text: string): string {
  return lettersOf(text).replace(/^(?:大于|小于)?等于/, "");
}

interface Found {
  readonly row: ProjectRow;
  readonly placed: PlacedTable;
  readonly indicator: IndicatorSummary;
}

function byName(projects: readonly ProjectRow[], unit: string): ReadonlyMap<string, readonly Found[]> {
  const found = new Map<string, Found[]>();
  for (const row of projects) {
    const { placed } = row;
    if (!placed || (unit !== "" && lettersOf(row.unit) !== unit)) continue;
    for (const indicator of placed.table.indicators) {
      const name = lettersOf(indicator.name);
      if (name.length < LEAST_LETTERS) continue;
      const others = found.get(name);
      if (others) others.push({ row, placed, indicator });
      else found.set(name, [{ row, placed, indicator }]);
    }
  }
  return found;
}

/** One indicator in the overall table and in one project alone, with another target or another completion. */
export const overallContradicts: CrossCheck<{
  name: string;
  project: string;
  overall: string;
  own: string;
  what: string;
}> = {
  id: "overall-contradicts",
  severity: "warning",
  title: { zh: "整体与项目的同一指标不一致", en: "The overall table contradicts a project" },
  basis: {
    zh: "复核要点：整体支出绩效与项目绩效的同名指标应相互印证",
    en: "Reviewers' practice: an indicator of the same name says the same in the overall table and in its project",
  },
  wording: {
    zh: {
      message: ({ name, project, overall, own, what }) =>
        `“${name}”的${what}在整体支出表为 ${overall}，在项目“${project}”为 ${own}`,
      fix: ({ what }) => `请核对两张表的${what}，改正其中一处`,
    },
    en: {
      message: ({ name, project, overall, own, what }) =>
        `“${name}” has ${what} ${overall} in the overall table and ${own} in the project “${project}”`,
      fix: ({ what }) => `Check ${what} of both tables and put one of them right`,
    },
  },
  *run({ projects, overall }) {
    for (const placed of overall) {
      const found = byName(projects, lettersOf(placed.table.unit));
      for (const indicator of placed.table.indicators) {
        // An indicator that several projects have is a sum or a mean of theirs.
        const [only, ...others] = found.get(lettersOf(indicator.name)) ?? [];
        if (!only || others.length > 0) continue;
        const pairs = [
          { what: "指标值", overall: indicator.target, own: only.indicator.target },
          { what: "完成值", overall: indicator.actual, own: only.indicator.actual },
        ];
        const differing = pairs.find(
          (pair) => pair.overall !== "" && pair.own !== "" && figureKey(pair.overall) !== figureKey(pair.own),
        );
        if (!differing) continue;
        yield {
          unit: only.row.unit,
          projects: [only.row.project],
          places: [placeOf(placed, indicator.cell), placeOf(only.placed, only.indicator.cell)],
          data: { name: indicator.name, project: only.row.project, ...differing },
        };
      }
    }
  },
};
