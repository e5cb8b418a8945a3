import { placeOf, type CrossCheck } from "./check";

/** Points: lists show two decimals at most. */
const ROUNDING = 0.005;

/** The score in the list of the department is another than the form's own. */
export const listScoreDiffers: CrossCheck<{ project: string; listed: string; total: string; row: string }> = {
  id: "list-score-differs",
  severity: "warning",
  title: { zh: "得分与清单不一致", en: "Another score than in the list" },
  basis: {
    zh: "汇总要点：汇总清单的得分与自评表一致",
    en: "Practice of summaries: the list has the scores of the forms",
  },
  wording: {
    zh: {
      message: ({ project, listed, total, row }) =>
        `“${project}”自评表为 ${total} 分，清单第 ${row} 行为 ${listed} 分`,
      fix: () => "请核对哪一个是最后结果，改正另一处",
    },
    en: {
      message: ({ project, listed, total, row }) =>
        `“${project}” has ${total} points in its form and ${listed} in row ${row} of the list`,
      fix: () => "See which of them is final and put the other one right",
    },
  },
  *run({ projects }) {
    for (const { unit, project, total, listed, placed } of projects) {
      if (!placed || !listed || total === null || listed.score === null) continue;
      if (Math.abs(total - listed.score) <= ROUNDING) continue;
      yield {
        unit,
        projects: [project],
        places: [placeOf(placed)],
        data: { project, listed: String(listed.score), total: String(total), row: String(listed.row) },
      };
    }
  },
};
