import type { RoleAssignment } from "../../reading/role-assignment";
import type { GivenForm, Guidance } from "../../report/guidance";
import type { Bilingual } from "../../forms/form-spec";
import type { FormWorkbook } from "../teaching/form-workbooks";
import { tablesOf, wordsOf } from "../state/state";
import type { HandingOn } from "./handing-on";
import type { Keeping } from "./keeping";
import type { TaskContext } from "./task-context";

/** Changes to what a person says of columns, fields and rows, and to the learned forms that are at hand. */
export interface ChangingGuidance {
  /** Reads a sheet by these roles from now on, at once, and keeps them with the workbook. */
  readonly setRoles: (sheet: string, roles: RoleAssignment) => Promise<void>;
  /** Reads a sheet as if nothing had been said of it. */
  readonly takeBackRoles: (sheet: string) => Promise<void>;
  /** Takes what the workbook says of itself for the person's own word. */
  readonly adoptClaims: () => Promise<void>;
  /** Takes a learned form that the workbook brings along for the person's own. */
  readonly adoptForm: (name: string) => Promise<void>;
  /**
   * Remembers the form of a sheet under a name. Not where no column holds names, and not while what the workbook itself
   * says of the sheet counts: remembering it would make that the person's word unseen.
   */
  readonly rememberForm: (sheet: string, name: string) => Promise<"remembered" | "without-names" | "claimed">;
  readonly forgetForm: (name: string) => Promise<void>;
  /** Hands on the description of a form, as a file of text. */
  readonly exportForm: (name: string) => Promise<void>;
  /** Whether the blank workbook of a form is at hand, because it was imported or chosen before. */
  readonly hasWorkbook: (name: string) => boolean;
  /** Offers a form as its blank workbook with the description in it; null for the workbook that is at hand. */
  readonly exportWorkbook: (name: string, blank: Uint8Array | null) => Promise<FormFile>;
  /** Offers the blank workbook of a form filled in with the table in front; null for the one that is at hand. */
  readonly fillForm: (name: string, blank: Uint8Array | null) => Promise<FormFile>;
  /** Takes in a form from a file; why not, where it holds none. */
  readonly importForm: (bytes: Uint8Array) => Promise<{ readonly zh: string; readonly en: string } | null>;
}

/** A file of a form that was offered, with what is to be said of it; or why there is none. */
export type FormFile =
  | { readonly kind: "offered"; readonly file: string; readonly notes: readonly string[] }
  | { readonly kind: "problem"; readonly why: Bilingual };

