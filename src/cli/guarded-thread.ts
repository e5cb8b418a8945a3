import { Worker } from "node:worker_threads";

/** What one file may take before it is given up, so that it cannot hold up or bring down the others. */
export interface FileLimits {
  readonly seconds: number;
  /** Heap of the thread that reads it. */
  readonly megabytes: number;
}

export const FILE_LIMITS: FileLimits = { seconds: 5, megabytes: 384 };

export interface ThreadOptions {
  /** What the thread runs; it sends `READY` once it is loaded, then an answer to each message it is sent. */
  readonly script: URL;
  /** Plain data that it is given at its start. */
  readonly data?: unknown;
  readonly limits: FileLimits;
}

/** Room for what a file leaves behind at once. More makes a run of thousands of files no faster, only larger. */
const YOUNG_MEGABYTES = 16;

/** What came of one message: the thread's answer, or why there is none. */
export type Answer =
  | { readonly kind: "message"; readonly message: unknown }
  | { readonly kind: "died"; readonly error: Error }
  | { readonly kind: "overrun"; readonly of: "time" | "memory"; readonly limit: number };

function ranOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** One thread that is given a file at a time, and is replaced when a file was too much for it. */
export class GuardedThread {
  private worker: Worker | null = null;
  private heard: (event: Answer) => void = () => undefined;

  constructor(private readonly options: ThreadOptions) {}

  private start(): Worker {
    const { script, data, limits } = this.options;
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.megabytes,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    });
    const hear = (event: Answer): void => {
      if (this.worker !== worker) return;
      if (event.kind !== "message") this.worker = null;
      this.heard(event);
    };
    worker.on("message", (message: unknown) => hear({ kind: "message", message }));
    worker.on("error", (error) =>
      hear(
        ranOutOfMemory(error)
          ? { kind: "overrun", of: "memory", limit: limits.megabytes }
          : { kind: "died", error },
      ),
    );
    worker.on("exit", (code) => hear({ kind: "died", error: new Error(`exit ${code}`) }));
    return worker;
  }

  private nextEvent(): Promise<Answer> {
    return new Promise((resolve) => {
      this.heard = resolve;
    });
  }

  /**
   * Sends a message, one at a time, and waits for the answer as long as it may take. Never rejects.
   *
   * @param most seconds that this message may take, asked only once the usual ones are over: most answers come long before
   */
  async ask(message: unknown, most = () => this.options.limits.seconds): Promise<Answer> {
    if (!this.worker) {
      this.worker = this.start();
      const first = await this.nextEvent();
      if (first.kind !== "message") return first;
    }
    const { seconds } = this.options.limits;
    const giveUpAfter = (limit: number) => () => this.heard({ kind: "overrun", of: "time", limit });
    let timer = setTimeout(() => {
      const longest = most();
      timer = setTimeout(giveUpAfter(longest), (longest - seconds) * 1000);
    }, seconds * 1000);
    this.worker.postMessage(message);
    const answer = await this.nextEvent();
    clearTimeout(timer);
    if (answer.kind === "overrun" && answer.of === "time") await this.close();
    return answer;
  }

  /** Ends the thread; what it was asked and has not answered counts as died. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
    this.heard({ kind: "died", error: new Error("closed") });
  }
}
