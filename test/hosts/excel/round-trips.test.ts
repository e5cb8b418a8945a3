import type { SheetPatch } from "../../../src/sheet/patch";
import type { CellValue, SheetSnapshot } from "../../../src/sheet/snapshot";
import { builtTarget } from "../../fixtures/built";
import { at, sheetOf, shown, valueOf } from "../contract";
import { openBench, type ExcelBench } from "./bench";

// A hundred sheets go through the client here, on a machine that may be busy.
const DEPARTMENT = 100;
const INDICATORS = 24;

/** A self-evaluation as large as published ones: eleven columns, merged level columns, text in every row. */
function form(index: number) {
  const cells: Record<string, CellValue> = {
    A1: "部门预算项目支出绩效自评表（2023年度）",
    A2: `项目${index}`,
  };
  for (let row = 10; row < 10 + INDICATORS; row += 1) {
    Object.assign(cells, {
      ...(row % 6 === 4 ? { [`A${row}`]: "产出指标" } : {}),
      [`B${row}`]: "数量指标",
      [`C${row}`]: `第 ${row} 项工作完成的数量`,
      [`D${row}`]: "≥",
      [`E${row}`]: 60 + row,
      [`F${row}`]: "家",
      [`G${row}`]: "90",
      [`H${row}`]: 4,
    });
  }
  const merges = [0, 1, 2, 3].map((part) => ({
    top: 9 + part * 6,
    left: 0,
    bottom: 14 + part * 6,
    right: 0,
  }));
  return sheetOf(`项目${index}`, cells, { merges });
}

const workbook = Array.from({ length: DEPARTMENT }, (_, index) => form(index));

const patches = (of: (sheet: string) => SheetPatch) => workbook.map(({ name }) => of(name));

const scores = patches((sheet) => ({
  sheet,
  writes: Array.from({ length: INDICATORS }, (_, index) => ({ cell: at(`I${10 + index}`), value: 4 })),
}));
const marks = patches((sheet) => ({
  sheet,
  writes: [],
  marks: ["G10", "H12", "I14", "G16", "E20"].map((cell, index) => ({
    cell: at(cell),
    kind: (["error", "warning", "info"] as const)[index % 3] ?? "info",
  })),
}));

/** Compared as text: jest's own comparison takes long on tens of thousands of cells. */
const asText = (sheets: readonly SheetSnapshot[]) => JSON.stringify(sheets.map(shown));

async function counted<Value>(bench: ExcelBench, act: () => Promise<Value>): Promise<[Value, number]> {
  bench.emulator.resetCounts();
  const value = await act();
  // Requests of the client's own follow at once: they are there before this one.
  valueOf(await bench.host.loadSetting("profile"));
  const { roundTrips, cleanUps, largestRequest, largestResponse } = bench.emulator.counts;
  expect(cleanUps).toBe(0);
  expect(Math.max(largestRequest, largestResponse)).toBeLessThan(5 * 1024 * 1024);
  return [value, roundTrips - 1];
}

test("a workbook of 100 sheets: 2 round trips to read, 1 to mark, 1 to write", async () => {
  const bench = await openBench(workbook);
  const [read, toRead] = await counted(bench, () => bench.host.readSheets("all"));
  expect(asText(valueOf(read).sheets) === asText(workbook)).toBe(true);
  const [marked, toMark] = await counted(bench, () => bench.host.apply(marks));
  expect(valueOf(marked)).toEqual([]);
  expect(Object.keys(bench.marks("项目99"))).toHaveLength(5);
  const [before, toWrite] = await counted(bench, () => bench.host.apply(scores));
  expect(valueOf(before)).toHaveLength(DEPARTMENT);
  expect([toRead, toMark, toWrite]).toEqual([2, 1, 1]);

  const [undone, toUndo] = await counted(bench, () => bench.host.undo(valueOf(before)));
  expect(valueOf(undone).restored).toHaveLength(DEPARTMENT * INDICATORS);
  const [remarked, toRemark] = await counted(bench, () => bench.host.apply(marks));
  expect(valueOf(remarked)).toEqual([]);
  const [cleared, toClear] = await counted(bench, () => bench.host.clearMarks());
  expect(valueOf(cleared)).toBe(5 * DEPARTMENT);
  // Old marks are looked at before they give way: their ids may have passed to a person's own rules.
  expect([toUndo, toRemark, toClear]).toEqual([2, 2, 4]);
  expect(asText(workbook.map(({ name }) => bench.look(name))) === asText(workbook)).toBe(true);
});

