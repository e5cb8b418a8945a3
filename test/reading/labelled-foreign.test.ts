import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { fileReport } from "../../src/report/json-report";
import { review } from "../../src/report/review";

const SHARED = join(__dirname, "../../../shared");
const FOREIGN = join(SHARED, "foreign");

/** The report of every workbook, as `score … --format json` gives it. */
async function reportOf(names: readonly string[]): Promise<string> {
  const files = await Promise.all(
    names.map(async (name) => {
      const reading = await readWorkbook(readFileSync(join(FOREIGN, name)));
      if (reading.kind !== "read") throw new Error(`${name} was not read`);
      return fileReport(name, review(reading.sheets, null), "zh");
    }),
  );
  return JSON.stringify({ version: 2, files });
}

if (!existsSync(FOREIGN))
  test.todo("../shared is not here: tables of other places are not held against their labels");
else {
  test("tables of other places: all read, nothing lost or wrong, found as labelled and no error beyond", async () => {
    const names = readdirSync(FOREIGN).filter((name) => name.endsWith(".xlsx"));
    expect(names.length).toBeGreaterThan(0);
    const folder = mkdtempSync(join(tmpdir(), "hengbiao-foreign-"));
    try {
      const report = join(folder, "report.json");
      writeFileSync(report, await reportOf(names));
      const args = ["--truth", FOREIGN, "--report", report, "--verbose"];
      // It ends with an error where anything is silent, wrong, missed or falsely raised, and says what.
      const told = execFileSync(process.execPath, [join(SHARED, "tools/evaluate-foreign.mjs"), ...args], {
        encoding: "utf8",
      });
      expect(told).toMatch(/false alarms 0 in 0 tables; false all-clear 0/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
