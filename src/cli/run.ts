import manifest from "../../package.json";
import type { ExitCode, Terminal } from "./command";
import { languageOf, parseCommandLine } from "./command-line";
import { help } from "./help";
import { COMMANDS } from "./registry";

/** Runs what was typed after `hengbiao`. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(args);
  const [name, ...rest] = args;
  const ownArguments = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  const asked = name === undefined ? [] : [name, ...ownArguments];
  if (asked.includes("--help") || asked.includes("-h")) {
    await terminal.print(help(COMMANDS, manifest.version, language));
    return 0;
  }
  if (name === "--version" || name === "-v") {
    await terminal.print(`${manifest.version}\n`);
    return 0;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    const names = COMMANDS.map((known) => known.name);
    const wrong = name === undefined || name.startsWith("-") ? "" : name;
    terminal.tell(
      language === "zh"
        ? `hengbiao：${wrong === "" ? "要写一个命令" : `没有命令 ${wrong}`}，可用的命令是 ${names.join("、")}，说明见 hengbiao --help。`
        : `hengbiao: ${wrong === "" ? "a command is wanted" : `there is no command ${wrong}`}: one of ${names.join(", ")}; see hengbiao --help.`,
    );
    return 2;
  }
  const input = parseCommandLine(command, rest);
  if ("misuse" in input) {
    terminal.tell(`hengbiao: ${input.misuse[language]}`);
    return 2;
  }
  return command.run(input, terminal);
}
