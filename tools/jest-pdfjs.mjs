// For tests: pdf.js with our changes as CommonJS, and its character maps as the data URLs that webpack makes of them.
import { readFileSync } from "node:fs";
import swc from "@swc/jest";
import { adapted } from "./adapted-pdfjs.mjs";

export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options);
    return {
      canInstrument: false,
      process(source, path, given) {
        if (path.endsWith(".bcmap")) {
          const base64 = readFileSync(path).toString("base64");
          return { code: `exports.default = "data:application/octet-stream;base64,${base64}";` };
        }
        return transformer.process(adapted(source, path), path, given);
      },
    };
  },
};
