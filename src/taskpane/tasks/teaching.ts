import type { Teaching } from "../teaching/teaching-tasks";
import { NO_ASSIGNMENT } from "../../reading/role-assignment";
import type { HandingOn } from "./handing-on";
import type { Keeping } from "./keeping";
import type { TaskContext } from "./task-context";

/** Teaching, of which all but a look at the state is loaded with its first use: most people never come to it. */
export function createTeaching(
  { store, reviewing, teaching }: TaskContext,
  { keep }: Pick<Keeping, "keep">,
  { handOn }: Pick<HandingOn, "handOn">,
): Teaching {
  const tasks = async (): Promise<Omit<Teaching, "rolesOf">> => {
    const [{ createTeachingTasks }, { reviewSheets }] = await Promise.all([teaching(), reviewing()]);
    return createTeachingTasks({ store, reviewSheets, keep, handOn });
  };
  return {
    rolesOf: (sheet) => {
      const { roles, claims } = store.state().guidance;
      return roles.get(sheet) ?? claims?.roles.get(sheet) ?? NO_ASSIGNMENT;
    },
    setRoles: async (...said) => (await tasks()).setRoles(...said),
    takeBackRoles: async (sheet) => (await tasks()).takeBackRoles(sheet),
    adoptClaims: async () => (await tasks()).adoptClaims(),
    adoptForm: async (name) => (await tasks()).adoptForm(name),
    rememberForm: async (...form) => (await tasks()).rememberForm(...form),
    forgetForm: async (name) => (await tasks()).forgetForm(name),
    exportForm: async (name) => (await tasks()).exportForm(name),
    importForm: async (bytes) => (await tasks()).importForm(bytes),
  };
}
