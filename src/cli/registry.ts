import { checks } from "./checks";
import type { Command } from "./command";
import { convert } from "./convert";
import { distribute } from "./distribute";
import { extract } from "./extract";
import { forms } from "./forms";
import { learn } from "./learn";
import { library } from "./library";
import { profiles } from "./profiles";
import { rollup } from "./rollup";
import { score } from "./score";
import { template } from "./template";

/** Every command of `hengbiao`. A new one is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  score,
  template,
  convert,
  extract,
  distribute,
  rollup,
  learn,
  library,
  checks,
  forms,
  profiles,
];
