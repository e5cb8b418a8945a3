import type { Page } from "playwright-core";
import { withChromium } from "../../fixtures/with-chromium";
import * as day from "./day-of-work";
import {
  chooseFile,
  chooseSheet,
  entered,
  goTo,
  opened,
  openPage,
  save,
  score,
  servedEdition,
  typeInto,
} from "./web-page";

jest.setTimeout(180_000);

withChromium("a day with the web edition in Chromium", () => {
  const edition = servedEdition();
  const pane = (page: Page) => page.locator("#pane");
  const button = (page: Page, name: string) => pane(page).getByRole("button", { name, exact: true });

  /** The next form of the sheet in front, on a sheet of its own. */
  const makeNext = async (page: Page, form: string) => {
    await pane(page).getByLabel("生成").selectOption({ label: form });
    await button(page, "由当前表生成").click();
    await pane(page).getByText(`已插入工作表“${form}”。`).waitFor();
  };

  test("from Jiangsu's target form to a clean self-evaluation, then its review, saved and opened again", async () => {
    const { page, troubles } = await openPage(edition);
    const type = (cell: string, text: string) => typeInto(page, cell, text);
    await pane(page).getByRole("tab", { name: "编制", exact: true }).click();
    await pane(page)
      .getByRole("radio", { name: /江苏省/ })
      .check();
    await pane(page).getByLabel("每个二级指标的行数").fill("1");
    await pane(page).getByLabel("年度", { exact: true }).fill("2026");
    await button(page, "插入模板").click();
    await pane(page).getByText(`已插入工作表“${day.TARGET}”。`).waitFor();
    await goTo(page, day.NAME_CELL);
    await day.composeName(page);
    await page.keyboard.press("Enter");
    await entered(page, day.NAME_CELL);
    await day.fillIn(day.ON_TARGET, type);

    await makeNext(page, day.MONITORING);
    await day.fillIn(day.ON_MONITORING, type);
    await makeNext(page, day.SELF);
    await day.fillIn(day.ON_SELF, type);
    await goTo(page, "H15");
    await page.keyboard.press("Delete");
    await button(page, "补全").click();
    await pane(page).getByText("已写入 1 个单元格。").waitFor();
    await button(page, "说明").click();
    await pane(page).getByRole("textbox", { name: "I17 的说明" }).fill(day.REASON);
    await button(page, "写入说明").click();
    await pane(page).getByText("没有要写的说明").first().waitFor();
    await pane(page).getByRole("tab", { name: "评分", exact: true }).click();
    await score(page);
    await day.cleanlyScored(page);

    await chooseSheet(page, "云资源扩容");
    await score(page);
    await pane(page).locator(".table-name", { hasText: "政务云资源扩容" }).waitFor();
    const choices = pane(page).getByRole("list", { name: "问题" }).getByRole("combobox");
    for (const [at, label] of day.DECISIONS.entries()) {
      await choices.nth(at).selectOption({ label });
      if (label !== "不采纳") continue;
      await pane(page).getByRole("textbox", { name: /理由/ }).fill(day.NOT_ACCEPTED_FOR);
      await page.keyboard.press("Enter");
    }
    for (const [paper, sheet] of [day.OPINION, day.WORK_PAPER]) {
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
    expect(await day.madeSheets(page)).toEqual([true, true, true, true]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
