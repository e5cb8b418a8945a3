import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../../src/files/read-workbook";
import type { WorkbookRead } from "../../../src/files/workbook-reading";
import { a1Area, parseA1 } from "../../../src/sheet/address";
import { documentPlace } from "../../../src/sheet/document-table";
import { cellAt } from "../../../src/sheet/snapshot";

const INPUTS = join(__dirname, "../../../../shared/inputs");

async function read(name: string): Promise<WorkbookRead> {
  const reading = await readWorkbook(new Uint8Array(readFileSync(join(INPUTS, name))));
  if (reading.kind !== "read") throw new Error(`${name}: ${JSON.stringify(reading)}`);
  return reading;
}

const here = existsSync(INPUTS);
if (!here) process.stdout.write("../shared/inputs is not here: no documents of strangers were read.\n");

(here ? describe : describe.skip)("documents of other programs", () => {
  test.each([
    ["004.docx", "docx", 5],
    ["004-html-as.xls", "html", 5],
    ["004-spreadsheetml2003.xls", "xml-2003", 5],
    ["004-book.xlsb", "xlsb", 5],
    ["004-flat.fods", "fods", 5],
    ["004-gbk.csv", "csv", 1],
    ["004-word.pdf", "pdf", 5],
    ["004-calc.pdf", "pdf", 5],
    ["003-word.pdf", "pdf", 4],
    ["003-chromium.pdf", "pdf", 4],
  ])("%s is %s with %d tables", async (name, format, tables) => {
    const reading = await read(name);
    expect([reading.format, reading.sheets.length]).toEqual([format, tables]);
  });

  test("hard.docx reads as people see it", async () => {
    const { sheets } = await read("hard.docx");
    const [table, nested] = sheets;
    if (!table || !nested) throw new Error("two tables are wanted");
    const shown = (address: string) => cellAt(table, parseA1(address) ?? { row: 0, column: 0 })?.text;
    expect(shown("A1")).toBe("标题");
    expect([shown("A2"), shown("B2"), shown("C2")]).toEqual(["合并", "新值95", "甲\n乙"]);
    expect([shown("B3"), shown("C3")]).toEqual(["控件内", "外层"]);
    expect([shown("A4"), shown("C4")]).toEqual(["控件行", "框\n格"]);
    expect([shown("A5"), shown("B5"), shown("C5")]).toEqual([undefined, "缩一格", "编号段"]);
    expect(table.merges.map(a1Area)).toEqual(["A2:A3", "A4:B4"]);
    expect(nested.rows.map((row) => row.map((cell) => cell?.text))).toEqual([["嵌套1", "嵌套2"]]);
    const { documentTable, merges } = table;
    if (!documentTable) throw new Error("a table of a document is wanted");
    const grid = { documentTable, merges };
    expect(documentPlace(grid, { row: 0, column: 0 })).toEqual({ table: 1, row: null, column: null });
    expect(documentPlace(grid, { row: 4, column: 1 })).toEqual({ table: 1, row: 4, column: 1 });
    expect(documentPlace(grid, { row: 3, column: 2 })).toEqual({ table: 1, row: 3, column: 2 });
  });
});
