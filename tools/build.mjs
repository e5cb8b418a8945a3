import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, runPackage } from "./run.mjs";

export const cli = join(root, "dist/cli/hengbiao.js");

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Files below `src`, the folders themselves (a deleted file shows there), and what steers the build. */
function inputs() {
  const sources = readdirSync(join(root, "src"), { recursive: true }).map((name) => join("src", name));
  return ["src", ...sources, "webpack.config.js", "package.json", "package-lock.json"];
}

function isCurrent() {
  const built = modified(cli);
  return built > 0 && inputs().every((path) => modified(join(root, path)) <= built);
}

export function build() {
  return runPackage("webpack-cli/bin/cli.js", []);
}

/** Builds where the result is missing or older than its sources; silent unless that fails. */
export async function buildIfNeeded() {
  if (isCurrent()) return;
  const { ok, output } = await build();
  if (!ok) {
    process.stderr.write(output);
    throw new Error("the build failed: see above");
  }
}
