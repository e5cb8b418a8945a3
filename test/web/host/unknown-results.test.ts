import { a1 } from "../../../src/sheet/address";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { needsOf } from "../../../src/web/host/formula-needs";
import { readWorkbook } from "../../../src/files/read-workbook";
import { handmade, type Handmade } from "../../fixtures/handmade";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

const TABLE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

function value(cell: string, of: number): string {
  return `<c r="${cell}"><v>${of}</v></c>`;
}

function formula(cell: string, text: string, result: number): string {
  return `<c r="${cell}"><f>${text}</f><v>${result}</v></c>`;
}

function rows(...cells: readonly string[]): string {
  const list = cells.map((row, index) => `<row r="${index + 1}">${row}</row>`);
  return `<sheetData>${list.join("")}</sheetData>`;
}

/** Three quarters, a table of two projects, and on a summary what rests on them and what does not. */
const parts: Handmade = {
  sheets: {
    一季度: rows(value("A1", 10), value("A2", 1)),
    二季度: rows(value("A1", 20), value("A2", 2)),
    三季度: rows(value("A1", 30), value("A2", 3)),
    项目: `${rows(
      '<c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is><t>预算</t></is></c>',
      `${value("A2", 1)}${value("B2", 40)}`,
      `${value("A3", 2)}${value("B3", 60)}${value("D3", 5)}`,
    )}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
    汇总: rows(
      formula("A1", "SUM(一季度:三季度!A1:A2)", 66),
      formula("A2", "SUM(项目表[预算])", 100),
      formula("A3", "A1*2", 132),
      formula("A4", "IFERROR(ROUND(全年/10,2),0)", 6.6),
      formula("A5", "三季度!A2", 3),
      formula("A6", "项目!D3*2", 10),
    ),
  },
  names: '<definedName name="全年">汇总!$A$1</definedName>',
  parts: {
    "xl/tables/table1.xml": `<table xmlns="${TABLE}" id="1" name="项目表" displayName="项目表" ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="名称"/><tableColumn id="2" name="预算"/></tableColumns></table>`,
  },
  links: [{ from: "xl/worksheets/sheet4.xml", type: "table", to: "../tables/table1.xml" }],
};

function summary(sheets: readonly SheetSnapshot[]): Record<string, CellSnapshot | null> {
  const sheet = sheets.find(({ name }) => name === "汇总");
  const cells = ["A1", "A2", "A3", "A4", "A5", "A6"];
  return Object.fromEntries(cells.map((cell) => [cell, sheet ? cellAt(sheet, at(cell)) : null]));
}

function texts(sheets: readonly SheetSnapshot[]): readonly (string | undefined)[] {
  return Object.values(summary(sheets)).map((cell) => cell?.text);
}

const AT_FIRST = ["66", "100", "132", "6.6", "3", "10"];
const NONE = "无结果";

test("as long as nothing is changed, all results are those of the file", async () => {
  const { host, book } = await benchOn(handmade(parts));
  expect(texts(valueOf(await host.readSheets("all")).sheets)).toEqual(AT_FIRST);
  expect(book.unknown()).toEqual([]);
});

test.each([
  ["一季度", "A1", [NONE, "100", NONE, NONE, "3", "10"], ["A1", "A3", "A4"]],
  ["二季度", "A1", [NONE, "100", NONE, NONE, "3", "10"], ["A1", "A3", "A4"]],
  ["三季度", "A2", [NONE, "100", NONE, NONE, "8", "10"], ["A1", "A3", "A4"]],
  ["项目", "B3", ["66", NONE, "132", "6.6", "3", "10"], ["A2"]],
  ["项目", "D3", ["66", "100", "132", "6.6", "3", "16"], []],
])("after a change in %s %s, what cannot be worked out has no result", async (sheet, cell, then, unknown) => {
  const bench = await benchOn(handmade(parts));
  await bench.book.settled();
  bench.edit(sheet, at(cell), 8);
  const { sheets } = valueOf(await bench.host.readSheets("all"));
  expect(texts(sheets)).toEqual(then);
  expect(
    bench.book
      .unknown()
      .map((place) => a1(place.cell))
      .sort(),
  ).toEqual(unknown);
  for (const found of Object.values(summary(sheets))) {
    expect(found?.result).toBe(found?.text === NONE ? "none" : undefined);
  }
});

test("a saved file holds no result for such formulas, and they have none when it is opened again", async () => {
  const bench = await benchOn(handmade(parts));
  await bench.book.settled();
  bench.edit("一季度", at("A1"), 8);
  const again = await readWorkbook(await bench.save());
  const sheets = again.kind === "read" ? again.sheets : [];
  expect(texts(sheets)).toEqual([NONE, "100", NONE, NONE, "3", "10"]);
  const reopened = await bench.reopen();
  expect(texts(valueOf(await reopened.host.readSheets("all")).sheets)).toEqual([
    NONE,
    "100",
    NONE,
    NONE,
    "3",
    "10",
  ]);
});

test.each(["一季度", "项目"])(
  "no row is put into %s, where a table or a reference through several sheets would not follow",
  async (sheet) => {
    const { host } = await benchOn(handmade(parts));
    valueOf(await host.readSheets("all"));
    const insertion = { sheet, row: 2, merges: [], formulas: [], writes: [] };
    expect(await host.insertRow(insertion)).toEqual({ ok: false, failure: { code: "row-refused", sheet } });
    expect(texts(valueOf(await host.readSheets("all")).sheets)).toEqual(AT_FIRST);
  },
);

describe("what a formula rests on", () => {
  const surroundings = {
    sheets: ["一月", "二月", "三月", "表 四"],
    names: [
      { name: "合计", formula: "一月!$B$2" },
      { name: "各月", formula: "SUM(一月:三月!$B$2)" },
      { name: "合计", sheet: "二月", formula: "二月!$B$9" },
      { name: "本月", sheet: "一月", formula: "一月!$B$3" },
      { name: "左邻", formula: "一月!A1" },
    ],
    tables: [{ name: "项目", sheet: "二月", area: { top: 0, left: 0, bottom: 9, right: 3 } }],
    date1904: false,
  };

  test.each([
    ["A1+B2", false, false],
    ["SUM(项目[预算])", true, false],
    ["SUM(别的[预算])", true, true],
    ["SUM(项目[[#This Row],[预算]])", true, false],
    ["[@预算]*2", true, true],
    ['"项目[预算]"&A1', false, false],
    ["'项目[1]'!A1", false, false],
    ["[1]一月!A1", false, false],
    ["SUM(一月:三月!B2)", true, false],
    ["SUM('一月:表 四'!B2:C3)", true, false],
    ["SUM(一月:五月!B2)", true, true],
    ["合计*2", false, false],
    ["各月/3", true, false],
    ["YEAR(A1)", false, false],
    ["OFFSET(A1,1,0)", false, true],
    ["本月+1", true, false],
    ["二月!合计", true, false],
    ["左邻*2", true, true],
    ["SUM(A1:C3 B2:B9)", true, false],
    ["SUM(A1:C3 '表 四'!B2)", true, false],
    ["SUM((A1:A3,C1:C3))", true, false],
    ["RANK(A1,(A1:A3, C1:C3))", true, false],
    ["SUM( A1 , (B2+1)*2 ) - A3 / 2", false, false],
    ['LOOKUP(A1,{0,60;80,90})&"(a, b) c"', false, false],
    ["SUM(A1:INDEX(A:A,(B1+1),1))", false, false],
  ])("%s", (text, isBeyond, anywhere) => {
    expect(needsOf(text, "一月", surroundings)).toMatchObject({ isBeyond, anywhere });
  });

  test.each([
    ["YEAR(A1)", false],
    ['TEXT(A1,"yyyy年m月")', false],
    ['DATEVALUE("2024-5-1")-A1', false],
    ['A1-"2024-5-1"', true],
    ['A1>"2024-5-1"', false],
    ['IF("2024-5-1" = A1,1,0)', false],
    ['A1>"2024-5-1"+1', true],
    ['COUNTIF(A1:A9,">=2024/5/1")', true],
    ['A1&"2024年度"', true],
    ['A1&"第2024-5号"', false],
    ['"2024年"&A1', true],
  ])("where days count from 1904, %s", (text, isBeyond) => {
    expect(needsOf(text, "一月", { ...surroundings, date1904: true }).isBeyond).toBe(isBeyond);
  });
});
