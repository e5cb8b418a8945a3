import { availableParallelism } from "node:os";

// Tests run as CommonJS: swc turns our TypeScript, and the packages that are published as ES modules only
// (hucre), into it. That needs no experimental flag of Node, so `npx jest some/file` just works.
const toCommonJs = [
  "@swc/jest",
  {
    swcrc: false,
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
    },
    module: { type: "commonjs" },
  },
];
const plainTypeScript = [
  "@swc/jest",
  { ...toCommonJs[1], jsc: { ...toCommonJs[1].jsc, parser: { syntax: "typescript" } } },
];

/** Packages that are published as ES modules only. Those after @noble/ciphers belong to the embedded spreadsheet. */
const modulesOnly = [
  "hucre",
  "@noble/hashes",
  "@noble/ciphers",
  "htmlparser2",
  "domhandler",
  "domutils",
  "domelementtype",
  "dom-serializer",
  "entities",
  "lodash-es",
  "nanoid",
  "rbush",
  "quickselect",
  "kdbush",
  "flatqueue",
  "tinyqueue",
  "cjk-regex",
  "regexp-util",
  "unicode-regex",
  "franc-min",
  "trigram-utils",
  "n-gram",
  "collapse-white-space",
  "pdfjs-dist",
];

export default {
  globalSetup: "<rootDir>/tools/kept-programs.mjs",
  testEnvironment: "<rootDir>/tools/test-environment.cjs",
  testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  moduleNameMapper: { "^fast-check$": "<rootDir>/test/fixtures/seeded-fast-check.cjs" },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json"],
  transform: {
    "[\\\\/]pdfjs-dist[\\\\/].*\\.(mjs|bcmap)$": ["<rootDir>/tools/jest-pdfjs.mjs", toCommonJs[1]],
    "[\\\\/](lodash-es[\\\\/]lodash|cjk-regex[\\\\/]lib[\\\\/]index)\\.js$":
      "<rootDir>/tools/jest-bundled.mjs",
    "\\.ts$": plainTypeScript,
    "\\.(tsx|m?js)$": toCommonJs,
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly.join("|")})/)`],
  testSequencer: "<rootDir>/tools/test-order.mjs",
  // Jest's default leaves one core idle, which is half of a small machine; of three files one mostly waits for a browser.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // A guard against what never ends, not a measure: a busy machine may take its time.
  testTimeout: 300_000,
};
