import { lettersOf } from "../../checks/facts/texts";
import type { ProjectRow } from "../roll-up";
import { placeOf, type CrossCheck } from "./check";

/** The same project under two codes, or in two versions that no list tells apart. */
export const projectTwice: CrossCheck<{ project: string; other: string; codes: string }> = {
  id: "project-twice",
  severity: "warning",
  title: { zh: "同一项目报了两次", en: "The same project twice" },
  basis: {
    zh: "汇总要点：一个项目一张自评表，不重复汇总",
    en: "Practice of summaries: one self-evaluation for a project, none counted twice",
  },
  wording: {
    zh: {
      message: ({ project, other, codes }) =>
        `“${project}”有两张表，另一张在“${other}”${codes === "" ? "" : `，编码不同（${codes}）`}，汇总时计了两次`,
      fix: () => "请核对是否为同一项目；是同一项目的，只留最后定稿的一张再汇总",
    },
    en: {
      message: ({ project, other, codes }) =>
        `“${project}” has two tables, the other in “${other}”${codes === "" ? "" : ` under another code (${codes})`}: it is counted twice`,
      fix: () => "See whether they are one project; if so, keep the final table alone and roll up again",
    },
  },
  *run({ projects }) {
    const firstOf = new Map<string, ProjectRow>();
    for (const row of projects) {
      const { placed, unit, project, code } = row;
      const name = lettersOf(project);
      if (!placed || name === "") continue;
      const key = `${unit}\n${name}`;
      const first = firstOf.get(key);
      if (!first?.placed) {
        firstOf.set(key, row);
        continue;
      }
      yield {
        unit,
        projects: [project],
        places: [placeOf(placed), placeOf(first.placed)],
        data: {
          project,
          other: first.placed.file,
          codes: first.code !== code && first.code !== "" && code !== "" ? `${first.code}、${code}` : "",
        },
      };
    }
  },
};
