import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FileOutcome, ReviewSettings } from "../../src/cli/file-outcome";
import { ReviewPool } from "../../src/cli/review-pool";
import { EMPTY_TALLY } from "../../src/report/tally";
import { national2020 } from "../../src/scoring/profiles/national-2020";

const settings: ReviewSettings = {
  profile: national2020,
  forms: [],
  format: "json",
  style: { language: "zh", colour: false, width: null },
};

/** A thread that answers each file by its name, and misbehaves where the name says so. */
const script = pathToFileURL(join(__dirname, "unruly-thread.mjs"));

async function outcomes(files: readonly string[], threads: number, seconds = 30): Promise<FileOutcome[]> {
  const pool = new ReviewPool({ script, settings, threads, limits: { seconds, megabytes: 48 } });
  try {
    return await Promise.all(files.map((file) => pool.review(file)));
  } finally {
    await pool.close();
  }
}

const good = (file: string): FileOutcome => ({ kind: "reviewed", text: file, tally: EMPTY_TALLY });
const failedWith = (text: RegExp): unknown => ({
  kind: "failed",
  why: { zh: expect.stringMatching(text), en: expect.any(String) },
});

test("every file gets its own outcome, in the order asked for", async () => {
  const files = Array.from({ length: 20 }, (_, at) => `${at}.xlsx`);
  expect(await outcomes(files, 2)).toEqual(files.map(good));
});

test("a file that takes too long is given up, and the next one goes on", async () => {
  expect(await outcomes(["a.xlsx", "hang.xlsx", "b.xlsx"], 1, 1)).toEqual([
    good("a.xlsx"),
    failedWith(/超过 1 秒/),
    good("b.xlsx"),
  ]);
});

test("a file that breaks its thread fails alone, and the next ones go on", async () => {
  const files = ["a.xlsx", "memory.xlsx", "b.xlsx", "throw.xlsx", "exit.xlsx", "c.xlsx"];
  expect(await outcomes(files, 1)).toEqual([
    good("a.xlsx"),
    failedWith(/内存超过 48 MB/),
    good("b.xlsx"),
    failedWith(/意外情况（.*thrown）/),
    failedWith(/意外情况（exit 3）/),
    good("c.xlsx"),
  ]);
});

test("a thread that cannot start fails its files instead of hanging", async () => {
  const pool = new ReviewPool({
    script: pathToFileURL(join(__dirname, "no-such-thread.mjs")),
    settings,
    threads: 1,
    limits: { seconds: 1, megabytes: 64 },
  });
  expect(await pool.review("a.xlsx")).toEqual(failedWith(/意外情况/));
  await pool.close();
});
