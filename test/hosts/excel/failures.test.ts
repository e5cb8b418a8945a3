import { openExcel } from "../../../src/hosts/excel/open-excel";
import type { HostFailure } from "../../../src/hosts/host";
import { ExcelEmulator } from "../../emulator/excel-emulator";
import { loadClient } from "../../emulator/load-client";
import { builtTarget } from "../../fixtures/built";
import { EmulatedWorkbook } from "../../emulator/workbook";
import { at, heard, sheetOf, shown, valueOf } from "../contract";
import { openBench } from "./bench";

const self = sheetOf("自评表", { A1: "项目支出绩效自评表", C3: 9.66 });
const write = { sheet: "自评表", writes: [{ cell: at("C3"), value: 9.7 }] };
const mark = { sheet: "自评表", writes: [], marks: [{ cell: at("C3"), kind: "error" }] } as const;

describe("a person is typing in a cell", () => {
  test("the request waits, says so, and goes on when the person is done", async () => {
    const { host, emulator } = await openBench([self]);
    emulator.startTyping();
    const waiting: boolean[] = [];
    const isWaiting = new Promise<void>((resolve) => {
      host.watchWaiting((isLate) => {
        waiting.push(isLate);
        if (isLate) resolve();
      });
    });
    const reading = host.readSheets("active");
    await isWaiting;
    emulator.stopTyping();
    expect(valueOf(await reading).sheets.map(shown)).toEqual([shown(self)]);
    expect(waiting).toEqual([true, false]);
  });

  test("a waiting request can be given up", async () => {
    const { host, emulator } = await openBench([self]);
    emulator.startTyping();
    const abort = new AbortController();
    const reading = host.readSheets("all", { signal: abort.signal });
    abort.abort();
    expect(await reading).toEqual({ ok: false, failure: { code: "cancelled" } });
    emulator.stopTyping();
  });

  test("an Excel that cannot wait fails at once, and nothing is changed", async () => {
    const { host, emulator, look } = await openBench([self], { waitsForTyping: false });
    emulator.startTyping();
    const busy = { ok: false, failure: { code: "busy-editing" } };
    expect(await host.readSheets("all")).toEqual(busy);
    expect(await host.readSheets("active")).toEqual(busy);
    expect(await host.apply([write])).toEqual(busy);
    expect(await host.apply([mark])).toEqual(busy);
    expect(await host.clearMarks()).toEqual(busy);
    expect(await host.saveSetting("profile", "{}")).toEqual(busy);
    expect(await host.loadSetting("profile")).toEqual(busy);
    expect(await host.select("自评表", at("A1"))).toEqual(busy);
    expect(await host.watchEdits(() => undefined)).toEqual(busy);
    expect(shown(look("自评表"))).toEqual(shown(self));
  });
});

test("another workbook is in front: a jump says so, scoring goes on", async () => {
  const { host, emulator } = await openBench([self]);
  emulator.behind = true;
  expect(await host.select("自评表", at("C3"))).toEqual({ ok: false, failure: { code: "not-in-front" } });
  valueOf(await host.readSheets("active"));
  valueOf(await host.apply([write]));
});

test("cells that a protected sheet leaves open can be written", async () => {
  const { host, protect, workbook, look } = await openBench([self]);
  protect("自评表");
  workbook.sheet("自评表").unlocked.push({ top: 2, left: 2, bottom: 2, right: 2 });
  valueOf(await host.apply([write]));
  expect(shown(look("自评表"))).toMatchObject({ cells: { C3: { value: 9.7 } } });
});

test("a sheet deleted between list and content is told, the others are read", async () => {
  const bench = await openBench([self, sheetOf("附表", { A1: 1 }), sheetOf("第三张", { A1: 2 })]);
  const reading = bench.host.readSheets("all", {
    onProgress: ({ done }) => {
      if (done === 0 && bench.workbook.sheets.length === 3) bench.deleteSheet("附表");
    },
  });
  const { sheets, skipped } = valueOf(await reading);
  expect(sheets.map(({ name }) => name)).toEqual(["自评表", "第三张"]);
  expect(skipped).toEqual([{ sheet: "附表", failure: { code: "sheet-deleted", sheets: ["附表"] } }]);
});

test("one sheet that Excel fails on does not harm the others", async () => {
  const bench = await openBench([sheetOf("坏", { A1: 1 }), self]);
  bench.workbook.sheet("坏").unreadable = "GeneralException";
  const { sheets, skipped } = valueOf(await bench.host.readSheets("all"));
  expect(sheets.map(shown)).toEqual([shown(self)]);
  expect(skipped).toEqual([
    {
      sheet: "坏",
      failure: {
        code: "unknown",
        hostCode: "GeneralException",
        detail: expect.stringContaining("Range.Values"),
        location: "Range.load",
      },
    },
  ]);
});

test("an error while the active sheet is read is the outcome", async () => {
  const bench = await openBench([self]);
  bench.emulator.fail("WorksheetCollection.GetActiveWorksheet", "ItemNotFound", 0, 9);
  expect(await bench.host.readSheets("active")).toMatchObject({
    ok: false,
    failure: { code: "sheet-deleted" },
  });
});

