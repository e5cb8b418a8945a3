import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeFailure } from "../files/describe";
import { fileSize } from "../files/file-size";
import { readWorkbook } from "../files/read-workbook";
import type { WorkbookReading } from "../files/workbook-reading";
import type { Bilingual } from "../forms/form-spec";
import { unforeseen } from "./file-outcome";
import { FILE_LIMITS, GuardedThread } from "./guarded-thread";
import { mostSeconds } from "./most-seconds";
import { bytesOf, isQuick } from "./review-file";
import { isWorkbookReading } from "./thread-messages";

/** What is read of the one file of a run, or why it is not. */
export type OpenedWorkbook =
  | Extract<WorkbookReading, { readonly kind: "read" }>
  | { readonly kind: "problem"; readonly why: Bilingual };

function problem(why: Bilingual): OpenedWorkbook {
  return { kind: "problem", why };
}

function opened(reading: WorkbookReading): OpenedWorkbook {
  return reading.kind === "read" ? reading : problem(describeFailure(reading));
}

function unknown(error: unknown): OpenedWorkbook {
  const outcome = unforeseen(error);
  return problem(outcome.why);
}

/** Reads the only file of a run, as `score` does: at once where that is quick, else in a thread that can be ended. */
export async function openWorkbook(file: string): Promise<OpenedWorkbook> {
  const bytes = bytesOf(file);
  if (!(bytes instanceof Uint8Array)) return problem(bytes.why);
  if (isQuick(bytes)) return opened(await readWorkbook(bytes));
  const thread = new GuardedThread({
    script: pathToFileURL(join(__dirname, "reading-thread.js")),
    limits: FILE_LIMITS,
  });
  try {
    const answer = await thread.ask(bytes, () => mostSeconds(bytes, FILE_LIMITS));
    switch (answer.kind) {
      case "message":
        return isWorkbookReading(answer.message) ? opened(answer.message) : unknown(answer.message);
      case "died":
        return unknown(answer.error);
      case "overrun":
        return problem(describeFailure({ ...answer, size: fileSize(bytes) }));
    }
  } finally {
    await thread.close();
  }
}
