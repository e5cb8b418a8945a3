import type { LearnedForm } from "../forms/learned-form";
import type { RoleAssignment } from "../reading/role-assignment";
import type { Profile } from "../scoring/profile";

/** A learned form by which sheets of its kind are read. Plain data: it crosses to the threads. */
export interface GivenForm {
  readonly form: LearnedForm;
  /** The rules that it goes by; null where the registered form or the person chooses. */
  readonly profile: Profile | null;
}

/** What columns, rows and fields are, by the name of the sheet. */
export type RolesBySheet = ReadonlyMap<string, RoleAssignment>;

/** What the file under check brings along: a claim, which counts only where the person says nothing. */
export interface Claims {
  readonly roles: RolesBySheet;
  /** The learned form that it is, and those that it keeps at hand. */
  readonly forms: readonly GivenForm[];
  readonly profile: Profile | null;
}

/** A file that says nothing of itself. */
export const NO_CLAIMS: Claims = { roles: new Map(), forms: [], profile: null };

/** What a person says of the sheets, and what their file says of itself. */
export interface Guidance {
  readonly forms: readonly GivenForm[];
  readonly roles: RolesBySheet;
  readonly claims: Claims | null;
}

export const NO_GUIDANCE: Guidance = { forms: [], roles: new Map(), claims: null };
