import { addTallies, EMPTY_TALLY, FAILED_FILE_TALLY, type Tally } from "../report/tally";
import { textOfTally, textWithoutTables, type TextStyle } from "../report/text-report";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { inputFiles } from "./input-files";
import { learnedForms } from "./learned-forms";
import { profileNamed } from "./profile-named";
import type { FileOutcome, ReviewSettings } from "./file-outcome";
import { reviewFiles } from "./review-files";

/** Lays the results of the files out as one report, as they come. */
interface ReportWriter {
  readonly begin: () => Promise<void>;
  readonly file: (text: string) => Promise<void>;
  /** Names the documents that hold no table, in one line. */
  readonly withoutTables: (files: readonly string[]) => Promise<void>;
  readonly end: (tally: Tally) => Promise<void>;
}

/** One line a file, so that a report of thousands of files can be read line by line. */
function jsonWriter(terminal: Terminal, style: TextStyle): ReportWriter {
  let separator = "";
  return {
    begin: () => terminal.print('{"version":2,"files":['),
    file: async (text) => {
      await terminal.print(`${separator}\n${text}`);
      separator = ",";
    },
    // The report has them as files without tables; the line is for the person.
    withoutTables: (files) => {
      terminal.tell(textWithoutTables(files, style));
      return Promise.resolve();
    },
    end: () => terminal.print("\n]}\n"),
  };
}

function textWriter(terminal: Terminal, style: TextStyle): ReportWriter {
  return {
    begin: () => Promise.resolve(),
    file: (text) => terminal.print(text),
    withoutTables: (files) => terminal.print(`${textWithoutTables(files, style)}\n\n`),
    end: (tally) => terminal.print(textOfTally(tally, style)),
  };
}

function exitCodeOf(tally: Tally): ExitCode {
  if (tally.failed > 0) return 2;
  return tally.error > 0 ? 1 : 0;
}

/** Scores and checks what operands stand for, and prints the report as the results come. */
export async function scoreFiles(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { operands, options, repeated, language } = input;
  const complain = (where: string, why: string): void =>
    terminal.tell(language === "zh" ? `${where}：${why}` : `${where}: ${why}`);

  if (operands.length === 0) {
    complain(
      "hengbiao score",
      language === "zh"
        ? "要写上文件、文件夹或通配符，例如 hengbiao score 自评表.xlsx。"
        : "name files, folders or patterns, such as hengbiao score table.xlsx.",
    );
    return 2;
  }
  const profile = await profileNamed(options["profile"]);
  if ("problem" in profile) {
    complain("--profile", profile.problem[language]);
    return 2;
  }

  const named = await learnedForms(repeated["form"] ?? []);
  if ("problem" in named) {
    complain(named.file, named.problem[language]);
    return 2;
  }

  const style: TextStyle = { language, colour: terminal.colour, width: terminal.width };
  const format = options["format"] === "json" ? "json" : "text";
  const settings: ReviewSettings = {
    profile: profile.profile,
    forms: named.forms,
    format,
    style,
  };
  const writer = format === "json" ? jsonWriter(terminal, style) : textWriter(terminal, style);

  const inputs = await inputFiles(operands);
  let tally = EMPTY_TALLY;
  const files: string[] = [];
  for (const item of inputs) {
    if ("file" in item) {
      files.push(item.file);
    } else {
      complain(item.path, item.problem[language]);
      tally = addTallies(tally, FAILED_FILE_TALLY);
    }
  }

  const withoutTables: string[] = [];
  const take = async (file: string, outcome: FileOutcome): Promise<void> => {
    switch (outcome.kind) {
      case "failed":
        complain(file, outcome.why[language]);
        tally = addTallies(tally, FAILED_FILE_TALLY);
        break;
      case "no-tables":
        withoutTables.push(file);
        if (outcome.text !== "") await writer.file(outcome.text);
        tally = addTallies(tally, { ...EMPTY_TALLY, files: 1 });
        break;
      case "reviewed":
        await writer.file(outcome.text);
        tally = addTallies(tally, outcome.tally);
    }
  };

  await writer.begin();
  let done = 0;
  for await (const { file, outcome } of reviewFiles(files, settings)) {
    await take(file, outcome);
    if (files.length > 1) terminal.progress(++done, files.length);
  }
  if (withoutTables.length > 0) await writer.withoutTables(withoutTables);
  await writer.end(tally);
  return exitCodeOf(tally);
}
