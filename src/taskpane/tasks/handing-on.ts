import type { ReportFormat } from "../exporting";
import type { Messages } from "../messages/messages";
import type { MadeFile } from "../save-file";
import type { Changing } from "./changing";
import type { Means } from "./means";

/**
 * What leaves the pane: texts for the clipboard, and files. Where the web view saves no files, and does not say so
 * either, a text is copied instead and a work paper becomes a sheet.
 */
export interface HandingOn {
  readonly copy: (text: string) => Promise<void>;
  /** Offers a workbook with the review work papers of the tables in view. */
  readonly saveReviewPaper: (words: Messages) => Promise<void>;
  /** Offers the report of what is in view, as the command line prints it. */
  readonly exportReport: (format: ReportFormat, words: Messages) => Promise<void>;
}

export function createHandingOn(
  { host, store: { state, dispatch }, exporting, copy, saveFile }: Means,
  { insertSheet }: Pick<Changing, "insertSheet">,
): HandingOn {
  const offer = (file: MadeFile): void => {
    saveFile(file);
    const text = typeof file.content === "string" ? file.content : null;
    dispatch({ type: "notice-given", notice: { kind: "file-offered", name: file.name, text } });
  };
  return {
    copy: async (text) => {
      if (await copy(text)) dispatch({ type: "notice-given", notice: { kind: "copied" } });
    },
    saveReviewPaper: async (words) => {
      const { reviewPaperFile, reviewPaperSheets } = await exporting();
      if (!host.savesFiles) {
        for (const sheet of reviewPaperSheets(state(), words)) {
          if ((await insertSheet(sheet)) === null) return;
        }
        return;
      }
      offer(await reviewPaperFile(state(), words));
    },
    exportReport: async (format, words) => {
      const { reportFile } = await exporting();
      const file = reportFile(state(), words, format);
      if (host.savesFiles || typeof file.content !== "string") offer(file);
      else if (await copy(file.content)) dispatch({ type: "notice-given", notice: { kind: "copied" } });
    },
  };
}
