// Makes what the browser tests, the pictures and the bench open, in dist/test: the add-in as it is packaged for a
// server, and the emulated Excel that is put into its pages.
import { join } from "node:path";
import { buildIfNeeded } from "./build.mjs";
import { root, run, runPackage } from "./run.mjs";

async function mustWork(step) {
  const { ok, output } = await step;
  if (!ok) throw new Error(output);
}

await buildIfNeeded("excel");
await mustWork(
  run(process.execPath, [
    "tools/package.mjs",
    "--base-url",
    "https://hengbiao.example/pane",
    "--out",
    join(root, "dist/test/package"),
  ]),
);
await mustWork(runPackage("webpack-cli/bin/cli.js", ["--config", "test/browser/webpack.config.mjs"]));
