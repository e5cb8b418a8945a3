import fc from "fast-check";
import { openExcel } from "../../../src/hosts/excel/open-excel";
import type { Host } from "../../../src/hosts/host";
import type { Area } from "../../../src/sheet/address";
import { cellAt, type CellValue } from "../../../src/sheet/snapshot";
import { ExcelEmulator } from "../../emulator/excel-emulator";
import { HABITS, OBLIGING } from "../../emulator/habits";
import { loadClient } from "../../emulator/load-client";
import { COLUMNS as COLUMNS_OF_EXCEL } from "../../emulator/workbook";
import { at, sheetOf, shown, valueOf } from "../contract";
import { openBench, type ExcelBench } from "./bench";
import { howMany } from "../../fixtures/sweeps";

const ROWS = 12;
const COLUMNS = 5;
const SELF = "自评表";

/** A small table with formulas in it, one of them of another sheet, and a column that is too narrow for its number. */
const table = sheetOf(
  SELF,
  {
    A1: "项目支出绩效自评表",
    A3: "产出指标",
    B3: "数量指标",
    C3: 10,
    D3: 9.5,
    C4: 20,
    D4: 18,
    C6: 30,
    D6: { value: 0.5, text: "####", numberFormat: "0%" },
    E9: "未完成原因",
    C12: { value: 60, text: "60", formula: "SUM(C3:C6)" },
    D12: { value: 4, text: "4", formula: "另一张!B2" },
    E12: { value: 3, text: "3", formula: "另一张!B3" },
  },
  { merges: [{ top: 0, left: 0, bottom: 0, right: 4 }] },
);
const other = sheetOf("另一张", { B2: 4, B3: 3 });

const cell = fc.record({
  row: fc.integer({ min: 0, max: ROWS }),
  column: fc.integer({ min: 0, max: COLUMNS }),
});
const area = fc
  .tuple(cell, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .map(([{ row, column }, down, right]): Area => ({
    top: row,
    left: column,
    bottom: row + down,
    right: column + right,
  }));
const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>("", "完成", "≥", "'=1", "50%", "=SUM(C3:C6)", "90", 0, 9.5, 10, 60, true),
  fc.integer({ min: 0, max: 99 }),
);
const format = fc.constantFrom("General", "0.00", "0%", "0.0", "0");

/** What may happen to a sheet; what Excel need not report, or reports to nobody, is among it. */
type Happening = (bench: ExcelBench) => void;

const sheetIn = ({ workbook }: ExcelBench) => workbook.sheet(SELF);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ cell, value }).map(
      (typed): Happening =>
        (bench) =>
          bench.edit(SELF, typed.cell, typed.value),
    ),
  },
  fc.record({ area, value }).map(
    (filled): Happening =>
      ({ emulator }) =>
        emulator.fill(SELF, filled.area, () => filled.value),
  ),
  fc.record({ area, values: fc.array(value, { minLength: 1, maxLength: 6 }) }).map(
    ({ area: pasted, values }): Happening =>
      ({ emulator }) =>
        emulator.fill(SELF, pasted, ({ row, column }) => values[(row * 7 + column) % values.length] ?? ""),
  ),
  fc.record({ area, format }).map(
    (formatted): Happening =>
      ({ emulator }) =>
        emulator.format(SELF, formatted.area, formatted.format),
  ),
  fc.record({ row: fc.integer({ min: 0, max: ROWS }), by: fc.constantFrom(1 as const, -1 as const) }).map(
    ({ row, by }): Happening =>
      ({ emulator }) =>
        emulator.shiftRows(SELF, row, by),
  ),
  fc.integer({ min: 2, max: 3 }).map(
    (column): Happening =>
      ({ emulator }) =>
        emulator.sortRows(SELF, { top: 2, left: 1, bottom: 5, right: 3 }, column),
  ),
  // Not reported: a macro writes, a formula is calculated anew, cells are merged, the sheet is renamed or protected.
  fc.record({ cell, value }).map(
    (written): Happening =>
      (bench) =>
        sheetIn(bench).type(written.cell, written.value),
  ),
  fc.integer({ min: 0, max: 99 }).map(
    (result): Happening =>
      (bench) =>
        recalculated(bench, result),
  ),
  area.map(
    (merged): Happening =>
      (bench) =>
        sheetIn(bench).merge(merged),
  ),
  fc.boolean().map(
    (isProtected): Happening =>
      (bench) =>
        void (sheetIn(bench).protected = isProtected),
  ),
  fc.constant<Happening>(({ workbook }) => workbook.sheet("另一张").shiftRows(0, 1, workbook.sheets)),
  fc.constantFrom(SELF, "另一张").map(
    (name): Happening =>
      ({ emulator }) =>
        emulator.activate(name),
  ),
);

/** Every formula comes to another number. */
function recalculated(bench: ExcelBench, result: number): void {
  const { cells } = sheetIn(bench);
  for (const [place, held] of cells)
    if (held.formula !== undefined) cells.set(place, { ...held, value: result, text: String(result) });
}

async function active(host: Host) {
  return valueOf(await host.readSheets("active")).sheets;
}

/** Lets what Excel has to report arrive: it answers in order. */
async function settled(bench: ExcelBench): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  valueOf(await bench.host.loadSetting("profile"));
}

