import { strFromU8, unzipSync } from "fflate";
import { write } from "@e965/xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { daysFrom1904, FIRST_OF_MAY } from "../../fixtures/days-from-1904";
import { savedByLibreOffice } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

const CELLS = ["A1", "B1", "C1", "D1"];

function texts(sheets: readonly SheetSnapshot[]): readonly (string | undefined)[] {
  const [sheet] = sheets;
  return CELLS.map((cell) => (sheet ? cellAt(sheet, at(cell))?.text : undefined));
}

async function textsIn(bytes: Uint8Array): Promise<readonly (string | undefined)[]> {
  const reading = await readWorkbook(bytes);
  return texts(reading.kind === "read" ? reading.sheets : []);
}

function workbookPart(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)["xl/workbook.xml"] ?? new Uint8Array());
}

const AT_FIRST = ["2024-05-01", "2024", "2024-05-31", "4"];

test("days that count from 1904 are shown as in the file, and their functions give its results", async () => {
  const { host, book } = await benchOn(daysFrom1904());
  expect(texts(valueOf(await host.readSheets("all")).sheets)).toEqual(AT_FIRST);
  const { corrected, notCalculated } = await book.recalculated;
  expect(corrected).toEqual([]);
  expect(notCalculated).toEqual([]);
});

test("after a change the functions of days are worked out as the workbook counts them", async () => {
  const bench = await benchOn(daysFrom1904());
  await bench.book.settled();
  bench.edit("自评表", at("A1"), FIRST_OF_MAY + 366);
  bench.edit("自评表", at("E1"), 10);
  const then = ["2025-05-02", "2025", "2025-06-01", "5"];
  expect(texts(valueOf(await bench.host.readSheets("all")).sheets)).toEqual(then);
  const saved = await bench.save();
  expect(await textsIn(saved)).toEqual(then);
  expect(workbookPart(saved)).toContain('<workbookPr date1904="1"/>');
});

test("a day before 1904 is a text there, as in Excel", async () => {
  const bench = await benchOn(daysFrom1904());
  bench.edit("自评表", at("A1"), "1900-07-01");
  expect((await textsIn(await bench.save()))[0]).toBe("1900-07-01");
});

/** The same days in an .xls file. */
function oldFile(date1904: boolean): Uint8Array {
  const cells = {
    A1: { t: "n", v: FIRST_OF_MAY, z: "yyyy-mm-dd" },
    B1: { t: "n", v: 2024 },
    "!ref": "A1:B1",
  };
  const book = { SheetNames: ["自评表"], Sheets: { 自评表: cells }, Workbook: { WBProps: { date1904 } } };
  const bytes: unknown = write(book, { bookType: "biff8", type: "array" });
  if (!(bytes instanceof ArrayBuffer)) throw new Error("the library wrote no file");
  return new Uint8Array(bytes);
}

test("an .xls file that counts from 1904 is saved as an .xlsx that does, with the same days", async () => {
  const bench = await benchOn(oldFile(true));
  expect(bench.book.opened.format).toBe("xls");
  expect(texts(valueOf(await bench.host.readSheets("all")).sheets).slice(0, 2)).toEqual([
    "2024-05-01",
    "2024",
  ]);
  bench.edit("自评表", at("B1"), 2025);
  const saved = await bench.save();
  expect((await textsIn(saved)).slice(0, 2)).toEqual(["2024-05-01", "2025"]);
  expect(workbookPart(saved)).toContain('date1904="1"');
  expect(workbookPart((await benchOn(oldFile(false))).book.opened.bytes)).not.toContain("date1904");
});

(LIBRE_OFFICE === null ? test.skip : test)(
  "LibreOffice reads the same days in what was saved, also from its own .xls",
  async () => {
    const old = await savedByLibreOffice(daysFrom1904(), "xls");
    const bench = await benchOn(old);
    expect(texts(valueOf(await bench.host.readSheets("all")).sheets)).toEqual(AT_FIRST);
    bench.edit("自评表", at("E1"), 10);
    const ods = await savedByLibreOffice(await bench.save(), "ods");
    expect(await textsIn(ods)).toEqual(["2024-05-01", "2024", "2024-05-31", "5"]);
  },
  120_000,
);

/** Formulas of days over A1 (1 May 2024), A2 (a date in words), A3 (blank), A4 (−5.25) and A5 (one and a half days). */
const OF_DAYS = [
  "YEAR(A1)",
  "MONTH(A1)",
  "DAY(A1)",
  "WEEKDAY(A1,2)",
  "WEEKNUM(A1)",
  "_xlfn.ISOWEEKNUM(A1)",
  "DATE(2024,5,1)-A1",
  "DATEVALUE(A2)-A1",
  "_xlfn.DAYS(DATE(2024,12,31),A1)",
  'DATEDIF(A1,DATE(2025,6,2),"m")',
  "EDATE(A1,1)-A1",
  "EOMONTH(A1,0)-A1",
  "NETWORKDAYS(A1,A1+30)",
  "NETWORKDAYS(A1,A1+30,A1+1)",
  "WORKDAY(A1,10)-A1",
  "YEARFRAC(A1,DATE(2024,12,31))",
  "YEAR(A3)",
  "YEAR(EDATE(A1,8))",
  "IF(TODAY()>A1,1,0)",
  "SUMPRODUCT((YEAR(A1:A1)=2024)*1)",
  'TEXT(A1,"yyyy-mm-dd")',
  'TEXT(A1,"yyyy年m月d日")',
  'TEXT(EDATE(A1,2),"yyyymm")',
  'TEXT(A5,"[hh]:mm")',
  'TEXT(A4,"0.00;@")',
  'TEXT(A4,"0.0%")',
  'TEXT(A1,"0")',
  '"截至"&TEXT(A1,"m月d日")',
];

function formulasFrom1904(): Uint8Array {
  const inputs = [
    `<c r="A1" s="1"><v>${FIRST_OF_MAY}</v></c>`,
    '<c r="A2" t="inlineStr"><is><t>2024-05-02</t></is></c>',
    "",
    '<c r="A4"><v>-5.25</v></c>',
    '<c r="A5"><v>1.5</v></c>',
  ];
  const escaped = (formula: string) =>
    formula.replaceAll("&", "&amp;").replaceAll(">", "&gt;").replaceAll("<", "&lt;");
  const rows = OF_DAYS.map(
    (formula, at) =>
      `<row r="${at + 1}">${inputs[at] ?? ""}<c r="B${at + 1}"><f>${escaped(formula)}</f></c></row>`,
  );
  return daysFrom1904(rows.join(""));
}

(LIBRE_OFFICE === null ? test.skip : test)(
  "functions of days, and TEXT, give what LibreOffice gives, where the file holds no results",
  async () => {
    const bytes = formulasFrom1904();
    const bench = await benchOn(bytes);
    await bench.book.settled();
    const values = (sheets: readonly SheetSnapshot[]) =>
      OF_DAYS.map((formula, row) => {
        const value = sheets[0] && cellAt(sheets[0], { row, column: 1 })?.value;
        return [formula, typeof value === "number" ? Number(value.toFixed(6)) : value];
      });
    const theirs = await readWorkbook(await savedByLibreOffice(bytes));
    expect(values(valueOf(await bench.host.readSheets("all")).sheets)).toEqual(
      values(theirs.kind === "read" ? theirs.sheets : []),
    );
  },
);
