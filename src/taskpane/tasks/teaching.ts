import { NO_ASSIGNMENT, type RoleAssignment } from "../../reading/role-assignment";
import type { ChangingGuidance } from "./changing-guidance";
import type { HandingOn } from "./handing-on";
import type { Keeping } from "./keeping";
import type { TaskContext } from "./task-context";

/** What a person says of columns, fields and rows, and the learned forms that are at hand. */
export interface Teaching extends ChangingGuidance {
  /** What counts for a sheet: the person's word, else the workbook's. */
  readonly rolesOf: (sheet: string) => RoleAssignment;
}

/** What is said of a sheet changes seldom: what changes it is loaded then. */
export function createTeaching(
  context: TaskContext,
  keeping: Pick<Keeping, "keep" | "load">,
  handingOn: Pick<HandingOn, "handOn" | "offer">,
): Teaching {
  const { state } = context.store;
  const workbooks = new Map<string, Uint8Array>();
  const rolesOf = (sheet: string): RoleAssignment => {
    const { roles, claims } = state().guidance;
    return roles.get(sheet) ?? claims?.roles.get(sheet) ?? NO_ASSIGNMENT;
  };
  const taught = async (): Promise<Omit<ChangingGuidance, "hasWorkbook">> =>
    (await import("./changing-guidance")).createChangingGuidance(context, keeping, handingOn, workbooks);
  return {
    rolesOf,
    setRoles: async (sheet, roles) => (await taught()).setRoles(sheet, roles),
    takeBackRoles: async (sheet) => (await taught()).takeBackRoles(sheet),
    adoptClaims: async () => (await taught()).adoptClaims(),
    adoptForm: async (name) => (await taught()).adoptForm(name),
    rememberForm: async (sheet, name) => (await taught()).rememberForm(sheet, name),
    forgetForm: async (name) => (await taught()).forgetForm(name),
    exportForm: async (name) => (await taught()).exportForm(name),
    hasWorkbook: (name) => workbooks.has(name),
    exportWorkbook: async (name, blank) => (await taught()).exportWorkbook(name, blank),
    fillForm: async (name, blank) => (await taught()).fillForm(name, blank),
    importForm: async (bytes) => (await taught()).importForm(bytes),
  };
}
