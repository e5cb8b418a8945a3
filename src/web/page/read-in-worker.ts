import * as z from "zod/mini";
import type { OnProgress, Opening } from "../workbook/open-file";

/** Seconds after which reading is ended: only files made to do harm take so long. */
const LONGEST = 20;

/** A PDF made to do harm is found sooner: reading one has no looks to read as well. */
const LONGEST_PDF = 9;

const progress = z.object({ kind: z.literal("progress"), done: z.number(), total: z.number() });
const result = z.object({ kind: z.literal("result"), opening: z.custom<Opening>() });
const message = z.union([progress, result]);

/** Bytes of a file up to which its worker is kept for the next one; with a larger one in it, it would hold much memory. */
const MOST_KEPT = 4_000_000;

/** What the worker makes of a file; null where it takes too long. */
function openingOf(
  worker: Worker,
  fileName: string,
  bytes: Uint8Array,
  seconds: number,
  onProgress: OnProgress,
): Promise<Opening | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), seconds * 1000);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const told = message.parse(data);
      if (told.kind === "progress") {
        onProgress(told.done, told.total);
        return;
      }
      clearTimeout(timer);
      resolve(told.opening);
    };
    worker.postMessage({ fileName, bytes });
  });
}

/**
 * Reads a file for the page. Rejects where the file does not come, or the worker breaks.
 */
export type ReadFile = (
  fileName: string,
  file: Promise<Uint8Array>,
  onProgress: OnProgress,
) => Promise<Opening>;

/**
 * Reads files in a worker, which starts while the first file is on its way and waits for the next one, since its program
 * takes longer to compile than most files to read. One that takes too long is ended, so that the page lives on.
 */
export function readingInWorker(): ReadFile {
  let idle: Worker | null = null;
  const keep = (worker: Worker): void => {
    idle?.terminate();
    idle = worker;
    worker.onerror = () => {
      worker.terminate();
      if (idle === worker) idle = null;
    };
  };
  return async (fileName, file, onProgress) => {
    const worker = idle ?? new Worker(new URL("./reading-worker.ts", import.meta.url));
    idle = null;
    let isKept = false;
    try {
      const broken = new Promise<never>((_resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
      });
      const bytes = await Promise.race([file, broken]);
      const isPdf = String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";
      const limit = isPdf ? LONGEST_PDF : LONGEST;
      const opening = await Promise.race([openingOf(worker, fileName, bytes, limit, onProgress), broken]);
      isKept = opening?.kind === "opened" && bytes.length <= MOST_KEPT;
      const size = { file: bytes.length, unpacked: null, ...(isPdf ? { isPdf } : {}) };
      return opening ?? { kind: "overrun", of: "time", limit, size };
    } finally {
      if (isKept) keep(worker);
      else worker.terminate();
    }
  };
}
