import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SEVERITIES } from "../../src/checks/check";
import { readWorkbook } from "../../src/files/read-workbook";
import { rowsOfFile } from "../../src/many/collected-rows";
import { fileSummary } from "../../src/many/file-summary";
import { fileReport } from "../../src/report/json-report";
import { BUDGET, review } from "../../src/report/review";
import { tallyOf } from "../../src/report/tally";
import { NO_GUIDANCE } from "../../src/report/guidance";
import { DEFAULT_PROFILE } from "../../src/scoring/profiles/registry";
import { ROOT } from "../cli/built-command-line";

const EXAMPLES = readdirSync(join(ROOT, "examples")).filter((name) => name.endsWith(".xlsx"));

test.each(EXAMPLES)(
  "%s: a roll-up counts what the report counts, findings of one cause as one",
  async (name) => {
    const reading = await readWorkbook(readFileSync(join(ROOT, "examples", name)));
    if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
    const reviewed = review(reading.sheets, null, BUDGET, NO_GUIDANCE);
    const summary = fileSummary(name, reading.sheets, reviewed, "zh", []);
    const findings = summary.tables.flatMap((table) => table.findings);
    const tally = tallyOf(fileReport(name, reviewed, "zh", []));
    expect(
      Object.fromEntries(
        SEVERITIES.map((severity) => [
          severity,
          findings.filter((each) => each.severity === severity).length,
        ]),
      ),
    ).toEqual({ error: tally.error, warning: tally.warning, info: tally.info });
    // The list of what came back counts the same, notes too.
    const listed = rowsOfFile(summary).map(({ counts }) => counts);
    for (const severity of SEVERITIES)
      expect(listed.reduce((sum, counts) => sum + counts[severity], 0)).toBe(tally[severity]);
  },
);

test("what one row is sent back for is one line: the target missed, the full points, and no reason", async () => {
  const all: string[] = [];
  for (const name of EXAMPLES) {
    const reading = await readWorkbook(readFileSync(join(ROOT, "examples", name)));
    if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
    const reviewed = review(reading.sheets, null, BUDGET, NO_GUIDANCE);
    const { tables } = fileSummary(name, reading.sheets, reviewed, "zh", []);
    all.push(...tables.flatMap(({ findings }) => findings.map(({ fact }) => fact)));
  }
  const gathered = all.filter((fact) => fact.includes("满分") && fact.includes("原因"));
  expect(gathered.length).toBeGreaterThan(0);
});

test("what a file's own rules keep from being raised is counted and told all the same", async () => {
  const reading = await readWorkbook(readFileSync(join(ROOT, "examples", "项目支出绩效自评表.xlsx")));
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const plain = review(reading.sheets, null, BUDGET, NO_GUIDANCE);
  const raised = fileSummary("表.xlsx", reading.sheets, plain, "zh", []).tables.flatMap(
    (table) => table.findings,
  );
  expect(raised.length).toBeGreaterThan(0);
  const off = Object.fromEntries(raised.map(({ check }) => [check, "off" as const]));
  const claims = { roles: new Map(), forms: [], profile: { ...DEFAULT_PROFILE, checks: off } };
  const claimed = review(reading.sheets, null, BUDGET, { ...NO_GUIDANCE, claims });
  const told = fileSummary("表.xlsx", reading.sheets, claimed, "zh", []).tables.flatMap(
    ({ findings }) => findings,
  );
  const withheld = told.filter(({ fact }) => fact.includes("按文件自带的设置未提出"));
  expect(withheld.map(({ check, severity }) => [check, severity])).toEqual(
    raised.map(({ check, severity }) => [check, severity]),
  );
});
