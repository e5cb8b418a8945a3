import { Inflate, inflateSync } from "fflate";
import { LARGEST_ENTRY, TIGHTEST } from "./directory";

/** How much is handed to the inflater at a time; what comes of it is at most 1032 times as much. */
const CHUNK = 1 << 15;

/** Unpacks chunk by chunk, so that an entry which lies about its size is left as soon as it shows. */
function inflateInChunks(packed: Uint8Array, target: Uint8Array): Uint8Array {
  let filled = 0;
  const inflating = new Inflate((chunk) => {
    const room = target.length - filled;
    target.set(chunk.length <= room ? chunk : chunk.subarray(0, room), filled);
    filled += Math.min(chunk.length, room);
  });
  for (let at = 0; at < packed.length && filled < target.length; at += CHUNK) {
    inflating.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
  }
  return target.subarray(0, filled);
}

/**
 * What deflated bytes unpack to; null when that is more than `size` bytes. The command line has `inflate-native.ts` in
 * the place of this file, which does the same by Node's own zlib (rspack.config.js).
 *
 * @throws Error when the bytes are no deflated ones, or not all of them
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  // Room for one byte too many, which an entry that lies about its size takes.
  const target = new Uint8Array(size + 1);
  // In one go it is twice as fast, and so little cannot unpack to more than an entry may.
  const inOneGo = packed.length * TIGHTEST <= LARGEST_ENTRY;
  const unpacked = inOneGo ? inflateSync(packed, { out: target }) : inflateInChunks(packed, target);
  return unpacked.length > size ? null : unpacked;
}
