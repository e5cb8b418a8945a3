import { appendFile, open, readFile, rm, stat, writeFile, type FileHandle } from "node:fs/promises";
import type { Bilingual } from "../forms/form-spec";
import type { FileSummary } from "../many/file-summary";
import { fileSummarySchema } from "../many/summary-schema";
import { unwritable } from "./save-workbook";

/** What a run has done so far, a line of JSON for each file, beside its result; and who is at it. */
export interface Journal {
  /** What an earlier run read, by file. */
  readonly done: ReadonlyMap<string, FileSummary>;
  readonly add: (line: string) => Promise<void>;
  /** Ends the run; what was done stays for the next one unless it is finished. */
  readonly close: (isFinished: boolean) => Promise<void>;
}

export type OpenedJournal = { readonly journal: Journal } | { readonly problem: Bilingual };

function journalOf(result: string): string {
  return `${result}.进度.jsonl`;
}

function lockOf(result: string): string {
  return `${result}.lock`;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Whether a process of that number is still running on this machine. */
function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Takes the lock of a result, also one that a run left behind which is no more; false where another run has it. */
async function takeLock(path: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx" });
      return true;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = Number(await readFile(path, "utf8").catch(() => ""));
      if (!Number.isInteger(holder) || holder <= 0 || isRunning(holder)) return false;
      await rm(path, { force: true });
    }
  }
  return false;
}

/** What was done before by the same settings; the last line may have been cut off when the run was. */
function linesOf(text: string, settings: string): ReadonlyMap<string, FileSummary> | null {
  const [head = "", ...lines] = text.split("\n");
  if (head !== settings) return null;
  const done = new Map<string, FileSummary>();
  for (const line of lines) {
    if (line === "") continue;
    const summary = summaryIn(line);
    if (summary) done.set(summary.file, summary);
  }
  return done;
}

/** The file that a line of JSON Lines is about; null for a line that is none. */
export function summaryIn(line: string): FileSummary | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const read = fileSummarySchema.safeParse(value);
  return read.success ? read.data : null;
}

const OTHER_RUN = (result: string): Bilingual => ({
  zh: `另一次汇总正在写 ${result}。请等它做完，或用 --out 另取文件名；确认没有在做的，删去 ${lockOf(result)} 再试。`,
  en: `Another run is writing ${result}. Wait for it, or name another file with --out; if there is none, delete ${lockOf(result)} and try again.`,
});

const LEFT_BEHIND = (result: string): Bilingual => ({
  zh: `上次汇总没有做完，进度在 ${journalOf(result)}。请加 --resume 接着做，或删去它重新做。`,
  en: `The last run was not finished; what it did is in ${journalOf(result)}. Go on with --resume, or delete it to begin anew.`,
});

const OTHER_SETTINGS = (result: string): Bilingual => ({
  zh: `${journalOf(result)} 是按别的评分规则、语言或版本做的，不能接着做。请删去它重新做。`,
  en: `${journalOf(result)} was made with other rules, in another language or by another version. Delete it to begin anew.`,
});

/**
 * Opens the journal of a result. `settings` says, in one line, what the summaries depend on beside the files: a journal
 * of other settings is not gone on with.
 */
export async function openJournal(
  result: string,
  settings: string,
  isResumed: boolean,
): Promise<OpenedJournal> {
  try {
    return await opened(result, settings, isResumed);
  } catch (error) {
    return { problem: unwritable(result, error) };
  }
}

async function opened(result: string, settings: string, isResumed: boolean): Promise<OpenedJournal> {
  const [path, lock] = [journalOf(result), lockOf(result)];
  if (!(await takeLock(lock))) return { problem: OTHER_RUN(result) };
  const refuse = async (problem: Bilingual): Promise<OpenedJournal> => {
    await rm(lock, { force: true });
    return { problem };
  };
  let done: ReadonlyMap<string, FileSummary> = new Map();
  if (await isThere(path)) {
    if (!isResumed) return refuse(LEFT_BEHIND(result));
    const before = linesOf(await readFile(path, "utf8"), settings);
    if (!before) return refuse(OTHER_SETTINGS(result));
    done = before;
    // A line that was cut off is ended, so that the next one stands on its own.
    await appendFile(path, "\n");
  } else {
    await writeFile(path, `${settings}\n`, { flag: "wx" });
  }
  const file: FileHandle = await open(path, "a");
  return {
    journal: {
      done,
      add: async (line) => {
        await file.write(`${line}\n`);
      },
      close: async (isFinished) => {
        await file.close();
        if (isFinished) await rm(path, { force: true });
        await rm(lock, { force: true });
      },
    },
  };
}
