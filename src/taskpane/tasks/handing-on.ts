import type { PaperKind, PaperSource, ReportFormat } from "../exporting";
import type { Messages } from "../messages/messages";
import type { MadeFile } from "../save-file";
import type { TextFile } from "../state/state";
import type { Changing } from "./changing";
import type { TaskContext } from "./task-context";

/**
 * What leaves the pane: texts for the clipboard, and files. Where the web view may save no files, and does not say so
 * either, a text is copied first, and a work paper becomes a sheet.
 */
export interface HandingOn {
  readonly copy: (text: string) => Promise<void>;
  /** Offers a file, whether or not it is saved. */
  readonly offer: (file: MadeFile) => void;
  /** Hands a text on as a file, or on the clipboard where that is the surer way. */
  readonly handOn: (file: TextFile) => Promise<void>;
  /** Inserts the papers of the tables in view as sheets, until one fails, or offers them as a file. */
  readonly handOnPapers: (kind: PaperKind, as: "sheet" | "xlsx" | "docx", words: Messages) => Promise<void>;
  /** Hands on the report of what is in view, as the command line prints it. */
  readonly exportReport: (format: ReportFormat, words: Messages) => Promise<void>;
}

/** The tasks that hand on files and texts, by the surest way the host has. */
export function createHandingOn(
  { host, store: { state, dispatch }, exporting, copy, saveFile, today }: TaskContext,
  { insertSheet }: Pick<Changing, "insertSheet">,
): HandingOn {
  const offer = (file: MadeFile): void => {
    saveFile(file);
    const text = typeof file.content === "string" ? file.content : null;
    dispatch({ type: "notice-given", notice: { kind: "file-offered", name: file.name, text } });
  };
  const putOnClipboard = async (text: string, file: TextFile | null): Promise<boolean> => {
    const copied = await copy(text);
    dispatch({ type: "notice-given", notice: copied ? { kind: "copied", file } : { kind: "not-copied" } });
    return copied;
  };
  const handOn: HandingOn["handOn"] = async (file) => {
    if (host.savesFiles === "surely") offer(file);
    else {
      const second = host.savesFiles === "perhaps" ? file : null;
      if (!(await putOnClipboard(file.content, second)) && second) offer(second);
    }
  };
  return {
    copy: async (text) => {
      await putOnClipboard(text, null);
    },
    offer,
    handOn,
    handOnPapers: async (kind, as, words) => {
      const { handOnPapers } = await exporting();
      const source: PaperSource = { file: await host.fileName(), today: today() };
      await handOnPapers(state(), words, kind, as, source, { offer, insertSheet });
    },
    exportReport: async (format, words) => {
      const { reportFile } = await exporting();
      await handOn(reportFile(state(), words, format));
    },
  };
}
