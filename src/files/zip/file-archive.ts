import { zipSync, type Zippable } from "fflate";

/** The first day an archive can name: the same files give the same bytes. */
const FIRST_DAY = "1980-01-01T12:00:00";

/** A ZIP archive of files that are packed in themselves, as workbooks are, by their names. */
export function fileArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts: Zippable = {};
  for (const [name, bytes] of files) parts[name] = [bytes, { level: 0, mtime: FIRST_DAY }];
  return zipSync(parts);
}
