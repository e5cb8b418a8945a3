import { cellAt } from "../../../src/sheet/snapshot";
import { readWorkbook } from "../../../src/files/read-workbook";
import { handmade } from "../../fixtures/handmade";
import { at } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

/** A column and a row of percentages, and formulas without a format that rest on a percentage and on the day. */
const workbook = handmade({
  sheets: {
    表:
      '<cols><col min="7" max="7" width="13" style="1"/></cols><sheetData>' +
      '<row r="1"><c r="A1" s="1"><v>0.7878</v></c><c r="B1"><f>A1</f><v>0.7878</v></c><c r="C1"><f>A1+0</f><v>0.7878</v></c>' +
      '<c r="D1"><f>TODAY()</f><v>45000</v></c><c r="E1"><f>D1+SUM(D1:D2)</f><v>90000</v></c><c r="F1"><f>1+1</f><v>3</v></c></row>' +
      '<row r="5" s="1" customFormat="1"/></sheetData>',
  },
});

test("formulas that nobody touched keep their format, when they are worked out and when they are saved", async () => {
  const { book, save, edit } = await benchOn(workbook);
  await book.settled();
  edit("表", at("A1"), 0.5);
  await book.settled();
  const reading = await readWorkbook(await save());
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  if (!sheet) throw new Error("nothing was read");
  expect(cellAt(sheet, at("B1"))).toMatchObject({ value: 0.5, formula: "A1" });
  for (const cell of ["B1", "C1", "D1", "E1"]) {
    expect([cell, cellAt(sheet, at(cell))?.numberFormat]).toEqual([cell, undefined]);
  }
});

test("what rests on the day is not said to be wrong, and what is wrong is", async () => {
  const { book } = await benchOn(workbook);
  const { corrected } = await book.recalculated;
  expect(corrected.map(({ cell, now }) => [cell, now.value])).toEqual([[at("F1"), 2]]);
});

test("blank cells of a formatted column or row have its format as their own", async () => {
  const { book } = await benchOn(workbook);
  const sheet = book.workbook.getActiveSheet();
  const patternAt = (row: number, column: number) =>
    book.workbook.getStyles().getStyleByCell(sheet.getCellRaw(row, column))?.n?.pattern;
  expect([patternAt(2, 6), patternAt(4, 1), patternAt(2, 1)]).toEqual(["0.00%", "0.00%", undefined]);
});
