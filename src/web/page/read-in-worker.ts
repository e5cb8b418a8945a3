import * as z from "zod/mini";
import type { OnProgress, Opening } from "../workbook/open-file";

/** Seconds after which reading is ended: only files made to do harm take so long. */
const LONGEST = 20;

/** A PDF made to do harm is found sooner: reading one has no looks to read as well. */
const LONGEST_PDF = 9;

const progress = z.object({ kind: z.literal("progress"), done: z.number(), total: z.number() });
const result = z.object({ kind: z.literal("result"), opening: z.custom<Opening>() });
const message = z.union([progress, result]);

/** Reads a file in a worker, which is ended when it takes too long, so that the page lives on. */
export function readInWorker(fileName: string, bytes: Uint8Array, onProgress: OnProgress): Promise<Opening> {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url));
  return new Promise<Opening>((resolve, reject) => {
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
    worker.onerror = (event) => {
      clearTimeout(timer);
      reject(new Error(event.message));
    };
    worker.postMessage({ fileName, bytes });
  }).finally(() => worker.terminate());
}
