import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");
export const SCRIPT = join(ROOT, "dist/cli/hengbiao.js");

/** Held by the test file that builds; test files run at the same time, and two builds would clear each other's. */
const LOCK = join(tmpdir(), `hengbiao-build-${createHash("sha1").update(ROOT).digest("hex")}`);
const LONGEST_BUILD_MS = 100_000;
const PAUSE_MS = 100;

function takeLock(): void {
  for (;;) {
    try {
      mkdirSync(LOCK);
      return;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      // Left behind by a run that was broken off.
      if (age > LONGEST_BUILD_MS) rmSync(LOCK, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** Does what no other test file may do at the same time. */
export function alone(work: () => void): void {
  takeLock();
  try {
    work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** Builds the command line, or another output, where that is needed; `npm test` has built all of them before. */
export function build(name: "cli" | "excel" | "web" = "cli"): void {
  const script = 'import { buildIfNeeded } from "./tools/build.mjs"; await buildIfNeeded(process.argv[1]);';
  alone(() => execFileSync(process.execPath, ["--input-type=module", "--eval", script, name], { cwd: ROOT }));
}

/** What one run printed and how it ended. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `hengbiao` without a terminal, as a person would from `folder`. */
export function hengbiao(args: readonly string[], folder = ROOT): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}
