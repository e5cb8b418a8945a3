import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Rooms of pure functions: the same input gives the same output, whatever the machine, host or hour. */
const pureRooms = ["sheet", "forms", "reading", "scoring", "checks", "report", "building", "library"];

const impureGlobals = [
  "Date",
  "performance",
  "process",
  "Buffer",
  "globalThis",
  "self",
  "window",
  "document",
  "navigator",
  "localStorage",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "fetch",
  "XMLHttpRequest",
  "crypto",
];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "test/fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // There are no enums here, and looking for them costs an eighth of the time of all rules.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: "error",
    },
  },
  {
    files: ["test/**"],
    rules: {
      // Parsed JSON is looked into freely in a test: a wrong guess fails the test.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      // It costs a sixth of the time of all rules, for what a failing test says as well.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/cli/**"],
    rules: { "no-console": "error" },
  },
  {
    files: pureRooms.map((room) => `src/${room}/**`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...impureGlobals.map((name) => ({
          name,
          message: "A pure room: pass what it needs as an argument.",
        })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "A pure room: pass what it needs as an argument." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^toLocale/]",
          message: "A pure room: the text must not depend on the machine's locale.",
        },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.strict],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
