import { readSheet } from "../../../src/reading/read-sheet";
import { readWorkbook } from "../../../src/files/read-workbook";
import { parseA1 } from "../../../src/sheet/address";
import { cellAt, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { calculated } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { axeOn } from "../../fixtures/axe";
import { withChromium } from "../../fixtures/with-chromium";
import {
  chooseFile,
  chooseSheet,
  opened,
  leave,
  openPage,
  save,
  select,
  servedEdition,
  typeInto,
  type OpenPage,
} from "./web-page";

const SHEET = "云资源扩容";
const MADE = "江苏省省级项目预算绩效目标表";

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

function textAt(sheet: SheetSnapshot | undefined, cell: string): string | undefined {
  const at = parseA1(cell);
  return sheet && at ? cellAt(sheet, at)?.text : undefined;
}

withChromium("the tab 编制 of the web edition in Chromium", () => {
  const edition = servedEdition();

  const open = async (): Promise<OpenPage> => {
    const opening = await openPage(edition);
    await chooseSheet(opening.page, SHEET);
    await opening.page.getByRole("tab", { name: "编制", exact: true }).click();
    await opening.page.getByText("政务云资源扩容").first().waitFor();
    return opening;
  };

  test("the next form is made, filled in where it is open, saved and read again", async () => {
    const { page, troubles } = await open();
    await page.getByLabel("生成").selectOption({ label: `${MADE}（下一年度）` });
    await page.getByRole("button", { name: "由当前表生成" }).click();
    await page.getByText(`已插入工作表“${MADE}”。`).waitFor();
    await typeInto(page, "E14", "60");
    await typeInto(page, "E15", "20");
    await typeInto(page, "A3", "别的标题");
    await page.getByText("只能填写没有锁定的单元格").waitFor();

    const { bytes } = await save(page);
    const sheets = await sheetsOf(bytes);
    expect(sheets.slice(0, 2).map(({ name }) => name)).toEqual([SHEET, MADE]);
    const [, made] = sheets;
    expect([textAt(made, "E13"), textAt(made, "E14"), textAt(made, "A3")]).toEqual([
      "80",
      "60",
      "江苏省省级项目预算绩效目标表",
    ]);
    expect(made && readSheet(made).tables[0]).toMatchObject({ form: "target", year: 2024 });
    if (LIBRE_OFFICE !== null) expect((await calculated(bytes))[1]?.(12, 4)).toBe(80);

    await chooseFile(page, "新表.xlsx", bytes);
    await opened(page, "新表.xlsx");
    await page.locator("#sheet").getByText(MADE, { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("on the locked form what is pasted goes where it is open, and nowhere else", async () => {
    const { page, troubles } = await open();
    await page.getByRole("radio", { name: /绩效目标表/ }).check();
    await page.getByRole("button", { name: "插入模板" }).click();
    await page.getByText(`已插入工作表“${MADE}”。`).waitFor();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const paste = async (cell: string, pasted: string) => {
      await select(page, cell);
      await page.evaluate((words) => navigator.clipboard.writeText(words), pasted);
      await page.keyboard.press("Control+v");
    };
    const unsaved = () => page.getByText("（未保存）").waitFor();
    await save(page);
    await paste("B9", "现有设备超期服役");
    await unsaved();
    await save(page);
    await paste("E14", "60");
    await unsaved();
    const [, form] = await sheetsOf((await save(page)).bytes);
    expect([textAt(form, "B9"), textAt(form, "E14")]).toEqual(["现有设备超期服役", "60"]);
    await paste("A9", "别的标签");
    await page.getByText("只能填写没有锁定的单元格").waitFor();
    const [, after] = await sheetsOf((await save(page)).bytes);
    expect(textAt(after, "A9")).toBe("立项必要性");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a template is inserted and taken out again, and then the saved file is the opened one", async () => {
    const { page, troubles } = await open();
    const before = (await save(page)).bytes;
    await page.getByRole("radio", { name: /整体支出/ }).check();
    await page.getByRole("button", { name: "插入模板" }).click();
    const tab = page.locator("#sheet").getByText("整体支出绩效目标实现情况", { exact: true });
    await tab.waitFor();
    const inserted = await sheetsOf((await save(page)).bytes);
    expect(inserted.map(({ name }) => name)).toContain("整体支出绩效目标实现情况");
    await page.getByRole("button", { name: "撤销" }).click();
    await tab.waitFor({ state: "detached" });
    expect(Buffer.compare((await save(page)).bytes, before)).toBe(0);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("reasons are written, an indicator goes into the selected row, and axe finds nothing in the pane", async () => {
    const { page, troubles } = await open();
    await page.getByRole("button", { name: /^说明/ }).click();
    await page.getByLabel("K8 的说明").fill("采购节约，年中调减。");
    await page.getByRole("button", { name: "写入说明" }).click();
    await page.getByText("已写入 1 个单元格。").waitFor();
    await page.getByLabel("搜索指标").fill("xtzcyxl");
    await page.getByRole("list", { name: "指标库" }).getByRole("button").first().click();
    const nameBox = page.locator("#sheet input").first();
    await nameBox.fill("J15");
    await nameBox.press("Enter");
    await page.getByRole("button", { name: "填入所选行" }).click();
    await page.getByText(/已把“.*”填入 D15/).waitFor();
    const { violations } = await (await axeOn(page)).include("#pane").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const sheet = (await sheetsOf((await save(page)).bytes)).find(({ name }) => name === SHEET);
    expect(textAt(sheet, "K8")).toBe("采购节约，年中调减。");
    expect(troubles).toEqual([]);
    await leave(page);
  });
});
