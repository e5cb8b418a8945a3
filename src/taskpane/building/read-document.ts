import { z } from "zod";
import { readWorkbook } from "../../files/read-workbook";
import { fileSignature } from "../../files/signature";
import type { WorkbookReading } from "../../files/workbook-reading";

/** Seconds after which the reading of a PDF is ended: one made to do harm would hold up the pane for good. */
const LONGEST = 9;

const message = z.custom<WorkbookReading>((value) => typeof value === "object" && value !== null);

/** Reads a PDF in a worker, which is ended when it takes too long. */
function readPdfInWorker(bytes: Uint8Array): Promise<WorkbookReading> {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url));
  return new Promise<WorkbookReading>((resolve, reject) => {
    const size = { file: bytes.length, unpacked: null, isPdf: true } as const;
    const late = { kind: "overrun", of: "time", limit: LONGEST, size } as const;
    const timer = setTimeout(() => resolve(late), LONGEST * 1000);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(message.parse(data));
    };
    worker.onerror = (event) => {
      clearTimeout(timer);
      reject(new Error(event.message));
    };
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}

/** Reads a document that a person chose. */
export function readDocument(bytes: Uint8Array): Promise<WorkbookReading> {
  return fileSignature(bytes) === "pdf" ? readPdfInWorker(bytes) : readWorkbook(bytes);
}