describe("a write that fails halfway", () => {
  const second = sheetOf("附表", { A1: 1 });
  const both = [
    { ...write, ...mark, writes: write.writes },
    { ...write, ...mark, writes: write.writes, sheet: "附表" },
  ];

  test.each<[string, number, number]>([
    ["Range.Values", 1, 1],
    ["Range.Formulas", 3, 1],
    ["ConditionalFormatCollection.Add", 0, 1],
    ["ConditionalFormatCollection.Add", 1, 1],
    // Twice: all is done but the note that there are marks, which is made good if that can be.
    ["SettingCollection.Add", 0, 2],
  ])("at %s (%d before): everything is as it was", async (member, skip, times) => {
    const { host, emulator, look, marks } = await openBench([self, second]);
    valueOf(await host.readSheets("all"));
    emulator.fail(member, "GeneralException", skip, times);
    const outcome = await host.apply(both);
    expect(outcome).toMatchObject({ ok: false, failure: { code: "unknown", hostCode: "GeneralException" } });
    expect([look("自评表"), look("附表")].map(shown)).toEqual([self, second].map(shown));
    expect([marks("自评表"), marks("附表")]).toEqual([{}, {}]);
    valueOf(await host.apply(both));
    expect(marks("附表")).toEqual({ C3: "error" });
  });

  test("and cannot be taken back at once: what was written is told, and can be undone later", async () => {
    const { host, emulator, look } = await openBench([self, second]);
    valueOf(await host.readSheets("all"));
    emulator.failOnce("Range.Formulas", "GeneralException", 3);
    emulator.fail("Range.RowIndex", "GeneralException", 2, Infinity);
    const outcome = await host.apply(both);
    const failure: HostFailure | null = outcome.ok ? null : outcome.failure;
    if (failure?.code !== "partly-applied") throw new Error(JSON.stringify(failure));
    expect(failure.cause).toMatchObject({ code: "unknown", hostCode: "GeneralException" });
    expect(shown(look("自评表"))).toMatchObject({ cells: { C3: { value: 9.7 } } });
    emulator.heal();
    valueOf(await host.undo(failure.before));
    expect([look("自评表"), look("附表")].map(shown)).toEqual([self, second].map(shown));
  });
});

test("an undo on a sheet that a password guards since says so, and works once it is open again", async () => {
  const { host, protect, workbook, look } = await openBench([self]);
  const before = valueOf(await host.apply([write]));
  protect("自评表", "财政");
  expect(await host.undo(before)).toEqual({ ok: false, failure: { code: "protected", sheets: ["自评表"] } });
  workbook.sheet("自评表").protected = false;
  valueOf(await host.undo(before));
  expect(shown(look("自评表"))).toEqual(shown(self));
});

describe("opening", () => {
  const emulator = (options = {}) => new ExcelEmulator(new EmulatedWorkbook([self]), options);

  test.each<[string, Parameters<typeof openExcel>[0]]>([
    ["a plain browser", {}],
    ["an Excel before ExcelApi 1.13", loadClient(emulator({ level: "1.12" }))],
    ["another program of Office", { ...loadClient(emulator()), Office: otherProgram() }],
  ])("%s is not supported", async (_, scope) => {
    expect(await openExcel(scope)).toEqual({
      ok: false,
      failure: { code: "unsupported-host", needs: "ExcelApi 1.13" },
    });
  });

  function otherProgram() {
    const { Office } = loadClient(emulator());
    return { ...Office, onReady: () => Promise.resolve({ host: "Word" }) };
  }

  test.each([
    ["#FFFFFF", "light"],
    ["#262626", "dark"],
    ["#000000", "dark"],
    ["#E6E6E6", "light"],
    ["", "light"],
  ])("a window of %s is %s, and speaks its language", async (background, theme) => {
    const host = valueOf(await openExcel(loadClient(emulator({ background, language: "en-US" }))));
    expect([host.theme.now(), host.language]).toEqual([theme, "en-US"]);
  });

  test("nothing above ExcelApi 1.13 is used", async () => {
    const { host, edit } = await openBench([self], { level: "1.13" });
    valueOf(await host.readSheets("all"));
    const stop = valueOf(await host.watchEdits(() => undefined));
    const before = valueOf(await host.apply([{ ...write, ...mark, writes: write.writes }]));
    valueOf(await host.apply([mark]));
    valueOf(await host.undo(before));
    valueOf(await host.clearMarks());
    valueOf(await host.select("自评表", at("C3")));
    valueOf(await host.saveSetting("profile", "{}"));
    edit("自评表", at("C3"), 1);
    await stop();
  });
});

test("a burst of edits is reported at its begin and once at its end", async () => {
  const { host, edit } = await openBench([self, sheetOf("附表", { A1: 1 })]);
  valueOf(await host.readSheets("all"));
  const edits = heard<string | null>();
  const stop = valueOf(await host.watchEdits(({ sheet }) => edits.add(sheet)));
  for (let value = 0; value < 10; value += 1) edit("自评表", at("C3"), value);
  await edits.until(() => edits.reports.length === 1);
  edit("附表", at("A1"), 2);
  // What is reported together comes in the order of the edits: nothing of the burst is left.
  await edits.until((sheet) => sheet === "附表");
  expect(edits.reports).toEqual(["自评表", "自评表", "附表"]);
  await stop();
});

