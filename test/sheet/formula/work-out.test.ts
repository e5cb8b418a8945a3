import { parseA1 } from "../../../src/sheet/address";
import { formulaResults } from "../../../src/sheet/formula/work-out";
import type { CellSnapshot, CellValue, SheetSnapshot } from "../../../src/sheet/snapshot";

type Cells = Readonly<Record<string, CellValue | { readonly formula: string }>>;

function sheetOf(name: string, cells: Cells): SheetSnapshot {
  const rows: (CellSnapshot | null)[][] = [];
  for (const [address, content] of Object.entries(cells)) {
    const at = parseA1(address);
    if (!at) throw new Error(address);
    while (rows.length <= at.row) rows.push([]);
    const row = rows[at.row] ?? [];
    while (row.length < at.column) row.push(null);
    row[at.column] =
      typeof content === "object"
        ? { value: "", text: "", formula: content.formula, result: "none" }
        : { value: content, text: String(content) };
  }
  return { name, hidden: false, protected: false, origin: { row: 0, column: 0 }, rows, merges: [] };
}

const EVERYTHING = (): boolean => true;

const AMOUNTS = sheetOf("资金", {
  A1: 100,
  A2: 50.5,
  A3: "说明",
  A4: true,
  A6: "12",
  B1: 0.1,
  B2: 0.2,
  C1: "#N/A",
  D1: "优",
});

function resultOf(formula: string, others: readonly SheetSnapshot[] = []): CellValue | null {
  const cell: CellSnapshot = { value: "", text: "", formula, result: "none" };
  const own = {
    ...AMOUNTS,
    rows: [...AMOUNTS.rows, ...new Array<never[]>(10).fill([]), [null, null, null, null, null, cell]],
  };
  return formulaResults([own, ...others], EVERYTHING)(cell, own);
}

// What Excel gives.
test.each<[formula: string, result: CellValue]>([
  ["A1+A2", 150.5],
  ["A1-A2*2", -1],
  ["A1/A2", 1.98019801980198],
  ["(A1-A2)/A1", 0.495],
  ["A1*10%", 10],
  ["B1+B2", 0.3],
  ["B1+B2=0.3", true],
  ["-2^2", 4],
  ["2^3^2", 64],
  ["10-2-3", 5],
  ["A5", 0],
  ["A5+1", 1],
  ["A6*2", 24],
  ["A3+1", "#VALUE!"],
  ["A1/A5", "#DIV/0!"],
  ["C1+1", "#N/A"],
  ["SUM(A1:A6)", 150.5],
  ["SUM($A$1:A2,B1:B2,1)", 151.8],
  ["SUM(A:A)", 150.5],
  ["SUM(C1:C3)", "#N/A"],
  ["MIN(A1:A2)", 50.5],
  ["MAX(A1:A2,200)", 200],
  ["MAX(A7:A9)", 0],
  ["AVERAGE(A1:A2)", 75.25],
  ["AVERAGE(A7:A9)", "#DIV/0!"],
  ["ROUND(2.5,0)", 3],
  ["ROUND(-2.5,0)", -3],
  ["ROUND(1.005,2)", 1.01],
  ["ROUND(A2/A1*10,2)", 5.05],
  ["ROUND(1234,-2)", 1200],
  ["ROUNDDOWN(9.999,2)", 9.99],
  ["ROUNDUP(9.991,2)", 10],
  ["ABS(-3)", 3],
  ['IF(A5="","",A1/A5)', ""],
  ["IF(A1>A2,1,2)", 1],
  ["IF(A1<A2,1)", false],
  ["IF(A1>A2,,2)", 0],
  ['IF(D1="优",10,8)', 10],
  ['IF("a"="A",1,2)', 1],
  ["IFERROR(A1/A5,0)", 0],
  ["IF(A2/A1>=0.9,10,ROUND(A2/A1*10,2))", 5.05],
  ['"共"&A1&"元"', "共100元"],
  ["IF(A3>1,1,2)", 1],
  ["MIN(1,A2/A1)*10", 5.05],
])("=%s is %j", (formula, result) => {
  expect(resultOf(formula)).toBe(result);
});

test.each([
  "VLOOKUP(A1,A1:B2,2)",
  "合计分*2",
  "SUM(表1[得分])",
  "[1]资金!A1",
  "无此表!A1",
  "A1:A2",
  "A1:A2+1",
  "SUM(A1:A2 A2:A3)",
  "{1,2,3}",
  "TODAY()",
  "A1+",
  "A1 B1",
  "SUM(一季度:四季度!A1)",
  "1/0+VLOOKUP(1,A1:B2,2)",
  "#REF!+1",
])("=%s cannot be worked out", (formula) => {
  expect(resultOf(formula)).toBeNull();
});

test("formulas that rest on others, on this sheet and another, are worked out from the ground up", () => {
  const summary = sheetOf("2024年汇总", { A1: { formula: "资金!A1*2" }, A2: { formula: "A1+'资金'!A2" } });
  expect(resultOf("'2024年汇总'!A2", [summary])).toBe(250.5);
  expect(resultOf("SUM(2024年汇总!A1:A2)", [summary])).toBe(450.5);
});

test("a formula that comes back to itself has no result, nor has one that rests on it", () => {
  const circle = sheetOf("环", { A1: { formula: "A2+1" }, A2: { formula: "A1+1" }, A3: { formula: "A1*2" } });
  const results = formulaResults([circle], EVERYTHING);
  for (const [cell] of circle.rows) if (cell) expect(results(cell, circle)).toBeNull();
});

test("what lies beyond the cells that were read is unknown, not 0", () => {
  const sheet = sheetOf("表", { A1: 1, B1: { formula: "SUM(A1:A30000)" }, C1: { formula: "SUM(A1:A9)" } });
  const results = formulaResults([sheet], (_name, area) => area.bottom < 20_000);
  const [, far, near] = sheet.rows[0] ?? [];
  expect(far && results(far, sheet)).toBeNull();
  expect(near && results(near, sheet)).toBe(1);
});

test("deep formulas and long chains end without a result, never in an error", () => {
  const chain = Object.fromEntries(
    Array.from({ length: 5000 }, (_none, row) => [`A${row + 1}`, { formula: `A${row + 2}+1` }]),
  );
  const sheet = sheetOf("链", chain);
  const first = sheet.rows[0]?.[0];
  expect(first && formulaResults([sheet], EVERYTHING)(first, sheet)).toBeNull();
  expect(resultOf("(".repeat(4000) + "1" + ")".repeat(4000))).toBeNull();
  expect(resultOf(new Array<string>(3000).fill("1").join("+"))).toBeNull();
});
