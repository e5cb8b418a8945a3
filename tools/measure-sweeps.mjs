// The sweeps of which npm test takes samples, gone through whole: every test file that draws on test/fixtures/sweeps.ts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runPackage } from "./run.mjs";

function sweeps() {
  return readdirSync(join(root, "test"), { recursive: true })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join("test", name))
    .filter((file) => /from "[./]+\/fixtures\/sweeps"/.test(readFileSync(join(root, file), "utf8")))
    .sort();
}

/** Whether every case of every sweep passes. */
export async function measureSweeps() {
  const files = sweeps();
  const args = ["--json", "--silent", "--runTestsByPath", ...files];
  const { ok, output } = await runPackage("jest/bin/jest.js", args, { env: { SWEEPS: "whole" } });
  const report = JSON.parse(output.slice(output.indexOf('{"num'), output.lastIndexOf("}") + 1));
  const wrong = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(assertionResults.length === 0 ? [`${name}: ${message}`] : []),
    ...assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
  ]);
  const { numPassedTests: passed, numTotalTests: all } = report;
  return [{ name: `sweeps of ${files.length} test files, whole`, passed, all, ok, wrong }];
}
