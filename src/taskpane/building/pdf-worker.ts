import { z } from "zod";
import { readWorkbook } from "../../files/read-workbook";

const request = z.instanceof(Uint8Array);

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  void readWorkbook(request.parse(data)).then(
    (reading) => postMessage(reading),
    // Thrown outside of the promise, it reaches the pane as an error of the worker.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
