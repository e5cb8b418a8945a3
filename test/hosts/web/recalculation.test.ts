import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { readWorkbook } from "../../../src/files/read-workbook";
import { at, sheetOf, valueOf } from "../contract";
import { endSpreadsheets, openBench } from "./bench";

const form = sheetOf("自评表", {
  A1: 96,
  B1: 72,
  C1: { value: 0.75, text: "75.00%", formula: "B1/A1", numberFormat: "0.00%" },
});
const summary = sheetOf("汇总", { A1: { value: 7.5, text: "7.5", formula: "ROUND(10*自评表!C1,2)" } });

const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

function valueIn(sheets: readonly SheetSnapshot[], sheet: string, cell: string): unknown {
  const found = sheets.find(({ name }) => name === sheet);
  return found ? cellAt(found, at(cell))?.value : undefined;
}

afterEach(endSpreadsheets);

test("what is read after a write has the new results of all formulas", async () => {
  const { host } = await openBench([form, summary]);
  valueOf(await host.readSheets("all"));
  valueOf(await host.apply([{ sheet: "自评表", writes: [{ cell: at("B1"), value: 48 }] }]));
  const { sheets } = valueOf(await host.readSheets("all"));
  expect(valueIn(sheets, "自评表", "C1")).toBe(0.5);
  expect(valueIn(sheets, "汇总", "A1")).toBe(5);
});

test("one edit is reported once, whatever is calculated after it", async () => {
  const bench = await openBench([form, summary]);
  valueOf(await bench.host.readSheets("all"));
  const reports: (string | null)[] = [];
  valueOf(await bench.host.watchEdits(({ sheet }) => reports.push(sheet)));
  bench.edit("自评表", at("B1"), 48);
  await settled();
  expect(reports).toEqual(["自评表"]);
});

test("a saved file holds the new results, and nothing else that is new", async () => {
  const bench = await openBench([form, summary]);
  bench.edit("自评表", at("B1"), 48);
  const reading = await readWorkbook(await bench.save());
  const sheets = reading.kind === "read" ? reading.sheets : [];
  expect(valueIn(sheets, "自评表", "A1")).toBe(96);
  expect(valueIn(sheets, "自评表", "B1")).toBe(48);
  expect(valueIn(sheets, "自评表", "C1")).toBe(0.5);
  expect(valueIn(sheets, "汇总", "A1")).toBe(5);
});

test("without a change the saved file is the one that was opened, byte for byte", async () => {
  const bench = await openBench([form, summary]);
  expect(await bench.save()).toEqual(bench.book.opened.bytes);
});
