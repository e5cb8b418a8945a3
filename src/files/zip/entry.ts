import { Inflate, inflateSync } from "fflate";
import { crc32 } from "./crc32";
import { damaged, UnreadableFile } from "../failure";
import { LARGEST_ENTRY, TIGHTEST, type ZipEntry } from "./directory";

/** How much is handed to the inflater at a time; what comes of it is at most 1032 times as much. */
const CHUNK = 1 << 15;

/** Unpacks chunk by chunk, so that an entry which lies about its size is left as soon as it shows. */
function inflateInChunks(packed: Uint8Array, target: Uint8Array): Uint8Array {
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    const room = target.length - filled;
    target.set(chunk.length <= room ? chunk : chunk.subarray(0, room), filled);
    filled += Math.min(chunk.length, room);
  });
  for (let at = 0; at < packed.length && filled < target.length; at += CHUNK) {
    inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
  }
  return target.subarray(0, filled);
}

function inflate(packed: Uint8Array, name: string, target: Uint8Array<ArrayBuffer>): Uint8Array {
  // In one go it is twice as fast, and so little cannot unpack to more than an entry may.
  const inOneGo = packed.length * TIGHTEST <= LARGEST_ENTRY;
  try {
    return inOneGo ? inflateSync(packed, { out: target }) : inflateInChunks(packed, target);
  } catch (error) {
    throw damaged("zip-entry", `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The bytes of an entry, exactly as many as it declares and with the checksum it declares.
 *
 * @throws UnreadableFile when it holds more, fewer or others
 */
export function unpackEntry(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, size } = entry;
  const packed = archive.subarray(entry.start, entry.start + entry.packedSize);
  // Room for one byte too many, which an entry that lies about its size takes.
  const unpacked = entry.deflated ? inflate(packed, name, new Uint8Array(size + 1)) : packed;
  if (unpacked.length > size) throw new UnreadableFile({ kind: "bomb", part: name });
  if (unpacked.length < size || crc32(unpacked) !== entry.crc32) throw damaged("zip-entry", name);
  return unpacked;
}
