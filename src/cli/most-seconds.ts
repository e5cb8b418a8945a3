import { closeSync, openSync, readSync } from "node:fs";
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
export function headOf(file: string): Uint8Array {
  try {
    const opened = openSync(file, "r");
    try {
      const head = new Uint8Array(HEAD);
      return head.subarray(0, readSync(opened, head, 0, HEAD, 0));
    } finally {
      closeSync(opened);
    }
  } catch {
    return new Uint8Array();
  }
}
