import { STORED, writeZip } from "./writer";

/** A part to put into an archive. */
export interface StoredPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts parts into a ZIP archive without packing them, for a library that reads archives only. It leaves
 * their checksums out: they were held against those of the file they came from.
 */
export function storeZip(parts: readonly StoredPart[]): Uint8Array {
  return writeZip(
    parts.map(({ name, bytes }) => ({ name, method: STORED, crc32: 0, size: bytes.length, packed: bytes })),
  );
}
