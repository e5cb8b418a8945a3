import { parentPort } from "node:worker_threads";

const tally = {
  files: 0,
  failed: 0,
  tables: 0,
  clean: 0,
  incomplete: 0,
  error: 0,
  warning: 0,
  info: 0,
  unread: 0,
  partlyChecked: 0,
};

const misdeeds = {
  "hang.xlsx": () => {
    for (;;);
  },
  "memory.xlsx": () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1e5 }, Math.random));
  },
  "throw.xlsx": () => {
    throw new Error("thrown");
  },
  "exit.xlsx": () => process.exit(3),
};

parentPort.on("message", (file) => {
  misdeeds[file]?.();
  parentPort.postMessage({ kind: "reviewed", text: file, tally });
});
parentPort.postMessage("ready");
