import { assignmentBy, formOfSheet } from "../reading/learned/read-by-form";
import { readSheet } from "../reading/read-sheet";
import { NO_ASSIGNMENT, type RoleAssignment } from "../reading/role-assignment";
import type { SheetReading, Table } from "../reading/table";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { GivenForm, Guidance } from "./guidance";

/** Who says what the columns of a table are: a person, a learned form that a person named, the file, or nobody. */
export type RolesBy = "person" | "form" | "file" | "reading";

/** What a sheet gave, read as it is told. */
export interface GuidedReading extends SheetReading {
  readonly given: GivenForm | null;
  readonly rolesBy: RolesBy;
  /** What of the file says so. */
  readonly sources: readonly ("roles" | "form")[];
  /** The tables as they are read without the word of the file; null where that says nothing of this sheet. */
  readonly withoutClaims: readonly Table[] | null;
}

function givenFor(sheet: SheetSnapshot, forms: readonly GivenForm[]): GivenForm | null {
  const form = formOfSheet(
    sheet,
    forms.map((each) => each.form),
  );
  return forms.find((each) => each.form === form) ?? null;
}

/** What a person says goes before what a form says of the same column, row or field. */
function together(roles: RoleAssignment | undefined, form: RoleAssignment): RoleAssignment {
  if (!roles) return form;
  return {
    ...form,
    columns: [...roles.columns, ...form.columns],
    fields: [...roles.fields, ...form.fields],
    notIndicators: [...roles.notIndicators, ...form.notIndicators],
  };
}

/** What a person says of a sheet, by its own columns or by a learned form; null where they say nothing of it. */
export function assignmentOfPerson(
  sheet: SheetSnapshot,
  { forms, roles }: Pick<Guidance, "forms" | "roles">,
): { readonly assignment: RoleAssignment; readonly given: GivenForm | null } | null {
  const own = roles.get(sheet.name);
  const given = givenFor(sheet, forms);
  if (!own && !given) return null;
  return { assignment: together(own, given ? assignmentBy(given.form, sheet) : NO_ASSIGNMENT), given };
}

/** Reads a sheet as a person says it is to be read; where they say nothing, as the file itself says. */
export function readGuided(sheet: SheetSnapshot, guidance: Guidance): GuidedReading {
  const { roles, claims } = guidance;
  const said = assignmentOfPerson(sheet, guidance);
  if (said) {
    return {
      ...readSheet(sheet, said.assignment),
      given: said.given,
      rolesBy: roles.has(sheet.name) ? "person" : "form",
      sources: [],
      withoutClaims: null,
    };
  }
  const claimed = claims?.roles.get(sheet.name);
  const form = givenFor(sheet, claims?.forms ?? []);
  const plain = readSheet(sheet);
  if (!claimed && !form)
    return { ...plain, given: null, rolesBy: "reading", sources: [], withoutClaims: null };
  const assignment = together(claimed, form ? assignmentBy(form.form, sheet) : NO_ASSIGNMENT);
  const sources = [...(claimed ? (["roles"] as const) : []), ...(form ? (["form"] as const) : [])];
  return {
    ...readSheet(sheet, assignment),
    given: form,
    rolesBy: "file",
    sources,
    withoutClaims: plain.tables,
  };
}
