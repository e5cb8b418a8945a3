import { keptForms } from "../../filling/kept-forms";
import { readKeptRoles } from "../../reading/kept-roles";
import { NO_CLAIMS, NO_GUIDANCE, type Guidance } from "../../report/guidance";

export { createTeachingTasks } from "./teaching-tasks";

/** What a workbook keeps of roles and learned forms is its word: a claim, until a person takes it over. */
export function keptGuidance(roles: string | null, forms: string | null): Guidance {
  const said = roles === null ? null : readKeptRoles(roles);
  const listed = forms === null ? [] : keptForms(forms);
  if (!said && listed.length === 0) return NO_GUIDANCE;
  return { ...NO_GUIDANCE, claims: { ...NO_CLAIMS, roles: said ?? new Map(), forms: listed } };
}
