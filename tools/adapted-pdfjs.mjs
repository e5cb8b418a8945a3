// pdf.js as it is published, with four changes: it runs in the thread that reads the file and not on its own, bounds
// what a packed stream may grow to, leaves pictures out, and asks for no package that draws. A webpack loader, and for tests a function.
import { fileURLToPath } from "node:url";

const bounds = fileURLToPath(new URL("../src/files/documents/pdf/decoded-size.ts", import.meta.url));

/** By the end of a file's path what it says once and what it says instead. */
const CHANGES = {
  "pdf.worker.mjs": [
    // In a worker it would take the messages that are sent to us.
    ['if (typeof window === "undefined" && !isNodeJS && typeof self', "if (false && typeof self"],
    [
      "    while (size < requested) {\n      size *= 2;\n    }\n    const buffer2",
      "    checkDecodedSize(requested);\n    while (size < requested) {\n      size *= 2;\n    }\n    const buffer2",
    ],
    // A picture that is left out is no fault of the page.
    ['was removed.";\n      if (!ignoreErrors) {', 'was removed.";\n      if (false) {'],
    [
      "        totalLength += chunk.byteLength;\n",
      "        totalLength += chunk.byteLength;\n        checkDecodedSize(totalLength);\n",
    ],
  ],
  "pdf.mjs": [
    ['    try {\n      canvas = require("@napi-rs/canvas");', "    try {\n      canvas = undefined;"],
  ],
};

const IMPORTS = {
  "pdf.worker.mjs": `import { checkDecodedSize } from ${JSON.stringify(bounds)};\n`,
};

/** The source of a file of pdf.js with our changes. */
export function adapted(source, path) {
  const name = path.split(/[\\/]/).at(-1);
  let text = source;
  for (const [found, instead] of CHANGES[name] ?? []) {
    const parts = text.split(found);
    if (parts.length !== 2) throw new Error(`${name} no longer says once: ${found}`);
    text = parts.join(instead);
  }
  return (IMPORTS[name] ?? "") + text;
}

export default function adaptedPdfjs(source) {
  return adapted(source, this.resourcePath);
}
