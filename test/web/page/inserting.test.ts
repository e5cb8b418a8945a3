import type { Page } from "playwright-core";
import { build } from "../../../src/building/build";
import { NO_DATA } from "../../../src/building/form-data";
import { readWorkbook } from "../../../src/files/read-workbook";
import { writeSheets } from "../../../src/files/xlsx/write-xlsx";
import { formSpec } from "../../../src/forms/registry";
import { readSheet } from "../../../src/reading/read-sheet";
import type { Table } from "../../../src/reading/table";
import { a1 } from "../../../src/sheet/address";
import type { SheetSnapshot } from "../../../src/sheet/snapshot";
import { OPTIONS } from "../../fixtures/built";
import { calculated } from "../../fixtures/libreoffice";
import { schemaFaults } from "../../fixtures/open-xml";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { withChromium } from "../../fixtures/with-chromium";
import { chooseSheet, drawnSheet, leave, openPage, save, servedEdition, typeInto } from "./web-page";

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

async function tableOf(bytes: Uint8Array, sheet: string): Promise<Table> {
  const found = (await sheetsOf(bytes)).find(({ name }) => name === sheet);
  const [table] = found ? readSheet(found).tables : [];
  if (!table) throw new Error(`there is no table on ${sheet}`);
  return table;
}

/** The formulas that LibreOffice works out otherwise than the file says. */
async function differences(bytes: Uint8Array): Promise<readonly string[]> {
  const [sheets, theirs] = [await sheetsOf(bytes), await calculated(bytes)];
  return sheets.flatMap(({ name, origin, rows }, index) =>
    rows.flatMap((line, row) =>
      line.flatMap((cell, column) => {
        if (cell?.formula === undefined) return [];
        const at = { row: origin.row + row, column: origin.column + column };
        const other = theirs[index]?.(at.row, at.column);
        const isNear =
          typeof other === "number" && typeof cell.value === "number" && Math.abs(other - cell.value) < 1e-9;
        return isNear || other === cell.value ? [] : [`${name} ${a1(at)}: ${cell.text}, ${String(other)}`];
      }),
    ),
  );
}

/** Puts 系统正常运行率 of the library into a new row; gives its number. */
async function insertRow(page: Page): Promise<number> {
  await page.getByRole("tab", { name: "编制", exact: true }).click();
  // Chosen by hand, the class counts before that of the row that is selected.
  await page.getByLabel("一级指标", { exact: true }).selectOption("效益指标");
  await page.getByLabel("二级指标", { exact: true }).selectOption("可持续影响指标");
  await page.getByLabel("搜索指标").fill("xtzcyxl");
  await page
    .getByRole("list", { name: "指标库" })
    .getByRole("button", { name: /^系统正常运行率/ })
    .first()
    .click();
  await page.getByRole("button", { name: "作为新行" }).click();
  const said = page.getByText(/已插入第 \d+ 行“系统正常运行率”/);
  await said.waitFor();
  return Number(/第 (\d+) 行/.exec(await said.innerText())?.[1]);
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await page.getByText(/已撤销插入，第 \d+ 行已删除/).waitFor();
}

/** A locked form of ours that computes, with an indicator in each of five classes. */
async function computingForm(): Promise<Uint8Array> {
  const indicators = [
    ["产出指标", "数量指标", "监控企业"],
    ["产出指标", "质量指标", "达标率"],
    ["效益指标", "社会效益指标", "知晓度"],
    ["效益指标", "可持续影响指标", "运维制度健全"],
    ["满意度指标", "服务对象满意度指标", "使用部门满意度"],
  ].map(([level1 = "", level2 = "", name = ""]) => ({ level1, level2, name, weight: "15" }));
  const form = formSpec("project-self-evaluation");
  return writeSheets([
    build(form, { ...NO_DATA, year: 2025, indicators }, { ...OPTIONS, sheetName: "自评表" }),
  ]);
}

withChromium("a row put into the sheet of the web edition in Chromium", () => {
  const edition = servedEdition();

  test("it is there and in the saved file, what was typed before stays, and it can be taken out again", async () => {
    const { page, troubles } = await openPage(edition);
    const sheet = "云资源扩容";
    await chooseSheet(page, sheet);
    const before = await tableOf((await save(page)).bytes, sheet);
    await typeInto(page, "J15", "8");
    const row = await insertRow(page);
    const inPane = await page.evaluate(() => document.activeElement?.closest("#pane") !== null);
    expect(inPane).toBe(true);
    const { bytes } = await save(page);
    const now = await tableOf(bytes, sheet);
    expect(now.indicators.map(({ name }) => name.text)).toEqual([
      ...before.indicators.slice(0, 6).map(({ name }) => name.text),
      "系统正常运行率",
      ...before.indicators.slice(6).map(({ name }) => name.text),
    ]);
    expect(now.indicators[6]).toMatchObject({
      level2: { text: "可持续影响指标" },
      name: { cell: { row: row - 1 } },
    });
    expect(now.indicators[1]?.score?.text).toBe("8");
    expect(await schemaFaults(bytes)).toEqual([]);
    // What the spreadsheet itself could take back would be at another place by now.
    await drawnSheet(page).click({ position: { x: 300, y: 300 } });
    await page.keyboard.press("Control+z");
    await takeBack(page);
    const after = await tableOf((await save(page)).bytes, sheet);
    expect(after.indicators.map(({ score }) => score?.text)).toEqual(
      before.indicators.map(({ score }, index) => (index === 1 ? "8" : score?.text)),
    );
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a locked form stays locked, counts the new row and comes to what LibreOffice comes to", async () => {
    const { page, troubles } = await openPage(edition, {
      file: { name: "自评.xlsx", bytes: await computingForm() },
    });
    const row = await insertRow(page);
    await typeInto(page, `I${row}`, "7");
    await typeInto(page, "D15", "别的标签");
    await page.getByText("只能填写没有锁定的单元格").waitFor();
    const { bytes } = await save(page);
    const table = await tableOf(bytes, "自评表");
    expect(table.indicators.map(({ weight }) => weight?.text)).toEqual(["15", "15", "15", "15", "7", "15"]);
    expect(table.total?.weight?.text).toBe("92");
    expect(await schemaFaults(bytes)).toEqual([]);
    if (LIBRE_OFFICE !== null) expect(await differences(bytes)).toEqual([]);
    expect(troubles).toEqual([]);
    await leave(page);
  });
});
