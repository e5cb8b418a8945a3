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

test("days that count from 1904 are shown as in the file, and their functions keep its results", async () => {
  const { host, book } = await benchOn(daysFrom1904());
  expect(texts(valueOf(await host.readSheets("all")).sheets)).toEqual(AT_FIRST);
  const { corrected, notCalculated } = await book.recalculated;
  expect(corrected).toEqual([]);
  expect(notCalculated.map(({ cell }) => cell)).toEqual([at("B1")]);
});

test("after a change the functions of days have no result; all else is worked out", async () => {
  const bench = await benchOn(daysFrom1904());
  await bench.book.settled();
  bench.edit("自评表", at("A1"), FIRST_OF_MAY + 366);
  bench.edit("自评表", at("E1"), 10);
  const then = ["2025-05-02", "无结果", "2025-06-01", "5"];
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
