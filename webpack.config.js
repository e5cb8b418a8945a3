import { chmodSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EsbuildPlugin } from "esbuild-loader";
import webpack from "webpack";

const inProject = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Entries by the name of their output; those that are not written yet are left out. */
function entries(sources) {
  return Object.fromEntries(
    Object.entries(sources)
      .map(([name, source]) => [name, inProject(source)])
      .filter(([, source]) => existsSync(source)),
  );
}

function typescript(target) {
  return { test: /\.tsx?$/, loader: "esbuild-loader", options: { target } };
}

/** hucre does not say so itself: its modules only export, so those whose exports are not used are left out. */
const hucre = { test: /[\\/]node_modules[\\/]hucre[\\/]/, sideEffects: false };

class Executable {
  constructor(file) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap("Executable", () => {
      if (existsSync(this.file)) chmodSync(this.file, 0o755);
    });
  }
}

const node = "node20";

/** The command line and its worker, for Node. What is imported with `import()` becomes a chunk of its own. */
const cli = {
  name: "cli",
  mode: "production",
  target: node,
  entry: entries({ hengbiao: "src/cli/hengbiao.ts", worker: "src/cli/worker.ts" }),
  output: {
    path: inProject("dist/cli"),
    filename: "[name].js",
    chunkFilename: "[name].js",
    module: true,
    chunkFormat: "module",
    clean: true,
    // tools/build.mjs compares the age of this output with the age of the sources.
    compareBeforeEmit: false,
  },
  experiments: { outputModule: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [typescript(node), hucre],
    // `new Worker(new URL("./worker.js", import.meta.url))` stays as it is: the worker is an entry above.
    parser: { javascript: { importMeta: false, url: false, worker: false } },
  },
  optimization: {
    // Names are kept, so that a stack trace in a bug report can be read.
    minimizer: [
      new EsbuildPlugin({ target: node, minifySyntax: true, minifyWhitespace: true, treeShaking: true }),
    ],
  },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: /^hengbiao\.js$/ }),
    new Executable(inProject("dist/cli/hengbiao.js")),
  ],
  devtool: false,
  performance: false,
  stats: "errors-warnings",
};

export default [cli];
