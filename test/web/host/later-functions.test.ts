import { readWorkbook } from "../../../src/files/read-workbook";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { handmade } from "../../fixtures/handmade";
import { calculated } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

/** Functions that files write with a prefix, over 95, 60 and 三 in A1:A3, and what they give. */
const FORMULAS: readonly (readonly [string, string | number])[] = [
  ['_xlfn.IFS(A1>=90,"优",A1>=80,"良",TRUE,"差")', "优"],
  ["_xlfn.IFNA(MATCH(7,A1:A2,0),0)", 0],
  ["_xlfn.CONCAT(A1,A3)", "95三"],
  ['_xlfn.TEXTJOIN("、",TRUE,A1:A3)', "95、60、三"],
  ['_xlfn.MAXIFS(A1:A2,A1:A2,"<90")', 60],
  ['_xlfn.SWITCH(A3,"三",3,"四",4,0)', 3],
  ["_xlfn.RANK.EQ(A2,A1:A2)", 2],
  ["_xlfn.STDEV.P(A1:A2)", 17.5],
  ["_xlfn.DAYS(45000,44990)+A1", 105],
  ["_xlfn.XOR(A1>90,A2>90)*1", 1],
];

function book(): Uint8Array {
  const inputs = [
    '<c r="A1"><v>95</v></c>',
    '<c r="A2"><v>60</v></c>',
    '<c r="A3" t="inlineStr"><is><t>三</t></is></c>',
  ];
  const rows = FORMULAS.map(([formula, result], row) => {
    const text = formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const type = typeof result === "string" ? ' t="str"' : "";
    return `<row r="${row + 1}">${inputs[row] ?? ""}<c r="B${row + 1}"${type}><f>${text}</f><v>${result}</v></c></row>`;
  });
  return handmade({ sheets: { 自评表: `<sheetData>${rows.join("")}</sheetData>` } });
}

function valuesIn(sheet: SheetSnapshot | undefined) {
  return FORMULAS.map((_formula, row) => sheet && cellAt(sheet, { row, column: 1 })?.value);
}

test("functions that files write with a prefix are worked out, typed without it and saved with it", async () => {
  const bench = await benchOn(book());
  const { corrected, notCalculated } = await bench.book.recalculated;
  expect([corrected, notCalculated]).toEqual([[], []]);
  const [shown] = valueOf(await bench.host.readSheets("all")).sheets;
  expect(valuesIn(shown)).toEqual(FORMULAS.map(([, result]) => result));

  bench.edit("自评表", at("A1"), 85);
  const [sheet] = bench.book.workbook.getSheets();
  if (!sheet) throw new Error("no sheet");
  bench.book.write(sheet, [
    { cell: at("C1"), content: { value: "", formula: 'IFS(A1>=90,"优",TRUE,"良")' } },
  ]);
  await bench.book.settled();
  const saved = await bench.save();
  const read = await readWorkbook(saved);
  const [kept] = read.kind === "read" ? read.sheets : [];
  expect(valuesIn(kept)).toEqual(["良", 0, "85三", "85、60、三", 85, 3, 2, 12.5, 95, 0]);
  expect(kept && cellAt(kept, at("C1"))).toMatchObject({
    value: "良",
    formula: '_xlfn.IFS(A1>=90,"优",TRUE,"良")',
  });
  if (LIBRE_OFFICE === null) return;
  const [theirs] = await calculated(saved);
  expect(FORMULAS.map((_formula, row) => theirs?.(row, 1))).toEqual(valuesIn(kept));
  expect(theirs?.(0, 2)).toBe("良");
});
