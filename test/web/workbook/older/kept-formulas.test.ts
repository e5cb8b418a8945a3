import type { SheetSnapshot } from "../../../../src/sheet/snapshot";
import { holdsFormula, keptFormulas } from "../../../../src/web/workbook/older/kept-formulas";

const SHEETS = new Set(["自评表", "附 表", "SHEET1"]);
const NAMES = new Set(["合计分", "RATE_1.A"]);

test.each([
  "SUM(A1:B2)*0.5",
  "SUM(自评表!$A$1:$B$2,'附 表'!C3)",
  "SUM(自评表:sheet1!A1)",
  'IF(A1>=1.5E-3,"是 [1]!x#","否""")&"%"',
  "_xlfn.IFNA(合计分%,-rate_1.a)",
  "SUM({1,2;3,4})+TRUE-#N/A",
  "SUM(A:A 1:3)",
  "IF(A1,,2)",
])("an .xlsx holds =%s", (formula) => {
  expect(holdsFormula(formula, SHEETS, NAMES)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a name that is not there", "单价*2"],
  ["a sheet that is not there", "SUM(别表!A1)"],
  ["another file", "[1]自评表!A1+1"],
  ["another file as OpenDocument has it", "'file:///甲.ods'#$表.A1"],
  ["several sheets as OpenDocument has them", "SUM($自评表.A1:$附表.A1)"],
  ["arguments apart as OpenDocument has them", "ROUND(A1;2)"],
  ["a table", "SUM(项目[预算])"],
  ["what could not be told", "SH33TJSERRX(A1,1)"],
  ["a function that is none of Excel's", "合计(A1)"],
  ["brackets that do not close", "SUM(A1"],
  ["brackets that were not opened", "A1)+(B1"],
  ["a text without end", 'A1&"是'],
])("but none with %s", (_what, formula) => {
  expect(holdsFormula(formula, SHEETS, NAMES)).toBe(false);
});

test("of other formulas the result is left, later functions get their prefix, and what had no result is an error", () => {
  const sheet: SheetSnapshot = {
    name: "自评表",
    hidden: false,
    protected: false,
    origin: { row: 1, column: 1 },
    rows: [
      [
        { value: 3, text: "3.00", formula: "单价*2", numberFormat: "0.00" },
        null,
        { value: 1, text: "1", formula: "IFNA(合计分,1)" },
        { value: "", text: "无结果", formula: "单价", result: "none" },
      ],
    ],
    merges: [],
  };
  const { sheets, lost } = keptFormulas([sheet], [{ name: "合计分", formula: "自评表!$A$1" }]);
  expect(sheets[0]?.rows).toEqual([
    [
      { value: 3, text: "3.00", numberFormat: "0.00" },
      null,
      { value: 1, text: "1", formula: "_xlfn.IFNA(合计分,1)" },
      { value: "#NAME?", text: "#NAME?" },
    ],
  ]);
  expect(lost).toEqual([
    { sheet: "自评表", cell: { row: 1, column: 1 } },
    { sheet: "自评表", cell: { row: 1, column: 4 } },
  ]);
});
