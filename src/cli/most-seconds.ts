import { open } from "node:fs/promises";
import { fileSignature } from "../files/signature";
import type { FileLimits } from "./guarded-thread";

/** A PDF of hundreds of pages, each worth a workbook, is read for longer before it is given up. */
const PDF_SECONDS = 9;

/** Enough of a file to tell what it is. */
const HEAD = 4096;

/** Seconds that the reading of a file may take, by its first bytes. */
export function mostSeconds(head: Uint8Array, { seconds }: FileLimits): number {
  return fileSignature(head) === "pdf" ? Math.max(seconds, PDF_SECONDS) : seconds;
}

/** The first bytes of a file; none where it cannot be read, which is said by whoever reads it. */
export async function headOf(file: string): Promise<Uint8Array> {
  try {
    const opened = await open(file);
    try {
      const { buffer, bytesRead } = await opened.read(new Uint8Array(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await opened.close();
    }
  } catch {
    return new Uint8Array();
  }
}
