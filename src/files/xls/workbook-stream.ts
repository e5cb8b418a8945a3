import { decryptRecords } from "./encrypted-records";
import type { Ole2 } from "../ole2/ole2";

/** What the stream of a binary workbook is called; some programs use the older name for new ones too. */
const NAMES = ["Workbook", "Book"];

/**
 * The records of a binary workbook, open where they are protected against changes alone; undefined for a container
 * that holds none.
 *
 * @throws UnreadableFile when it needs a password, or when it is damaged
 */
export function workbookStream({ holds, read }: Ole2): Uint8Array | undefined {
  const name = NAMES.find(holds);
  if (name === undefined) return undefined;
  const stream = read(name);
  decryptRecords(stream);
  return stream;
}
