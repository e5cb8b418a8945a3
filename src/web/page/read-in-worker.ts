import * as z from "zod/mini";
import type { OnProgress, Opening } from "../workbook/open-file";

/** Seconds after which reading is ended: only files made to do harm take so long. */
const LONGEST = 20;

/** A PDF made to do harm is found sooner: reading one has no looks to read as well. */
const LONGEST_PDF = 9;

const progress = z.object({ kind: z.literal("progress"), done: z.number(), total: z.number() });
const result = z.object({ kind: z.literal("result"), opening: z.custom<Opening>() });
const message = z.union([progress, result]);

/** What the worker makes of a file. */
function openingOf(
  worker: Worker,
  fileName: string,
  bytes: Uint8Array,
  onProgress: OnProgress,
): Promise<Opening> {
  return new Promise((resolve) => {
    const isPdf = String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";
    const limit = isPdf ? LONGEST_PDF : LONGEST;
    const size = { file: bytes.length, unpacked: null, ...(isPdf ? { isPdf } : {}) };
    const late = { kind: "overrun", of: "time", limit, size } as const;
    const timer = setTimeout(() => resolve(late), limit * 1000);
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
 * Reads a file in a worker, which starts while the file is on its way, and is ended when it takes too long, so that the
 * page lives on. Rejects where the file does not come, or the worker breaks.
 */
export async function readInWorker(
  fileName: string,
  file: Promise<Uint8Array>,
  onProgress: OnProgress,
): Promise<Opening> {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url));
  try {
    return await new Promise<Opening>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      file.then((bytes) => openingOf(worker, fileName, bytes, onProgress)).then(resolve, reject);
    });
  } finally {
    worker.terminate();
  }
}
