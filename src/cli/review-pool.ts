import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { describeFailure } from "../files/describe";
import { fileSize } from "../files/file-size";
import { unforeseen, type FileOutcome, type ReviewSettings } from "./file-outcome";
import { isFileOutcome } from "./thread-messages";

/** What one file may take before it is given up, so that it cannot hold up or bring down the others. */
export interface FileLimits {
  readonly seconds: number;
  /** Heap of the thread that reads it. */
  readonly megabytes: number;
}

export interface PoolOptions {
  /** What each thread runs; it sends `READY` once it is loaded, then an outcome for each file it is sent. */
  readonly script: URL;
  readonly settings: ReviewSettings;
  readonly threads: number;
  readonly limits: FileLimits;
}

/** The failure of a file that was too much, with its size: that is what a person can do something about. */
async function overrun(file: string, of: "time" | "memory", limit: number): Promise<FileOutcome> {
  const size = await readFile(file).then(fileSize, () => null);
  return { kind: "failed", why: describeFailure({ kind: "overrun", of, limit, size }) };
}

type LaneEvent =
  | { readonly kind: "message"; readonly message: unknown }
  | { readonly kind: "died"; readonly error: Error }
  | { readonly kind: "late" };

function ranOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** One thread that reviews a file at a time, and is replaced when a file was too much for it. */
class Lane {
  private worker: Worker | null = null;
  private heard: (event: LaneEvent) => void = () => undefined;

  constructor(private readonly options: PoolOptions) {}

  private start(): Worker {
    const { script, settings, limits } = this.options;
    const worker = new Worker(script, {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    const hear = (event: LaneEvent): void => {
      if (this.worker !== worker) return;
      if (event.kind === "died") this.worker = null;
      this.heard(event);
    };
    worker.on("message", (message: unknown) => hear({ kind: "message", message }));
    worker.on("error", (error) => hear({ kind: "died", error }));
    worker.on("exit", (code) => hear({ kind: "died", error: new Error(`exit ${code}`) }));
    return worker;
  }

  private nextEvent(): Promise<LaneEvent> {
    return new Promise((resolve) => {
      this.heard = resolve;
    });
  }

  async review(file: string): Promise<FileOutcome> {
    const { limits } = this.options;
    if (!this.worker) {
      this.worker = this.start();
      const first = await this.nextEvent();
      if (first.kind === "died") return unforeseen(first.error);
    }
    this.worker.postMessage(file);
    const timer = setTimeout(() => this.heard({ kind: "late" }), limits.seconds * 1000);
    const event = await this.nextEvent();
    clearTimeout(timer);
    switch (event.kind) {
      case "message":
        return isFileOutcome(event.message) ? event.message : unforeseen(event.message);
      case "died":
        return ranOutOfMemory(event.error)
          ? overrun(file, "memory", limits.megabytes)
          : unforeseen(event.error);
      case "late":
        await this.close();
        return overrun(file, "time", limits.seconds);
    }
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }
}

/** Threads that share out files among them. */
export class ReviewPool {
  private readonly lanes: readonly Lane[];
  private readonly idle: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];

  constructor(options: PoolOptions) {
    this.lanes = Array.from({ length: options.threads }, () => new Lane(options));
    this.idle = [...this.lanes];
  }

  private idleLane(): Promise<Lane> {
    const lane = this.idle.pop();
    if (lane) return Promise.resolve(lane);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Reviews one file as soon as a thread is free. Never rejects. */
  async review(file: string): Promise<FileOutcome> {
    const lane = await this.idleLane();
    const outcome = await lane.review(file);
    const next = this.waiting.shift();
    if (next) next(lane);
    else this.idle.push(lane);
    return outcome;
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
