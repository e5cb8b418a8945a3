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
