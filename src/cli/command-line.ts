import type { Bilingual } from "../forms/form-spec";
import type { Language } from "../report/language";
import type { Command, CommandInput, OptionSpec } from "./command";

export const LANGUAGE_OPTION: OptionSpec = {
  name: "language",
  placeholder: "zh|en",
  about: { zh: "报告所用的语言", en: "language of the report" },
  values: ["zh", "en"],
};

/** Something typed that no command understands. */
export interface Misuse {
  readonly misuse: Bilingual;
}

/** The language asked for anywhere on the command line, so that even a mistake is answered in it. */
export function languageOf(args: readonly string[]): Language {
  const asked = args.some(
    (arg, at) => arg === "--language=en" || (arg === "en" && args[at - 1] === "--language"),
  );
  return asked ? "en" : "zh";
}

function badValue(option: OptionSpec, value: string): Bilingual {
  const allowed = option.values ?? [];
  return {
    zh: `--${option.name} 不能是“${value}”，可以是 ${allowed.join(" 或 ")}。`,
    en: `--${option.name} cannot be "${value}"; it is ${allowed.join(" or ")}.`,
  };
}

/** What is wrong with a file's name for an option; null where nothing is. */
function badEnding({ name, ending }: OptionSpec, value: string): Bilingual | null {
  if (ending === undefined || value.toLowerCase().endsWith(ending)) return null;
  return {
    zh: `--${name} 不能是“${value}”：存成的是 ${ending} 工作簿，文件名要以 ${ending} 结尾。`,
    en: `--${name} cannot be "${value}": what is written is an ${ending} workbook, whose name must end in ${ending}.`,
  };
}

/** Sorts what was typed after a command's name into operands and options; `--` ends the options. */
export function parseCommandLine(command: Command, args: readonly string[]): CommandInput | Misuse {
  const specs = [...command.options, LANGUAGE_OPTION];
  const operands: string[] = [];
  const options: Record<string, string> = {};
  const repeated: Record<string, string[]> = {};
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!arg.startsWith("-") || arg === "-") {
      operands.push(arg);
      continue;
    }
    const equals = arg.indexOf("=");
    const name = equals < 0 ? arg : arg.slice(0, equals);
    const spec = specs.find((option) => `--${option.name}` === name);
    if (!spec) {
      return {
        misuse: {
          zh: `${command.name} 没有选项 ${name}，可用的选项见 hengbiao --help。`,
          en: `${command.name} has no option ${name}; see hengbiao --help.`,
        },
      };
    }
    if (spec.placeholder === "" && equals < 0) {
      options[spec.name] = "yes";
      continue;
    }
    const value = equals < 0 ? args[++at] : arg.slice(equals + 1);
    if (value === undefined || value === "") {
      return {
        misuse: {
          zh: `${name} 后面要写 ${spec.placeholder}。`,
          en: `${name} wants ${spec.placeholder} after it.`,
        },
      };
    }
    if (spec.values && !spec.values.includes(value)) return { misuse: badValue(spec, value) };
    const misuse = badEnding(spec, value);
    if (misuse) return { misuse };
    options[spec.name] = value;
    (repeated[spec.name] ??= []).push(value);
  }
  return { operands, options, repeated, language: languageOf(args) };
}
