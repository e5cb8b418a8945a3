import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FileOutcome, ReviewSettings } from "./file-outcome";

/** Results wait for the files before them, so this bounds how many are held; the rest stay on disk. */
const FILES_AHEAD = 32;

export interface ReviewedFile {
  readonly file: string;
  readonly outcome: FileOutcome;
}

/** Reviews the only file of a run without a thread where that is quicker and safe; null where it is not. */
async function reviewedAtOnce(file: string, settings: ReviewSettings): Promise<FileOutcome | null> {
  const { bytesOf, isQuick, reviewBytes } = await import("./review-file");
  const bytes = bytesOf(file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return isQuick(bytes) ? reviewBytes(file, bytes, settings) : null;
}

async function* reviewedByThreads(
  files: readonly string[],
  settings: ReviewSettings,
  most: number | undefined,
): AsyncGenerator<ReviewedFile> {
  // Loaded only here: one small file needs no thread, and what makes them takes a while to load.
  const [{ availableParallelism }, { FILE_LIMITS }, { ReviewPool }] = await Promise.all([
    import("node:os"),
    import("./guarded-thread"),
    import("./review-pool"),
  ]);
  const pool = new ReviewPool({
    script: pathToFileURL(join(__dirname, "worker.js")),
    settings,
    threads: Math.min(files.length, most ?? availableParallelism()),
    limits: FILE_LIMITS,
  });
  try {
    const ahead: { file: string; outcome: Promise<FileOutcome> }[] = [];
    for (const file of files) {
      ahead.push({ file, outcome: pool.review(file) });
      const first = ahead.length > FILES_AHEAD ? ahead.shift() : undefined;
      if (first) yield { file: first.file, outcome: await first.outcome };
    }
    for (const { file, outcome } of ahead) yield { file, outcome: await outcome };
  } finally {
    await pool.close();
  }
}

/**
 * Reviews files on all cores, or in so many threads, and gives the results in the order of the files, holding only a
 * few at a time.
 */
export async function* reviewFiles(
  files: readonly string[],
  settings: ReviewSettings,
  threads?: number,
): AsyncGenerator<ReviewedFile> {
  const [only, ...more] = files;
  const outcome = only !== undefined && more.length === 0 ? await reviewedAtOnce(only, settings) : null;
  if (only !== undefined && outcome) yield { file: only, outcome };
  else yield* reviewedByThreads(files, settings, threads);
}
