// eslint and the check of types on one TypeScript program: most of the time of either goes into working out types, and
// what one has worked out the other need not. --json prints what each found apart, for npm test.
import { join } from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";
import { root } from "./run.mjs";

const HOST = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (fault) => {
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  },
};

function programOf(configFile) {
  const config = ts.getParsedCommandLineOfConfigFile(configFile, { incremental: false }, HOST);
  return ts.createProgram({
    rootNames: config.fileNames,
    options: { ...config.options, tsBuildInfoFile: undefined },
    configFileParsingDiagnostics: config.errors,
  });
}

/** What the compiler finds, as it prints it. */
function faultsOf(program) {
  const faults = ts.sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(program));
  return ts.formatDiagnostics(faults, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
}

/** What eslint finds, as it prints it. */
async function complaintsOf(program) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parserOptions: { programs: [program], projectService: false } },
    },
  });
  const results = await eslint.lintFiles(["."]);
  return (await eslint.loadFormatter("stylish")).format(results);
}

const program = programOf(join(root, "tsconfig.json"));
const found = { types: faultsOf(program), eslint: await complaintsOf(program) };
const isClean = Object.values(found).every((text) => text === "");
process.stdout.write(process.argv.includes("--json") ? JSON.stringify(found) : Object.values(found).join(""));
process.exitCode = isClean ? 0 : 1;
