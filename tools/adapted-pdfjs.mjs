// pdf.js as it is published, with five changes: it runs in the thread that reads the file and not on its own, bounds
// what a packed stream may grow to, unpacks small ones itself, leaves pictures out, and asks for no package that draws.
// A loader of rspack, and for tests a function.
import { fileURLToPath } from "node:url";

const bounds = fileURLToPath(new URL("../src/files/documents/pdf/decoded-size.ts", import.meta.url));

/** By the end of a file's path what it says, what it says instead, and how often; once unless told. */
const CHANGES = {
  "pdf.worker.mjs": [
    // Beside which lie programs that unpack pictures, which are not wanted.
    ["var _scriptName = import.meta.url;", 'var _scriptName = "";', 2],
    // In a worker it would take the messages that are sent to us.
    ['if (typeof window === "undefined" && !isNodeJS && typeof self', "if (false && typeof self"],
    [
      "    while (size < requested) {\n      size *= 2;\n    }\n    const buffer2",
      "    checkDecodedSize(requested);\n    while (size < requested) {\n      size *= 2;\n    }\n    const buffer2",
    ],
    // Setting up a stream of the platform takes longer than unpacking a small one here, as is done where that fails.
    [
      "await this.stream.asyncGetBytes() : this.stream.getBytes();\n    try {\n      const {\n        readable,",
      "(await this.stream.asyncGetBytes()) ?? this.stream.getBytes() : this.stream.getBytes();\n    if (bytes.length < 4096) return { decompressed: null, compressed: bytes };\n    try {\n      const {\n        readable,",
    ],
    // A picture that is left out is no fault of the page.
    ['was removed.";\n      if (!ignoreErrors) {', 'was removed.";\n      if (false) {'],
    [
      "        totalLength += chunk.byteLength;\n",
      "        totalLength += chunk.byteLength;\n        checkDecodedSize(totalLength);\n",
    ],
  ],
  "pdf.mjs": [
    // Where it lies is nobody's affair, and with it would go the path of the machine that built it.
    ['process.getBuiltinModule("module").createRequire(import.meta.url)', "undefined", 3],
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
  for (const [found, instead, times = 1] of CHANGES[name] ?? []) {
    const parts = text.split(found);
    if (parts.length !== times + 1) throw new Error(`${name} no longer says ${times} times: ${found}`);
    text = parts.join(instead);
  }
  return (IMPORTS[name] ?? "") + text;
}

export default function adaptedPdfjs(source) {
  return adapted(source, this.resourcePath);
}
