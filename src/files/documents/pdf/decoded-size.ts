import { UnreadableFile } from "../../failure";

/** Bytes that one packed stream of a PDF may unpack to: texts and fonts of hundreds of pages stay far below. */
const LARGEST_STREAM = 48 << 20;

let refused = 0;

/** How many streams were refused so far: who reads a file compares it before and after, as pdf.js goes on without them. */
export function refusedStreams(): number {
  return refused;
}

/**
 * Ends the unpacking of a stream that grows too large. pdf.js calls it while it unpacks (see `tools/adapted-pdfjs.mjs`).
 *
 * @param size bytes that are there so far, or that are asked for
 * @throws UnreadableFile which pdf.js itself may catch
 */
export function checkDecodedSize(size: number): void {
  if (size <= LARGEST_STREAM) return;
  refused += 1;
  throw new UnreadableFile({ kind: "bomb", part: "PDF" });
}
