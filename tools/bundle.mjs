// Bundles with rspack. As a program it makes what rspack.config.js builds, or of it what is named by its arguments.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rspack } from "@rspack/core";
import configs from "../rspack.config.js";
import { root } from "./run.mjs";

/**
 * Bundles what one configuration, or each of several, says.
 * @throws Error with what rspack found wrong
 */
export async function bundle(config) {
  const compiler = rspack(config);
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) =>
      compiler.close((fault) => {
        if (error ?? fault) reject(error ?? fault);
        else resolve(result);
      }),
    ),
  );
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
}

/** Bundles a module of our sources into `folder`, the way the command line is, and loads it. */
export async function loadBundle(entry, folder) {
  const config = configs.find(({ name }) => name === "cli");
  await bundle({
    ...config,
    plugins: [],
    entry: { bundle: join(root, entry) },
    output: { ...config.output, path: folder, library: { type: "module" } },
  });
  return import(pathToFileURL(join(folder, "bundle.js")).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => configs.every((config) => config.name !== name));
  try {
    if (unknown.length > 0)
      throw new Error(`rspack.config.js builds nothing of the name ${unknown.join(", ")}`);
    await bundle(configs.filter(({ name }) => names.length === 0 || names.includes(name)));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
