const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_HEADER_SIZE = 46;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_SIZE = 22;
const VERSION = 20;
const UTF8_NAME = 0x0800;
/** The first day a ZIP archive can name: the same input gives the same bytes. */
const FIRST_DAY = 0x0021;

/** The methods by which a part may be packed. */
export const STORED = 0;
export const DEFLATED = 8;

/** A part of an archive as it stands in it. */
export interface PackedPart {
  readonly name: string;
  readonly method: typeof STORED | typeof DEFLATED;
  readonly crc32: number;
  /** Bytes once it is unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** A ZIP archive of parts, in their order. */
export function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const encoder = new TextEncoder();
  const named = parts.map((part) => ({ ...part, name: encoder.encode(part.name) }));
  const names = named.reduce((sum, { name }) => sum + name.length, 0);
  const contents = named.reduce((sum, { packed }) => sum + packed.length, 0);
  const directoryStart = names + contents + parts.length * LOCAL_HEADER_SIZE;
  const directorySize = names + parts.length * DIRECTORY_HEADER_SIZE;
  const bytes = new Uint8Array(directoryStart + directorySize + DIRECTORY_END_SIZE);
  const view = new DataView(bytes.buffer);

  /** The fields that stand alike in both headers of a part, from the version it takes to unpack it. */
  const describe = (at: number, { name, method, crc32: sum, size, packed }: (typeof named)[number]) => {
    view.setUint16(at, VERSION, true);
    view.setUint16(at + 2, UTF8_NAME, true);
    view.setUint16(at + 4, method, true);
    view.setUint16(at + 8, FIRST_DAY, true);
    view.setUint32(at + 10, sum, true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, size, true);
    view.setUint16(at + 22, name.length, true);
  };

  let at = 0;
  let directory = directoryStart;
  for (const part of named) {
    view.setUint32(directory, DIRECTORY_HEADER, true);
    view.setUint16(directory + 4, VERSION, true);
    describe(directory + 6, part);
    view.setUint32(directory + 42, at, true);
    bytes.set(part.name, directory + DIRECTORY_HEADER_SIZE);
    directory += DIRECTORY_HEADER_SIZE + part.name.length;

    view.setUint32(at, LOCAL_HEADER, true);
    describe(at + 4, part);
    bytes.set(part.name, at + LOCAL_HEADER_SIZE);
    bytes.set(part.packed, at + LOCAL_HEADER_SIZE + part.name.length);
    at += LOCAL_HEADER_SIZE + part.name.length + part.packed.length;
  }
  view.setUint32(directory, DIRECTORY_END, true);
  view.setUint16(directory + 8, parts.length, true);
  view.setUint16(directory + 10, parts.length, true);
  view.setUint32(directory + 12, directorySize, true);
  view.setUint32(directory + 16, directoryStart, true);
  return bytes;
}