const NO_TABLE: Bilingual = {
  zh: "还没有读出可以填写的表，请先评分当前工作表。",
  en: "There is no table to fill it in from; score a sheet first.",
};
const NO_BLANK: Bilingual = { zh: "请选这个表样的空白表。", en: "Choose the blank workbook of this form." };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LONGEST_NAME = 100;
/** What a file name cannot hold. */
const UNFIT = /[\\/:*?"<>|\u0000-\u001f]+/g;

/**
 * What changes the roles of columns and the learned forms at hand, and keeps them with the workbook.
 *
 * @param workbooks blank workbooks by the names of their forms, for as long as the pane is open
 */
export function createChangingGuidance(
  { host, store: { state, dispatch }, reviewing, teaching }: TaskContext,
  { keep, load }: Pick<Keeping, "keep" | "load">,
  { handOn, offer }: Pick<HandingOn, "handOn" | "offer">,
  workbooks: Map<string, Uint8Array>,
): Omit<ChangingGuidance, "hasWorkbook"> {
  const language = /^en\b/i.test(host.language) ? "en" : "zh";

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
    // One column set right does not make the rest of what the workbook says the person's word: it stays a claim as a whole.
    const isClaimed = !own.has(sheet) && claimed.has(sheet);
    own.delete(sheet);
    claimed.delete(sheet);
    if (roles) (isClaimed ? claimed : own).set(sheet, roles);
    const claims = guidance.claims && { ...guidance.claims, roles: claimed };
    const next = { ...guidance, roles: own, claims };
    await change(next);
    await keepRoles(next);
  };

  /** With these forms as the person's own, and these as the workbook's; all of them are kept with it. */
  const withForms = async (forms: readonly GivenForm[], claimed: readonly GivenForm[]): Promise<void> => {
    const { guidance } = state();
    await change({ ...guidance, forms, claims: guidance.claims && { ...guidance.claims, forms: claimed } });
    const { keptFormsText } = await teaching();
    await keep("learned-forms", keptFormsText([...claimed, ...forms]));
  };

  const claimedForms = (): readonly GivenForm[] => state().guidance.claims?.forms ?? [];

  const without = (forms: readonly GivenForm[], name: string): readonly GivenForm[] =>
    forms.filter(({ form }) => form.name !== name);

  const add = (form: GivenForm): Promise<void> => {
    const { name } = form.form;
    return withForms([...without(state().guidance.forms, name), form], without(claimedForms(), name));
  };

  const formNamed = (name: string): GivenForm | undefined =>
    [...state().guidance.forms, ...claimedForms()].find(({ form }) => form.name === name);

  /** Makes a workbook of a form and offers it; the blank one is kept at hand from then on. */
  const made = async (
    name: string,
    blank: Uint8Array | null,
    file: string,
    make: (form: GivenForm, bytes: Uint8Array) => Promise<FormWorkbook>,
  ): Promise<FormFile> => {
    const form = formNamed(name);
    const bytes = blank ?? workbooks.get(name);
    if (!form || !bytes) return { kind: "problem", why: NO_BLANK };
    const workbook = await make(form, bytes);
    if (workbook.kind === "problem") return workbook;
    workbooks.set(name, bytes);
    const fileName = `${file.replace(UNFIT, " ").trim().slice(0, LONGEST_NAME)}.xlsx`;
    offer({ name: fileName, type: XLSX, content: new Uint8Array(workbook.bytes) });
    return { kind: "offered", file: fileName, notes: workbook.notes };
  };

  return {
    setRoles: (sheet, roles) => withRoles(sheet, roles),
    takeBackRoles: (sheet) => withRoles(sheet, null),
    adoptClaims: async () => {
      const { guidance } = state();
      const roles = new Map([...(guidance.claims?.roles ?? []), ...guidance.roles]);
      const forms = [
        ...guidance.forms,
        ...claimedForms().filter(
          ({ form }) => !guidance.forms.some((other) => other.form.name === form.name),
        ),
      ];
      await change({ ...guidance, roles, forms, claims: null }, true);
    },
    adoptForm: async (name) => {
      const found = claimedForms().find(({ form }) => form.name === name);
      if (found) await add(found);
    },
    rememberForm: async (sheet, name) => {
      const shown = state().result?.sheets.find((each) => each.snapshot.name === sheet);
      if (!shown) return "without-names";
      if (shown.tables.some(({ rolesBy }) => rolesBy === "file")) return "claimed";
      const { formOfPerson } = await teaching();
      const form = formOfPerson(shown.snapshot, name, state().guidance);
      if (!form) return "without-names";
      await add({ form, profile: null });
      return "remembered";
    },
    forgetForm: async (name) => {
      // The workbook may itself be that form.
      const { keptForms } = await teaching();
      const own = keptForms((await load("learned-form")) ?? "").some(({ form }) => form.name === name);
      if (own) await keep("learned-form", null);
      await withForms(without(state().guidance.forms, name), without(claimedForms(), name));
    },
    exportForm: async (name) => {
      const { formText } = await teaching();
      const found = formNamed(name);
      if (!found) return;
      await handOn({ name: `${name}.json`, type: "application/json", content: formText(found.form) });
    },
    exportWorkbook: (name, blank) =>
      made(name, blank, name, async ({ form }, bytes) => {
        const { describedWorkbook } = await import("../teaching/form-workbooks");
        return describedWorkbook(form, bytes, language);
      }),
    fillForm: async (name, blank) => {
      const { result, open, guidance } = state();
      const table = result && tablesOf(result)[open ?? 0]?.scored.table;
      if (!table) return { kind: "problem", why: NO_TABLE };
      const project = table.fields.projectName?.text || table.sheet;
      return made(name, blank, `${name}-${project}`, async ({ form }, bytes) => {
        const { filledWorkbook } = await import("../teaching/form-workbooks");
        const forms = [...guidance.forms, ...claimedForms()];
        return filledWorkbook(form, bytes, table, forms, language);
      });
    },
    importForm: async (bytes) => {
      const { importedForm } = await teaching();
      const read = importedForm(bytes);
      if ("problem" in read) return read.problem;
      if (read.isWorkbook) workbooks.set(read.form.form.name, bytes);
      await add(read.form);
      return null;
    },
  };
}
