/** A part to put into an archive. */
export interface StoredPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_HEADER_SIZE = 46;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_SIZE = 22;
const VERSION = 20;

/**
 * Puts parts into a ZIP archive without packing them, for a library that reads archives only. It leaves
 * their checksums out: they were held against those of the file they came from.
 */
export function storeZip(parts: readonly StoredPart[]): Uint8Array {
  const named = parts.map((part) => ({ ...part, encoded: new TextEncoder().encode(part.name) }));
  const names = named.reduce((sum, { encoded }) => sum + encoded.length, 0);
  const contents = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const directorySize = names + parts.length * DIRECTORY_HEADER_SIZE;
  const directoryStart = names + contents + parts.length * LOCAL_HEADER_SIZE;
  const archive = new Uint8Array(directoryStart + directorySize + DIRECTORY_END_SIZE);
  const view = new DataView(archive.buffer);

  /** The fields that stand alike in both headers of a part, from the version it takes to unpack it. */
  const describe = (at: number, { encoded, bytes }: (typeof named)[number]) => {
    view.setUint16(at, VERSION, true);
    view.setUint32(at + 14, bytes.length, true);
    view.setUint32(at + 18, bytes.length, true);
    view.setUint16(at + 22, encoded.length, true);
  };

  let at = 0;
  let directory = directoryStart;
  for (const part of named) {
    view.setUint32(directory, DIRECTORY_HEADER, true);
    view.setUint16(directory + 4, VERSION, true);
    describe(directory + 6, part);
    view.setUint32(directory + 42, at, true);
    archive.set(part.encoded, directory + DIRECTORY_HEADER_SIZE);
    directory += DIRECTORY_HEADER_SIZE + part.encoded.length;

    view.setUint32(at, LOCAL_HEADER, true);
    describe(at + 4, part);
    archive.set(part.encoded, at + LOCAL_HEADER_SIZE);
    archive.set(part.bytes, at + LOCAL_HEADER_SIZE + part.encoded.length);
    at += LOCAL_HEADER_SIZE + part.encoded.length + part.bytes.length;
  }
  view.setUint32(directory, DIRECTORY_END, true);
  view.setUint16(directory + 8, parts.length, true);
  view.setUint16(directory + 10, parts.length, true);
  view.setUint32(directory + 12, directorySize, true);
  view.setUint32(directory + 16, directoryStart, true);
  return archive;
}