test("sorting rows, of which Excel tells apart from edits, is an edit", async () => {
  const { host, emulator } = await openBench([sheetOf("附表", { A1: 3, A2: 1, A3: 2 })]);
  valueOf(await host.readSheets("all"));
  const edits = heard<string | null>();
  const stop = valueOf(await host.watchEdits(({ sheet }) => edits.add(sheet)));
  emulator.sortRows("附表", { top: 0, left: 0, bottom: 2, right: 0 }, 0);
  await edits.until((sheet) => sheet === "附表");
  const [sheet] = valueOf(await host.readSheets("all")).sheets;
  expect(sheet?.rows.map(([cell]) => cell?.value)).toEqual([1, 2, 3]);
  await stop();
  emulator.sortRows("附表", { top: 0, left: 0, bottom: 2, right: 0 }, 0);
  expect(edits.reports).toEqual(["附表"]);
});

test("an edit of a sheet that was never read names none", async () => {
  const { host, edit } = await openBench([self]);
  const edits = heard<string | null>();
  const stop = valueOf(await host.watchEdits(({ sheet }) => edits.add(sheet)));
  edit("自评表", at("C3"), 1);
  await edits.until(() => true);
  await stop();
  expect(new Set(edits.reports)).toEqual(new Set([null]));
});

describe("inserting a sheet", () => {
  test("a workbook of protected structure takes and gives no sheet", async () => {
    const { host, workbook } = await openBench([self]);
    const file = builtTarget({ locked: false });
    const inserted = valueOf(await host.insertSheet(file));
    workbook.structureProtected = true;
    const refused = { ok: false, failure: { code: "structure-protected" } };
    expect(await host.insertSheet(file)).toEqual(refused);
    expect(await host.removeSheet(inserted)).toEqual(refused);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["自评表", "目标表"]);
  });

  test("a host that refuses the file changes nothing", async () => {
    const { host, workbook, emulator } = await openBench([self]);
    emulator.failOnce("Workbook.InsertWorksheetsFromBase64", "GeneralException");
    expect(await host.insertSheet(builtTarget({ locked: false }))).toMatchObject({
      ok: false,
      failure: { code: "insertion-refused", hostCode: "GeneralException" },
    });
    expect(workbook.sheets).toHaveLength(1);
  });

  test("one that cannot be looked at afterwards is taken out again", async () => {
    const { host, workbook, emulator } = await openBench([self]);
    emulator.fail("Worksheet.GetUsedRange", "GeneralException", 0, Infinity);
    expect(await host.insertSheet(builtTarget({ locked: false }))).toMatchObject({ ok: false });
    expect(workbook.sheets).toHaveLength(1);
  });

  test("with another workbook in front it is inserted, and only not shown", async () => {
    const { host, workbook, emulator } = await openBench([self]);
    emulator.behind = true;
    expect(valueOf(await host.insertSheet(builtTarget({ locked: false }))).sheet).toBe("目标表");
    expect(workbook.active.name).toBe("自评表");
    expect(workbook.sheets).toHaveLength(2);
  });
});

describe("putting a row in", () => {
  const insertion = {
    sheet: "自评表",
    row: 2,
    merges: [],
    formulas: [],
    writes: [{ cell: at("A3"), value: "新增指标" }],
  };

  test("a sheet that is locked by a password stays as it is, and is named", async () => {
    const { host, workbook } = await openBench([self]);
    const sheet = workbook.sheet("自评表");
    Object.assign(sheet, { protected: true, password: "财政" });
    const before = shown(sheet.snapshot());
    expect(await host.insertRow(insertion)).toEqual({
      ok: false,
      failure: { code: "protected", sheets: ["自评表"] },
    });
    expect(shown(sheet.snapshot())).toEqual(before);
  });

  test("what the protection allowed is allowed again afterwards", async () => {
    const { host, workbook } = await openBench([self]);
    const sheet = workbook.sheet("自评表");
    Object.assign(sheet, { protected: true, protection: { allowFormatColumns: true } });
    valueOf(await host.insertRow(insertion));
    expect(sheet.protection).toMatchObject({ allowFormatColumns: true });
  });

  test.each(["Range.Insert", "Range.CopyFrom", "Range.Formulas", "WorksheetProtection.Protect"])(
    "where Excel fails at %s the row is taken out again and the sheet locked",
    async (member) => {
      const { host, workbook, emulator } = await openBench([self]);
      const sheet = workbook.sheet("自评表");
      sheet.protected = true;
      const before = shown(sheet.snapshot());
      emulator.failOnce(member, "GeneralException", member === "Range.Formulas" ? 1 : 0);
      expect(await host.insertRow(insertion)).toMatchObject({ ok: false, failure: { code: "unknown" } });
      expect(shown(sheet.snapshot())).toEqual(before);
    },
  );
});
