import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");
export const SCRIPT = join(ROOT, "dist/cli/hengbiao.js");

/** Builds the command line where that is needed; `npm test` has built it before. */
export function build(): void {
  const script = 'import { buildIfNeeded } from "./tools/build.mjs"; await buildIfNeeded();';
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: ROOT });
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
