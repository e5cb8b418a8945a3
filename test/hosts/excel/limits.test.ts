import type { Area } from "../../../src/sheet/address";
import type { CellSnapshot, SheetSnapshot } from "../../../src/sheet/snapshot";
import { sheetOf, shown, valueOf } from "../contract";
import type { EmulatorOptions } from "../../emulator/excel-emulator";
import { openBench } from "./bench";

// Several megabytes go through the client here, on a machine that may be busy.
const small = sheetOf("自评表", { A1: "项目支出绩效自评表", C3: 9.66 });

/** Rows of text, wide and long as needed. */
function filled(name: string, rows: number, columns: number, text: string): SheetSnapshot {
  const cell: CellSnapshot = { value: text, text };
  const row = Array.from({ length: columns }, () => cell);
  return { ...sheetOf(name, {}), rows: Array.from({ length: rows }, () => row) };
}

/** Pairs of cells merged across, so many in each row. */
function pairs(rows: number, perRow: number): readonly Area[] {
  return Array.from({ length: rows * perRow }, (_, index) => {
    const top = Math.floor(index / perRow);
    const left = (index % perRow) * 2;
    return { top, left, bottom: top, right: left + 1 };
  });
}

async function readBack(sheets: readonly SheetSnapshot[], options: EmulatorOptions = {}) {
  const bench = await openBench(sheets, options);
  const { sheets: got, skipped } = valueOf(await bench.host.readSheets("all"));
  expect(skipped).toEqual([]);
  expect(got.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
  // Compared as text: jest's own comparison takes long on tens of thousands of cells.
  const asText = (list: readonly SheetSnapshot[]) => JSON.stringify(list.map(shown));
  expect(asText(got) === asText(sheets)).toBe(true);
  return bench.emulator.counts.roundTrips;
}

test.each([
  ["as many merged areas as Excel lists", 128, 4, 2],
  ["more than 512", 200, 4, 4],
  ["more than 512 in 100 rows", 220, 8, 5],
])("%s", async (_, rows, perRow, trips) => {
  const merged = { ...filled("自评表", rows, 2, "x"), merges: pairs(rows, perRow) };
  const bench = await openBench([merged, small]);
  const { sheets, skipped } = valueOf(await bench.host.readSheets("all"));
  expect(skipped).toEqual([]);
  expect(sheets[0]?.merges).toHaveLength(rows * perRow);
  expect(new Set(sheets[0]?.merges.map((area) => JSON.stringify(area))).size).toBe(rows * perRow);
  expect(bench.emulator.counts.roundTrips).toBe(trips);
});

test("more than 512 merged areas in one row cannot be read; the other sheets can", async () => {
  const wide = { ...filled("宽表", 1, 1_200, "x"), merges: pairs(1, 600) };
  const bench = await openBench([wide, small]);
  expect(valueOf(await bench.host.readSheets("all"))).toMatchObject({
    sheets: [{ name: "自评表" }],
    skipped: [{ sheet: "宽表", failure: { code: "unknown", location: "Range.getMergedAreasOrNullObject" } }],
  });
});

test("a sheet of 6 MB is read in parts of less than 5 MB", async () => {
  const large = filled("台账", 3_900, 12, "已按合同约定完成并通过验收");
  // The list, the refused attempt, the extents, the small sheet, and 46,800 cells at 30,000 a batch.
  expect(await readBack([small, large])).toBe(6);
});

test("parts that are still too large are halved", async () => {
  const long = filled("台账", 100, 12, "说明".repeat(120));
  // The list, two refused attempts, the extents, and two halves.
  expect(await readBack([long], { payloadLimit: 2_000_000 })).toBe(6);
});

test("a row that is too large by itself is told; the other sheets are read", async () => {
  const long = filled("台账", 3, 40, "说明".repeat(400));
  const bench = await openBench([small, long], { payloadLimit: 200_000 });
  expect(valueOf(await bench.host.readSheets("all"))).toMatchObject({
    sheets: [{ name: "自评表" }],
    skipped: [{ sheet: "台账", failure: { code: "too-large", sheets: ["台账"] } }],
  });
});

test("sheets that are too large together are read in parts", async () => {
  const sheets = Array.from({ length: 8 }, (_, index) => filled(`台账${index}`, 100, 12, "已完成并验收合格"));
  expect(await readBack(sheets, { payloadLimit: 600_000 })).toBeLessThanOrEqual(10);
});

test("a used range of more than 5 million cells is read by its values", async () => {
  const bench = await openBench([small]);
  bench.workbook.sheet("自评表").painted.push({ top: 0, left: 0, bottom: 999_999, right: 11 });
  const { sheets, skipped } = valueOf(await bench.host.readSheets("all"));
  expect(skipped).toEqual([]);
  expect(sheets.map(shown)).toEqual([shown(small)]);
});

test("a value far from the others is read; more cells than Excel hands over are told", async () => {
  const far = { ...sheetOf("自评表", { A1: 1 }), origin: { row: 30_000, column: 400 } };
  expect(await readBack([far])).toBe(4);
  const corners = await openBench([sheetOf("两角", { A1: 1 }), small]);
  corners.workbook.sheet("两角").type({ row: 1_048_575, column: 16_383 }, 1);
  expect(valueOf(await corners.host.readSheets("all"))).toMatchObject({
    sheets: [{ name: "自评表" }],
    skipped: [{ sheet: "两角", failure: { code: "too-large", sheets: ["两角"] } }],
  });
});

test("a sheet merged as a whole does not hold the reading up", async () => {
  const whole = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
  const bench = await openBench([{ ...small, merges: [whole] }]);
  const { sheets } = valueOf(await bench.host.readSheets("all"));
  expect(sheets.map(shown)).toEqual([
    shown({ ...sheetOf("自评表", { A1: "项目支出绩效自评表" }), merges: [whole] }),
  ]);
});
