// npm test: installs what is missing, then formatting, lint, types, import rules, dead code, build and tests.
// The last line is "N passed, N failed", where each test of jest and each other step counts as one.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { prepare } from "./prepare.mjs";
import { ensurePrograms } from "./programs.mjs";
import { root, runPackage } from "./run.mjs";

/** What looks at the sources alone, so that it goes on beside the build and the tests. */
const sourceChecks = [
  { name: "lint and types (oxlint)", run: () => runPackage("oxlint/bin/oxlint") },
  {
    name: "dead code (knip)",
    run: () => runPackage("knip/bin/knip.js", ["--no-progress", "--no-config-hints"]),
  },
  {
    name: "import rules (dependency-cruiser)",
    run: () => runPackage("dependency-cruiser/bin/dependency-cruise.mjs", ["src", "test"]),
  },
  { name: "format (oxfmt)", run: () => runPackage("oxfmt/bin/oxfmt", ["--check"]) },
];

const count = { passed: 0, failed: 0, skipped: 0 };
const leftOut = [];
/** Tests in the browser that passed when they were tried once more. */
const triedAgain = [];

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function timed(name, work) {
  const start = performance.now();
  const { ok, output, note = "" } = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)${note}`);
  if (!ok) say(output.trimEnd());
  return ok;
}

async function step(name, work) {
  count[(await timed(name, work)) ? "passed" : "failed"] += 1;
}

/** Programs may be missing on a person's machine, which leaves tests out; never where CI is set. */
async function programs() {
  const missing = await ensurePrograms();
  if (missing.length === 0) return { ok: true };
  const text = `missing: ${missing.join(", ")}`;
  leftOut.push(`Tests that need ${missing.join(", ")}: not installed here.`);
  return { ok: process.env.CI !== "true", output: text, note: `: ${text}` };
}

/** One check of the sources after the other: the build and the tests beside them take the rest of the machine. */
async function checkSources() {
  for (const { name, run } of sourceChecks) await step(name, run);
}

/** The tests run what was built. */
async function buildAndTest() {
  await step("build", build);
  await timed("jest", jest);
}

/**
 * Has Node optimise only what runs very often, and begin with room for short-lived objects: a test file is over before
 * more would pay. It is a tenth of the processor time of the tests outside of the browser.
 */
const FOR_SHORT_RUNS = ["--interrupt-budget=540000", "--min-semi-space-size=16"];

async function jest() {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-"));
  try {
    const report = join(folder, "jest.json");
    const args = ["--passWithNoTests", "--json", `--outputFile=${report}`];
    const { ok, output } = await runPackage("jest/bin/jest.js", args, { node: FOR_SHORT_RUNS });
    const result = JSON.parse(readFileSync(report, "utf8"));
    // A file that cannot be loaded has no tests to count, so it counts as one that failed.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    count.passed += result.numPassedTests;
    count.failed += failed > 0 || ok ? failed : 1;
    for (const file of result.testResults) {
      for (const test of file.assertionResults) {
        const name = `${relative(root, file.name)}: ${test.fullName}`;
        if (test.status === "passed" && test.invocations > 1) triedAgain.push(name);
        if (["passed", "failed"].includes(test.status)) continue;
        count.skipped += 1;
        leftOut.push(name);
      }
    }
    return { ok, output, note: `: ${result.numPassedTests} passed, ${failed} failed` };
  } catch (error) {
    count.failed += 1;
    return { ok: false, output: `jest gave no result: ${error.message}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await prepare();
  await step("test programs", programs);
  await Promise.all([buildAndTest(), checkSources()]);
} catch (error) {
  count.failed += 1;
  say(error.message);
}
if (leftOut.length > 0) say(["Left out:", ...leftOut].join("\n  "));
if (triedAgain.length > 0) say(["Passed only when tried again:", ...triedAgain].join("\n  "));
say(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ""}`);
process.exitCode = count.failed > 0 ? 1 : 0;
