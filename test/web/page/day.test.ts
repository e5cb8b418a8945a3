import type { Page } from "playwright-core";
import { withChromium } from "../../fixtures/with-chromium";
import {
  chooseFile,
  chooseSheet,
  goTo,
  nameBoxShows,
  opened,
  openPage,
  save,
  score,
  servedEdition,
  typeInto,
} from "./web-page";

jest.setTimeout(180_000);

const TARGET = "江苏省省级项目预算绩效目标表";
const MONITORING = "项目支出绩效目标运行监控表";
const SELF = "项目支出绩效自评表";

withChromium("a day with the web edition in Chromium", () => {
  const edition = servedEdition();
  const pane = (page: Page) => page.locator("#pane");
  const button = (page: Page, name: string) => pane(page).getByRole("button", { name, exact: true });

  const fill = async (page: Page, cells: Readonly<Record<string, string>>) => {
    for (const [cell, text] of Object.entries(cells)) await typeInto(page, cell, text);
  };

  /** The next form of the sheet in front, on a sheet of its own. */
  const makeNext = async (page: Page, form: string) => {
    await pane(page).getByLabel("生成").selectOption({ label: form });
    await button(page, "由当前表生成").click();
    await pane(page).getByText(`已插入工作表“${form}”。`).waitFor();
  };

  test("from Jiangsu's target form to a clean self-evaluation, then its review, saved and opened again", async () => {
    const { page, troubles } = await openPage(edition);
    await pane(page).getByRole("tab", { name: "编制", exact: true }).click();
    await pane(page)
      .getByRole("radio", { name: /江苏省/ })
      .check();
    await pane(page).getByLabel("每个二级指标的行数").fill("1");
    await pane(page).getByLabel("年度", { exact: true }).fill("2026");
    await button(page, "插入模板").click();
    await pane(page).getByText(`已插入工作表“${TARGET}”。`).waitFor();
    const keys = await page.context().newCDPSession(page);
    await goTo(page, "B5");
    for (const text of ["s", "sh", "shui"])
      await keys.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await keys.send("Input.insertText", { text: "水质监测" });
    await page.keyboard.press("Enter");
    await nameBoxShows(page, (shown) => shown !== "B5");
    await fill(page, { E5: "省生态环境厅", B8: "省监测中心", E14: "100", B26: "全年监测 12 次" });
    await fill(page, { C39: "监测次数", E39: "≥12次", C44: "问题整改率", E44: "≥90%" });
    await fill(page, { C47: "群众满意度", E47: "≥90%" });

    await makeNext(page, MONITORING);
    await fill(page, { E8: "60", E14: "8次" });
    await makeNext(page, SELF);
    await fill(page, { E9: "1000000", F9: "980000", F13: "全年监测 14 次。" });
    await fill(page, { F15: "14次", G15: "50", F16: "95%", G16: "30", F17: "85%", G17: "10" });
    await goTo(page, "H15");
    await page.keyboard.press("Delete");
    await button(page, "补全").click();
    await pane(page).getByText("已写入 1 个单元格。").waitFor();
    await button(page, "说明").click();
    await pane(page)
      .getByRole("textbox", { name: "I17 的说明" })
      .fill("部分群众对公开频次有意见，已改为按月公开。");
    await button(page, "写入说明").click();
    await pane(page).getByText("没有要写的说明").first().waitFor();
    await pane(page).getByRole("tab", { name: "评分", exact: true }).click();
    await score(page);
    await pane(page).getByText("未发现问题").waitFor();
    await pane(page).locator(".total-computed", { hasText: "99.24" }).waitFor();

    await chooseSheet(page, "云资源扩容");
    await score(page);
    await pane(page).locator(".table-name", { hasText: "政务云资源扩容" }).waitFor();
    const choices = pane(page).getByRole("list", { name: "问题" }).getByRole("combobox");
    await choices.nth(0).selectOption({ label: "采纳" });
    await choices.nth(1).selectOption({ label: "不采纳" });
    await pane(page).getByRole("textbox", { name: /理由/ }).fill("附有文件说明");
    await page.keyboard.press("Enter");
    await choices.nth(2).selectOption({ label: "待核实" });
    for (const [paper, sheet] of [
      ["审核意见", "审核意见 政务云资源扩容"],
      ["复核底稿", "政务云资源扩容"],
    ] as const) {
      await button(page, paper).click();
      await pane(page).getByRole("menuitem", { name: "新工作表" }).click();
      await pane(page).getByText(`已插入工作表“${sheet}”。`).waitFor();
      await chooseSheet(page, "云资源扩容");
    }

    const { bytes } = await save(page);
    await chooseFile(page, "复核.xlsx", bytes);
    await opened(page, "复核.xlsx");
    await pane(page).getByText("工作簿里有 3 条复核决定").waitFor();
    await score(page);
    const kept = await choices.evaluateAll((all) =>
      all.slice(0, 3).map((each) => (each instanceof HTMLSelectElement ? each.value : "")),
    );
    expect(kept).toEqual(["accepted", "rejected", "open"]);
    for (const sheet of [TARGET, MONITORING, SELF, "审核意见 政务云资源扩容"])
      expect(await page.locator("#sheet").getByText(sheet, { exact: true }).count()).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
