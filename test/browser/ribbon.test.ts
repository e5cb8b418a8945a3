import type { Page } from "playwright-core";
import { maintenanceBook } from "../taskpane/books";
import { withChromium } from "../fixtures/with-chromium";
import { eventually, Pages, WAITING_LESS, type OpenedPage, type PaneOptions } from "./pages";
import { MANIFEST, Ribbon, ribbonOf } from "./ribbon";

jest.setTimeout(60_000);

const region = (page: Page) => page.getByRole("region", { name: "总分" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("without a shared runtime there are no buttons, and the plain pane is opened", () => {
  expect(ribbonOf(MANIFEST, false)).toEqual({ plain: "pane.html", runtime: null, controls: [] });
});

test("pane and commands share one page, and no button has another one", () => {
  const { runtime, controls, plain } = ribbonOf(MANIFEST, true);
  expect([runtime, plain]).toEqual(["pane.html", "pane.html"]);
  expect(controls.map(({ id }) => id)).toEqual([
    "Hengbiao.Open",
    "Hengbiao.Score",
    "Hengbiao.ClearMarks",
    "Hengbiao.ScoreHere",
  ]);
  for (const { does } of controls) if (does.kind === "pane") expect(does.address).toBe(runtime);
});

withChromium("the ribbon, through the whole of office.js", () => {
  let pages: Pages;
  let opened: OpenedPage[] = [];

  beforeAll(async () => {
    pages = await Pages.open();
  }, 240_000);
  afterAll(() => pages.close());
  afterEach(async () => {
    const problems = opened.flatMap((each) => each.problems);
    await Promise.all(opened.map(({ page }) => page.close()));
    opened = [];
    expect(problems).toEqual([]);
  });

  const open = async (path: string, options: PaneOptions = {}): Promise<Page> => {
    const each = await pages.page({ workbook: maintenanceBook, path, ...options });
    opened.push(each);
    return each.page;
  };
  const readings = (page: Page) => page.evaluate(() => window.emulator.counts.roundTrips);
  const isVisible = (page: Page) => page.evaluate(() => window.emulator.runtime.isVisible);

  test("评分 starts the page, shows it and scores; ten times, ten times", async () => {
    const ribbon = new Ribbon(ribbonOf(MANIFEST, true), (path) => open(path));
    await ribbon.click("Hengbiao.Score");
    await region(ribbon.pane).waitFor();
    expect(await isVisible(ribbon.pane)).toBe(true);
    const before = await readings(ribbon.pane);
    for (let time = 1; time < 10; time += 1) await ribbon.click("Hengbiao.Score");
    // Two round trips each: showing the pane, and reading the sheet.
    await eventually(() => readings(ribbon.pane), before + 2 * 9);
    expect(await region(ribbon.pane).innerText()).toContain("77.83");
  });

  test("what can be taken back, what was answered and what was set stays over 评分, from either place", async () => {
    const ribbon = new Ribbon(ribbonOf(MANIFEST, true), (path) => open(path));
    await ribbon.click("Hengbiao.Score");
    const page = ribbon.pane;
    await region(page).waitFor();
    await button(page, "写入得分").click();
    await button(page, "写入 1 格").click();
    await page.getByText("已写入 1 个得分。").waitFor();
    await page.getByRole("switch", { name: "实时评分" }).click();
    await page.getByRole("tab", { name: "编制" }).click();
    // The sheet is read first, which names its year.
    await eventually(() => page.getByLabel("年度").inputValue(), "2023");
    await page.getByLabel("年度").fill("2031");
    await ribbon.click("Hengbiao.ScoreHere");
    await ribbon.click("Hengbiao.Score");
    await ribbon.click("Hengbiao.ClearMarks");
    await page.getByText("工作簿里没有标记。").waitFor();
    expect(await page.getByRole("switch", { name: "实时评分" }).isChecked()).toBe(true);
    await page.getByRole("tab", { name: "编制" }).click();
    expect(await page.getByLabel("年度").inputValue()).toBe("2031");
    await page.getByRole("tab", { name: "评分" }).click();
    await button(page, "撤销写入").click();
    await page.getByText("已恢复 1 个单元格。").waitFor();
  });

  test("清除标记 takes the marks of an earlier session off", async () => {
    const first = await open("pane.html");
    await button(first, "评分当前工作表").click();
    await button(first, "标记到表格").click();
    const said = await first.getByText(/^已标记 \d+ 个单元格。$/).innerText();
    const marked = /\d+/.exec(said)?.[0] ?? "";
    expect(Number(marked)).toBeGreaterThan(6);
    const workbook = await first.evaluate(() => window.emulator.workbook.save());
    const ribbon = new Ribbon(ribbonOf(MANIFEST, true), (path) => open(path, { workbook }));
    await ribbon.click("Hengbiao.ClearMarks");
    await ribbon.pane.getByText(`已清除 ${marked} 个单元格的标记。`).waitFor();
    const rules = await ribbon.pane.evaluate(() =>
      window.emulator.workbook.sheets.reduce((count, sheet) => count + sheet.rules.length, 0),
    );
    expect(rules).toBe(0);
  });

  test.each([
    ["zh-CN", "没有清除标记", /正在编辑[\s\S]*表格没有改动。[\s\S]*Enter 或 Esc/],
    ["en-US", "Marks not cleared", /The sheet was not changed\./],
  ])(
    "清除标记 that fails shows why in the pane, and works the next time: %s",
    async (language, title, words) => {
      const ribbon = new Ribbon(ribbonOf(MANIFEST, true), (path) =>
        open(path, { excel: { language, waitsForTyping: false } }),
      );
      await ribbon.click("Hengbiao.Open");
      const { pane } = ribbon;
      await pane.getByRole("toolbar").waitFor();
      await pane.evaluate(() => window.emulator.startTyping());
      await ribbon.click("Hengbiao.ClearMarks");
      await pane.getByRole("heading", { name: title }).waitFor();
      expect(await pane.getByRole("alert").innerText()).toMatch(words);
      await pane.evaluate(() => window.emulator.stopTyping());
      await ribbon.click("Hengbiao.ClearMarks");
      await pane.getByRole("heading", { name: title }).waitFor({ state: "detached" });
    },
  );

  test("打开 shows the page that is there", async () => {
    const ribbon = new Ribbon(ribbonOf(MANIFEST, true), (path) => open(path));
    await ribbon.click("Hengbiao.Score");
    await region(ribbon.pane).waitFor();
    await ribbon.click("Hengbiao.Open");
    expect(await region(ribbon.pane).innerText()).toContain("77.83");
  });

  test("the stand-in replaces the page where a button names another address, as Excel does", async () => {
    const manifest = MANIFEST.replace(
      /(<bt:Url id="Pane\.Url"[^>]*>)/,
      '$1<bt:Url id="Other.Url" DefaultValue="https://localhost:3000/pane.html?start=score"/>',
    ).replace('<SourceLocation resid="Pane.Url"/>', '<SourceLocation resid="Other.Url"/>');
    const ribbon = new Ribbon(ribbonOf(manifest, true), (path) => open(path));
    await ribbon.click("Hengbiao.Score");
    await region(ribbon.pane).waitFor();
    await ribbon.click("Hengbiao.Open");
    expect(await region(ribbon.pane).count()).toBe(0);
  });

  test("the pane opens with the workbook where that was chosen, and is kept with it", async () => {
    const page = await open("pane.html");
    await button(page, "更多操作").click();
    await page.getByRole("menuitem", { name: "随工作簿打开" }).click();
    await page.getByText("下次打开本工作簿时，窗格会一起打开。").waitFor();
    expect(await page.evaluate(() => window.emulator.runtime.startsWithWorkbook)).toBe(true);
  });

  test("where the runtime cannot be shared, the pane works without commands", async () => {
    const page = await open("pane.html", { excel: { sharedRuntime: false } });
    await button(page, "评分当前工作表").click();
    await region(page).waitFor();
    await button(page, "更多操作").click();
    expect(await page.getByRole("menuitem", { name: "随工作簿打开" }).count()).toBe(0);
  });

  test("an Office that does not answer is told after some seconds, and the pane still opens when it does", async () => {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const opening = open("pane.html", {
      before: WAITING_LESS,
      holds: { file: /excel-win32-16\.01\.js/, until },
    });
    const page = await opening;
    await page.getByRole("heading", { name: "Office 没有回答" }).waitFor({ timeout: 20_000 });
    release();
    await button(page, "评分当前工作表").waitFor();
  });
});
