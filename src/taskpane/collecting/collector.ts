import { z } from "zod";
import { describeFailure } from "../../files/describe";
import { failedSummary } from "../../many/failed-summary";
import type { RolledUp } from "../../many/collected-rows";
import type { ListRole } from "../../many/list-roles";
import type { SummarySettings } from "../../collecting/summarise";
import type { Language } from "../../report/language";
import { createStore, type Store } from "../state/store";
import type { CollectionAnswers, CollectionAsk, ListView, ReadAnswer, ReadAsk } from "./thread-messages";
import {
  NOTHING_COLLECTED,
  reduceCollection,
  type CollectingAction,
  type Collection,
} from "./collection-state";
import { answerOf } from "./read-answer";
import type { ThreadAnswer, Thread } from "./threads";

/** What the threads of ours that read files answer. */
const readAnswer = z.custom<ReadAnswer>((value) => typeof value === "object" && value !== null);

/** A file that a person chose, by the path under which it was found. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** The threads that a collector works with. */
export interface Threads {
  readonly reader: () => Thread;
  readonly collection: () => Thread;
  /** Files read at a time. */
  readonly readers: number;
  /** Milliseconds between two changes of what is shown, so that a thousand files do not draw the list a thousand times. */
  readonly beat: number;
}

/** Collects files, has them read and rolled up, and keeps what is shown of them. */
export interface Collector {
  readonly store: Store<Collection, CollectingAction>;
  /** Reads files by these settings; with others than before, all that were chosen are read again. */
  readonly add: (files: readonly ChosenFile[], settings: SummarySettings) => Promise<void>;
  /** Reads what a stop left. */
  readonly goOn: () => Promise<void>;
  /** Ends the reading; what was read stays and is rolled up. */
  readonly stop: () => void;
  readonly clear: () => void;
  /** Takes a file as the list of projects that are due; null takes the list away. */
  readonly takeList: (file: File | null, language: Language) => Promise<void>;
  /** Understands a column of the list as the person says. */
  readonly chooseRole: (column: string, role: ListRole | null) => Promise<void>;
  readonly open: (at: Collection["rows"][number]) => Promise<void>;
  /** The file of a path, to be opened as it is; undefined where it is not among those chosen. */
  readonly fileOf: (path: string) => File | undefined;
  /** Asks the collection; null where it failed, which the collection then says. */
  readonly ask: <Kind extends CollectionAsk["kind"]>(
    ask: Extract<CollectionAsk, { readonly kind: Kind }>,
  ) => Promise<CollectionAnswers[Kind] | null>;
}

/** Seconds after which reading a file is given up: only files made to do harm take so long. */
const LONGEST = 20;

/** A PDF made to do harm is found sooner: a sound one of as many bytes takes less. */
const LONGEST_PDF = 9;

function secondsFor({ path }: ChosenFile): number {
  return /\.pdf$/i.test(path) ? LONGEST_PDF : LONGEST;
}

/** Why a thread gave no answer, as a line of its file says it. */
function failureOf(
  heard: Exclude<ThreadAnswer, { kind: "answer" }>,
  chosen: ChosenFile,
  language: Language,
): string {
  if (heard.kind === "late") {
    const size = { file: chosen.file.size, unpacked: null };
    return describeFailure({ kind: "overrun", of: "time", limit: secondsFor(chosen), size })[language];
  }
  return language === "zh"
    ? `读取时出现意外情况（${heard.detail}）。请确认文件仍在原处、能用 Excel 或 WPS 打开，再选一次。`
    : `Something unforeseen came up (${heard.detail}). See that the file is still there and opens in Excel or WPS, then choose it again.`;
}

function listProblem(language: Language): string {
  return language === "zh"
    ? "没有找到项目清单：表头应有“项目名称”，以及项目编码、单位等至少一栏。"
    : "No list of projects was found: a header with 项目名称 and at least one more, such as 项目编码 or 单位, is wanted.";
}

