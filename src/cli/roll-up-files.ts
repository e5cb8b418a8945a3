import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, extname, relative, resolve, sep } from "node:path";
import { createInterface } from "node:readline";
import manifest from "../../package.json";
import { writeLists } from "../files/xlsx/write-lists";
import { rollUpBook } from "../many/book";
import { runCrossChecks } from "../many/checks/run-checks";
import { failedSummary } from "../many/failed-summary";
import type { FileSummary } from "../many/file-summary";
import type { ProjectList } from "../many/project-list";
import { rollUp, type RollUp } from "../many/roll-up";
import type { Language } from "../report/language";
import type { Profile } from "../scoring/profile";
import { DEFAULT_PROFILE } from "../scoring/profiles/registry";
import { complaints, type Complain } from "./complaints";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { wholeNumber } from "./form-options";
import { inputFiles } from "./input-files";
import type { GivenForm } from "../report/guidance";
import { learnedForms } from "./learned-forms";
import { listLines, projectListFile } from "./project-list-file";
import { profileNamed } from "./profile-named";
import { reviewFiles } from "./review-files";
import { saveFile } from "./save-workbook";
import { systemReason } from "./system-reason";
import { openJournal, summaryIn, type Journal } from "./run-journal";
import { timeLeft } from "./time-left";

const DEFAULT_RESULT = "汇总.xlsx";
const LINES = ".jsonl";

/** Threads that are of use on the largest machines. */
const MOST_JOBS = 256;

function slashed(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function linesOf(from: string): Promise<readonly string[]> {
  const stream = from === "-" ? process.stdin : createReadStream(from);
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line.trim() !== "") lines.push(line);
  }
  return lines;
}

/** What the files are read by; a journal of other settings is of no use. */
function settingsLine(profile: Profile | null, language: Language, forms: readonly GivenForm[]): string {
  const settings = { hengbiao: manifest.version, lines: 1, language, profile };
  return JSON.stringify(forms.length === 0 ? settings : { ...settings, forms });
}

/** One run: what was asked for, and what was read so far. */
class Run {
  private readonly summaries = new Map<string, FileSummary>();
  private isStopped = false;

  constructor(
    private readonly files: readonly string[],
    private readonly terminal: Terminal,
    private readonly language: Language,
    private readonly forms: readonly GivenForm[],
  ) {}

  /** Reads what no journal holds; false where the person stopped it. */
  async read(profile: Profile | null, jobs: number | null, journal: Journal | null): Promise<boolean> {
    const stop = (): void => {
      this.isStopped = true;
    };
    process.once("SIGINT", stop);
    try {
      await this.readAll(profile, jobs, journal);
    } finally {
      process.removeListener("SIGINT", stop);
    }
    return !this.isStopped;
  }

  /** The summaries in the order of the files. */
  inOrder(): readonly FileSummary[] {
    return this.files.flatMap((file) => this.summaries.get(file) ?? []);
  }

  get count(): number {
    return this.summaries.size;
  }

  private async readAll(
    profile: Profile | null,
    jobs: number | null,
    journal: Journal | null,
  ): Promise<void> {
    const left: string[] = [];
    for (const file of this.files) {
      const before = journal?.done.get(slashed(file));
      const { modified, size } = await factsOf(file);
      if (before && before.modified === modified && before.size === size) this.summaries.set(file, before);
      else left.push(file);
    }
    const style = { language: this.language, colour: false, width: null };
    const settings = { profile, forms: this.forms, format: "summary", style } as const;
    const [start, atStart] = [performance.now(), this.summaries.size];
    for await (const { file, outcome } of reviewFiles(left, settings, jobs ?? undefined)) {
      const read = outcome.kind === "failed" ? null : summaryIn(outcome.text);
      const why = outcome.kind === "failed" ? outcome.why[this.language] : "";
      const summary = {
        ...(read ?? failedSummary(file, why)),
        file: slashed(file),
        ...(await factsOf(file)),
      };
      if (outcome.kind === "failed") this.tell(file, why);
      this.summaries.set(file, summary);
      await journal?.add(JSON.stringify(summary));
      const done = this.summaries.size - atStart;
      const note = timeLeft(done, left.length, performance.now() - start, this.language);
      this.terminal.progress(this.summaries.size, this.files.length, note);
      if (this.isStopped) break;
    }
  }

