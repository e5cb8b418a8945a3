import { lettersOf } from "../../checks/facts/texts";
import { sumOf } from "../amounts";
import { placeOf, type CrossCheck } from "./check";

/** In 万元: amounts that are shown with two decimals add up to within this, for each project. */
const ROUNDING = 0.01;

const AMOUNTS = [
  { key: "adjusted", name: "调整后预算" },
  { key: "executed", name: "执行数" },
] as const;

/** What the projects of a unit add up to, against what its overall table says of itself. */
export const departmentSum: CrossCheck<{
  unit: string;
  name: string;
  sum: string;
  whole: string;
  count: string;
}> = {
  id: "department-sum",
  severity: "warning",
  title: { zh: "项目合计超过整体支出", en: "Projects add up to more than the whole" },
  basis: {
    zh: "汇总要点：整体支出包括全部项目支出，项目合计不应大于整体",
    en: "Practice of summaries: the whole holds every project, so projects cannot add up to more",
  },
  wording: {
    zh: {
      message: ({ unit, name, sum, whole, count }) =>
        `${unit} ${count} 个项目的${name}合计 ${sum} 万元，大于整体支出表的 ${whole} 万元`,
      fix: ({ name }) => `请核对各项目和整体支出表的${name}，以及金额单位`,
    },
    en: {
      message: ({ unit, name, sum, whole, count }) =>
        `The ${count} projects of ${unit} have ${name} of ${sum} 万元 in all, more than the ${whole} 万元 of the overall table`,
      fix: ({ name }) => `Check ${name} of the projects and of the overall table, and their units`,
    },
  },
  *run({ projects, overall }) {
    for (const placed of overall) {
      const unit = lettersOf(placed.table.unit);
      const rows = projects.filter((row) => row.placed !== null && lettersOf(row.unit) === unit);
      if (unit === "" || rows.length === 0) continue;
      for (const { key, name } of AMOUNTS) {
        const whole = placed.table[key];
        const sum = sumOf(rows.flatMap((row) => row[key] ?? []));
        if (whole === null || whole === 0 || sum.lte(whole + ROUNDING * rows.length)) continue;
        yield {
          unit: rows[0]?.unit ?? placed.table.unit,
          projects: rows.map(({ project }) => project),
          places: [placeOf(placed)],
          data: {
            unit: placed.table.unit,
            name,
            sum: sum.round(2).toString(),
            whole: String(whole),
            count: String(rows.length),
          },
        };
      }
    }
  },
};
