// For tests: packages of very many small modules as one. Jest resolves, reads, compiles and wraps each module anew for
// each test file, which for the embedded spreadsheet's lodash-es and cjk-regex are sixteen hundred.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSync, version } from "esbuild";

/** What comes of a package changes with its version, this file, and what bundles it. */
const OWN = readFileSync(new URL(import.meta.url), "utf8") + version;

export default {
  canInstrument: false,
  getCacheKey(source, path) {
    const manifest = readFileSync(
      path.replace(/(node_modules[\\/][^\\/]+)[\\/].*/, "$1/package.json"),
      "utf8",
    );
    const hash = createHash("sha256");
    for (const text of [OWN, path, source, manifest]) hash.update(text).update("\0");
    return hash.digest("hex");
  },
  process(_source, path) {
    const { outputFiles } = buildSync({
      entryPoints: [path],
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
    });
    return { code: outputFiles[0].text };
  },
};
