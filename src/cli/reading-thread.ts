import { parentPort } from "node:worker_threads";
import { keepCode, useCodeCache } from "./code-cache";
import { READY } from "./thread-messages";

if (!parentPort) throw new TypeError("This script runs as a thread of hengbiao, which sends it files");
const port = parentPort;
useCodeCache();

async function start(): Promise<void> {
  // Loaded here, when the code that is kept of it is known.
  const { readWorkbook } = await import("../files/read-workbook");
  port.on("message", (bytes: unknown) => {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("The thread is sent the bytes of a file");
    void readWorkbook(bytes).then((reading) => {
      port.postMessage(reading);
      keepCode();
    });
  });
  port.postMessage(READY);
}

void start();
