import { damaged, UnreadableFile } from "../failure";

/** One file inside a ZIP archive, as the archive's directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  /** Bytes inside the archive. */
  readonly packedSize: number;
  /** Bytes once unpacked; unpacking never goes beyond it. */
  readonly size: number;
  readonly crc32: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

/** Entries of an archive by their names in small letters. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

const LOCAL_HEADER_SIZE = 30;
const DIRECTORY_HEADER_SIZE = 46;
const DIRECTORY_END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** Stands in a 32-bit field whose number is in a ZIP64 record instead. */
const IN_ZIP64 = 0xffffffff;
const COUNT_IN_ZIP64 = 0xffff;

const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

/** Deflate makes nothing shorter than two bytes, even of nothing. */
const SHORTEST_DEFLATED = 2;

/** Deflate cannot pack tighter than 1032 : 1; what claims more is lying about a size. */
export const TIGHTEST = 1032;

const MOST_ENTRIES = 4096;
const MEGABYTE = 1 << 20;
export const LARGEST_ENTRY = 64 * MEGABYTE;
const LARGEST_TOTAL = 256 * MEGABYTE;

function directoryEnd(bytes: Uint8Array, view: DataView): number {
  const earliest = Math.max(0, bytes.length - DIRECTORY_END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - DIRECTORY_END_SIZE; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  throw new UnreadableFile({ kind: "truncated" });
}

/** Refuses sizes that no honest archive of a workbook declares. */
function checkSizes({ name, deflated, packedSize, size }: Omit<ZipEntry, "start">): void {
  const undeclared = size === 0 && packedSize > (deflated ? SHORTEST_DEFLATED : 0);
  const impossible = deflated ? size > packedSize * TIGHTEST : size !== packedSize;
  if (undeclared || impossible) throw new UnreadableFile({ kind: "bomb", part: name });
  if (size > LARGEST_ENTRY) throw new UnreadableFile({ kind: "bomb", part: name });
}

/** An entry that the directory says is encrypted: it is, where its own header says so too. */
function lockedOrDamaged(view: DataView, header: number, name: string): UnreadableFile {
  const isHeader =
    header + LOCAL_HEADER_SIZE <= view.byteLength && view.getUint32(header, true) === LOCAL_HEADER;
  const isLocked = isHeader && (view.getUint16(header + 6, true) & ENCRYPTED) !== 0;
  return isLocked
    ? new UnreadableFile({ kind: "not-a-spreadsheet", found: "locked-zip" })
    : damaged("zip-directory", name);
}

/** The name of a part with the slashes that some programs write as backslashes, and without one in front. */
function partName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^(?:\.?\/)+/, "");
}

/** Where the packed bytes of an entry begin, after its own header. */
function packedStart(view: DataView, header: number, name: string): number {
  if (header + LOCAL_HEADER_SIZE > view.byteLength || view.getUint32(header, true) !== LOCAL_HEADER) {
    throw damaged("zip-entry", name);
  }
  return header + LOCAL_HEADER_SIZE + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
}

/** Entries that share bytes unpack to more than the archive holds. */
function checkOverlap(entries: readonly ZipEntry[], directoryStart: number): void {
  const inOrder = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const { name, start, packedSize } of inOrder) {
    if (start < end) throw damaged("overlapping-entries", name);
    end = start + packedSize;
    if (end > directoryStart) throw damaged("zip-entry", name);
  }
}

/**
 * Reads and checks the directory of a ZIP archive before anything is unpacked: at most 4,096 entries,
 * 64 MB an entry and 256 MB in all as declared, no entry twice, none encrypted, none overlapping another,
 * nothing in ZIP64.
 *
 * @throws UnreadableFile with the failure
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(bytes, view);
  const count = view.getUint16(end + 10, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (count === COUNT_IN_ZIP64 || directoryStart === IN_ZIP64) {
    throw new UnreadableFile({ kind: "unsupported", format: "zip64" });
  }
  if (count > MOST_ENTRIES) throw new UnreadableFile({ kind: "bomb", part: `${count} entries` });

  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = directoryStart;
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY_HEADER_SIZE > end || view.getUint32(at, true) !== DIRECTORY_HEADER) {
      throw damaged("zip-directory", `entry ${index + 1} of ${count}`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const nameStart = at + DIRECTORY_HEADER_SIZE;
    const name = partName(decoder.decode(bytes.subarray(nameStart, nameStart + nameLength)));
    const method = view.getUint16(at + 10, true);
    const declared = {
      name,
      deflated: method === DEFLATED,
      crc32: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
    };
    const header = view.getUint32(at + 42, true);
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw lockedOrDamaged(view, header, name);
    if (method !== STORED && method !== DEFLATED) throw damaged("zip-entry", name);
    if (declared.size === IN_ZIP64 || declared.packedSize === IN_ZIP64 || header === IN_ZIP64) {
      throw new UnreadableFile({ kind: "unsupported", format: "zip64" });
    }
    checkSizes(declared);
    total += declared.size;
    if (total > LARGEST_TOTAL) throw new UnreadableFile({ kind: "bomb", part: name });
    // Part names are the same whatever their case.
    const key = name.toLowerCase();
    if (names.has(key)) throw damaged("duplicate-entries", name);
    names.add(key);
    entries.push({ start: packedStart(view, header, name), ...declared });
    at += DIRECTORY_HEADER_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  checkOverlap(entries, directoryStart);
  return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
}
