import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FileOutcome, ReviewSettings } from "./file-outcome";
import type { ReviewPool } from "./review-pool";

/** Results wait for the files before them, so this bounds how many are held; the rest stay on disk. */
const FILES_AHEAD = 32;

/**
 * Bytes of all files of a run that this thread reads by itself, in about four seconds on a slow machine. Until its code
 * is compiled, each thread takes as much processor time as hundreds of small files do (docs/decisions.md).
 */
const FEW_BYTES = 12 << 20;

export interface ReviewedFile {
  readonly file: string;
  readonly outcome: FileOutcome;
}

/** Whether the files of a run are too little, together, for threads to pay. */
function areFew(files: readonly string[]): boolean {
  let bytes = 0;
  // Files that are not there are no work; what is wrong with them is told when their turn comes.
  return files.every((file) => (bytes += statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= FEW_BYTES);
}

/** Reviews a file in this thread where that is quick and safe; null where it is not. */
async function reviewedHere(
  file: string,
  settings: ReviewSettings,
  isOnly: boolean,
): Promise<FileOutcome | null> {
  const { bytesOf, isQuick, reviewBytes } = await import("./review-file");
  // A signal, and what threads sent, are heard between two files.
  if (!isOnly) await new Promise((resolve) => setImmediate(resolve));
  const bytes = bytesOf(file, isOnly);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return isQuick(bytes) ? reviewBytes(file, bytes, settings) : null;
}

/** Threads for a run of so many files. What makes them takes a while to load, and few small files need none. */
async function startPool(
  files: number,
  settings: ReviewSettings,
  most: number | undefined,
): Promise<ReviewPool> {
  const [{ availableParallelism }, { FILE_LIMITS }, { ReviewPool: Pool }] = await Promise.all([
    import("node:os"),
    import("./guarded-thread"),
    import("./review-pool"),
  ]);
  return new Pool({
    script: pathToFileURL(join(__dirname, "worker.js")),
    settings,
    threads: Math.min(files, most ?? availableParallelism()),
    limits: FILE_LIMITS,
  });
}

/**
 * Reviews files, in this thread where they are few and small, else on all cores or in so many threads, and gives the
 * results in the order of the files, holding only a few at a time.
 */
export async function* reviewFiles(
  files: readonly string[],
  settings: ReviewSettings,
  threads?: number,
): AsyncGenerator<ReviewedFile> {
  const isHere = threads === undefined && areFew(files);
  let pool: ReviewPool | null = null;
  const ahead: { file: string; outcome: Promise<FileOutcome> }[] = [];
  try {
    for (const file of files) {
      const here = isHere ? await reviewedHere(file, settings, files.length === 1) : null;
      if (here && ahead.length === 0) {
        yield { file, outcome: here };
        continue;
      }
      pool ??= await startPool(files.length, settings, threads);
      ahead.push({ file, outcome: here ? Promise.resolve(here) : pool.review(file) });
      const first = ahead.length > FILES_AHEAD ? ahead.shift() : undefined;
      if (first) yield { file: first.file, outcome: await first.outcome };
    }
    for (const { file, outcome } of ahead) yield { file, outcome: await outcome };
  } finally {
    await pool?.close();
  }
}
