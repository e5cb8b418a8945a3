import { cellAt, type CellValue, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { readWorkbook } from "../../../src/files/read-workbook";
import { handmade } from "../../fixtures/handmade";
import { calculated } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

const SCORES = "自评表";
const SUMMARY = "汇总";

/** What may stand in a formula for cells whose rows move, with what it comes to at first. */
const FORMULAS: readonly (readonly [formula: string, result: number])[] = [
  ["合计分", 100],
  ["合计分*2", 200],
  ["SUM(各项)", 100],
  ["两倍", 200],
  ["IF(合计分&gt;=90,1,0)", 1],
  ["ROUND(合计分/COUNT(各项),2)", 33.33],
  ["INDEX(各项,3)", 50],
  ["SUM(自评表!A:A)", 200],
  ["SUM(自评表!3:4)", 155],
  ["SUM(自评表!A1:B3)", 106],
  ["自评表!A4", 100],
  ["自评表!$A$3+自评表!A$4", 150],
  ["OFFSET(自评表!A1,2,0)", 50],
  ["ROWS(各项)", 3],
];

function value(cell: string, of: number): string {
  return `<c r="${cell}"><v>${of}</v></c>`;
}

function formula(cell: string, text: string, result: number): string {
  return `<c r="${cell}"><f>${text}</f><v>${result}</v></c>`;
}

/** Three scores with their total, and on another sheet all formulas, one below the other. */
function book(total = "自评表!$A$4"): Uint8Array {
  const scores = [20, 30, 50].map(
    (score, row) =>
      `<row r="${row + 1}">${value(`A${row + 1}`, score)}${value(`B${row + 1}`, row + 1)}</row>`,
  );
  const last = `<row r="4">${formula("A4", "SUM(A1:A3)", 100)}${value("B4", 2)}</row>`;
  const summary = FORMULAS.map(
    ([text, result], row) => `<row r="${row + 1}">${formula(`A${row + 1}`, text, result)}</row>`,
  );
  return handmade({
    sheets: {
      [SCORES]: `<sheetData>${scores.join("")}${last}</sheetData>`,
      [SUMMARY]: `<sheetData>${summary.join("")}</sheetData>`,
    },
    names: `<definedName name="合计分">${total}</definedName><definedName name="各项">自评表!$A$1:$A$3</definedName><definedName name="两倍">合计分*2</definedName>`,
  });
}

function results(sheets: readonly SheetSnapshot[]): readonly (CellValue | undefined)[] {
  const summary = sheets.find(({ name }) => name === SUMMARY);
  return FORMULAS.map((_formula, row) => summary && cellAt(summary, { row, column: 0 })?.value);
}

async function saved(bytes: Uint8Array): Promise<readonly (CellValue | undefined)[]> {
  const reading = await readWorkbook(bytes);
  return reading.kind === "read" ? results(reading.sheets) : [];
}

function row(at: number) {
  return { sheet: SCORES, row: at, merges: [], formulas: [], writes: [] };
}

test("names mean the cells they meant before, row after row, and so it is saved", async () => {
  const bench = await benchOn(book());
  const shown = async () => results(valueOf(await bench.host.readSheets("all")).sheets);
  expect(await shown()).toEqual(FORMULAS.map(([, result]) => result));
  valueOf(await bench.host.insertRow(row(1)));
  const wanted = [100, 200, 100, 200, 1, 33.33, 30, 200, 155, 106, 100, 150, 30, 4];
  expect(await shown()).toEqual(wanted);
  expect(await saved(await bench.save())).toEqual(wanted);
  bench.edit(SCORES, at("A4"), 60);
  expect((await shown()).slice(0, 6)).toEqual([110, 220, 110, 220, 1, 36.67]);
  const inserted = valueOf(await bench.host.insertRow(row(1)));
  expect((await shown()).slice(0, 6)).toEqual([110, 220, 110, 220, 1, 36.67]);
  valueOf(await bench.host.removeRow(inserted));
  expect((await shown()).slice(0, 6)).toEqual([110, 220, 110, 220, 1, 36.67]);
});

test("a name of the workbook that was open before means nothing in the next one", async () => {
  const first = await benchOn(book());
  valueOf(await first.host.readSheets("all"));
  const second = await benchOn(book("自评表!$A$3"));
  const { corrected } = await second.book.recalculated;
  expect(corrected.map(({ cell, now }) => [cell.row, now.value])).toEqual([
    [0, 50],
    [1, 100],
    [3, 100],
    [4, 0],
    [5, 16.67],
  ]);
});

test("a name of one sheet, or one that means other cells in each cell, has no result once what it means has changed", async () => {
  const sheet = (...cells: readonly string[]) =>
    `<sheetData>${cells.map((cell, at) => `<row r="${at + 1}">${cell}</row>`).join("")}</sheetData>`;
  const bench = await benchOn(
    handmade({
      sheets: {
        [SCORES]: sheet(value("A1", 20) + value("B1", 7), value("A2", 30)),
        [SUMMARY]: sheet(
          formula("A1", "小计*2", 60),
          formula("A2", "左邻+1", 21),
          formula("A3", "自评表!B1", 7),
        ),
        别表: sheet(formula("A1", "小计*2", 40)),
      },
      names:
        '<definedName name="小计">自评表!$A$1</definedName><definedName name="小计" localSheetId="1">自评表!$A$2</definedName>' +
        '<definedName name="左邻">自评表!A1048576</definedName>',
    }),
  );
  const shown = async () => {
    const { sheets } = valueOf(await bench.host.readSheets("all"));
    const [, summary, other] = sheets;
    return [
      ...["A1", "A2", "A3"].map((cell) => summary && cellAt(summary, at(cell))),
      other && cellAt(other, at("A1")),
    ].map((cell) => cell?.text);
  };
  expect(await shown()).toEqual(["60", "21", "7", "40"]);
  bench.edit(SCORES, at("A2"), 35);
  expect(await shown()).toEqual(["无结果", "无结果", "7", "40"]);
  bench.edit(SCORES, at("A1"), 25);
  expect(await shown()).toEqual(["无结果", "无结果", "7", "50"]);
});

(LIBRE_OFFICE === null ? test.skip : test)(
  "LibreOffice comes to the same results after rows and edits",
  async () => {
    const bench = await benchOn(book());
    valueOf(await bench.host.readSheets("all"));
    valueOf(await bench.host.insertRow({ ...row(2), writes: [{ cell: at("A3"), value: 7 }] }));
    bench.edit(SCORES, at("B4"), 9);
    valueOf(await bench.host.insertRow(row(1)));
    const ours = results(valueOf(await bench.host.readSheets("all")).sheets);
    const file = await bench.save();
    expect(await saved(file)).toEqual(ours);
    const theirs = (await calculated(file))[1];
    expect(FORMULAS.map((_formula, at) => theirs?.(at, 0))).toEqual(ours);
  },
);
