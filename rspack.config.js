import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rspack } from "@rspack/core";
import { EsbuildPlugin } from "esbuild-loader";
import { Licences } from "./tools/licences.mjs";

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

/** What reads PDFs, in the thread that reads the file, and the character maps that it wants for fonts without their own. */
const pdf = [
  {
    test: /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf(?:\.worker)?\.mjs$/,
    loader: inProject("tools/adapted-pdfjs.mjs"),
  },
  {
    test: /\.bcmap$/,
    type: "asset/inline",
    generator: { dataUrl: { mimetype: "application/octet-stream" } },
  },
];

/** The scripts are of CommonJS, whatever the project's own are: of those alone V8's code can be kept. */
class CommonJs {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("CommonJs", (compilation) => {
      const text = JSON.stringify({ type: "commonjs" });
      compilation.hooks.processAssets.tap("CommonJs", () =>
        compilation.emitAsset("package.json", new compiler.rspack.sources.RawSource(`${text}\n`)),
      );
    });
  }
}

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

/** hucre's reader of charts, which is given none (src/files/xlsx/parts.ts): the quarter of a megabyte with it is left out. */
const withoutCharts = new rspack.NormalModuleReplacementPlugin(
  /[\\/]chart-reader\.mjs$/,
  inProject("tools/no-charts.mjs"),
);

const node = "node20";

/** The command line and its threads, for Node. What is imported with `import()` becomes a chunk of its own. */
const cli = {
  name: "cli",
  mode: "production",
  target: node,
  entry: entries({
    hengbiao: "src/cli/hengbiao.ts",
    worker: "src/cli/worker.ts",
    "reading-thread": "src/cli/reading-thread.ts",
  }),
  output: {
    path: inProject("dist/cli"),
    filename: "[name].js",
    // What is kept of a script's code is found by its name (src/cli/code-cache.ts).
    chunkFilename: "[contenthash:12].js",
    clean: true,
    // tools/build.mjs compares the age of this output with the age of the sources.
    compareBeforeEmit: false,
  },
  // Where the threads' scripts lie, not where their sources lay.
  node: { __dirname: false, __filename: false },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    alias: {
      [inProject("src/files/zip/crc32.ts")]: inProject("src/files/zip/crc32-native.ts"),
      [inProject("src/files/zip/inflate.ts")]: inProject("src/files/zip/inflate-native.ts"),
    },
  },
  module: {
    rules: [typescript(node), hucre, ...pdf],
    // Node's own, which the code cache asks for scripts as they lie in the folder.
    parser: { javascript: { createRequire: false } },
  },
  optimization: {
    // Names are kept, so that a stack trace in a bug report can be read.
    minimizer: [
      new EsbuildPlugin({ target: node, minifySyntax: true, minifyWhitespace: true, treeShaking: true }),
    ],
  },
  plugins: [
    new Licences(),
    withoutCharts,
    new CommonJs(),
    new rspack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: /^hengbiao\.js$/ }),
    new Executable(inProject("dist/cli/hengbiao.js")),
  ],
  devtool: false,
  performance: false,
};

/** The eight digits by which a file's name changes with its contents. */
function contentHash(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Puts the hashed styles and scripts of an entry into its page, and the files that a page brings along as they are. */
class Page {
  constructor({ template, file, entry, asIs = {} }) {
    Object.assign(this, { template, file, entry, asIs });
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.rspack;
    compiler.hooks.thisCompilation.tap("Page", (compilation) => {
      compilation.fileDependencies.addAll([this.template, ...Object.values(this.asIs)]);
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "Page", stage }, () => {
        const emit = (name, text) => {
          if (!compilation.getAsset(name)) compilation.emitAsset(name, new sources.RawSource(text));
        };
        const script = (name) => `<script defer src="${name}"></script>`;
        const files = compilation.entrypoints.get(this.entry).getFiles();
        let html = readFileSync(this.template, "utf8")
          .replace(
            "<!-- styles -->",
            files
              .filter(isStyle)
              .map((name) => `<link rel="stylesheet" href="${name}" />`)
              .join(""),
          )
          .replace(
            "<!-- scripts -->",
            files
              .filter((name) => !isStyle(name))
              .map(script)
              .join(""),
          );
        for (const [place, source] of Object.entries(this.asIs)) {
          if (!html.includes(`<!-- ${place} -->`)) continue;
          const text = readFileSync(source, "utf8");
          const name = `${place}.${contentHash(text)}.js`;
          emit(name, text);
          html = html.replace(`<!-- ${place} -->`, script(name));
        }
        emit(this.file, html);
      });
    });
  }
}

function isStyle(name) {
  return name.endsWith(".css");
}

/** Refuses what a bundle is to be built without, whatever would bring it in. */
class Without {
  constructor(pattern) {
    this.pattern = pattern;
  }

  apply(compiler) {
    compiler.hooks.normalModuleFactory.tap("Without", (factory) =>
      factory.hooks.afterResolve.tap("Without", ({ createData: { resource } }) => {
        if (this.pattern.test(resource)) throw new Error(`${resource}: this bundle is built without it`);
      }),
    );
  }
}

const browser = "es2020";