  private tell(file: string, why: string): void {
    this.terminal.tell(`${file}${this.language === "zh" ? "：" : ": "}${why}`);
  }
}

async function factsOf(file: string): Promise<Pick<FileSummary, "modified" | "size">> {
  try {
    const { mtimeMs, size } = await stat(file);
    return { modified: Math.floor(mtimeMs), size };
  } catch {
    return { modified: 0, size: 0 };
  }
}

/** Lines of JSON that earlier runs wrote; those that are none are said. */
async function fromLines(files: readonly string[], complain: Complain): Promise<readonly FileSummary[]> {
  const summaries: FileSummary[] = [];
  for (const file of files) {
    for (const [at, line] of (await readFile(file, "utf8")).split("\n").entries()) {
      if (line === "" || (at === 0 && line.startsWith('{"hengbiao"'))) continue;
      const summary = summaryIn(line);
      if (summary) summaries.push(summary);
      else {
        complain(file, {
          zh: `第 ${String(at + 1)} 行不是 rollup --format jsonl 的结果，没有读取。`,
          en: `Line ${String(at + 1)} is not what rollup --format jsonl writes; it was not read.`,
        });
      }
    }
  }
  return summaries;
}

/** The way from the result to a file; null where there is none, as on another drive. */
function linkFrom(result: string): (file: string) => string | null {
  const folder = dirname(resolve(result));
  return (file) => {
    const way = relative(folder, resolve(file));
    return way === "" || /^[A-Za-z]:|^[\\/]/.test(way) ? null : slashed(way);
  };
}

function summaryLine(all: RollUp, cross: number, out: readonly string[], language: Language): string {
  const count = (is: (row: RollUp["projects"][number]) => boolean): string =>
    String(all.projects.filter(is).length);
  const [missing, back] = [
    count(({ status, placed }) => status === "未报" && placed === null),
    count(({ status }) => status === "退回"),
  ];
  return language === "zh"
    ? `已保存 ${out.join("、")}：文件 ${all.files} 个，项目 ${all.projects.length} 个，未报 ${missing} 个，应退回 ${back} 个，跨表问题 ${cross} 个，没有读出的文件 ${all.failed} 个。\n`
    : `Saved ${out.join(", ")}: files ${all.files}, projects ${all.projects.length}, missing ${missing}, to send back ${back}, findings across tables ${cross}, files not read ${all.failed}.\n`;
}

function exitCodeOf(files: readonly FileSummary[]): ExitCode {
  if (files.some(({ failure }) => failure !== null)) return 2;
  const hasErrors = files.some(({ tables }) =>
    tables.some(({ findings }) => findings.some(({ severity }) => severity === "error")),
  );
  return hasErrors ? 1 : 0;
}

