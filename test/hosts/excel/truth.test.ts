import { excelSoFar, openExcel } from "../../../src/hosts/excel/open-excel";
import { ExcelEmulator } from "../../emulator/excel-emulator";
import { loadClient } from "../../emulator/load-client";
import { EmulatedWorkbook } from "../../emulator/workbook";
import { at, sheetOf, shown, valueOf } from "../contract";
import { openBench } from "./bench";

const self = sheetOf("自评表", { A1: "项目支出绩效自评表", C3: 9.66 });
const write = { sheet: "自评表", writes: [{ cell: at("C3"), value: 9.7 }] };
const mark = { sheet: "自评表", writes: [], marks: [{ cell: at("C3"), kind: "error" }] } as const;
const insertion = {
  sheet: "自评表",
  row: 2,
  merges: [],
  formulas: [],
  writes: [{ cell: at("A3"), value: "新增指标" }],
};

test("a refusal is called protection only where a sheet is protected", async () => {
  const { host, emulator, protect } = await openBench([self]);
  valueOf(await host.readSheets("all"));
  emulator.failOnce("Range.Formulas", "AccessDenied", 1);
  expect(await host.apply([write])).toEqual({ ok: false, failure: { code: "access-denied" } });
  protect("自评表", "财政");
  expect(await host.apply([write])).toEqual({
    ok: false,
    failure: { code: "protected", sheets: ["自评表"] },
  });
});

test("a person's own rule that got the id of a mark stays", async () => {
  const { host, workbook } = await openBench([self], { habits: { reusesIds: true } });
  valueOf(await host.apply([mark]));
  // Another page of the add-in clears the marks, and a person makes a rule.
  workbook.sheet("自评表").rules = [];
  workbook.addRule("自评表", [{ top: 0, left: 0, bottom: 9, right: 9 }], "Custom", "=$C3>9");
  valueOf(await host.apply([mark]));
  expect(workbook.sheet("自评表").rules.map(({ formula }) => formula)).toEqual([
    '="衡表 hengbiao error"<>""',
    "=$C3>9",
  ]);
});

test("a sheet that could not be locked again is named, with what came of the rest", async () => {
  const { host, workbook, emulator } = await openBench([{ ...self, protected: true }]);
  emulator.fail("WorksheetProtection.Protect", "AccessDenied", 0, Infinity);
  expect(await host.insertRow(insertion)).toMatchObject({
    ok: false,
    failure: { code: "left-unprotected", sheets: ["自评表"], cause: { code: "access-denied" } },
  });
  expect(shown(workbook.sheet("自评表").snapshot())).toEqual(shown(self));
});

test("formats that reach far beyond the values cost one full reading, then only the values", async () => {
  const { host, workbook, emulator, edit } = await openBench([self]);
  workbook.sheet("自评表").painted.push({ top: 0, left: 0, bottom: 3_000, right: 40 });
  valueOf(await host.readSheets("active"));
  const whole = emulator.counts.largestResponse;
  emulator.resetCounts();
  edit("自评表", at("D4"), 5);
  const { sheets } = valueOf(await host.readSheets("active"));
  expect(sheets.map(shown)).toMatchObject([{ cells: { C3: { value: 9.66 }, D4: { value: 5 } } }]);
  expect(emulator.counts.roundTrips).toBe(1);
  expect(emulator.counts.largestResponse).toBeLessThan(whole / 20);
  edit("自评表", at("B400"), 7);
  expect(valueOf(await host.readSheets("active")).sheets.map(shown)).toMatchObject([
    { cells: { B400: { value: 7 } } },
  ]);
});

test.each([
  [undefined, true, "dark"],
  [undefined, false, "light"],
  ["#FFFFFF", true, "light"],
])("a theme of %s with a system that is dark (%s) is %s", async (color, dark, theme) => {
  const { Excel, Office } = loadClient(new ExcelEmulator(new EmulatedWorkbook([self])));
  const { displayLanguage, requirements } = Office.context;
  const context = { displayLanguage, requirements };
  const themed = color === undefined ? context : { ...context, officeTheme: { bodyBackgroundColor: color } };
  const host = valueOf(
    await openExcel({
      Excel,
      Office: { ...Office, context: themed },
      matchMedia: () => Object.assign(new EventTarget(), { matches: dark }),
    }),
  );
  expect(host.theme.now()).toBe(theme);
});

