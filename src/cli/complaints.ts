import type { Bilingual } from "../forms/form-spec";
import type { Language } from "../report/language";
import type { ExitCode, Terminal } from "./command";

/** Says in one line where something is wrong and what; the exit code is that of unusable input. */
export type Complain = (where: string, problem: Bilingual) => ExitCode;

/** Complains on a terminal in one language. */
export function complaints(terminal: Terminal, language: Language): Complain {
  return (where, problem) => {
    terminal.tell(`${where}${language === "zh" ? "：" : ": "}${problem[language]}`);
    return 2;
  };
}
