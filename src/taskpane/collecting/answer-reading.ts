import { failedSummary } from "../../many/failed-summary";
import { summarise } from "../../collecting/summarise";
import { describeFailure } from "../../files/describe";
import { readWorkbook } from "../../files/read-workbook";
import type { ReadAnswer, ReadAsk } from "./thread-messages";
import { answerOf } from "./read-answer";

/** What the thread that reads files does with one. */
export async function answerReading(ask: ReadAsk): Promise<ReadAnswer> {
  const bytes = new Uint8Array(await ask.file.arrayBuffer());
  if (ask.kind === "sheets") {
    const reading = await readWorkbook(bytes);
    return reading.kind === "read"
      ? { kind: "sheets", text: JSON.stringify(reading.sheets) }
      : { kind: "failed", why: describeFailure(reading) };
  }
  const { path, settings } = ask;
  const read = await summarise(path, bytes, settings);
  const facts = {
    modified: "lastModified" in ask.file ? Number(ask.file.lastModified) : 0,
    size: ask.file.size,
  };
  const summary = read.kind === "read" ? read.summary : failedSummary(path, read.why[settings.language]);
  return answerOf({ ...summary, ...facts });
}
