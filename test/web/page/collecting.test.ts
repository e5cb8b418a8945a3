import { unzipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { readFile, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { readWorkbook } from "../../../src/files/read-workbook";
import { ROOT } from "../../cli/built-command-line";
import { axeOn } from "../../fixtures/axe";
import { withChromium } from "../../fixtures/with-chromium";
import { openPage, servedEdition } from "./web-page";

const EXAMPLES = ["示例.xlsx", "项目支出绩效自评表.xlsx", "绩效目标表.xlsx"];

withChromium("the tab 汇总 in the web edition", () => {
  const edition = servedEdition();

  test("reads chosen files, shows a file's findings, and saves the workbook of the roll-up", async () => {
    const { page, troubles } = await openPage(edition);
    await page.getByRole("tab", { name: "汇总", exact: true }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "选择文件…" }).click(),
    ]);
    await chooser.setFiles([
      ...EXAMPLES.map((name) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: readFileSync(join(ROOT, "examples", name)),
      })),
      { name: "残缺.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") },
    ]);
    await page.getByText(/文件 4 个，表 \d+ 张/).waitFor();
    const search = page.getByRole("searchbox", { name: "按项目、单位、文件查找" });
    await search.fill("残缺");
    await page.getByText("残缺.xlsx").waitFor();
    await search.fill("云资源扩容");
    await page
      .getByRole("button", { name: /云资源扩容/ })
      .first()
      .click();
    await page
      .getByRole("heading", { name: /云资源扩容/ })
      .first()
      .waitFor();
    const axe = await (await axeOn(page)).include("#pane").analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole("button", { name: "返回" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "存为工作簿" }).click(),
    ]);
    const reading = await readWorkbook(await promisify(readFile)(await download.path()));
    expect(reading.kind === "read" && reading.sheets.map(({ name }) => name)).toContain("总览");
    // The list of what is due, and the forms that go out to it.
    const list = await writeXlsx({
      sheets: [
        {
          name: "清单",
          rows: [
            ["项目名称", "单位"],
            ["桥梁检测", "养护大队"],
            ["", "规划处"],
          ],
        },
      ],
    });
    const [listChooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "选择项目清单…" }).click(),
    ]);
    await listChooser.setFiles({
      name: "清单.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(list),
    });
    await page.getByText("下发：按清单做预填好的表").click();
    await page.getByLabel("年度（清单没有时）").fill("2026");
    expect((await (await axeOn(page)).include("#pane").analyze()).violations.map(({ id }) => id)).toEqual([]);
    const [archive] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "做成文件（.zip）" }).click(),
    ]);
    await page.getByText("做好 1 份，清单 1 个项目。").waitFor();
    expect(archive.suggestedFilename()).toBe("下发-1.zip");
    const forms = unzipSync(await promisify(readFile)(await archive.path()));
    expect(Object.keys(forms)).toEqual(["下发清单-1.xlsx", "桥梁检测-养护大队.xlsx"]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
