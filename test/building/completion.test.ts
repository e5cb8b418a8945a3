import fc from "fast-check";
import { build } from "../../src/building/build";
import { completionOf, type Completion } from "../../src/building/completion";
import { NO_DATA, type FormData } from "../../src/building/form-data";
import { runChecks } from "../../src/checks/run-checks";
import { readWorkbook } from "../../src/files/read-workbook";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { formSpec } from "../../src/forms/registry";
import { readSheet } from "../../src/reading/read-sheet";
import { dueReasons } from "../../src/report/due-reasons";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { score } from "../../src/scoring/score";
import type { Scored } from "../../src/scoring/scored";
import { a1 } from "../../src/sheet/address";
import { applyPatch } from "../fixtures/patched-snapshot";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { OPTIONS } from "../fixtures/built";
import { filled } from "../fixtures/filled-data";

const SICHUAN = formSpec("project-self-evaluation");

/** A form that does not compute, as someone filled it in. */
async function sheetOf(data: FormData, formulas = false): Promise<SheetSnapshot> {
  const reading = await readWorkbook(await writeSheets([build(SICHUAN, data, { ...OPTIONS, formulas })]));
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

function scoredOf(sheet: SheetSnapshot): Scored {
  const [table] = readSheet(sheet).tables;
  if (!table) throw new Error("no table");
  return score(table, national2020);
}

function completed(sheet: SheetSnapshot, suggestions = false): Completion {
  return completionOf(scoredOf(sheet), sheet, { suggestions });
}

const DATA: FormData = {
  ...NO_DATA,
  budget: [
    { label: "总额", initial: "60", adjusted: "12", executed: "9.45", weight: "10" },
    { label: "其中：财政资金", adjusted: "12", executed: "9.45", weight: "/", score: "/" },
  ],
  indicators: [
    {
      level1: "产出指标",
      level2: "数量指标",
      name: "监控企业",
      nature: "≥",
      target: "200",
      unit: "家",
      actual: "150",
      weight: "60",
    },
    {
      level1: "效益指标",
      level2: "社会效益指标",
      name: "公众知晓度",
      nature: "定性",
      target: "高中低",
      actual: "高",
      weight: "30",
    },
  ],
};

function written({ patch }: Completion): readonly unknown[] {
  return patch.writes.map(({ cell, value }) => [a1(cell), value]);
}

test("blank rates, scores and the sum of weights are completed; a qualitative score is left to a person", async () => {
  const { patch, open } = completed(await sheetOf(DATA));
  expect(written({ patch, open })).toEqual([
    ["H8", "78.75%"],
    ["H9", "78.75%"],
    ["J8", 7.88],
    ["J11", 45],
    ["I13", 100],
  ]);
  expect(open.map(a1)).toEqual(["J12"]);
});

test("with suggestions the level's share is taken, and the total is complete", async () => {
  const { patch, open } = completed(await sheetOf(DATA), true);
  expect(written({ patch, open }).slice(3)).toEqual([
    ["J11", 45],
    ["J12", 30],
    ["I13", 100],
    ["J13", 82.88],
  ]);
  expect(open).toEqual([]);
});

test("what a person wrote stays, and the total is the sum of what stands there", async () => {
  const [first, second] = DATA.indicators;
  const rows = [first, second].flatMap((row) => (row ? [{ ...row, score: "20" }] : []));
  const { patch } = completed(await sheetOf({ ...DATA, indicators: rows }));
  expect(written({ patch, open: [] }).slice(2)).toEqual([
    ["J8", 7.88],
    ["I13", 100],
    ["J13", 47.88],
  ]);
});

test("a cell that computes is left alone although it shows nothing", async () => {
  const sheet = await sheetOf(DATA);
  const rows = sheet.rows.map((cells, row) =>
    row === 10
      ? Array.from({ length: 11 }, (_, column) =>
          column === 9 ? { value: "", text: "", formula: 'IF(H11="","",H11)' } : (cells[column] ?? null),
        )
      : cells,
  );
  const computing = { ...sheet, rows };
  expect(
    written(completed(computing))
      .map((write) => JSON.stringify(write))
      .join(),
  ).not.toContain("J11");
});

test("after it no rate or score that the rule gives is blank, and nothing new is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(filled(SICHUAN), async (data) => {
      const sheet = await sheetOf(data);
      const after = applyPatch(sheet, completed(sheet, true).patch).sheet;
      const before = new Set(runChecks(scoredOf(sheet)).map(({ check, cell }) => `${check} ${a1(cell)}`));
      const scored = scoredOf(after);
      for (const { row, suggestion, weight } of scored.indicators) {
        if (suggestion && weight) expect(row.score?.text).not.toBe("");
      }
      const fresh = runChecks(scored).filter(({ check, cell }) => !before.has(`${check} ${a1(cell)}`));
      expect(fresh.filter(({ check }) => /mismatch|over-weight/.test(check))).toEqual([]);
      expect(completed(after, true).patch.writes).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("the reasons that are due point at the cells they belong into", async () => {
  const sheet = await sheetOf(DATA);
  const due = dueReasons(runChecks(scoredOf(sheet)));
  expect(due.map(({ check, cell }) => [check, a1(cell)]).sort()).toEqual([
    ["adjustment-reason-missing", "K8"],
    ["execution-reason-missing", "K8"],
    ["reason-missing", "K11"],
  ]);
});
