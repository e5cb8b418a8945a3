import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

export const cli = join(root, "dist/cli/hengbiao.js");
export const web = join(root, "dist/web");

/** What rspack.config.js builds, each with the output whose age tells whether it is current. */
const outputs = { cli, excel: join(root, "dist/excel/pane.html"), web: join(web, "index.html") };

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Files below `src`, the folders themselves (a deleted file shows there), and what steers the build. */
function inputs() {
  const sources = readdirSync(join(root, "src"), { recursive: true }).map((name) => join("src", name));
  const steering = [
    "rspack.config.js",
    "tools/adapted-pdfjs.mjs",
    "tools/adapted-univer.mjs",
    "tools/licences.mjs",
    "package.json",
    "package-lock.json",
  ];
  return ["src", ...sources, "examples", ...steering];
}

function isCurrent(name) {
  const built = modified(outputs[name]);
  return built > 0 && inputs().every((path) => modified(join(root, path)) <= built);
}

/**
 * Builds one of the outputs by its name, or everything. Files that come out as they were are not written again; so the
 * output is given the hour of its build, or it would count as older than its sources, and be built anew, for ever.
 */
export async function build(name) {
  const start = new Date();
  const names = name === undefined ? [] : [name];
  // A process of its own: rspack may not be installed when this module is loaded.
  const result = await run(process.execPath, ["tools/bundle.mjs", ...names]);
  if (result.ok)
    for (const each of name === undefined ? Object.keys(outputs) : names)
      utimesSync(outputs[each], start, start);
  return result;
}

/**
 * Builds the command line, or another output, where it is missing or older than its sources; silent unless that fails.
 * `onBuild` is called before, where there is something to build.
 */
export async function buildIfNeeded(name = "cli", onBuild = () => undefined) {
  if (isCurrent(name)) return;
  onBuild();
  const { ok, output } = await build(name);
  if (!ok) {
    process.stderr.write(output);
    throw new Error("the build failed: see above");
  }
}
