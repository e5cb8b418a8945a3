import { crc32 as nodeCrc32 } from "node:zlib";

/** The checksum that ZIP archives keep of their entries. As `crc32.ts`, in whose place it is for the command line. */
export function crc32(bytes: Uint8Array): number {
  return nodeCrc32(bytes);
}