/** What the tab 汇总 does, with nothing chosen yet. */
export function createCollector(threads: Threads): Collector {
  const store = createStore(reduceCollection, NOTHING_COLLECTED);
  const { dispatch } = store;
  const collection = threads.collection();
  const files = new Map<string, ChosenFile>();
  const waiting = new Map<string, ChosenFile>();
  const roles = new Map<string, ListRole | null>();
  let settings: SummarySettings | null = null;
  let lanes: Promise<void> | null = null;
  let isStopped = false;
  /** Changes when everything is thrown away, so that what is still under way is not taken for new. */
  let turn = 0;

  const ask: Collector["ask"] = async (message) => {
    const heard = await collection.ask(message, null);
    if (heard.kind === "answer")
      return z.custom<CollectionAnswers[typeof message.kind]>().parse(heard.message);
    dispatch({ type: "failed", why: heard.kind === "died" ? heard.detail : "" });
    return null;
  };

  const readOne = async (reader: Thread, chosen: ChosenFile, by: SummarySettings): Promise<ReadAnswer> => {
    const { path, file } = chosen;
    const message: ReadAsk = { kind: "summary", path, file, settings: by };
    const heard = await reader.ask(message, secondsFor(chosen));
    if (heard.kind === "answer") return readAnswer.parse(heard.message);
    return answerOf(failedSummary(path, failureOf(heard, chosen, by.language)));
  };

  const rollUp = async (own: number): Promise<void> => {
    if (!settings) return;
    dispatch({ type: "adding-up" });
    const { profile, language } = settings;
    const result: RolledUp | null = await ask({ kind: "roll-up", wishes: { profile, language } });
    if (result && own === turn) dispatch({ type: "rolled-up", result, isWhole: waiting.size === 0 });
  };

  const read = async (): Promise<void> => {
    const own = turn;
    const by = settings;
    if (!by) return;
    isStopped = false;
    dispatch({ type: "reading-started", files: files.size, done: files.size - waiting.size });
    let rows: Collection["rows"][number][] = [];
    let told = Date.now();
    const tell = (): void => {
      if (own !== turn) return;
      dispatch({ type: "files-read", files: files.size, done: files.size - waiting.size, rows });
      rows = [];
      told = Date.now();
    };
    const lane = async (): Promise<void> => {
      const reader = threads.reader();
      for (let [next] = waiting; next && !isStopped && own === turn; [next] = waiting) {
        const [path, chosen] = next;
        waiting.delete(path);
        const answer = await readOne(reader, chosen, by);
        if (own !== turn || answer.kind !== "summary") continue;
        void ask({ kind: "keep", text: answer.text });
        rows.push(...answer.rows);
        if (Date.now() - told >= threads.beat) tell();
      }
      reader.close();
    };
    await Promise.all(Array.from({ length: Math.min(threads.readers, waiting.size) }, lane));
    if (own !== turn) return;
    tell();
    await rollUp(own);
  };

  /** Reads all that wait; files that are added meanwhile are read by the same lanes, or right afterwards. */
  const readAll = async (): Promise<void> => {
    while (lanes) await lanes;
    if (waiting.size === 0) return;
    lanes = read().finally(() => {
      lanes = null;
    });
    await lanes;
  };

  const forget = (): void => {
    turn += 1;
    waiting.clear();
    void ask({ kind: "clear" });
    dispatch({ type: "cleared" });
  };

  const showList = async (name: string, view: ListView | null, language: Language): Promise<void> => {
    dispatch({
      type: "list-taken",
      list: view ? { kind: "list", name, view } : { kind: "problem", name, why: listProblem(language) },
    });
    if (!lanes && files.size > 0) await rollUp(turn);
  };

  return {
    store,
    add: async (chosen, by) => {
      if (settings && JSON.stringify(settings) !== JSON.stringify(by)) {
        forget();
        for (const [path, file] of files) waiting.set(path, file);
      }
      settings = by;
      for (const each of chosen) {
        files.set(each.path, each);
        waiting.set(each.path, each);
      }
      await readAll();
    },
    goOn: readAll,
    stop: () => {
      isStopped = true;
      dispatch({ type: "stop-wanted" });
    },
    clear: () => {
      files.clear();
      forget();
    },
    takeList: async (file, language) => {
      roles.clear();
      if (!file) {
        await ask({ kind: "list", text: "[]" });
        dispatch({ type: "list-taken", list: null });
        if (!lanes && files.size > 0) await rollUp(turn);
        return;
      }
      const reader = threads.reader();
      const message: ReadAsk = { kind: "sheets", file };
      const heard = await reader.ask(message, LONGEST);
      reader.close();
      const answer = heard.kind === "answer" ? readAnswer.parse(heard.message) : null;
      if (answer?.kind !== "sheets") {
        const why =
          heard.kind !== "answer"
            ? failureOf(heard, { path: file.name, file }, language)
            : answer?.kind === "failed"
              ? answer.why[language]
              : listProblem(language);
        dispatch({ type: "list-taken", list: { kind: "problem", name: file.name, why } });
        return;
      }
      await showList(file.name, await ask({ kind: "list", text: answer.text }), language);
    },
    chooseRole: async (column, role) => {
      const { list } = store.state();
      if (list?.kind !== "list") return;
      roles.set(column, role);
      const view = await ask({ kind: "roles", chosen: [...roles] });
      await showList(list.name, view, settings?.language ?? "zh");
    },
    open: async (row) => {
      dispatch({ type: "file-opened", row });
      const summary = await ask({ kind: "file", path: row.file });
      dispatch({ type: "file-known", file: row.file, summary });
    },
    fileOf: (path) => files.get(path)?.file,
    ask,
  };
}
