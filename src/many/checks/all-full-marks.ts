import type { ProjectRow } from "../roll-up";
import { placeOf, type CrossCheck } from "./check";

/** One or two projects may well have reached everything. */
const LEAST_PROJECTS = 3;

/** Every project of a unit at 100: none of its forms tells anything. */
export const allFullMarks: CrossCheck<{ unit: string; count: string }> = {
  id: "all-full-marks",
  severity: "warning",
  title: { zh: "一个单位的项目全部满分", en: "Every project of a unit at 100" },
  basis: {
    zh: "复核要点：自评应客观反映完成情况，全部满分的重点复核",
    en: "Reviewers' practice: self-evaluations are to be candid; units with full marks alone are looked at first",
  },
  wording: {
    zh: {
      message: ({ unit, count }) => `${unit}的 ${count} 个项目自评都是 100 分`,
      fix: () => "请重点复核这些项目的完成值和佐证材料",
    },
    en: {
      message: ({ unit, count }) => `All ${count} projects of ${unit} score 100`,
      fix: () => "Look at what these projects reached, and at the evidence for it, first",
    },
  },
  *run({ projects }) {
    const units = new Map<string, ProjectRow[]>();
    for (const row of projects) {
      if (!row.placed || row.status === "取消") continue;
      const rows = units.get(row.unit);
      if (rows) rows.push(row);
      else units.set(row.unit, [row]);
    }
    for (const [unit, rows] of units) {
      if (rows.length < LEAST_PROJECTS || rows.some(({ total }) => total !== 100)) continue;
      yield {
        unit,
        projects: rows.map(({ project }) => project),
        places: rows.flatMap(({ placed }) => (placed ? [placeOf(placed)] : [])),
        data: { unit, count: String(rows.length) },
      };
    }
  },
};
