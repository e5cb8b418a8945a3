import type { Area } from "../../src/sheet/address";
import { at, sheetOf } from "../hosts/contract";
import { ExcelEmulator, type EmulatorOptions } from "./excel-emulator";
import { installExcel } from "./install";
import { loadClient } from "./load-client";
import { EmulatedWorkbook } from "./workbook";

const self = sheetOf("自评表", {
  A1: "项目支出绩效自评表",
  B2: { value: 0.5, text: "50.00%", numberFormat: "0.00%" },
  C2: { value: 1, text: "1", formula: "B2*2" },
});

function opened(options: EmulatorOptions = {}) {
  const workbook = new EmulatedWorkbook([self, sheetOf("附表", { A1: 1 })]);
  const emulator = new ExcelEmulator(workbook, options);
  const { Excel: client } = loadClient(emulator);
  return { workbook, emulator, client };
}

/** Runs one batch on the first sheet; what it loads is there when it is read. */
function onSheet<Result>(
  client: typeof Excel,
  ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => () => Result,
): Promise<Result> {
  return client.run(async (context) => {
    const read = ask(context.workbook.worksheets.getItem("自评表"), context);
    await context.sync();
    return read();
  });
}

const nothing = () => undefined;

describe("the rules of the real client hold", () => {
  test("a property that was not loaded cannot be read", async () => {
    const { client } = opened();
    const reading = onSheet(client, (sheet) => {
      const range = sheet.getRange("A1");
      range.load("values");
      return () => range.text;
    });
    await expect(reading).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });

  test("a property cannot be read before the sync that brings it", async () => {
    const { client } = opened();
    const reading = onSheet(client, (sheet) => {
      const range = sheet.getRange("A1");
      range.load("values");
      return [range.values].map(() => nothing)[0] ?? nothing;
    });
    await expect(reading).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });

  test("what came before an error is there, what would come after is not", async () => {
    const { client } = opened();
    await client.run(async (context) => {
      const first = context.workbook.worksheets.getItem("自评表").getRange("A1");
      first.load("values");
      context.workbook.worksheets.getItem("没有").load("name");
      const last = context.workbook.worksheets.getItem("附表").getRange("A1");
      last.load("values");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
      expect(first.values).toEqual([["项目支出绩效自评表"]]);
      expect(() => last.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    });
  });

  test.each(["1.12", "1.13"])("a call above the declared set fails: ExcelApi %s", async (level) => {
    const { client } = opened({ level });
    const asking = onSheet(client, (sheet) => {
      const merged = sheet.getRange("A1:C9").getMergedAreasOrNullObject();
      merged.load("cellCount");
      return () => merged.isNullObject;
    });
    if (level === "1.13") expect(await asking).toBe(true);
    else await expect(asking).rejects.toMatchObject({ code: "ApiNotFound" });
  });

  test("a range can be used after a sync, is released after the run, and that is no round trip of the add-in", async () => {
    const { client, emulator } = opened();
    await client.run(async (context) => {
      const range = context.workbook.worksheets.getItem("自评表").getRange("A1:C9");
      await context.sync();
      const row = range.getRow(1);
      row.load("values");
      await context.sync();
      expect(row.values).toEqual([["", 0.5, 1]]);
      expect(emulator.references.size).toBeGreaterThan(0);
    });
    // The client's own request is on its way before this one.
    await onSheet(client, (sheet) => {
      sheet.load("name");
      return () => sheet.name;
    });
    expect(emulator.references.size).toBe(0);
    expect(emulator.counts).toMatchObject({ roundTrips: 3, cleanUps: 1 });
  });

  test("a write of more than 1,500 cells, which the client splits, arrives whole", async () => {
    const { client, workbook, emulator } = opened();
    const values = Array.from({ length: 1_000 }, (_, row) => [row, row + 0.5]);
    await onSheet(client, (sheet) => {
      sheet.getRange("E1:F1000").values = values;
      return nothing;
    });
    expect(workbook.sheet("自评表").at(at("F1000"))).toEqual({ value: 999.5, text: "999.5" });
    expect(emulator.counts.roundTrips).toBe(1);
  });
});

describe("what is not emulated is refused aloud", () => {
  test.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["a method", (sheet) => sheet.getRange("A1").clear()],
    ["a property to read", (sheet) => void sheet.getRange("A1").load("width")],
    ["a property to set", (sheet) => void (sheet.tabColor = "#FF0000")],
    ["a property that leads on", (sheet) => void sheet.charts.load("items/name")],
    ["everything at once", (sheet) => void sheet.getRange("A1").load()],
  ])("%s", async (_, use) => {
    const { client } = opened();
    const using = onSheet(client, (sheet) => {
      use(sheet);
      return nothing;
    });
    await expect(using).rejects.toMatchObject({
      code: "ApiNotFound",
      message: expect.stringContaining("EMULATOR"),
    });
  });

  test("a formula whose result is not known, and a number format", () => {
    const { workbook } = opened();
    const sheet = workbook.sheet("自评表");
    expect(() => sheet.type(at("D1"), "=AVERAGE(A1:A9)")).toThrow("EMULATOR");
    sheet.numberFormats.set(3, "yyyy-mm-dd");
    expect(() => sheet.type(at("D1"), 45_000)).toThrow("EMULATOR");
  });
});

