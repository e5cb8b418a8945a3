import { inflateRawSync } from "node:zlib";

/** What zlib says when there is more than it may unpack. */
const TOO_MUCH = "ERR_BUFFER_TOO_LARGE";

function saysTooMuch(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === TOO_MUCH;
}

/** The smallest piece that zlib unpacks at a time, in bytes. */
const SMALLEST_PIECE = 64;

/**
 * What deflated bytes unpack to; null when that is more than `size` bytes. As `inflate.ts`, in whose place it is for the
 * command line.
 *
 * @throws Error when the bytes are no deflated ones, or not all of them
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    // In one piece where it declares its size truly, so that nothing is put together afterwards.
    const chunkSize = Math.max(size + 1, SMALLEST_PIECE);
    const unpacked = inflateRawSync(packed, { chunkSize, maxOutputLength: Math.max(size, 1) });
    return unpacked.length > size ? null : unpacked;
  } catch (error) {
    if (saysTooMuch(error)) return null;
    throw error;
  }
}
