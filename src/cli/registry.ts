import { checks } from "./checks";
import type { Command } from "./command";
import { forms } from "./forms";
import { profiles } from "./profiles";
import { score } from "./score";

/** Every command of `hengbiao`. A new one is one file and one line here. */
export const COMMANDS: readonly Command[] = [score, checks, forms, profiles];
