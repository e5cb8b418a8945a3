import type { Language } from "../report/language";
import { columns } from "./lists";
import type { Command, OptionSpec } from "./command";
import { LANGUAGE_OPTION } from "./command-line";

const TEXT = {
  zh: {
    what: "衡表：读取、评分、检查预算绩效表。也生成新的表。已有的文件只读不改，数据不离开本机。",
    usage: "用法",
    options: "选项",
    exit: "退出码",
    codes: [
      "0  没有错误级别的问题",
      "1  有错误级别的问题",
      "2  有文件或参数不能用，原因见标准错误，其余文件照常处理",
    ],
    help: "显示本帮助",
    version: "显示版本号",
  },
  en: {
    what: "Hengbiao reads, scores and checks budget performance tables. It makes new ones too. Files that are there are only read; no data leaves this machine.",
    usage: "Usage",
    options: "Options",
    exit: "Exit codes",
    codes: [
      "0  no finding of level error",
      "1  some findings of level error",
      "2  a file or an argument cannot be used: stderr says why; other files are done all the same",
    ],
    help: "show this help",
    version: "show the version",
  },
} as const;

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function optionRow(option: OptionSpec, language: Language): readonly [string, string] {
  return [`--${option.name} ${option.placeholder}`.trimEnd(), option.about[language]];
}

/** Each option once; one that several commands have in the same shape is told in the words of the first. */
function optionsOf(commands: readonly Command[]): readonly OptionSpec[] {
  const options = new Map<string, OptionSpec>();
  for (const option of [...commands.flatMap((command) => command.options), LANGUAGE_OPTION]) {
    const shape = `${option.name} ${option.placeholder}`;
    if (!options.has(shape)) options.set(shape, option);
  }
  return [...options.values()];
}

/** What `hengbiao --help` prints. */
export function help(commands: readonly Command[], version: string, language: Language): string {
  const text = TEXT[language];
  const usage = commands.map(
    (command) =>
      [`hengbiao ${command.name} ${command.operands[language]}`.trimEnd(), command.about[language]] as const,
  );
  return [
    `hengbiao ${version}`,
    text.what,
    "",
    text.usage,
    ...indented(columns(usage)),
    "",
    text.options,
    ...indented(
      columns([
        ...optionsOf(commands).map((option) => optionRow(option, language)),
        ["--help, -h", text.help],
        ["--version, -v", text.version],
      ]),
    ),
    "",
    text.exit,
    ...indented(text.codes),
    "",
  ].join("\n");
}
