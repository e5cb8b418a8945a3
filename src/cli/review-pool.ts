import { readFile } from "node:fs/promises";
import { describeFailure } from "../files/describe";
import { fileSize } from "../files/file-size";
import { unforeseen, type FileOutcome, type ReviewSettings } from "./file-outcome";
import { GuardedThread, type FileLimits } from "./guarded-thread";
import { headOf, mostSeconds } from "./most-seconds";
import { isFileOutcome } from "./thread-messages";

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

/** One thread that reviews a file at a time. */
class Lane {
  private readonly thread: GuardedThread;
  private readonly limits: FileLimits;

  constructor({ script, settings, limits }: PoolOptions) {
    this.limits = limits;
    this.thread = new GuardedThread({ script, data: settings, limits });
  }

  async review(file: string): Promise<FileOutcome> {
    const answer = await this.thread.ask(file, () => mostSeconds(headOf(file), this.limits));
    switch (answer.kind) {
      case "message":
        return isFileOutcome(answer.message) ? answer.message : unforeseen(answer.message);
      case "died":
        return unforeseen(answer.error);
      case "overrun":
        return overrun(file, answer.of, answer.limit);
    }
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}

/** Threads that share out files among them. */
export class ReviewPool {
  private readonly lanes: readonly Lane[];
  private readonly idle: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];
  private isClosed = false;

  constructor(options: PoolOptions) {
    this.lanes = Array.from({ length: options.threads }, () => new Lane(options));
    this.idle = [...this.lanes];
  }

  private idleLane(): Promise<Lane> {
    const lane = this.idle.pop();
    if (lane) return Promise.resolve(lane);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Asked anew after each wait, in which the run may have been broken off. */
  private hasEnded(): boolean {
    return this.isClosed;
  }

  /** Reviews one file as soon as a thread is free. Never rejects. */
  async review(file: string): Promise<FileOutcome> {
    const lane = await this.idleLane();
    // Files that were still waiting when the run was broken off are not begun.
    if (this.hasEnded()) return unforeseen(new Error("closed"));
    const outcome = await lane.review(file);
    const next = this.hasEnded() ? undefined : this.waiting.shift();
    if (next) next(lane);
    else this.idle.push(lane);
    return outcome;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