/** Rolls up what the person named. */
export async function rollUpFiles(
  { operands, options, repeated, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = complaints(terminal, language);
  const jobs = wholeNumber(options, "jobs", 1, MOST_JOBS);
  if (typeof jobs === "object" && jobs !== null) return complain("hengbiao rollup", jobs);
  const year = wholeNumber(options, "year", 1949, 2200);
  if (typeof year === "object" && year !== null) return complain("hengbiao rollup", year);
  const profile = await profileNamed(options["profile"]);
  if ("problem" in profile) return complain("--profile", profile.problem);
  const forms = await learnedForms(repeated["form"] ?? []);
  if ("problem" in forms) return complain(forms.file, forms.problem);

  const from = options["files-from"];
  const named = [...operands];
  try {
    if (from !== undefined) named.push(...(await linesOf(from)));
  } catch (error) {
    const reason = systemReason(error);
    return complain(from ?? "", {
      zh: `打不开（${reason.zh}）。`,
      en: `It cannot be opened (${reason.en}).`,
    });
  }
  if (named.length === 0) {
    return complain("hengbiao rollup", {
      zh: "要写上文件、文件夹或通配符，例如 hengbiao rollup 报送 --list 项目清单.xlsx --out 汇总.xlsx。",
      en: "name files, folders or patterns, such as hengbiao rollup returns --list projects.xlsx --out 汇总.xlsx.",
    });
  }

  const isLines = options["format"] === "jsonl";
  const out = options["out"] ?? (isLines ? null : DEFAULT_RESULT);
  const word =
    out === null || isLines ? null : `${out.slice(0, out.length - extname(out).length)}-文字稿.docx`;
  for (const result of [out, word]) {
    if (result === null || !(await isThere(result))) continue;
    return complain(result, {
      zh: "已经存在，没有覆盖。请用 --out 另取文件名。",
      en: "It is already there and was not written over. Name another file with --out.",
    });
  }

  const listFile = options["list"];
  let list: ProjectList | null = null;
  if (listFile !== undefined) {
    const read = await projectListFile(listFile);
    if ("problem" in read) return complain(listFile, read.problem);
    ({ list } = read);
    for (const line of listLines(listFile, list, language)) terminal.tell(line);
  }

  const isOfLines = (path: string): boolean => path.endsWith(LINES);
  const inputs = await inputFiles(named.filter((path) => !isOfLines(path)));
  const notInputs = new Set([listFile, out].flatMap((path) => (path ? [resolve(path)] : [])));
  const files: string[] = [];
  const failed: FileSummary[] = [];
  for (const item of inputs) {
    if ("file" in item) {
      if (!notInputs.has(resolve(item.file))) files.push(item.file);
    } else {
      complain(item.path, item.problem);
      failed.push(failedSummary(slashed(item.path), item.problem[language]));
    }
  }

  const opened =
    out === null
      ? null
      : await openJournal(
          out,
          settingsLine(profile.profile, language, forms.forms),
          options["resume"] === "yes",
        );
  if (opened && "problem" in opened) return complain("hengbiao rollup", opened.problem);
  const journal = opened?.journal ?? null;
  const run = new Run(files, terminal, language, forms.forms);
  let isFinished = false;
  try {
    if (!(await run.read(profile.profile, jobs, journal))) {
      complain("hengbiao rollup", {
        zh: `已停止，读了 ${run.count}/${files.length} 个文件${journal ? "，加 --resume 可接着做" : ""}。`,
        en: `Stopped after ${run.count} of ${files.length} files${journal ? "; go on with --resume" : ""}.`,
      });
      await journal?.close(false);
      // A thread in the midst of a file would hold the process; nothing is left to do.
      process.exit(2);
    }
    const earlier = await fromLines(named.filter(isOfLines), complain);
    const summaries = [...earlier, ...run.inOrder(), ...failed];
    if (isLines) {
      const text = summaries.map((summary) => `${JSON.stringify(summary)}\n`);
      if (out === null) for (const line of text) await terminal.print(line);
      else {
        const problem = await saveFile(out, text.join(""));
        if (problem) return complain("hengbiao rollup", problem);
      }
      isFinished = true;
      return exitCodeOf(summaries);
    }
    const chosen = profile.profile ?? DEFAULT_PROFILE;
    const all = rollUp(summaries, list, { year, profile: chosen });
    const cross = runCrossChecks(all, chosen, language);
    const result = out ?? DEFAULT_RESULT;
    const problem = await saveFile(result, await writeLists(rollUpBook(all, cross, linkFrom(result))));
    if (problem) return complain("hengbiao rollup", problem);
    const saved = [result];
    if (word !== null) {
      const { narrativeDocument } = await import("../collecting/narrative-document");
      const unsaved = await saveFile(word, await narrativeDocument(all, cross));
      if (unsaved) return complain("hengbiao rollup", unsaved);
      saved.push(word);
    }
    isFinished = true;
    await terminal.print(summaryLine(all, cross.length, saved, language));
    return exitCodeOf(summaries);
  } finally {
    await journal?.close(isFinished);
  }
}
