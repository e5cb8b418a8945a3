import { join } from "node:path";
import { pathToFileURL } from "node:url";
import webpack from "webpack";
import configs from "../webpack.config.js";
import { root } from "./run.mjs";

/** The steps from bytes to findings (tools/pipeline.mjs), bundled into the folder the way the command line is. */
export async function loadPipeline(folder) {
  const config = configs.find(({ name }) => name === "cli");
  const stats = await new Promise((resolve, reject) =>
    webpack(
      {
        ...config,
        plugins: [],
        entry: { pipeline: join(root, "tools/pipeline.mjs") },
        output: { ...config.output, path: folder, library: { type: "module" } },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    ),
  );
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  return import(pathToFileURL(join(folder, "pipeline.js")).href);
}