describe("the limits of Excel hold", () => {
  const pairs = (count: number): Area[] =>
    Array.from({ length: count }, (_, top) => ({ top, left: 0, bottom: top, right: 1 }));

  test.each([
    [512, true],
    [513, false],
  ])("%d merged areas in a range", async (count, isListed) => {
    const { client, workbook } = opened();
    workbook.sheet("自评表").merges = pairs(count);
    const listing = onSheet(client, (sheet) => {
      const merged = sheet.getUsedRange(false).getMergedAreasOrNullObject();
      merged.load("areas/items/rowIndex");
      return () => merged.areas.items.length;
    });
    if (isListed) expect(await listing).toBe(count);
    else await expect(listing).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  test("only merged areas whose top left cell lies in the range are listed", async () => {
    const { client, workbook } = opened();
    workbook.sheet("自评表").merges = [{ top: 0, left: 0, bottom: 4, right: 0 }];
    const listed = await onSheet(client, (sheet) => {
      const below = sheet.getRange("A2:C9").getMergedAreasOrNullObject();
      below.load("cellCount");
      return () => below.isNullObject;
    });
    expect(listed).toBe(true);
  });

  test("5 MB a request and a response, in bytes", async () => {
    const { client } = opened();
    const long = "绩".repeat(1_750_000);
    const writing = onSheet(client, (sheet) => {
      sheet.getRange("A1").values = [[long]];
      return nothing;
    });
    await expect(writing).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    const { client: other, workbook } = opened();
    workbook.sheet("自评表").type(at("A1"), long);
    const reading = onSheet(other, (sheet) => {
      const range = sheet.getRange("A1");
      range.load("values");
      return () => range.values;
    });
    await expect(reading).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  });

  test("more than 5 million cells come without values, and without an error", async () => {
    const { client } = opened();
    const values = await onSheet(client, (sheet) => {
      const range = sheet.getRange("A1:E1000001");
      range.load("values");
      return (): unknown => range.values;
    });
    expect(values).toBeNull();
  });

  test("an address list of 8,192 characters is refused", async () => {
    const { client } = opened();
    const areas = (address: string) =>
      onSheet(client, (sheet) => {
        const ranges = sheet.getRanges(address);
        ranges.load("cellCount");
        return () => ranges.cellCount;
      });
    expect(await areas("A1,B2,C3")).toBe(3);
    await expect(areas(Array.from({ length: 2_100 }, () => "A10").join(","))).rejects.toMatchObject({
      code: "InvalidArgument",
    });
  });

  test("a protected sheet refuses values and rules", async () => {
    const { client, workbook } = opened();
    workbook.sheet("自评表").protected = true;
    for (const change of [
      (sheet: Excel.Worksheet) => void (sheet.getRange("A1").values = [[1]]),
      (sheet: Excel.Worksheet) => void sheet.getRange("A1").conditionalFormats.add("Custom"),
    ]) {
      const changing = onSheet(client, (sheet) => {
        change(sheet);
        return nothing;
      });
      await expect(changing).rejects.toMatchObject({ code: "AccessDenied" });
    }
  });

  test("a null object leads only to null objects, and cannot be changed", async () => {
    const { client } = opened();
    const isNull = await onSheet(client, (_, context) => {
      const range = context.workbook.worksheets.getItemOrNullObject("没有").getRange("A1");
      range.load("values");
      return () => range.isNullObject;
    });
    expect(isNull).toBe(true);
    const changing = onSheet(client, (_, context) => {
      context.workbook.worksheets.getItemOrNullObject("没有").getRange("A1").values = [[1]];
      return nothing;
    });
    await expect(changing).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});

test("a workbook that is saved and opened again keeps everything but its ids", () => {
  const { workbook } = opened();
  workbook.addRule("自评表", [{ top: 0, left: 0, bottom: 0, right: 0 }], "Custom", "=TRUE");
  workbook.settings.set("hengbiao.profile", "{}");
  workbook.sheet("附表").visibility = "VeryHidden";
  const again = EmulatedWorkbook.open(workbook.save());
  expect(again.save()).toEqual(workbook.save());
  expect(again.sheets.map(({ id }) => id)).not.toEqual(workbook.sheets.map(({ id }) => id));
  expect(again.sheet("自评表").rules[0]?.id).not.toBe(workbook.sheet("自评表").rules[0]?.id);
});

test("a page is made to believe that it is opened in Excel for Windows", async () => {
  const page = { external: {} };
  const first = installExcel(page, [self], { level: "1.13", language: "en-US" });
  expect(page).toMatchObject({ _richApiNativeBridge: first.bridge });
  const { GetHostInfo, GetContext } = first.external();
  expect(page.external).toEqual(expect.objectContaining({ GetHostInfo: expect.any(Function) }));
  expect([GetHostInfo(), GetContext().GetSupportedMatrix()]).toEqual([
    "Excel$Win32$16.01$en-US$$$disableLogging$0",
    expect.stringContaining('"ExcelApi":"1.13"'),
  ]);
  const again = installExcel(page, first.workbook.save());
  const name = await onSheet(loadClient(again).Excel, (sheet) => {
    sheet.load("name");
    return () => sheet.name;
  });
  expect(name).toBe("自评表");
});
