import { rowsOfFile } from "../../many/collected-rows";
import type { FileSummary } from "../../many/file-summary";
import type { ReadAnswer } from "./thread-messages";

/** The answer for a file that was read, or of which it is known why it was not. */
export function answerOf(summary: FileSummary): ReadAnswer {
  return { kind: "summary", text: JSON.stringify(summary), rows: rowsOfFile(summary) };
}