test("a theme that changes while the pane is open is followed: the system's at once, Excel's on coming back", async () => {
  const { Excel, Office } = loadClient(new ExcelEmulator(new EmulatedWorkbook([self])));
  const { displayLanguage, requirements } = Office.context;
  const system = Object.assign(new EventTarget(), { matches: false });
  const page = new EventTarget();
  const context = { displayLanguage, requirements, officeTheme: { bodyBackgroundColor: "" } };
  const { theme } = valueOf(
    await openExcel({
      Excel,
      Office: { ...Office, context },
      matchMedia: () => system,
      addEventListener: (type, listener) => page.addEventListener(type, listener),
      removeEventListener: (type, listener) => page.removeEventListener(type, listener),
    }),
  );
  const seen: string[] = [];
  const end = theme.watch(() => seen.push(theme.now()));
  system.matches = true;
  system.dispatchEvent(new Event("change"));
  context.officeTheme.bodyBackgroundColor = "#FFFFFF";
  page.dispatchEvent(new Event("focus"));
  context.officeTheme.bodyBackgroundColor = "#262626";
  page.dispatchEvent(new Event("focus"));
  expect(seen).toEqual(["dark", "light", "dark"]);
  end();
  page.dispatchEvent(new Event("focus"));
  system.dispatchEvent(new Event("change"));
  expect(seen).toHaveLength(3);
});

test.each([
  ["?_host_Info=Excel$Win32$16.01$en-US$telemetry$isDialog$$0", "en-US"],
  ["?_host_Info=Excel%7CWeb%7C16.00%7Cde-DE%7Cabc", "de-DE"],
  ["?_host_Info=Excel$Win32", "zh-CN"],
  ["", "zh-CN"],
])("before Office is ready, the language of a page at %s is %s", (search, language) => {
  const soFar = excelSoFar({ location: { search }, navigator: { language: "zh-CN" } });
  expect(soFar).toMatchObject({ language, savesFiles: "perhaps" });
  expect(soFar.theme.now()).toBe("light");
});

test("an Office that does not answer is reported after a while, and opens once it does", async () => {
  const { Excel, Office } = loadClient(new ExcelEmulator(new EmulatedWorkbook([self])));
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const onReady = async () => {
    await answered;
    return { host: "Excel" };
  };
  const opened = await openExcel(
    { Excel, Office: { ...Office, onReady } },
    { startPatience: 5, onNoAnswer: answer },
  );
  expect(opened.ok).toBe(true);
});

describe("rows that cut off a text", () => {
  const long = "部分群众对公开频次有意见，已改为按月公开并在门户网站设置专栏。";
  const low = { ...sheetOf("自评表", { A1: "项目支出绩效自评表", B3: long, B5: long }), protected: true };
  const lowBench = async () => {
    const bench = await openBench([low, sheetOf("另一张", {})]);
    const sheet = bench.workbook.sheet("自评表");
    sheet.wrapped.push({ top: 0, left: 0, bottom: 9, right: 9 });
    sheet.rowHeights.set(4, 90.1);
    sheet.columnWidths.set(1, 100).set(0, 300);
    const [snapshot = low] = valueOf(await bench.host.readSheets("active")).sheets;
    if (!bench.host.rowHeights) throw new Error("Excel keeps heights of rows");
    return { ...bench, sheet, snapshot, heights: bench.host.rowHeights };
  };

  test("become higher in spite of a protection without a password, and have their heights back", async () => {
    const { sheet, snapshot, heights } = await lowBench();
    const fitted = valueOf(await heights.fit(snapshot));
    expect(fitted).toEqual({ sheet: "自评表", rows: [{ row: 2, before: 15, after: 61 }] });
    expect([sheet.rowHeights.get(2), sheet.protected]).toEqual([61, true]);
    expect(valueOf(await heights.fit(snapshot)).rows).toEqual([]);
    valueOf(await heights.setBack(fitted));
    expect([sheet.rowHeights.get(2), sheet.protected]).toEqual([15, true]);
  });

  test("are not set back where a person has changed them since", async () => {
    const { sheet, snapshot, heights } = await lowBench();
    const fitted = valueOf(await heights.fit(snapshot));
    sheet.rowHeights.set(2, 40);
    valueOf(await heights.setBack(fitted));
    expect(sheet.rowHeights.get(2)).toBe(40);
  });

  test("stay where a password guards the sheet, or the sheet is gone, which is said", async () => {
    const { sheet, snapshot, heights, protect, deleteSheet } = await lowBench();
    protect("自评表", "财政");
    expect(await heights.fit(snapshot)).toEqual({
      ok: false,
      failure: { code: "protected", sheets: ["自评表"] },
    });
    expect(sheet.rowHeights.get(2)).toBeUndefined();
    deleteSheet("自评表");
    expect(await heights.fit(snapshot)).toMatchObject({ ok: false, failure: { code: "sheet-deleted" } });
  });

  test.each([
    ["nothing was done where Excel refused", 0, undefined],
    ["they are higher where Excel did it and does not say how high", 1, 61],
  ])("after a failure: %s", async (_what, skip, height) => {
    const { emulator, sheet, snapshot, heights } = await lowBench();
    sheet.protected = false;
    emulator.failOnce("RangeFormat.RowHeight", "GeneralException", skip);
    const fitted = await heights.fit(snapshot);
    expect(fitted.ok && fitted.value.rows.map(({ after }) => after)).toEqual(height ? [height] : false);
    expect(sheet.rowHeights.get(2)).toBe(height);
  });
});
