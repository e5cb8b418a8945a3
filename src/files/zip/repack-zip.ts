import { deflateSync } from "fflate";
import type { Archive } from "./archive";
import { crc32 } from "./crc32";
import type { ZipEntry } from "./directory";
import { DEFLATED, type PackedPart, STORED, writeZip } from "./writer";

/** The bytes of parts by name: new ones and those in place of old ones; null leaves a part out. */
export type ChangedParts = ReadonlyMap<string, Uint8Array | null>;

function keptPart(
  archive: Archive,
  { name, deflated, start, packedSize, size, crc32: sum }: ZipEntry,
): PackedPart {
  return {
    name,
    method: deflated ? DEFLATED : STORED,
    crc32: sum,
    size,
    packed: archive.bytes.subarray(start, start + packedSize),
  };
}

function packedPart(name: string, bytes: Uint8Array): PackedPart {
  return {
    name,
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
  return writeZip(partsOf(archive, changed));
}
