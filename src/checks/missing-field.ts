import { isBlank } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check, Severity } from "./check";
import { ALL_FORMS } from "./facts/form-groups";

const FIELDS = {
  projectName: { en: "The project's name", severity: "error" },
  competentDepartment: { en: "The competent department", severity: "error" },
  implementingUnit: { en: "The implementing unit", severity: "error" },
  annualGoal: { en: "The annual goal", severity: "warning" },
  goalCompletion: { en: "How far the annual goal was reached", severity: "warning" },
  implementation: { en: "How the project was carried out", severity: "warning" },
  conclusion: { en: "The conclusion", severity: "warning" },
} as const satisfies Readonly<Record<string, { en: string; severity: Severity }>>;

const KEYS = [
  "projectName",
  "competentDepartment",
  "implementingUnit",
  "annualGoal",
  "goalCompletion",
  "implementation",
  "conclusion",
] as const;

export const missingField: Check<{ field: (typeof KEYS)[number]; cell: string }> = {
  id: "missing-field",
  severity: "error",
  title: { zh: "必填栏目未填", en: "A required field is blank" },
  basis: {
    zh: "各绩效表的项目基本情况和评价结论栏",
    en: "The project's particulars and the conclusion, as every form asks for them",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: ({ field }, printed) => `${printed(field)}未填写`,
      fix: ({ field, cell }, printed) => `请在 ${cell} 填写${printed(field)}`,
    },
    en: {
      message: ({ field }) => `${FIELDS[field].en} is blank`,
      fix: ({ cell }) => `Fill in ${cell}`,
    },
  },
  *run({ table }) {
    for (const field of KEYS) {
      const entry = table.fields[field];
      if (!entry || !isBlank(entry.text)) continue;
      yield {
        part: field === "conclusion" ? "conclusion" : "text",
        row: null,
        cell: entry.cell,
        severity: FIELDS[field].severity,
        data: { field, cell: a1(entry.cell) },
      };
    }
  },
};
