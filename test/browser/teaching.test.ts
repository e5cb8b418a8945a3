import type { Locator, Page } from "playwright-core";
import { laidOutRows } from "../fixtures/department-form";
import { axeOn } from "../fixtures/axe";
import { withChromium } from "../fixtures/with-chromium";
import { eventually, Pages, type OpenedPage, type PaneOptions } from "./pages";

const HEADER = "未完成原因分析及改进措施";
/** Two columns that nobody knows, one of them of numbers. */
const ROWS = [
  ["项目支出绩效自评表"],
  ["项目名称", "河道巡查"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "折合系数", "得分", HEADER],
  ["产出指标", "数量指标", "巡查次数", "≥300次", "310次", "50", "1", "50", ""],
  ["效益指标", "社会效益指标", "投诉次数", "≤3次", "1次", "50", "1", "50", ""],
  ["合计", "", "", "", "", "100", "", "100", ""],
];
const UNKNOWN = [
  ["考核情况"],
  ["考核项", "目标", "结果", "满分值", "打出的分"],
  ["巡查", "≥300", "310", "50", "50"],
  ["投诉", "≤3", "1", "50", "50"],
];

const expectRole = (choice: Locator, role: string) =>
  eventually(
    () =>
      choice.evaluate((select) =>
        select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.text ?? "") : "",
      ),
    role,
  );

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

withChromium("列对照 in Chromium", () => {
  let pages: Pages;
  let opened: OpenedPage[] = [];

  beforeAll(async () => {
    pages = await Pages.open();
  });

  afterAll(async () => {
    await pages.close();
  });

  afterEach(async () => {
    const problems = opened.flatMap((each) => each.problems);
    await Promise.all(opened.map(({ page }) => page.close()));
    opened = [];
    expect(problems).toEqual([]);
  });

  const open = async (rows: readonly (readonly string[])[], options: PaneOptions = {}): Promise<Page> => {
    const each = await pages.page({ workbook: [laidOutRows("自评表", rows)], ...options });
    opened.push(each);
    return each.page;
  };

  const violations = async (page: Page) =>
    (await (await axeOn(page)).analyze()).violations.map(({ id, nodes }) => [id, nodes.length]);

  const widthOf = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test.each([
    { language: "zh-CN", width: 350 },
    { language: "zh-CN", width: 270 },
    { language: "en-US", width: 350 },
    { language: "en-US", width: 270 },
  ])(
    "offered from what was not understood, read at once, taken back: $language at $width px",
    async ({ language, width }) => {
      const isChinese = language === "zh-CN";
      const page = await open(ROWS, { excel: { language }, size: { width, height: 700 } });
      await button(page, isChinese ? "评分当前工作表" : "Score this sheet").click();
      await page.getByText("折合系数").first().waitFor();
      await button(page, isChinese ? "列对照" : "Columns")
        .first()
        .click();
      const region = page.getByRole("region", { name: isChinese ? /列对照/ : /Columns of/ });
      const choice = region.getByLabel(/折合系数/);
      await choice.waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await widthOf(page)).toBe(0);
      if (process.env["PICTURES"]) {
        await choice.scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${process.env["PICTURES"]}/roles-${language}-${width}.png` });
      }
      await choice.selectOption("completionRate");
      await page.getByRole("region", { name: isChinese ? "总分" : "Total" }).waitFor();
      await page.locator(".banner-warning").filter({ hasText: "折合系数" }).waitFor({ state: "detached" });
      await button(page, isChinese ? "恢复自动识别" : "Read as before").click();
      await page.locator(".banner-warning").filter({ hasText: "折合系数" }).waitFor();
    },
  );

  test("a sheet without a known header is taught by keyboard alone", async () => {
    const page = await open(UNKNOWN);
    await button(page, "评分当前工作表").click();
    await page.getByRole("heading", { name: "没有找到绩效表" }).waitFor();
    await button(page, "列对照").focus();
    await page.keyboard.press("Enter");
    const region = page.getByRole("region", { name: /列对照/ });
    await region.waitFor();
    for (const [label, role] of [
      ["考核项", "指标名称"],
      ["目标", "指标值"],
      ["结果", "完成值"],
      ["满分值", "分值"],
      ["打出的分", "得分"],
    ] as const) {
      const choice = region.getByLabel(new RegExp(`^[A-Z] ${label}`));
      await choice.focus();
      const steps = await choice.evaluate((select, wanted) => {
        if (!(select instanceof HTMLSelectElement)) return 0;
        return [...select.options].findIndex(({ text }) => text === wanted) - select.selectedIndex;
      }, role);
      const key = steps < 0 ? "ArrowUp" : "ArrowDown";
      for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(key);
      await expectRole(choice, role);
      expect(await choice.evaluate((select) => document.activeElement === select)).toBe(true);
    }
    await page.getByRole("table", { name: "指标" }).waitFor();
    expect(await page.getByRole("table", { name: "指标" }).innerText()).toContain("巡查");
    await page.getByRole("region", { name: "总分" }).getByText("100.00").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await region.getByLabel("表样名称").fill("市局考核表");
    await region.getByRole("button", { name: "记住这个表样" }).click();
    await region.getByText("已记住“市局考核表”。").waitFor();
    await region.getByRole("button", { name: "导出 市局考核表" }).waitFor();
    await region.getByRole("button", { name: "用当前表填写 市局考核表" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(0);
    if (process.env["PICTURES"]) {
      await region.getByText("已记住“市局考核表”。").scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env["PICTURES"]}/remember.png` });
    }
    await page.getByRole("tab", { name: "规则" }).click();
    await page.getByText("已记住的表样（1）").waitFor();
  });
});
