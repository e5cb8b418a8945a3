import { z } from "zod";
import { openFile } from "../workbook/open-file";

const request = z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) });

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const { fileName, bytes } = request.parse(data);
  const onProgress = (done: number, total: number) => postMessage({ kind: "progress", done, total });
  void openFile(fileName, bytes, onProgress).then(
    (opening) => postMessage({ kind: "result", opening }),
    // Thrown outside of the promise, it reaches the page as an error of the worker.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
