import { join } from "node:path";
import { pathToFileURL } from "node:url";
import webpack from "webpack";
import configs from "../webpack.config.js";
import { root } from "./run.mjs";

/** Bundles a module of our sources into `folder`, the way the command line is, and loads it. */
export async function loadBundle(entry, folder) {
  const config = configs.find(({ name }) => name === "cli");
  const stats = await new Promise((resolve, reject) =>
    webpack(
      {
        ...config,
        plugins: [],
        entry: { bundle: join(root, entry) },
        output: { ...config.output, path: folder, library: { type: "module" } },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    ),
  );
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  return import(pathToFileURL(join(folder, "bundle.js")).href);
}
