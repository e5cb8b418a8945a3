import { UndoCommand } from "@univerjs/core";
import { keptSettings } from "../../../src/files/xlsx/kept-settings";
import { readWorkbook } from "../../../src/files/read-workbook";
import type { RowInsertion } from "../../../src/sheet/row-insertion";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { builtTarget } from "../../fixtures/built";
import { handmade } from "../../fixtures/handmade";
import { at, sheetOf, shown, valueOf } from "../../hosts/contract";
import { benchOn, endSpreadsheets, openBench, reportedEdits } from "./bench";

afterEach(endSpreadsheets);

const FORM = "自评表";
const form = sheetOf(
  FORM,
  {
    A1: "绩效指标",
    A2: "数量指标",
    B2: 20,
    B3: 30,
    A4: "合计",
    B4: { value: 50, text: "50", formula: "SUM(B2:B3)" },
  },
  { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
);
const FILLED = { A1: { value: 50, text: "50", formula: "自评表!B4" } };
const summary = sheetOf("汇总", FILLED);

/** A fourth row, of the same class and in the same sum. */
const FOURTH: RowInsertion = {
  sheet: FORM,
  row: 3,
  merges: [{ top: 1, left: 0, bottom: 3, right: 0 }],
  formulas: [{ cell: at("B5"), formula: "SUM(B2:B4)" }],
  writes: [{ cell: at("B4"), value: 7 }],
};

const grown = sheetOf(
  FORM,
  {
    A1: "绩效指标",
    A2: "数量指标",
    B2: 20,
    B3: 30,
    B4: 7,
    A5: "合计",
    B5: { value: 57, text: "57", formula: "SUM(B2:B4)" },
  },
  { merges: [{ top: 1, left: 0, bottom: 3, right: 0 }] },
);

async function sheetsIn(file: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(file);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

describe("a row is put in", () => {
  test("what is shown is what is saved, with new results on all sheets", async () => {
    const bench = await openBench([form, summary]);
    valueOf(await bench.host.readSheets("all"));
    const row = valueOf(await bench.host.insertRow(FOURTH));
    expect(row).toEqual({ sheet: FORM, row: 3, inputs: new Map([["B4", 7]]) });
    expect(shown(bench.look(FORM))).toEqual(shown(grown));
    expect(bench.look("汇总").rows[0]?.[0]).toEqual({ value: 57, text: "57", formula: "自评表!B5" });
    const [saved, other] = await sheetsIn(await bench.save());
    expect(saved && shown(saved)).toEqual(shown(grown));
    expect(other).toEqual(bench.look("汇总"));
  });

  test("what was written before and after it is saved too, and nothing is taken back by the spreadsheet itself", async () => {
    const bench = await openBench([form, summary]);
    bench.edit(FORM, at("B3"), 40);
    valueOf(await bench.host.insertRow(FOURTH));
    bench.book.spreadsheet.commands.syncExecuteCommand(UndoCommand.id);
    expect(bench.look(FORM).rows[2]?.[1]).toMatchObject({ value: 40 });
    valueOf(await bench.host.apply([{ sheet: FORM, writes: [{ cell: at("B4"), value: 9 }] }]));
    const [saved] = await sheetsIn(await bench.save());
    expect(["B3", "B4", "B5"].map((cell) => saved && cellAt(saved, at(cell))?.value)).toEqual([40, 9, 69]);
  });

  test("settings, marks, the sheet in front and the selected cell stay; a mark moves with its cell", async () => {
    const bench = await openBench([summary, form]);
    valueOf(await bench.host.readSheets("all"));
    valueOf(await bench.host.saveSetting("live-scoring", "on"));
    valueOf(
      await bench.host.apply([
        {
          sheet: FORM,
          writes: [],
          marks: [
            { cell: at("B3"), kind: "error" },
            { cell: at("B4"), kind: "warning" },
          ],
        },
      ]),
    );
    valueOf(await bench.host.select(FORM, at("B4")));
    valueOf(await bench.host.insertRow(FOURTH));
    expect(bench.marks(FORM)).toEqual({ B3: "error", B5: "warning" });
    expect(valueOf(await bench.host.selectedCell())).toEqual({ sheet: FORM, cell: at("B5") });
    expect(valueOf(await bench.host.loadSetting("live-scoring"))).toBe("on");
    const saved = await bench.save();
    expect(keptSettings(saved).get("live-scoring")).toBe("on");
    const again = await benchOn(saved);
    expect(again.marks(FORM)).toEqual({ B3: "error", B5: "warning" });
  });

  test("the row is reported as an edit, and edits after it still are", async () => {
    const bench = await openBench([form, summary]);
    valueOf(await bench.host.readSheets("all"));
    const { reports, until } = await reportedEdits(bench);
    valueOf(await bench.host.insertRow(FOURTH));
    expect(reports).toEqual([FORM]);
    bench.edit("汇总", at("B1"), 1);
    await until(2);
    expect(reports).toEqual([FORM, "汇总"]);
  });

  test("what is typed while the row is put in is not lost", async () => {
    const bench = await openBench([form, summary]);
    const inserting = bench.host.insertRow(FOURTH);
    await new Promise((resolve) => setImmediate(resolve));
    bench.edit(FORM, at("A1"), "改了");
    valueOf(await inserting);
    expect(bench.look(FORM).rows[0]?.[0]).toMatchObject({ value: "改了" });
    expect(bench.look(FORM).rows[3]?.[1]).toMatchObject({ value: 7 });
  });

  test("where a formula cannot be worked out, the others still count the row", async () => {
    const unknown = { value: 3, text: "3", formula: "SOMETHINGNEW(1)" };
    const bench = await openBench([form, sheetOf("汇总", { ...FILLED, B1: unknown })]);
    valueOf(await bench.host.readSheets("all"));
    valueOf(await bench.host.insertRow(FOURTH));
    expect(bench.look("汇总").rows[0]?.map((cell) => cell?.value)).toEqual([57, 3]);
  });

  test("nothing is told to differ from the file because of it", async () => {
    const bench = await openBench([form, summary]);
    valueOf(await bench.host.insertRow(FOURTH));
    expect(await bench.book.recalculated).toEqual({ corrected: [], notCalculated: [] });
  });
});

describe("inserted sheets", () => {
  test("one that was inserted before the row is taken out as ever, and is in no later file", async () => {
    const bench = await openBench([form]);
    const inserted = valueOf(await bench.host.insertSheet(builtTarget({ locked: true })));
    valueOf(await bench.host.insertRow(FOURTH));
    expect((await sheetsIn(await bench.save())).map(({ name }) => name)).toEqual([FORM, "目标表"]);
    valueOf(await bench.host.removeSheet(inserted));
    const [saved, ...others] = await sheetsIn(await bench.save());
    expect(saved && shown(saved)).toEqual(shown(grown));
    expect(others).toEqual([]);
  });

  test("one takes a row itself, formulas, lists and protection with it", async () => {
    const bench = await openBench([form]);
    const { sheet } = valueOf(await bench.host.insertSheet(builtTarget({ locked: true })));
    const before = bench.look(sheet);
    valueOf(await bench.host.insertRow({ sheet, row: 15, merges: [], formulas: [], writes: [] }));
    const now = bench.look(sheet);
    expect(now).toMatchObject({ name: sheet, protected: true });
    expect(now.rows.length).toBe(before.rows.length + 1);
    const next = await bench.host.insertSheet(builtTarget({ locked: true }));
    expect(valueOf(next).sheet).toBe("目标表 (2)");
    expect((await sheetsIn(await bench.save())).map(({ name }) => name)).toEqual([
      FORM,
      "目标表",
      "目标表 (2)",
    ]);
  });
});

describe("a row is taken out", () => {
  test("while it holds what it held at first, and the sheet is as before", async () => {
    const bench = await openBench([form, summary]);
    const row = valueOf(await bench.host.insertRow(FOURTH));
    valueOf(await bench.host.removeRow(row));
    expect(shown(bench.look(FORM))).toEqual(shown(form));
    expect((await sheetsIn(await bench.save())).map(shown)).toEqual([form, summary].map(shown));
  });

  test("not once it was worked on", async () => {
    const bench = await openBench([form]);
    const row = valueOf(await bench.host.insertRow(FOURTH));
    bench.edit(FORM, at("A4"), "培训人次");
    bench.edit(FORM, at("C4"), "是");
    expect(await bench.host.removeRow(row)).toEqual({
      ok: false,
      failure: { code: "row-changed", sheet: FORM, cells: [at("C4")] },
    });
  });
});

describe("what cannot be done", () => {
  const blank = "<sheetData/>";
  const open = (inner: string) => benchOn(handmade({ sheets: { [FORM]: inner } }));
  const row = { ...FOURTH, merges: [], formulas: [], writes: [] };

  test("a sheet protected without a password takes a row and stays protected, one with a password does not", async () => {
    const plain = await open(`${blank}<sheetProtection sheet="1"/>`);
    valueOf(await plain.host.insertRow(row));
    expect(plain.look(FORM).protected).toBe(true);
    const locked = await open(`${blank}<sheetProtection sheet="1" password="CC1A"/>`);
    expect(await locked.host.insertRow(row)).toEqual({
      ok: false,
      failure: { code: "protected", sheets: [FORM] },
    });
  });

  test("an array formula over the place and a sheet that is gone are told", async () => {
    const array = '<row r="2"><c r="A2"><f t="array" ref="A2:A6">B2:B6</f><v>1</v></c></row>';
    const bench = await open(`<sheetData>${array}</sheetData>`);
    expect(await bench.host.insertRow(row)).toEqual({
      ok: false,
      failure: { code: "row-refused", sheet: FORM },
    });
    expect(await bench.host.insertRow({ ...row, sheet: "没有" })).toEqual({
      ok: false,
      failure: { code: "sheet-deleted", sheets: ["没有"] },
    });
  });
});
