import { createCollector, type Collector } from "./collector";
import { browserThread } from "./threads";

/** Files read at a time on the largest machines: each reader holds the program a second time. */
const MOST_READERS = 4;

/** Milliseconds between two changes of the list. */
const BEAT = 150;

let collector: Collector | null = null;

/** The collector of the page, on threads of the browser: its files stay when another workbook is opened. */
export function pageCollector(): Collector {
  return (collector ??= createCollector({
    reader: () => browserThread(() => new Worker(new URL("./reading-worker.ts", import.meta.url))),
    collection: () => browserThread(() => new Worker(new URL("./collection-worker.ts", import.meta.url))),
    readers: Math.max(1, Math.min(MOST_READERS, navigator.hardwareConcurrency - 1)),
    beat: BEAT,
  }));
}
