import { readWorkbook } from "../../../src/files/read-workbook";
import { withChromium } from "../../fixtures/with-chromium";
import { chooseSheet, goTo, type OpenPage, leave, openPage, save, servedEdition } from "./web-page";

const SHEET = "云资源扩容";
const MADE = "江苏省省级项目预算绩效目标表";

withChromium("sheets in the web edition", () => {
  const edition = servedEdition();

  const withInserted = async (): Promise<OpenPage> => {
    const opening = await openPage(edition);
    const { page } = opening;
    await chooseSheet(page, SHEET);
    await page.getByRole("tab", { name: "编制", exact: true }).click();
    await page.getByRole("radio", { name: /绩效目标表/ }).check();
    await page.getByRole("button", { name: "插入模板" }).click();
    await page.getByText(`已插入工作表“${MADE}”。`).waitFor();
    return opening;
  };
  const tabIn = ({ page }: OpenPage, name: string) => page.locator("#sheet").getByText(name, { exact: true });
  /** Whether the name in a tab is there to be typed over, as its colour tells a person. */
  const isOffered = ({ page }: OpenPage, name: string): Promise<boolean> =>
    page
      .waitForFunction(
        (whole) => {
          const edited = document.querySelector("#sheet span[contenteditable='true']");
          const selection = getSelection();
          return edited?.contains(selection?.anchorNode ?? null) === true && selection?.toString() === whole;
        },
        name,
        { timeout: 2_000 },
      )
      .then(
        () => true,
        () => false,
      );
  /** Renames a sheet by a double click on its tab, again where the spreadsheet was too busy to take two clicks for one. */
  const rename = async (opening: OpenPage, name: string, wanted: string): Promise<void> => {
    const edited = opening.page.locator("#sheet span[contenteditable='true']");
    let offered = false;
    for (let attempt = 0; attempt < 10 && !offered; attempt += 1) {
      if ((await edited.count()) === 0) await tabIn(opening, name).dblclick();
      offered = await isOffered(opening, name);
    }
    expect(offered).toBe(true);
    await opening.page.keyboard.type(wanted);
    await opening.page.keyboard.press("Enter");
  };
  const named = async ({ page }: OpenPage) => {
    const reading = await readWorkbook((await save(page)).bytes);
    return reading.kind === "read" ? reading.sheets.map(({ name }) => name) : [];
  };
  const ended = async ({ page, troubles }: OpenPage) => {
    expect(troubles).toEqual([]);
    await leave(page);
  };

  test("one that was inserted is renamed by a double click, not to what Excel refuses, and the file has the name", async () => {
    const opening = await withInserted();
    const { page } = opening;
    await rename(opening, MADE, "2025年目标");
    await tabIn(opening, "2025年目标").waitFor();
    await rename(opening, "2025年目标", "History");
    await page.locator("#message").getByText("工作表没有改名").waitFor();
    await tabIn(opening, "2025年目标").waitFor();
    const names = await named(opening);
    expect(names.slice(0, 2)).toEqual([SHEET, "2025年目标"]);
    expect(names).not.toContain(MADE);
    expect(opening.troubles).toEqual([]);
    // The bar is left with the refused name in it.
    await page.close();
  });

  test("one that was inserted is deleted by its menu, and comes back with Ctrl+Z", async () => {
    const opening = await withInserted();
    const { page } = opening;
    const before = await named(opening);
    await tabIn(opening, MADE).click({ button: "right" });
    await page.getByText("删除", { exact: true }).click();
    await page.getByRole("button", { name: "确定", exact: true }).click();
    await tabIn(opening, MADE).waitFor({ state: "detached" });
    expect(await named(opening)).toEqual(before.filter((name) => name !== MADE));
    await goTo(page, "B20");
    await page.keyboard.press("Control+z");
    await tabIn(opening, MADE).waitFor();
    expect(await named(opening)).toEqual(before);
    await ended(opening);
  });

  test("those of the file are neither renamed nor deleted, and the page says why", async () => {
    const opening = await withInserted();
    const { page } = opening;
    const message = page.locator("#message").getByText("只有打开之后由衡表插入的工作表");
    const before = await named(opening);
    await tabIn(opening, SHEET).dblclick();
    await message.waitFor();
    await page.locator("#dismiss").click();
    for (const item of ["删除", "重命名"]) {
      await tabIn(opening, SHEET).click({ button: "right" });
      await page.getByText(item, { exact: true }).click();
      await message.waitFor();
      await page.locator("#dismiss").click();
    }
    expect(await named(opening)).toEqual(before);
    await ended(opening);
  });
});
