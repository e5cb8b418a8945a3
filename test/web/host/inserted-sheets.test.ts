import { IUniverInstanceService, UndoCommand } from "@univerjs/core";
import { RemoveSheetCommand, SetWorksheetNameCommand } from "@univerjs/sheets";
import { unzipSync } from "fflate";
import { readWorkbook } from "../../../src/files/read-workbook";
import { a1 } from "../../../src/sheet/address";
import { identityText } from "../../../src/sheet/identity";
import { cellAt, filledCells, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { builtTarget } from "../../fixtures/built";
import { handmade } from "../../fixtures/handmade";
import { calculated } from "../../fixtures/libreoffice";
import { schemaFaults } from "../../fixtures/open-xml";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { at, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets, type WebBench } from "./bench";

afterEach(endSpreadsheets);

/** A workbook of one sheet, and our form beside it with a number in B5 that a formula of that sheet takes. */
async function withForm(): Promise<WebBench> {
  const bench = await benchOn(
    handmade({
      sheets: { 自评表: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
      names: '<definedName name="全年">自评表!$A$1</definedName>',
    }),
  );
  valueOf(await bench.host.insertSheet(builtTarget({ locked: false })));
  bench.edit("目标表", at("B5"), 7);
  const { book } = bench;
  const [sheet] = book.workbook.getSheets();
  if (sheet) book.write(sheet, [{ cell: at("B1"), content: { value: 0, formula: "目标表!B5*2" } }]);
  return bench;
}

/** A row more in the form, which makes the file anew in which the form then is. */
async function putRowIn({ host }: WebBench, sheet: string): Promise<void> {
  valueOf(await host.insertRow({ sheet, row: 21, merges: [], formulas: [], writes: [] }));
}

function run({ book }: WebBench, command: string, sheet: string, name?: string): boolean {
  const unitId = book.workbook.getUnitId();
  const subUnitId = book.workbook.getSheetBySheetName(sheet)?.getSheetId();
  return book.spreadsheet.commands.syncExecuteCommand(command, { unitId, subUnitId, name });
}

async function saved(bench: WebBench): Promise<readonly SheetSnapshot[]> {
  const bytes = await bench.save();
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

const formulaIn = (sheets: readonly SheetSnapshot[]) => sheets[0] && cellAt(sheets[0], at("B1"))?.formula;

const MADE: readonly (readonly [string, boolean])[] = [
  ["not saved yet", false],
  ["in the file, since a row was put in", true],
];

/** What a form that goes out says of itself. */
const SENT = identityText({
  form: "target",
  version: "1",
  code: "51000025T1",
  project: "a!b",
  batch: "目标表!B5",
  year: "2025",
});

test.each(MADE)(
  "what an inserted form says of itself stays with it in a file that is %s",
  async (_, isFiled) => {
    const bench = await benchOn(handmade({ sheets: { 自评表: "<sheetData/>" } }));
    valueOf(await bench.host.insertSheet({ ...builtTarget({ locked: false }), identity: SENT }));
    if (isFiled) await putRowIn(bench, "目标表");
    const bytes = await bench.save();
    expect(await schemaFaults(bytes)).toEqual([]);
    const reading = await readWorkbook(bytes);
    expect(reading.kind === "read" && reading.sheets.map(({ identity }) => identity)).toEqual([
      undefined,
      SENT,
    ]);
  },
);

test.each(MADE)(
  "an inserted sheet that is %s is renamed, and all that refers to it follows",
  async (_, isFiled) => {
    const bench = await withForm();
    if (isFiled) await putRowIn(bench, "目标表");
    run(bench, SetWorksheetNameCommand.id, "目标表", "2025年 目标'表");
    const sheets = await saved(bench);
    expect(sheets.map(({ name }) => name)).toEqual(["自评表", "2025年 目标'表"]);
    expect(formulaIn(sheets)).toBe("'2025年 目标''表'!B5*2");
    const bytes = await bench.save();
    const workbook = Buffer.from(unzipSync(bytes)["xl/workbook.xml"] ?? []).toString();
    expect(workbook).not.toContain(">目标表!");
    expect(workbook).not.toContain("'目标表'!");
    expect(await schemaFaults(bytes)).toEqual([]);
    if (LIBRE_OFFICE !== null) expect((await calculated(bytes))[0]?.(0, 1)).toBe(14);
    // What the pane knows by the old name it still finds.
    expect((await bench.host.select("目标表", at("A1"))).ok).toBe(true);
  },
);

test.each(MADE)(
  "an inserted sheet that is %s is deleted, and comes back when that is undone",
  async (_, isFiled) => {
    const bench = await withForm();
    if (isFiled) await putRowIn(bench, "目标表");
    const before = filledCells(bench.look("目标表")).map(([cell, { value }]) => [a1(cell), value]);
    run(bench, RemoveSheetCommand.id, "目标表");
    const without = await saved(bench);
    expect(without.map(({ name }) => name)).toEqual(["自评表"]);
    expect(formulaIn(without)).toBe("#REF!*2");
    const { injector, commands } = bench.book.spreadsheet;
    injector.get(IUniverInstanceService).focusUnit(bench.book.workbook.getUnitId());
    await commands.executeCommand(UndoCommand.id);
    const again = await saved(bench);
    expect(again.map(({ name }) => name)).toEqual(["自评表", "目标表"]);
    expect(again[1] && filledCells(again[1]).map(([cell, { value }]) => [a1(cell), value])).toEqual(before);
    expect(formulaIn(again)).toBe("目标表!B5*2");
  },
);

test("a name that became free by renaming and by deleting is taken by the next form", async () => {
  const bench = await withForm();
  await putRowIn(bench, "目标表");
  run(bench, SetWorksheetNameCommand.id, "目标表", "旧表");
  valueOf(await bench.host.insertSheet(builtTarget({ locked: false })));
  await putRowIn(bench, "目标表");
  run(bench, RemoveSheetCommand.id, "目标表");
  bench.activate("自评表");
  valueOf(await bench.host.insertSheet(builtTarget({ locked: false })));
  const sheets = await saved(bench);
  expect(sheets.map(({ name }) => name)).toEqual(["自评表", "目标表", "旧表"]);
});
