// For tests: pdf.js with our changes as CommonJS, and its character maps as the data URLs that the build makes of them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import swc from "@swc/jest";
import { adapted } from "./adapted-pdfjs.mjs";

/** What comes of a file changes with these, and with the file. */
const SOURCES = ["jest-pdfjs.mjs", "adapted-pdfjs.mjs"].map((name) =>
  readFileSync(new URL(name, import.meta.url), "utf8"),
);

export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options);
    return {
      canInstrument: false,
      getCacheKey(source, path) {
        const hash = createHash("sha256").update(path).update(source).update(JSON.stringify(options));
        for (const text of SOURCES) hash.update(text);
        return hash.digest("hex");
      },
      process(source, path, given) {
        if (path.endsWith(".bcmap")) {
          const base64 = readFileSync(path).toString("base64");
          return {
            code: `exports.__esModule = true; exports.default = "data:application/octet-stream;base64,${base64}";`,
          };
        }
        return transformer.process(adapted(source, path), path, given);
      },
    };
  },
};
