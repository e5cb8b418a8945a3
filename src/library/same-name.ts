import { fold } from "../sheet/fold";

/** Whether two indicators have one name: white space, full-width forms and case do not tell them apart, brackets do. */
export function isSameName(a: string, b: string): boolean {
  return fold(a).toLowerCase() === fold(b).toLowerCase();
}
