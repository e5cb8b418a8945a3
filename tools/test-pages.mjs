// Makes what the browser tests, the pictures and the bench open, in dist/test: the add-in as it is packaged for a
// server, and the emulated Excel that is put into its pages. What is newer than its sources stays as it is, since
// test files that run at the same time serve it.
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfNeeded } from "./build.mjs";
import { root, run } from "./run.mjs";

const made = join(root, "dist/test/made");
const sources = ["src", "tools", "test/emulator", "test/browser", "assets"];
const files = ["dist/excel/pane.html", "dist/web/index.html", "manifest.xml", "package-lock.json"];

function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isCurrent() {
  const last = statSync(made, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const inFolders = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  return [...files, ...inFolders].every((path) => modified(path) <= last);
}

async function mustWork(step) {
  const { ok, output } = await step;
  if (!ok) throw new Error(output);
}

await buildIfNeeded("excel");
if (!isCurrent()) {
  await mustWork(
    run(process.execPath, [
      "tools/package.mjs",
      "--base-url",
      "https://hengbiao.example/pane",
      "--out",
      join(root, "dist/test/package"),
    ]),
  );
  // Only here: loading the bundler takes longer than finding that there is nothing to do.
  const [{ default: emulatedExcel }, { bundle }] = await Promise.all([
    import("../test/browser/rspack.config.mjs"),
    import("./bundle.mjs"),
  ]);
  await bundle(emulatedExcel);
  writeFileSync(made, "");
}
