import { unzipSync } from "fflate";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { readWorkbook } from "../../../src/files/read-workbook";
import { builtTarget } from "../../fixtures/built";
import { at, sheetOf, valueOf } from "../../hosts/contract";
import { endSpreadsheets, openBench, reportedEdits } from "./bench";

const form = sheetOf("自评表", {
  A1: 96,
  B1: 72,
  C1: { value: 0.75, text: "75.00%", formula: "B1/A1", numberFormat: "0.00%" },
});
const summary = sheetOf("汇总", { A1: { value: 7.5, text: "7.5", formula: "ROUND(10*自评表!C1,2)" } });

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
  const { reports, until } = await reportedEdits(bench);
  bench.edit("自评表", at("B1"), 48);
  await bench.book.settled();
  // Reports come in the order of the edits: a second one of the first edit would stand before this.
  bench.edit("汇总", at("B1"), 1);
  await until(2);
  expect(reports).toEqual(["自评表", "汇总"]);
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

test("an inserted form computes, before and after it is saved", async () => {
  const bench = await openBench([form]);
  valueOf(await bench.host.insertSheet(builtTarget({ locked: true })));
  valueOf(
    await bench.host.apply([
      {
        sheet: "目标表",
        writes: [
          { cell: at("E14"), value: 60 },
          { cell: at("E15"), value: 20 },
        ],
      },
    ]),
  );
  const { sheets } = valueOf(await bench.host.readSheets("all"));
  expect(valueIn(sheets, "目标表", "E13")).toBe(80);
  const again = await bench.reopen();
  valueOf(await again.host.readSheets("all"));
  valueOf(await again.host.apply([{ sheet: "目标表", writes: [{ cell: at("E16"), value: 5 }] }]));
  expect(valueIn(valueOf(await again.host.readSheets("all")).sheets, "目标表", "E13")).toBe(85);
});

test("a sheet that was saved and then taken out is in no later file", async () => {
  const bench = await openBench([form]);
  const inserted = valueOf(await bench.host.insertSheet(builtTarget({ locked: false })));
  const saved = await readWorkbook(await bench.save());
  expect(saved.kind === "read" && saved.sheets.map(({ name }) => name)).toEqual(["自评表", "目标表"]);
  valueOf(await bench.host.removeSheet(inserted));
  expect(await bench.save()).toEqual(bench.book.opened.bytes);
});

test("without a change the saved file is the one that was opened, byte for byte", async () => {
  const bench = await openBench([form, summary]);
  expect(await bench.save()).toEqual(bench.book.opened.bytes);
});

describe("a file that is opened is worked out anew", () => {
  const wrong = sheetOf("自评表", {
    A1: 96,
    B1: 72,
    C1: { value: 0.9, text: "90.00%", formula: "B1/A1", numberFormat: "0.00%" },
  });

  test("what is read has the results of the formulas, not those of the file", async () => {
    const { host, book } = await openBench([wrong, summary]);
    const { sheets } = valueOf(await host.readSheets("all"));
    expect(valueIn(sheets, "自评表", "C1")).toBe(0.75);
    expect(valueIn(sheets, "汇总", "A1")).toBe(7.5);
    const { corrected, notCalculated } = await book.recalculated;
    expect(corrected.map(({ sheet, stored, now }) => [sheet, stored.text, now.text])).toEqual([
      ["自评表", "90.00%", "75.00%"],
    ]);
    expect(notCalculated).toEqual([]);
  });

  test("the new results are saved, and what was right stays to the byte", async () => {
    const bench = await openBench([wrong, summary]);
    const saved = await bench.save();
    const reading = await readWorkbook(saved);
    const sheets = reading.kind === "read" ? reading.sheets : [];
    expect(valueIn(sheets, "自评表", "C1")).toBe(0.75);
    const [before, after] = [unzipSync(bench.book.opened.bytes), unzipSync(saved)];
    expect(after["xl/worksheets/sheet2.xml"]).toEqual(before["xl/worksheets/sheet2.xml"]);
  });

  test("what is not there is worked out, also by the functions of the forms", async () => {
    const blank = (formula: string) => ({ value: "", text: "", formula });
    const { host } = await openBench([
      sheetOf("自评表", {
        A1: 20,
        A2: 10,
        A3: blank("SUM(A1:A2)"),
        A4: blank('IF(A3>=30,"优","差")'),
        A5: blank("ROUND(10*MIN(1,A1/A3),2)"),
        A6: blank('IFERROR(A1/0,"")'),
        A7: blank('COUNTIF(A1:A2,">10")'),
        A8: blank("SUMPRODUCT(A1:A2,A1:A2)"),
      }),
    ]);
    const { sheets } = valueOf(await host.readSheets("all"));
    const results = ["A3", "A4", "A5", "A6", "A7", "A8"].map((cell) => valueIn(sheets, "自评表", cell));
    expect(results).toEqual([30, "优", 6.67, "", 1, 500]);
  });

  test.each(["未知函数(B1)", "[1]别的文件!A1", "数据表[金额]"])(
    "where one cannot be worked out (%s), all results stay as the file has them",
    async (formula) => {
      const { host, book } = await openBench([
        wrong,
        sheetOf("附表", {
          A1: { value: 12, text: "12", formula },
          A2: { value: 24, text: "24", formula: "IFERROR(A1*2,0)" },
        }),
      ]);
      const { sheets } = valueOf(await host.readSheets("all"));
      expect(valueIn(sheets, "附表", "A1")).toBe(12);
      expect(valueIn(sheets, "附表", "A2")).toBe(24);
      expect(valueIn(sheets, "自评表", "C1")).toBe(0.9);
      const { corrected, notCalculated } = await book.recalculated;
      expect(corrected).toEqual([]);
      expect(notCalculated.map(({ sheet, cell }) => [sheet, cell])).toEqual([["附表", at("A1")]]);
    },
  );

  test("what rests on the day or on chance is worked out anew, and is not called wrong", async () => {
    const stored = (value: number, formula: string) => ({ value, text: String(value), formula });
    const { book } = await openBench([
      wrong,
      sheetOf("附表", {
        A1: stored(45_000, "TODAY()"),
        A2: stored(2023, "YEAR(A1)"),
        A3: stored(5000, "RANDBETWEEN(1,2)"),
        A4: stored(10_000, "SUM(A$3:A3)*2"),
        A5: stored(45_001, "附表!A1+1"),
        A6: stored(9, 'LEN("TODAY()")'),
      }),
    ]);
    const { corrected } = await book.recalculated;
    expect(corrected.map(({ sheet, cell, now }) => [sheet, cell.row, now.value])).toEqual([
      ["自评表", 0, 0.75],
      ["附表", 5, 7],
    ]);
    const day = book.workbook.getSheetBySheetName("附表");
    expect(day && book.cellAt(day, at("A1"))?.value).toBeGreaterThan(46_000);
  });
});
