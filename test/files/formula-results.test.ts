import { readWorkbook } from "../../src/files/read-workbook";
import { cellAt, NO_RESULT, type CellSnapshot } from "../../src/sheet/snapshot";
import { savedByLibreOffice } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";
import { sheetXlsx, styles, textCell } from "../fixtures/hostile/make-xlsx";

const withLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

const FORMULAS = [
  "A1+A2*2-A4/3",
  "A1*12.5%",
  "A2/A1",
  "SUM(A1:A6)",
  "SUM(A1,A2,3)",
  "ROUND(A2/A1*10,2)",
  "ROUND(-2.345,2)",
  "ROUND(1234.5,-2)",
  "ROUNDDOWN(A2,0)",
  "ROUNDUP(A2,0)",
  "MIN(A1:A6)",
  "MAX(A1:A6,7)",
  "AVERAGE(A1:A6)",
  "ABS(A4-A1)",
  'IF(A5="",0,1)',
  "IF(A2/A1>=1,10,ROUND(A2/A1*10,2))",
  "IF(A3=\"优\",'表'!A1,0)",
  "IFERROR(A1/A5,-1)",
  "MIN(1,A2/A1)*20",
  "-A1^2",
  'A3&"，"&A1',
  "A1<>A2",
  "A1/A5",
  "B1+B2",
  "SUM(A:A)",
];

function book(): Uint8Array {
  const inputs = [
    `<c r="A1"><v>800.5</v></c>`,
    `<c r="A2"><v>784.36</v></c>`,
    textCell("A3", "优"),
    `<c r="A4"><v>-7</v></c>`,
    `<c r="A5"/>`,
    `<c r="A6"><v>12</v></c>`,
  ];
  const rows = FORMULAS.map((formula, row) => {
    const text = formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `<row r="${row + 1}">${inputs[row] ?? ""}<c r="B${row + 1}"><f>${text}</f></c></row>`;
  });
  return sheetXlsx(rows.join(""));
}

async function resultsIn(bytes: Uint8Array): Promise<readonly (CellSnapshot | null)[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(reading.kind);
  const [sheet] = reading.sheets;
  return FORMULAS.map((_formula, row) => (sheet ? cellAt(sheet, { row, column: 1 }) : null));
}

withLibreOffice("formulas without stored results give what LibreOffice gives", async () => {
  const bytes = book();
  const ours = await resultsIn(bytes);
  const theirs = await resultsIn(await savedByLibreOffice(bytes));
  FORMULAS.forEach((formula, at) => {
    const [own, other] = [ours[at], theirs[at]];
    expect(own?.result).toBe("worked-out");
    const near = typeof other?.value === "number" ? expect.closeTo(other.value, 9) : other?.value;
    expect({ formula, value: own?.value }).toEqual({ formula, value: near });
  });
});

test("a result is shown in the cell's format, one that is not known is no blank", async () => {
  const rows = '<row r="1"><c r="A1" s="1"><f>784.36/800</f></c><c r="B1" s="1"><f>TODAY()</f></c></row>';
  const reading = await readWorkbook(sheetXlsx(rows, "", { "xl/styles.xml": styles([0, "0.00%"]) }));
  const [row] = reading.kind === "read" ? (reading.sheets[0]?.rows ?? []) : [];
  const numberFormat = "0.00%";
  expect(row).toEqual([
    { value: 0.98045, text: "98.05%", formula: "784.36/800", numberFormat, result: "worked-out" },
    { value: "", text: NO_RESULT, formula: "TODAY()", numberFormat, result: "none" },
  ]);
});