test("the active sheet alone takes 1 round trip", async () => {
  const bench = await openBench(workbook);
  const [read, trips] = await counted(bench, () => bench.host.readSheets("active"));
  expect(valueOf(read).sheets.map(shown)).toEqual([form(0)].map(shown));
  expect(trips).toBe(1);
});

test("nothing to do takes no round trip", async () => {
  const bench = await openBench(workbook);
  const [done, trips] = await counted(bench, () => bench.host.apply([{ sheet: "项目1", writes: [] }]));
  expect(valueOf(done)).toEqual([]);
  expect(trips).toBe(0);
});

test("a sheet is inserted in 3 round trips and taken out in 2; the selected cell takes 1", async () => {
  const bench = await openBench(workbook);
  const file = builtTarget({ locked: true });
  const [inserted, toInsert] = await counted(bench, () => bench.host.insertSheet(file));
  const [selected, toSelect] = await counted(bench, () => bench.host.selectedCell());
  expect(valueOf(selected)).toEqual({ sheet: "目标表", cell: at("A1") });
  const [removed, toRemove] = await counted(bench, () => bench.host.removeSheet(valueOf(inserted)));
  valueOf(removed);
  expect([toInsert, toSelect, toRemove]).toEqual([3, 1, 2]);
  expect(bench.emulator.references.size).toBe(0);
});

test("a row is put in and taken out in 2 round trips each, also where the sheet is locked", async () => {
  const bench = await openBench(workbook);
  bench.protect("项目1");
  const insertion = {
    sheet: "项目1",
    row: 3,
    merges: [],
    formulas: [],
    writes: [{ cell: at("A4"), value: "新增指标" }],
  };
  const [inserted, toInsert] = await counted(bench, () => bench.host.insertRow(insertion));
  const [removed, toRemove] = await counted(bench, () => bench.host.removeRow(valueOf(inserted)));
  valueOf(removed);
  expect([toInsert, toRemove]).toEqual([2, 2]);
  expect(bench.emulator.references.size).toBe(0);
});

test("the client keeps no references to ranges in Excel", async () => {
  const bench = await openBench(workbook);
  valueOf(await bench.host.readSheets("all"));
  const before = valueOf(await bench.host.apply([...scores, ...marks]));
  valueOf(await bench.host.undo(before));
  expect(bench.emulator.references.size).toBe(0);
});

test("more scattered cells than a request holds are written in several, and all taken back when one fails", async () => {
  const bench = await openBench([sheetOf("自评表", { A1: 1 })]);
  const writes = Array.from({ length: 1_600 }, (_, index) => ({
    cell: { row: index * 2, column: 3 },
    value: index,
  }));
  valueOf(await bench.host.readSheets("all"));
  const [before, trips] = await counted(bench, () => bench.host.apply([{ sheet: "自评表", writes }]));
  expect(trips).toBe(2);
  expect(valueOf(before)[0]?.cells).toHaveLength(1_600);
  valueOf(await bench.host.undo(valueOf(before)));
  expect(shown(bench.look("自评表"))).toEqual(shown(sheetOf("自评表", { A1: 1 })));
  valueOf(await bench.host.readSheets("all"));
  bench.emulator.failOnce("Range.Formulas", "GeneralException", 3_150);
  const failed = await bench.host.apply([{ sheet: "自评表", writes }]);
  expect(failed).toMatchObject({ ok: false, failure: { code: "unknown", hostCode: "GeneralException" } });
  expect(shown(bench.look("自评表"))).toEqual(shown(sheetOf("自评表", { A1: 1 })));
});
