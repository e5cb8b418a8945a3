import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read-workbook";
import { fileSummary } from "../../src/many/file-summary";
import { rollUp } from "../../src/many/roll-up";
import { versionSheet } from "../../src/many/sheets/version-sheet";
import { compareVersions, countsOf } from "../../src/many/versions";
import { withDecision } from "../../src/report/decisions";
import { review } from "../../src/report/review";
import { DEFAULT_PROFILE } from "../../src/scoring/profiles/registry";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { ROOT } from "../cli/built-command-line";
import { fileSummaryOf, findingSummary, tableSummary } from "../fixtures/summaries";

function version(file: string, keys: readonly string[], decisions: Readonly<Record<string, string>> = {}) {
  const findings = keys.map((key) => findingSummary({ key, fact: key, decision: decisions[key] ?? "" }));
  return { file, modified: 0, table: tableSummary({ findings }) };
}

test.each([
  ["all put right", ["a", "b"], [], [], ["a", "b"]],
  ["one put right, one left, one new", ["a", "b"], ["b", "c"], ["仍在", "新增"], ["a"]],
  ["of two alike one is left", ["a", "a"], ["a"], ["仍在"], ["a"]],
  ["of one alike two became", ["a"], ["a", "a"], ["仍在", "新增"], []],
  ["nothing was wrong before", [], ["a"], ["新增"], []],
])("%s", (_, before, now, since, solved) => {
  const compared = compareVersions(version("新.xlsx", now), version("旧.xlsx", before));
  expect(compared.now.map((each) => each.since)).toEqual(since);
  expect(compared.solved.map(({ key }) => key)).toEqual(solved);
});

test("every finding of both versions is in exactly one place", () => {
  const keys = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
  fc.assert(
    fc.property(keys, keys, (before, now) => {
      const compared = compareVersions(version("新.xlsx", now), version("旧.xlsx", before));
      const { 解决: solved, 新增: added, 仍在: open } = countsOf(compared);
      expect(added + open).toBe(now.length);
      expect(solved + open).toBe(before.length);
    }),
  );
});

test("what was decided on the version before is told beside what is still open, its own decision first", () => {
  const before = version("旧.xlsx", ["a", "b", "c"], { a: "采纳", b: "不采纳：已核实", c: "待核实" });
  const { now } = compareVersions(version("新.xlsx", ["a", "b", "d"], { b: "采纳" }), before);
  expect(now.map(({ decision }) => decision)).toEqual(["上一版采纳", "采纳", ""]);
});

test("the version that counts is compared with the one before it, copies left out, and the sheet lists what is solved", () => {
  const of = (file: string, modified: number, total: number, keys: readonly string[]) => {
    const { table } = version(file, keys);
    return fileSummaryOf(file, [{ ...table, total }], { modified });
  };
  const all = rollUp(
    [
      of("一.xlsx", 1, 90, ["a", "b", "c"]),
      of("二.xlsx", 2, 92, ["a", "b"]),
      of("三.xlsx", 3, 94, ["b", "d"]),
      of("三的副本.xlsx", 4, 94, ["b", "d"]),
    ],
    null,
    { year: null, profile: DEFAULT_PROFILE },
  );
  const [row] = all.projects;
  expect(row?.comparison?.before.file).toBe("二.xlsx");
  expect(all.returns[0]?.notes).toContain("比上一版“二.xlsx”：已解决 1 项，新增 1 项，仍在 1 项");
  const [projects, solved] = versionSheet(all, () => null).blocks;
  expect(projects?.rows.map((cells) => cells.slice(5))).toEqual([[2, 1, 1, 1, 2]]);
  expect(solved?.rows.map((cells) => cells[7])).toEqual(["a"]);
});

const EXAMPLE = join(ROOT, "examples", "部门预算项目支出绩效自评表.xlsx");

async function exampleSheets(): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(readFileSync(EXAMPLE));
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

test("rows put in above change nothing: every finding of a real form is known again", async () => {
  const sheets = await exampleSheets();
  const lower = sheets.map((sheet) => ({ ...sheet, origin: { ...sheet.origin, row: sheet.origin.row + 3 } }));
  const [before, now] = [sheets, lower].map((each) => fileSummary("a", each, review(each, null), "zh", []));
  const withFindings = before?.tables.findIndex(({ findings }) => findings.length > 0) ?? -1;
  const [old, moved] = [before?.tables[withFindings], now?.tables[withFindings]];
  if (!old || !moved) throw new Error("the example holds a table");
  expect(old.findings.length).toBeGreaterThan(0);
  expect(moved.findings.map(({ cell }) => cell)).not.toEqual(old.findings.map(({ cell }) => cell));
  const compared = compareVersions(
    { file: "新", modified: 1, table: moved },
    { file: "旧", modified: 0, table: old },
  );
  expect(countsOf(compared)).toEqual({ 解决: 0, 新增: 0, 仍在: old.findings.length });
});

test("a reviewer's copy carries its decisions into the roll-up", async () => {
  const sheets = await exampleSheets();
  const reviewed = review(sheets, null);
  const [finding] = reviewed.tables.flatMap(({ findings }) => findings);
  if (!finding) throw new Error("the example has a finding");
  const decision = { choice: "rejected", reason: "财政收回指标" } as const;
  const kept = withDecision(reviewed.tables, [], [finding], decision);
  const summary = fileSummary("a", sheets, reviewed, "zh", [], [], kept);
  const decided = summary.tables.flatMap(({ findings }) => findings.map((each) => each.decision));
  expect(decided.filter((each) => each !== "")).toEqual(["不采纳：财政收回指标"]);
});
