import { lettersOf } from "../../checks/facts/texts";
import type { ProjectRow } from "../roll-up";
import type { TextSummary } from "../table-summary";
import { placeOf, type CrossCheck } from "./check";

const FIELDS = [
  { key: "problems", name: { zh: "存在问题", en: "存在问题" } },
  { key: "improvements", name: { zh: "改进措施", en: "改进措施" } },
  { key: "conclusion", name: { zh: "评价结论", en: "评价结论" } },
] as const satisfies readonly { readonly key: keyof TextSummary; readonly name: object }[];

/** Shorter texts, such as 无 or 加快支出进度, may well be the same. */
const LEAST_LETTERS = 10;
const QUOTED = 24;

function excerpt(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, "").replace(/[。；;.]+$/, ""));
  return letters.length > QUOTED ? `${letters.slice(0, QUOTED).join("")}…` : letters.join("");
}

/** Texts of a conclusion differ by the score alone where they were copied. */
function textKey(text: string): string {
  return lettersOf(text.replace(/\d+(?:\.\d+)?\s*分/g, "分"));
}

export const sameText: CrossCheck<{ field: string; count: string; text: string }> = {
  id: "same-text",
  severity: "warning",
  title: { zh: "几个项目的文字相同", en: "The same text for several projects" },
  basis: {
    zh: "复核要点：存在问题、改进措施和评价结论应结合项目实际，不照抄套用",
    en: "Reviewers' practice: problems, measures and conclusions are a project's own, not copied",
  },
  wording: {
    zh: {
      message: ({ field, count, text }) => `${count} 个项目的“${field}”相同：“${text}”`,
      fix: ({ field }) => `请按各项目实际情况分别填写“${field}”`,
    },
    en: {
      message: ({ field, count, text }) => `${count} projects have the same “${field}”: “${text}”`,
      fix: ({ field }) => `Fill in “${field}” for each project as it is`,
    },
  },
  *run({ projects }) {
    for (const { key, name } of FIELDS) {
      const groups = new Map<string, ProjectRow[]>();
      for (const row of projects) {
        const letters = textKey(row.placed?.table.texts[key] ?? "");
        if (letters.length < LEAST_LETTERS) continue;
        const group = `${row.unit}\n${letters}`;
        groups.set(group, [...(groups.get(group) ?? []), row]);
      }
      for (const rows of groups.values()) {
        const [first] = rows;
        if (!first || rows.length < 2) continue;
        yield {
          unit: first.unit,
          projects: rows.map(({ project }) => project),
          places: rows.flatMap(({ placed }) => (placed ? [placeOf(placed)] : [])),
          data: {
            field: name.zh,
            count: String(rows.length),
            text: excerpt(first.placed?.table.texts[key] ?? ""),
          },
        };
      }
    }
  },
};
