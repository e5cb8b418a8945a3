import type { FormId, FormStage } from "../../forms/form-spec";
import { type FormRead } from "../../forms/form-read";
import { FORMS, formSpec } from "../../forms/registry";

/** A reviewer's work paper, which is made from a self-evaluation and is none of the official forms. */
export const REVIEW_PAPER = "review";

/** What can be made of a form: the id of another, or `REVIEW_PAPER`. */
export type NextForm = FormId;

/** What follows a form in the course of a year, the usual next step first. */
const NEXT_STAGES: Readonly<Record<FormStage, readonly (FormStage | typeof REVIEW_PAPER)[]>> = {
  target: ["monitoring", "self-evaluation"],
  monitoring: ["self-evaluation"],
  "self-evaluation": [REVIEW_PAPER, "target", "self-evaluation"],
  overall: [],
};

/** What is usually made of a form, never itself; empty where nothing is. */
export function nextForms(from: FormRead): readonly NextForm[] {
  return NEXT_STAGES[from.stage].flatMap((next) =>
    next === REVIEW_PAPER
      ? [next]
      : FORMS.filter(({ id, stage }) => stage === next && id !== from.spec).map(({ id }) => id),
  );
}

/** Whether a form made of another one is for the year after: a target form that follows a self-evaluation. */
export function isForNextYear(from: Pick<FormRead, "stage">, to: FormId): boolean {
  return formSpec(to).stage === "target" && from.stage === "self-evaluation";
}
