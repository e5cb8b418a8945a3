import { deflateSync } from "fflate";
import type { Archive } from "../archive";
import type { ZipEntry } from "../zip-directory";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_HEADER_SIZE = 46;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_SIZE = 22;
const VERSION = 20;
const UTF8_NAME = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** The first day a ZIP archive can name: the same input gives the same bytes. */
const FIRST_DAY = 0x0021;

/** The bytes of parts by name: new ones and those in place of old ones; null leaves a part out. */
export type ChangedParts = ReadonlyMap<string, Uint8Array | null>;

interface PackedPart {
  readonly name: Uint8Array;
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function keptPart(
  archive: Archive,
  { name, deflated, start, packedSize, size, crc32 }: ZipEntry,
): PackedPart {
  return {
    name: new TextEncoder().encode(name),
    method: deflated ? DEFLATED : STORED,
    crc32,
    size,
    packed: archive.bytes.subarray(start, start + packedSize),
  };
}

function packedPart(name: string, bytes: Uint8Array): PackedPart {
  return {
    name: new TextEncoder().encode(name),
    method: DEFLATED,
    crc32: crc32(bytes),
    size: bytes.length,
    packed: deflateSync(bytes),
  };
}

/** The parts of the archive in their order, those that are new at the end. */
function partsOf(archive: Archive, changed: ChangedParts): PackedPart[] {
  const parts: PackedPart[] = [];
  const known = new Set<string>();
  for (const entry of archive.entries.values()) {
    known.add(entry.name);
    const bytes = changed.get(entry.name);
    if (bytes === undefined) parts.push(keptPart(archive, entry));
    else if (bytes !== null) parts.push(packedPart(entry.name, bytes));
  }
  for (const [name, bytes] of changed) {
    if (bytes !== null && !known.has(name)) parts.push(packedPart(name, bytes));
  }
  return parts;
}

/** An archive with some parts changed. What was not is copied as it was packed, byte for byte. */
export function repackZip(archive: Archive, changed: ChangedParts): Uint8Array {
  const parts = partsOf(archive, changed);
  const names = parts.reduce((sum, { name }) => sum + name.length, 0);
  const contents = parts.reduce((sum, { packed }) => sum + packed.length, 0);
  const directoryStart = names + contents + parts.length * LOCAL_HEADER_SIZE;
  const directorySize = names + parts.length * DIRECTORY_HEADER_SIZE;
  const bytes = new Uint8Array(directoryStart + directorySize + DIRECTORY_END_SIZE);
  const view = new DataView(bytes.buffer);

  /** The fields that stand alike in both headers of a part, from the version it takes to unpack it. */
  const describe = (at: number, { name, method, crc32: sum, size, packed }: PackedPart) => {
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
  for (const part of parts) {
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
