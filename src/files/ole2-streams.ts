/** What an OLE2 container holds. */
export type Ole2Contents = "xls" | "excel-95" | "encrypted-package" | "word" | "powerpoint" | "other";

/** Entries of an OLE2 directory are 128 bytes long, and so is every place they can begin at. */
const ENTRY_SIZE = 128;
const NAME_SIZE_AT = 64;
const TYPE_AT = 66;
const STREAM = 2;

/** Streams that tell what a container is, the surest first. */
const TELLING: readonly (readonly [stream: string, contents: Ole2Contents])[] = [
  ["EncryptedPackage", "encrypted-package"],
  ["Workbook", "xls"],
  ["Book", "excel-95"],
  ["WordDocument", "word"],
  ["PowerPoint Document", "powerpoint"],
];

/**
 * Tells what an OLE2 container holds by the names of its streams. It looks for directory entries wherever
 * one can stand instead of following the container's tables, so that a damaged container is still told.
 */
export function ole2Contents(bytes: Uint8Array): Ole2Contents {
  const decoder = new TextDecoder("utf-16le");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 4 * ENTRY_SIZE; at + ENTRY_SIZE <= bytes.length; at += ENTRY_SIZE) {
    const nameSize = view.getUint16(at + NAME_SIZE_AT, true);
    if (bytes[at + TYPE_AT] !== STREAM || nameSize < 4 || nameSize > NAME_SIZE_AT) continue;
    names.add(decoder.decode(bytes.subarray(at, at + nameSize - 2)));
  }
  return TELLING.find(([stream]) => names.has(stream))?.[1] ?? "other";
}
