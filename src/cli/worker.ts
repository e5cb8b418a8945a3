import { parentPort, workerData } from "node:worker_threads";
import { reviewFile } from "./review-file";
import { isReviewSettings, READY } from "./thread-messages";

if (!parentPort || !isReviewSettings(workerData)) {
  throw new TypeError("This script runs as a thread of hengbiao, which gives it its settings");
}
const port = parentPort;
const settings = workerData;

port.on("message", (file: unknown) => {
  void reviewFile(String(file), settings).then((outcome) => port.postMessage(outcome));
});
port.postMessage(READY);