/** What a page in a web view needs, whatever the page. */
export const browserBase = {
  mode: "production",
  target: ["web", browser],
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules: [typescript(browser), { test: /\.css$/, type: "css/global" }, ...pdf] },
  experiments: { css: true },
  // Chinese stays as it is: written in escapes it would take twice the space.
  optimization: {
    minimizer: [new EsbuildPlugin({ target: browser, css: true, charset: "utf8" })],
    // Short numbers for what the first script names: it lists every part that may be loaded later.
    chunkIds: "size",
    moduleIds: "natural",
    splitChunks: { minSize: 60_000, maxAsyncRequests: 8 },
  },
  devtool: false,
  performance: false,
};

/** The pages of the Excel add-in, each by the entry of the same name. */
const excelPages = {
  pane: { source: "src/taskpane/excel.ts", template: "src/taskpane/page/pane.html" },
  "self-test": { source: "src/taskpane/self-test.ts", template: "src/taskpane/page/self-test.html" },
};

/** The pane and the ribbon commands for Excel. Names carry a hash, so that a server may let them be kept for good. */
const excel = {
  ...browserBase,
  name: "excel",
  entry: entries(Object.fromEntries(Object.entries(excelPages).map(([name, page]) => [name, page.source]))),
  output: {
    path: inProject("dist/excel"),
    filename: "[name].[contenthash:8].js",
    cssFilename: "[name].[contenthash:8].css",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
    compareBeforeEmit: false,
  },
  plugins: [
    new Licences(),
    // The pane is what it would be if there were no web edition.
    new Without(/[\\/](?:@univerjs|src[\\/]web)[\\/]/),
    ...Object.entries(excelPages)
      .filter(([, page]) => existsSync(inProject(page.source)))
      .map(
        ([name, { template }]) =>
          new Page({
            template: inProject(template),
            file: `${name}.html`,
            entry: name,
            asIs: { "old-web-view": inProject("src/taskpane/page/old-web-view.js") },
          }),
      ),
  ],
};

/** Puts the example workbooks beside the page, with a list of their names. */
class Examples {
  constructor(folder, first) {
    Object.assign(this, { folder, first });
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.rspack;
    compiler.hooks.thisCompilation.tap("Examples", (compilation) => {
      compilation.contextDependencies.add(this.folder);
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "Examples", stage }, () => {
        const names = readdirSync(this.folder)
          .filter((file) => file.endsWith(".xlsx"))
          .map((file) => file.replace(/\.xlsx$/, ""))
          .sort((a, b) => Number(b === this.first) - Number(a === this.first) || a.localeCompare(b, "zh"));
        // Numbers, not names: some web servers cannot cope with Chinese file names.
        const list = names.map((name, index) => ({ name, file: `examples/${index + 1}.xlsx` }));
        for (const { name, file } of list) {
          const bytes = readFileSync(join(this.folder, `${name}.xlsx`));
          compilation.emitAsset(file, new sources.RawSource(bytes));
        }
        compilation.emitAsset("examples.json", new sources.RawSource(JSON.stringify(list)));
      });
    });
  }
}

/** The spreadsheet's rules for parting words of some sixty European languages at line ends. */
const HYPHENATION = /[\\/]@univerjs[\\/]engine-render[\\/]/;

/** What reads PDFs and the character maps for it. */
const PDFJS = /[\\/](?:node_modules[\\/]pdfjs-dist|documents[\\/]pdf)[\\/]/;

/** Lists what is loaded later, so that the page can fetch it while there is a network. */
class LaterParts {
  apply(compiler) {
    const { Compilation, sources } = compiler.rspack;
    compiler.hooks.thisCompilation.tap("LaterParts", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "LaterParts", stage }, () => {
        const isHyphenation = (chunk) =>
          [...compilation.chunkGraph.getChunkModulesIterable(chunk)].every((module) =>
            HYPHENATION.test(module.nameForCondition() ?? ""),
          );
        // As large as all the rest, and most people never open a PDF.
        const isForPdf = (chunk) =>
          [...compilation.chunkGraph.getChunkModulesIterable(chunk)].some((module) =>
            PDFJS.test(module.nameForCondition() ?? ""),
          );
        const later = [...compilation.chunks].filter(
          (chunk) => !chunk.canBeInitial() && !isHyphenation(chunk) && !isForPdf(chunk),
        );
        const names = later.flatMap((chunk) => [...chunk.files]).sort();
        compilation.emitAsset("parts.json", new sources.RawSource(JSON.stringify(names)));
      });
    });
  }
}

const univer = {
  test: /[\\/]node_modules[\\/]@univerjs[\\/](?:core|engine-formula|engine-render|sheets-ui|sheets-conditional-formatting(?:-ui)?|sheets-data-validation-ui|ui)[\\/]lib[\\/]es[\\/]index\.js$/,
  loader: inProject("tools/adapted-univer.mjs"),
};

/** The web edition: static files for any server. The spreadsheet and the reading of files are loaded when wanted. */
const web = {
  ...browserBase,
  name: "web",
  module: { rules: [...browserBase.module.rules, univer] },
  entry: entries({ page: "src/web/page/page.ts" }),
  output: {
    path: inProject("dist/web"),
    filename: "[name].[contenthash:8].js",
    cssFilename: "[name].[contenthash:8].css",
    chunkFilename: "[name].[contenthash:8].js",
    cssChunkFilename: "[name].[contenthash:8].css",
    clean: true,
    compareBeforeEmit: false,
  },
  plugins: [
    new Licences(),
    new Page({ template: inProject("src/web/page/page.html"), file: "index.html", entry: "page" }),
    new Examples(inProject("examples"), "示例"),
    new LaterParts(),
  ],
};

export default [cli, excel, web];
