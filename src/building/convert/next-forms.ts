import type { FormId } from "../../forms/form-spec";

/** A reviewer's work paper, which is made from a self-evaluation and is none of the official forms. */
export const REVIEW_PAPER = "review";

/** What can be made of a form. */
export type NextForm = FormId | typeof REVIEW_PAPER;

/** What is made of a form in the course of a year, the usual next step first. */
const NEXT_FORMS: Readonly<Record<FormId, readonly NextForm[]>> = {
  target: ["monitoring", "project-self-evaluation", "national-self-evaluation"],
  monitoring: ["project-self-evaluation", "national-self-evaluation"],
  "project-self-evaluation": [REVIEW_PAPER, "target", "national-self-evaluation"],
  "national-self-evaluation": [REVIEW_PAPER, "target", "project-self-evaluation"],
  overall: [],
};

/** What is usually made of a form; empty where nothing is. */
export function nextForms(from: FormId): readonly NextForm[] {
  return NEXT_FORMS[from];
}

const SELF_EVALUATIONS: ReadonlySet<FormId> = new Set([
  "project-self-evaluation",
  "national-self-evaluation",
]);

/** Whether a form made of another one is for the year after: a target form that follows a self-evaluation. */
export function isForNextYear(from: FormId, to: FormId): boolean {
  return to === "target" && SELF_EVALUATIONS.has(from);
}
