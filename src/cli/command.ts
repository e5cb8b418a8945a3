import type { Bilingual } from "../forms/form-spec";
import type { Language } from "../report/language";

/** 0: no error-level finding; 1: some; 2: unusable input. */
export type ExitCode = 0 | 1 | 2;

/** What a command writes to. */
export interface Terminal {
  /** Writes a result; waits until a slow reader has taken it. */
  readonly print: (text: string) => Promise<void>;
  /** Writes one line for the person: what went wrong, or how far the work is. */
  readonly tell: (line: string) => void;
  /** Whether results go to a terminal that shows colour. */
  readonly colour: boolean;
  /** Columns of the terminal that results go to; null for a pipe or file. */
  readonly width: number | null;
  /** Shows how much of the work is done, with a word on the rest of it; does nothing where the person is not looking at a terminal. */
  readonly progress: (done: number, of: number, note?: string) => void;
}

/** An option that takes one value, such as `--format json`, or none, such as `--resume`. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for the value in the help, such as `text|json`; empty for an option without a value, which is `yes` when given. */
  readonly placeholder: string;
  readonly about: Bilingual;
  /** The allowed values, the default first; absent where any text may be given. */
  readonly values?: readonly string[];
  /** How the name of the file must end that is written, such as `.xlsx`: under another it would not be opened as what it is. */
  readonly ending?: string;
}

/** What the person typed after the command's name, checked against its options. */
export interface CommandInput {
  readonly operands: readonly string[];
  /** Of one given several times the last. */
  readonly options: Readonly<Record<string, string>>;
  /** All that was given for an option, for those that may be given several times. */
  readonly repeated: Readonly<Record<string, readonly string[]>>;
  readonly language: Language;
}

/** One command of `hengbiao`, a file of its own and one line in `registry.ts`. */
export interface Command {
  readonly name: string;
  /** What stands for the operands in the help, such as `FILE…`; empty when there are none. */
  readonly operands: Bilingual;
  readonly about: Bilingual;
  readonly options: readonly OptionSpec[];
  readonly run: (input: CommandInput, terminal: Terminal) => Promise<ExitCode>;
}
