import type { Bilingual } from "../forms/form-spec";
import { LIST_ROLE_NAMES } from "../many/list-roles";
import { projectListIn, type ProjectList } from "../many/project-list";
import type { Language } from "../report/language";
import { openWorkbook } from "./open-workbook";

export type ListFile = { readonly list: ProjectList } | { readonly problem: Bilingual };

/** The list of projects in a file. */
export async function projectListFile(file: string): Promise<ListFile> {
  const reading = await openWorkbook(file);
  if (reading.kind !== "read") return { problem: reading.why };
  const list = projectListIn(reading.sheets);
  if (list) return { list };
  return {
    problem: {
      zh: "没有找到项目清单：表头应有“项目名称”，以及项目编码、单位等至少一栏。",
      en: "No list of projects was found: a header with 项目名称 and at least one more, such as 项目编码 or 单位, is wanted.",
    },
  };
}

/** How the list was understood, for the person to confirm, and the rows of it that are no use. */
export function listLines(file: string, list: ProjectList, language: Language): readonly string[] {
  const used = list.columns.flatMap(({ role, header, at }) =>
    role === null ? [] : [`${at} ${header} → ${LIST_ROLE_NAMES[role][language]}`],
  );
  const unused = list.columns.filter(({ role }) => role === null).map(({ header }) => header);
  const count = String(list.projects.length);
  const head =
    language === "zh"
      ? `${file}：清单“${list.sheet}”有 ${count} 个项目；用到的栏：${used.join("，")}${unused.length === 0 ? "" : `；未用：${unused.join("、")}`}`
      : `${file}: the list “${list.sheet}” has ${count} projects; columns used: ${used.join(", ")}${unused.length === 0 ? "" : `; not used: ${unused.join(", ")}`}`;
  const bad = [...list.bad, ...list.unclear].map(({ row, why }) =>
    language === "zh"
      ? `${file}：第 ${String(row)} 行${why.zh}。`
      : `${file}: row ${String(row)}: ${why.en}.`,
  );
  return [head, ...bad];
}
