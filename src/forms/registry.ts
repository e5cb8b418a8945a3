import type { FormId, FormSpec } from "./form-spec";
import { hubeiSelfEvaluation } from "./hubei-self-evaluation";
import { monitoring } from "./monitoring";
import { nationalSelfEvaluation } from "./national-self-evaluation";
import { overall } from "./overall";
import { projectSelfEvaluation } from "./project-self-evaluation";
import { target } from "./target";

/** Every form Hengbiao reads and builds. A new form is one file and one line here. */
export const FORMS: readonly FormSpec[] = [
  projectSelfEvaluation,
  nationalSelfEvaluation,
  hubeiSelfEvaluation,
  target,
  monitoring,
  overall,
];

const BY_ID = new Map(FORMS.map((form) => [form.id, form]));

/** The spec of a form; throws `UnknownFormError` for an id that is not registered, which only a caller's mistake can give. */
export function formSpec(id: FormId): FormSpec {
  const form = BY_ID.get(id);
  if (!form) throw new UnknownFormError(id);
  return form;
}

export class UnknownFormError extends Error {
  constructor(readonly id: string) {
    super(`No form is registered as ${id}`);
    this.name = "UnknownFormError";
  }
}
