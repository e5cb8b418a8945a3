import { NO_ASSIGNMENT, type RoleAssignment } from "../../reading/role-assignment";
import type { GivenForm, Guidance } from "../../report/guidance";
import { wordsOf } from "../state/state";
import type { HandingOn } from "./handing-on";
import type { Keeping } from "./keeping";
import type { TaskContext } from "./task-context";

/** What a person says of columns, fields and rows, and the learned forms that are at hand. */
export interface Teaching {
  /** What counts for a sheet: the person's word, else the workbook's. */
  readonly rolesOf: (sheet: string) => RoleAssignment;
  /** Reads a sheet by these roles from now on, at once, and keeps them with the workbook. */
  readonly setRoles: (sheet: string, roles: RoleAssignment) => Promise<void>;
  /** Reads a sheet as if nothing had been said of it. */
  readonly takeBackRoles: (sheet: string) => Promise<void>;
  /** Takes what the workbook says of itself for the person's own word. */
  readonly adoptClaims: () => Promise<void>;
  /** Remembers the form of a sheet under a name; false where it cannot be used. */
  readonly rememberForm: (sheet: string, name: string) => Promise<boolean>;
  readonly forgetForm: (name: string) => Promise<void>;
  readonly exportForm: (name: string) => Promise<void>;
  /** Takes in a form from a file; why not, where it holds none. */
  readonly importForm: (bytes: Uint8Array) => Promise<{ readonly zh: string; readonly en: string } | null>;
}

export function createTeaching(
  { store: { state, dispatch }, reviewing, teaching }: TaskContext,
  { keep }: Pick<Keeping, "keep">,
  { handOn }: Pick<HandingOn, "handOn">,
): Teaching {
  const rolesOf = (sheet: string): RoleAssignment => {
    const { roles, claims } = state().guidance;
    return roles.get(sheet) ?? claims?.roles.get(sheet) ?? NO_ASSIGNMENT;
  };

  const change = async (guidance: Guidance, adopts = false): Promise<void> => {
    const { reviewSheets } = await reviewing();
    const now = state();
    const snapshots = now.result?.sheets.map(({ snapshot }) => snapshot) ?? [];
    const words = wordsOf({ ...now, guidance, profileIsKept: now.profileIsKept && !adopts });
    dispatch({
      type: "guidance-changed",
      guidance,
      adopts,
      sheets: reviewSheets(snapshots, words.profile, words.guidance),
    });
  };

  const keepRoles = async ({ roles, claims }: Guidance): Promise<void> => {
    const { keptRolesText } = await teaching();
    await keep("roles", keptRolesText(new Map([...(claims?.roles ?? []), ...roles])));
  };

  const withRoles = async (sheet: string, roles: RoleAssignment | null): Promise<void> => {
    const { guidance } = state();
    const own = new Map(guidance.roles);
    const claimed = new Map(guidance.claims?.roles);
    claimed.delete(sheet);
    if (roles) own.set(sheet, roles);
    else own.delete(sheet);
    const claims = guidance.claims && { ...guidance.claims, roles: claimed };
    const next = { ...guidance, roles: own, claims };
    await change(next);
    await keepRoles(next);
  };

  const withForms = async (forms: readonly GivenForm[]): Promise<void> => {
    await change({ ...state().guidance, forms });
    const { keptFormsText } = await teaching();
    await keep("learned-forms", keptFormsText(forms));
  };

  const added = (form: GivenForm): readonly GivenForm[] => [
    ...state().guidance.forms.filter((other) => other.form.name !== form.form.name),
    form,
  ];

  return {
    rolesOf,
    setRoles: (sheet, roles) => withRoles(sheet, roles),
    takeBackRoles: (sheet) => withRoles(sheet, null),
    adoptClaims: async () => {
      const { guidance } = state();
      const roles = new Map([...(guidance.claims?.roles ?? []), ...guidance.roles]);
      await change({ ...guidance, roles, claims: null }, true);
    },
    rememberForm: async (sheet, name) => {
      const snapshot = state().result?.sheets.find((each) => each.snapshot.name === sheet)?.snapshot;
      if (!snapshot) return false;
      const { learnForm } = await teaching();
      const learned = learnForm(snapshot, name, rolesOf(sheet));
      if (learned.kind !== "learned") return false;
      await withForms(added({ form: learned.form, profile: null }));
      return true;
    },
    forgetForm: (name) => withForms(state().guidance.forms.filter(({ form }) => form.name !== name)),
    exportForm: async (name) => {
      const { formText } = await teaching();
      const found = state().guidance.forms.find(({ form }) => form.name === name);
      if (!found) return;
      await handOn({ name: `${name}.json`, type: "application/json", content: formText(found.form) });
    },
    importForm: async (bytes) => {
      const { importedForm } = await teaching();
      const read = importedForm(bytes);
      if ("problem" in read) return read.problem;
      await withForms(added(read.form));
      return null;
    },
  };
}
