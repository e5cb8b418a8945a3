import { parentPort } from "node:worker_threads";
import { readWorkbook } from "../files/read-workbook";
import { READY } from "./thread-messages";

if (!parentPort) throw new TypeError("This script runs as a thread of hengbiao, which sends it files");
const port = parentPort;

port.on("message", (bytes: unknown) => {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("The thread is sent the bytes of a file");
  void readWorkbook(bytes).then((reading) => port.postMessage(reading));
});
port.postMessage(READY);
