import { parentPort, workerData } from "node:worker_threads";
import { keepCode, useCodeCache } from "./code-cache";
import { isReviewSettings, READY } from "./thread-messages";

/** Files after which nearly all code that files need was called once. */
const KEPT_AFTER = 8;

if (!parentPort || !isReviewSettings(workerData)) {
  throw new TypeError("This script runs as a thread of hengbiao, which gives it its settings");
}
const port = parentPort;
const settings = workerData;
useCodeCache();

async function start(): Promise<void> {
  // Loaded here, when the code that is kept of it is known.
  const { reviewFile } = await import("./review-file");
  let reviewed = 0;
  port.on("message", (file: unknown) => {
    void reviewFile(String(file), settings).then((outcome) => {
      port.postMessage(outcome);
      reviewed += 1;
      if (reviewed === KEPT_AFTER) keepCode();
    });
  });
  port.postMessage(READY);
}

void start();
