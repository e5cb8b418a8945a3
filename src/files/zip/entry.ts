import { crc32 } from "./crc32";
import { damaged, UnreadableFile } from "../failure";
import type { ZipEntry } from "./directory";
import { inflate } from "./inflate";

function inflated(packed: Uint8Array, { name, size }: ZipEntry): Uint8Array {
  let unpacked: Uint8Array | null;
  try {
    unpacked = inflate(packed, size);
  } catch (error) {
    throw damaged("zip-entry", `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!unpacked) throw new UnreadableFile({ kind: "bomb", part: name });
  return unpacked;
}

/**
 * The bytes of an entry, exactly as many as it declares and with the checksum it declares.
 *
 * @throws UnreadableFile when it holds more, fewer or others
 */
export function unpackEntry(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, size } = entry;
  const packed = archive.subarray(entry.start, entry.start + entry.packedSize);
  const unpacked = entry.deflated ? inflated(packed, entry) : packed;
  if (unpacked.length > size) throw new UnreadableFile({ kind: "bomb", part: name });
  if (unpacked.length < size || crc32(unpacked) !== entry.crc32) throw damaged("zip-entry", name);
  return unpacked;
}