/** Opens panes on the same workbook, each of which has read nothing yet. */
function freshPanes({ workbook, emulator: { habits } }: ExcelBench): () => Promise<Host> {
  const client = loadClient(new ExcelEmulator(workbook, { habits }));
  return async () => valueOf(await openExcel(client));
}

describe.each(Object.entries({ obliging: OBLIGING, ...HABITS }))(
  "in an Excel that is %s",
  (_name, habits) => {
    test("what is read after any edits is what a pane reads that is opened then", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 10 }),
          fc.boolean(),
          async (bursts, isMidway) => {
            const bench = await openBench([table, other], { habits });
            sheetIn(bench).resultOfOthers = 7;
            valueOf(await bench.host.watchEdits(() => undefined));
            const openFresh = freshPanes(bench);
            await active(bench.host);
            for (const burst of bursts) {
              // Some of it while a reading is under way, which may have it or not.
              const underWay = isMidway ? active(bench.host) : null;

              for (const happen of burst) happen(bench);
              await underWay;
              await settled(bench);
              const read = await active(bench.host);
              const whole = await active(await openFresh());
              expect(read.map(shown)).toEqual(whole.map(shown));
            }
          },
        ),
        { numRuns: howMany(6, 1) },
      );
    }, 60_000);
  },
);

test("after an edit what formulas and formats the other cells have is not asked for again, and one trip is enough", async () => {
  const cells = Object.fromEntries(
    Array.from({ length: 400 }, (_, row) => [
      `C${row + 1}`,
      { value: row, text: String(row), numberFormat: "0" },
    ]),
  );
  const total = { value: 79800, text: "79800", formula: "SUM(C1:C400)" };
  const bench = await openBench([sheetOf(SELF, { ...cells, C402: total })]);
  valueOf(await bench.host.watchEdits(() => undefined));
  await active(bench.host);
  const whole = bench.emulator.counts.largestResponse;
  bench.edit(SELF, at("C3"), 40);
  recalculated(bench, 79838);
  await settled(bench);
  bench.emulator.resetCounts();
  const [sheet] = await active(bench.host);
  expect(sheet && cellAt(sheet, at("C3"))).toMatchObject({ value: 40, numberFormat: "0" });
  expect(sheet && cellAt(sheet, at("C402"))).toMatchObject({ value: 79838, formula: "SUM(C1:C400)" });
  expect(bench.emulator.counts.roundTrips).toBe(1);
  expect(bench.emulator.counts.largestResponse).toBeLessThan(0.7 * whole);
});

const one = (address: string): Area => {
  const { row, column } = at(address);
  return { top: row, left: column, bottom: row, right: column };
};

test.each<[string, Happening]>([
  ["a formula that a macro puts into a cell", (bench) => sheetIn(bench).type(at("C4"), "=SUM(C3:C6)")],
  ["a number that a macro puts over a formula", (bench) => sheetIn(bench).type(at("C12"), 5)],
  ["a number that a macro puts into a blank cell", (bench) => sheetIn(bench).type(at("B6"), 5)],
  ["a number that a macro puts beyond all others", (bench) => sheetIn(bench).type(at("H20"), 5)],
  ["a format that shows the same", ({ emulator }) => emulator.format(SELF, one("C3"), "0")],
  [
    "a format of a number that its column does not show",
    (bench) =>
      void sheetIn(bench).numberFormats.set(at("D6").row * COLUMNS_OF_EXCEL + at("D6").column, "0.0"),
  ],
  [
    "a formula that follows a row of another sheet",
    ({ workbook }) => workbook.sheet("另一张").shiftRows(0, 1, workbook.sheets),
  ],
  ["a formula that is calculated anew", (bench) => recalculated(bench, 77)],
  ["merged cells", (bench) => sheetIn(bench).merge({ top: 2, left: 0, bottom: 3, right: 0 })],
  ["a row that is put in", ({ emulator }) => emulator.shiftRows(SELF, 3, 1)],
  ["a row that is taken out", ({ emulator }) => emulator.shiftRows(SELF, 3, -1)],
  [
    "rows that are sorted",
    ({ emulator }) => emulator.sortRows(SELF, { top: 2, left: 2, bottom: 5, right: 3 }, 3),
  ],
  ["a formula that is typed", (bench) => bench.edit(SELF, at("C4"), "=SUM(C3:C6)")],
  ["a cell that is emptied", (bench) => bench.edit(SELF, at("C12"), "")],
  [
    "a large area that is filled",
    ({ emulator }) => emulator.fill(SELF, { top: 0, left: 0, bottom: 99, right: 40 }, ({ row }) => row),
  ],
  ["a sheet that is protected", (bench) => void (sheetIn(bench).protected = true)],
  ["another sheet in front", ({ emulator }) => emulator.activate("另一张")],
])("%s is seen at the next reading, and what is edited then", async (_what, happen) => {
  const bench = await openBench([table, other]);
  sheetIn(bench).resultOfOthers = 7;
  valueOf(await bench.host.watchEdits(() => undefined));
  await active(bench.host);
  const openFresh = freshPanes(bench);
  for (const next of [happen, (edited: ExcelBench) => edited.edit(SELF, at("D3"), 8)]) {
    next(bench);
    await settled(bench);
    const read = await active(bench.host);
    expect(read.map(shown)).toEqual((await active(await openFresh())).map(shown));
  }
});
