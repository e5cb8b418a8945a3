import type { CrossCheck } from "./check";
import { projectTwice } from "./project-twice";
import { sameText } from "./same-text";

/** Every check over many tables, sorted by id. A new one is one file with its page in `docs/checks/many`, and one line here. */
export const CROSS_CHECKS: readonly CrossCheck[] = [projectTwice, sameText];
