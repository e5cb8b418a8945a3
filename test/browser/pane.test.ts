import { readXlsx } from "hucre/xlsx";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { reportSchema } from "../../src/report/report-schema";
import { a1, parseA1, type CellAddress } from "../../src/sheet/address";
import type { SavedWorkbook } from "../emulator/workbook";
import {
  bookOf,
  cleanBook,
  departmentBook,
  incompleteBook,
  maintenanceBook,
  notesBook,
  partlyReadBook,
  protectedBook,
  stackedBook,
} from "../taskpane/books";
import { sampled } from "../fixtures/sweeps";
import { axeOn } from "../fixtures/axe";
import { withChromium } from "../fixtures/with-chromium";
import { Pages, WAITING_LESS, eventually, type OpenedPage, type PaneOptions } from "./pages";

jest.setTimeout(60_000);

const SHEET = "07 信息化系统运维";

/** The pane on a screen of an office, and on a low one. */
const OFFICE = { width: 350, height: 700 };
const LOW = { width: 350, height: 378 };

/** Longer than the echoes of a write may come, by the page's own clock. */
const ECHOES_MS = 4_000;

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const findings = (page: Page) => page.getByRole("list", { name: "问题" }).getByRole("listitem");
const region = (page: Page) => page.getByRole("region", { name: "总分" });

function at(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new Error(`${name} is no cell`);
  return address;
}

const text = (page: Page, cell: string, sheet = SHEET) =>
  page.evaluate(([name, address]) => window.emulator.workbook.sheet(name).at(address)?.text ?? "", [
    sheet,
    at(cell),
  ] as const);

const edit = (page: Page, cell: string, value: number, sheet = SHEET) =>
  page.evaluate(([name, address, typed]) => window.emulator.edit(name, address, typed), [
    sheet,
    at(cell),
    value,
  ] as const);

const marks = (page: Page) =>
  page.evaluate(() => window.emulator.workbook.sheets.reduce((count, { rules }) => count + rules.length, 0));

const selected = async (page: Page): Promise<string> => {
  const { sheet, area } = await page.evaluate(() => {
    const { sheet: chosen, area: place } = window.emulator.workbook.selection;
    return { sheet: chosen.name, area: place };
  });
  return `${sheet}!${a1({ row: area.top, column: area.left })}`;
};

const roundTrips = (page: Page) => page.evaluate(() => window.emulator.counts.roundTrips);

withChromium("the pane in Chromium, through the whole of office.js", () => {
  let pages: Pages;
  let opened: OpenedPage[] = [];

  beforeAll(async () => {
    pages = await Pages.open();
  }, 240_000);

  afterAll(async () => {
    await pages.close();
  });

  afterEach(async () => {
    const problems = opened.flatMap((each) => each.problems);
    await Promise.all(opened.map(({ page }) => page.close()));
    opened = [];
    expect(problems).toEqual([]);
  });

  const open = async (options: PaneOptions = {}): Promise<Page> => {
    const each = await pages.page({ workbook: maintenanceBook, ...options });
    opened.push(each);
    return each.page;
  };

  const scored = async (options: PaneOptions = {}): Promise<Page> => {
    const page = await open(options);
    await button(page, "评分当前工作表").click();
    await region(page).waitFor();
    return page;
  };

  // The low pane of a small screen counts in the tests of what findings propose, below.
  describe.each(sampled([OFFICE, LOW], 2))("at $width × $height", (size) => {
    test("scores: the total with its grade beside the reported one, findings worst first, every indicator", async () => {
      const page = await scored({ size });
      expect(await region(page).innerText()).toMatch(/77\.83[\s\S]*中[\s\S]*自评 99\.66[\s\S]*差 −21\.83/);
      const severities = await findings(page)
        .getByRole("img")
        .evaluateAll((icons) => icons.map((icon) => icon.getAttribute("aria-label")));
      expect(severities).toEqual(["错误", "错误", "提醒", "提醒", "错误", "错误", "提示"]);
      const table = page.getByRole("table", { name: "指标" });
      expect(await table.getByRole("row", { name: /运维费用/ }).innerText()).toMatch(/20\.00\s+0/);
      await button(page, "运维费用 的计算说明").click();
      expect(await table.innerText()).toContain("(223.5 − 60)÷60");
    });

    test("a finding's cell selects it on the sheet and stays marked in the list", async () => {
      const page = await scored({ size });
      await findings(page).getByRole("button", { name: "J18", exact: true }).click();
      await eventually(() => selected(page), `${SHEET}!J18`);
      expect(await findings(page).and(page.locator("[aria-current]")).innerText()).toContain("J18");
    });

    test("marks what was found on the sheet and takes the marks off again", async () => {
      const page = await scored({ size });
      await button(page, "标记到表格").click();
      await page.getByText("已标记 8 个单元格。").waitFor();
      expect(await marks(page)).toBeGreaterThan(0);
      await button(page, "清除标记").click();
      await page.getByText("已清除 8 个单元格的标记。").waitFor();
      expect(await marks(page)).toBe(0);
    });

    test("shows reported beside computed before it writes, writes what was chosen, and takes it back", async () => {
      const page = await scored({ size });
      await button(page, "写入得分").click();
      const dialog = page.getByRole("dialog", { name: "写入得分" });
      expect(await dialog.innerText()).toContain("另有 1 格空白");
      await dialog.getByRole("checkbox", { name: /运维费用/ }).check();
      expect(await dialog.getByRole("row", { name: /合计/ }).innerText()).toMatch(/99\.66\s+79\.66/);
      await dialog.getByRole("checkbox", { name: /合计/ }).check();
      await button(page, "写入 3 格").click();
      await page.getByText("已写入 3 个得分。").waitFor();
      expect([await text(page, "J15"), await text(page, "J18"), await text(page, "J21")]).toEqual([
        "10",
        "0.00",
        "79.66",
      ]);
      expect(await text(page, "J8")).toBe("9.66");

      await button(page, "撤销写入").click();
      await page.getByText("已恢复 3 个单元格。").waitFor();
      expect([await text(page, "J15"), await text(page, "J18"), await text(page, "J21")]).toEqual([
        "",
        "20.00",
        "99.66",
      ]);
    });
  });

  test("marks of an earlier session are taken off after saving and reopening, a person's own formats stay", async () => {
    const first = await scored();
    await first.evaluate((sheet) => {
      const area = { top: 0, left: 0, bottom: 0, right: 0 };
      window.emulator.workbook.addRule(sheet, [area], "Custom", "=A1>5");
    }, SHEET);
    await button(first, "标记到表格").click();
    await first.getByText("已标记 8 个单元格。").waitFor();
    const saved: SavedWorkbook = await first.evaluate(() => window.emulator.workbook.save());

    const again = await open({ workbook: saved });
    expect(await marks(again)).toBeGreaterThan(1);
    await button(again, "清除标记").click();
    await again.getByText("已清除 8 个单元格的标记。").waitFor();
    expect(await marks(again)).toBe(1);
  });

  test("an edit makes the result stale until it is scored again; nothing is written or marked meanwhile", async () => {
    const page = await scored();
    await edit(page, "H18", 60);
    await page.getByText("表格已修改").waitFor();
    expect(await button(page, "写入得分").getAttribute("aria-disabled")).toBe("true");
    expect(await button(page, "标记到表格").getAttribute("aria-disabled")).toBe("true");
    await button(page, "重新评分").click();
    await region(page).getByText("97.83", { exact: true }).waitFor();
    expect(await page.getByText("表格已修改").count()).toBe(0);
  });

  test("with 实时评分 every edit is scored by itself, also after the workbook was reopened", async () => {
    const page = await scored();
    await page.getByRole("switch", { name: "实时评分" }).check();
    await edit(page, "H18", 60);
    await region(page).getByText("97.83", { exact: true }).waitFor();
    const kept = () => page.evaluate(() => window.emulator.workbook.xmlParts.size);
    await eventually(kept, 1);
    const saved: SavedWorkbook = await page.evaluate(() => window.emulator.workbook.save());
    const again = await open({ workbook: saved });
    await eventually(() => again.getByRole("switch", { name: "实时评分" }).isChecked(), true);
  });

  test("the workbook is a list, worst first, sorted by a click; a table opens and leads back", async () => {
    const page = await open({ workbook: departmentBook });
    await button(page, "评分整个工作簿").click();
    const list = page.getByRole("table", { name: "表格清单" });
    const names = () =>
      list.locator("tbody th button").evaluateAll((cells) => cells.map((cell) => cell.textContent));
    await eventually(names, ["基层人员业务培训", "信息化系统运维", "环境监测设备购置"]);
    await list.getByRole("button", { name: "得分" }).click();
    await eventually(names, ["基层人员业务培训", "信息化系统运维", "环境监测设备购置"]);
    await list.getByRole("button", { name: "环境监测设备购置" }).click();
    await region(page).getByText("99.71", { exact: true }).first().waitFor();
    await page.getByText("未发现问题").waitFor();
    await button(page, "返回清单").click();
    await list.waitFor();
    await page.getByText("未读取的内容 1").click();
    expect(await page.getByText(/“填报说明”/).innerText()).toContain("没有找到绩效表的表头");
  });

  test("a long list is searched and filtered, keeps its place, and is gone through by key; the sheet follows", async () => {
    const page = await open({ workbook: bookOf(30) });
    await button(page, "评分整个工作簿").click();
    const list = page.getByRole("table", { name: "表格清单" });
    const lines = () => list.locator("tbody tr").count();
    await eventually(lines, 30);
    await page.getByText(/平均 [\d.]+ 分 · 优 10/).waitFor();
    await page.getByRole("searchbox", { name: "查找项目或工作表" }).fill("培训");
    await eventually(lines, 10);
    await page.getByText("显示 10 张，共 30 张").waitFor();
    await page.getByRole("combobox", { name: "全部等级" }).selectOption("优");
    await page.getByText("没有符合筛选条件的表格。").waitFor();
    await button(page, "显示全部").click();
    await page.getByRole("combobox", { name: "全部检查项" }).selectOption("direction-suspect");
    await eventually(lines, 10);
    await list
      .getByRole("row", { name: /项目 018/ })
      .getByRole("button")
      .click();
    await region(page).waitFor();
    await eventually(() => selected(page), "项目 018!A1");
    await page.keyboard.press("Alt+PageDown");
    await eventually(() => selected(page), "项目 021!A1");
    await button(page, "下一个问题（Alt+↓）").click();
    await eventually(() => selected(page), "项目 021!K8");
    await page.keyboard.press("Alt+ArrowDown");
    await eventually(() => selected(page), "项目 021!J14");
    await page.keyboard.press("Alt+ArrowUp");
    await eventually(() => selected(page), "项目 021!K8");
    await button(page, "返回清单").click();
    await eventually(
      () =>
        page.evaluate(() => document.activeElement?.closest("tr")?.textContent.includes("项目 021") ?? false),
      true,
    );
    expect(await lines()).toBe(10);
  });

  test("once a sheet was scored the pane speaks of the sheet in front; one without a form is said", async () => {
    const page = await open({ workbook: departmentBook });
    const show = (sheet: string) => page.evaluate((name) => window.emulator.activate(name), sheet);
    const named = (project: string) => page.locator(".table-name", { hasText: project }).waitFor();
    await show("07 信息化系统运维");
    await button(page, "评分当前工作表").click();
    await named("信息化系统运维");
    await show("12 业务培训");
    await named("基层人员业务培训");
    await show(departmentBook[0]?.name ?? "");
    await page.getByText(/中没有绩效表，以上是“12 业务培训”的结果。/).waitFor();
    await show("07 信息化系统运维");
    await named("信息化系统运维");
    await eventually(() => page.getByText(/中没有绩效表/).count(), 0);
  });

  test("of two forms on a sheet one is picked", async () => {
    const page = await scored({ workbook: stackedBook });
    const picker = page.getByRole("combobox", { name: "选择表格" });
    await picker.selectOption({ index: 1 });
    await region(page).getByText("99.71", { exact: true }).first().waitFor();
    // Marks are put on the whole sheet, and the count says so where the table in view is not all of it.
    await page.getByText("未发现问题").waitFor();
    expect(await button(page, "标记到表格").innerText()).toMatch(/整张 \d+ 格/);
  });

  test("findings are counted, filtered by severity and, when they are many, put together by check", async () => {
    const page = await scored({ workbook: departmentBook.slice(3) });
    await button(page, "逐条列出").click();
    const all = await findings(page).count();
    const filter = page.getByRole("group", { name: "按严重程度筛选" });
    await filter.getByRole("button", { name: /错误/ }).click();
    const errors = await findings(page).count();
    expect(await filter.getByRole("button", { name: /错误/ }).innerText()).toMatch(/^错误\s8$/);
    expect([errors, all]).toEqual([8, 11]);
    await page.getByRole("heading", { name: "问题 11" }).waitFor();
    await filter.getByRole("button", { name: /提醒/ }).click();
    expect(await filter.getByRole("button", { name: /提醒/ }).innerText()).toMatch(/^提醒\s3$/);
    expect(await findings(page).count()).toBe(3);
    await filter.getByRole("button", { name: /提醒/ }).click();
    await button(page, "同类合并").click();
    expect(await findings(page).count()).toBe(8);
    await page.getByRole("button", { name: "未完成指标未写原因（2 处：K14、K17）" }).click();
    await eventually(() => findings(page).getByRole("listitem").count(), 2);
  });

  describe.each(sampled([LOW, OFFICE], 2))("what findings propose, at $width × $height", (size) => {
    test("is one click, marked as changed, scored again and taken back", async () => {
      const page = await scored({ size });
      await button(page, "标记到表格").click();
      await page.getByText("已标记 8 个单元格。").waitFor();
      const marksBefore = await marks(page);
      await button(page, "改为 7.88").click();
      await page.getByText("已改 1 个单元格，表中以绿色标出。").waitFor();
      await eventually(() => text(page, "J8"), "7.88");
      await eventually(() => button(page, "改为 7.88").count(), 0);
      expect(await marks(page)).toBe(marksBefore + 1);
      await button(page, "撤销").click();
      await page.getByText("已恢复 1 个单元格。").waitFor();
      expect(await text(page, "J8")).toBe("9.66");
      expect(await marks(page)).toBe(marksBefore);
    });

    test("is shown old beside new before several are written together, the total with them, and one undo takes all back", async () => {
      const page = await scored({ size });
      await button(page, "一并改 3 处…").click();
      const dialog = page.getByRole("dialog", { name: "按检查结果修改" });
      expect(await dialog.getByRole("row", { name: /预算执行得分计算有误/ }).innerText()).toMatch(
        /J8\s+9\.66\s+7\.88/,
      );
      expect(await dialog.getByRole("row", { name: /J21/ }).innerText()).toMatch(/99\.66\s+97\.83/);
      await dialog.getByRole("checkbox", { name: /J16/ }).uncheck();
      expect(await dialog.getByRole("row", { name: /J21/ }).innerText()).toMatch(/99\.66\s+97\.88/);
      await button(page, "改 3 处").click();
      await page.getByText("已改 3 个单元格，表中以绿色标出。").waitFor();
      const cells = () => Promise.all(["J8", "J15", "J16", "J21"].map((cell) => text(page, cell)));
      expect(await cells()).toEqual(["7.88", "10", "10", "97.88"]);
      await button(page, "撤销").click();
      await page.getByText("已恢复 3 个单元格。").waitFor();
      expect(await cells()).toEqual(["9.66", "", "10", "99.66"]);
      expect(await marks(page)).toBe(0);
    });
  });

  test("a department's workbook of 100 sheets takes two round trips to score, one to mark, one to write", async () => {
    const page = await open({ workbook: bookOf(100), apart: true });
    await page.getByText("数据不离开本机。").waitFor();
    await eventually(() => roundTrips(page), await roundTrips(page));
    await page.clock.install();
    const counted = async (act: () => Promise<void>): Promise<number> => {
      const before = await roundTrips(page);
      await act();
      return (await roundTrips(page)) - before;
    };
    expect(
      await counted(async () => {
        await button(page, "评分整个工作簿").click();
        await page.getByText("共 100 张表").waitFor();
      }),
    ).toBe(2);
    expect(
      await counted(async () => {
        await button(page, "标记到表格").click();
        await page.getByText(/已标记 \d+ 个单元格。/).waitFor();
      }),
    ).toBe(1);
    expect(
      await counted(async () => {
        await button(page, "写入得分").click();
        await page
          .getByRole("dialog")
          .getByRole("button", { name: /^写入 \d+ 格$/ })
          .click();
        await page.getByText(/已写入 \d+ 个得分。/).waitFor();
        // Echoes of the write may come for a while; they must not be read again one by one.
        await page.clock.runFor(ECHOES_MS);
      }),
      // One to write, two to read again what now stands in the cells, and two for the marks, which follow.
    ).toBe(5);
  });

  describe("states", () => {
    test("start: what it does, what to click, that data stays", async () => {
      const page = await open();
      await page.getByText("逐项复算绩效自评表的得分").waitFor();
      expect(await button(page, "写入得分").getAttribute("aria-disabled")).toBe("true");
    });

    test("reading: progress with the sheet's name and 取消; the old result stays, and stays after cancelling", async () => {
      const page = await open({ workbook: bookOf(3) });
      await button(page, "评分整个工作簿").click();
      await page.getByText("共 3 张表").waitFor();
      await page.evaluate(WAITING_LESS);
      await page.evaluate(() => window.emulator.startTyping());
      await button(page, "评分整个工作簿").click();
      await button(page, "取消").waitFor();
      expect(await page.getByText("共 3 张表").isVisible()).toBe(true);
      await page.getByText("Excel 在等待").waitFor();
      await button(page, "取消").click();
      await page.evaluate(() => window.emulator.stopTyping());
      await eventually(() => button(page, "取消").count(), 0);
      expect(await page.getByText("共 3 张表").isVisible()).toBe(true);
      expect(await page.getByRole("alert").count()).toBe(0);
    });

    test("nothing found: which sheets were looked at, and what was missing", async () => {
      const page = await open({ workbook: notesBook });
      await button(page, "评分当前工作表").click();
      await page.getByText("没有找到绩效表", { exact: true }).waitFor();
      expect(await page.getByText(/“填报说明”/).innerText()).toContain("一级指标");
      await button(page, "插入模板").click();
      expect(await page.getByRole("tab", { name: "编制" }).getAttribute("aria-selected")).toBe("true");
    });

    test("partly read: how many rows could not be placed, with their cells, and all of them below", async () => {
      const page = await scored({ workbook: partlyReadBook });
      const banner = page.locator(".partly-read");
      expect(await banner.innerText()).toMatch(
        /^1 行有内容对不上表中任何一栏，没有读取：\s*L17\s*M17\s*N17\s*列对照\s*$/,
      );
      await banner.getByRole("button", { name: "N17" }).click();
      await eventually(() => selected(page), `${SHEET}!N17`);
      await page.getByText("未读取的内容 1").click();
      await page.getByText("L17:N17 共 3 个单元格的内容").waitFor();
    });

    test("clean: the total and 未发现问题", async () => {
      const page = await scored({ workbook: cleanBook });
      await page.getByText("未发现问题").waitFor();
      expect(await button(page, "标记到表格").getAttribute("aria-disabled")).toBe("true");
    });

    test("not read whole: says so, names what is missing, gives no total and no all-clear", async () => {
      const page = await scored({ workbook: incompleteBook });
      await page.getByText("本表没有读全，不计总分。").waitFor();
      expect(await page.getByText("未发现问题").count()).toBe(0);
      expect(await page.locator("body").innerText()).toContain("没有找到 完成值");
      expect(await page.getByRole("button", { name: /改为/ }).count()).toBe(0);
    });

    test("protected: scores, says once when it is unlocked for a write, and marks", async () => {
      const page = await scored({ workbook: protectedBook });
      await page.getByText(`工作表“${SHEET}”受保护：没有密码的，标记和写入时解锁`).waitFor();
      await button(page, "标记到表格").click();
      await page.getByText(/已标记 \d+ 个单元格/).waitFor();
    });

    test("error: what happened, that nothing was changed, what to do, and the details for a report", async () => {
      const page = await scored();
      await page.evaluate(() =>
        window.emulator.failOnce("ConditionalFormatCollection.Add", "GeneralException"),
      );
      await button(page, "标记到表格").click();
      const alert = page.getByRole("alert");
      expect(await alert.innerText()).toMatch(/没有标记[\s\S]*表格没有改动。[\s\S]*请保存工作簿/);
      await alert.getByRole("button", { name: "复制详情" }).click();
      await page.getByText("已复制。").waitFor();
      const details = await page.evaluate(() => navigator.clipboard.readText());
      expect(details).toMatch(/^hengbiao\nmarking\nunknown\nGeneralException/);
    });

    test("a sheet deleted meanwhile is said, and the rest goes on", async () => {
      const page = await open({ workbook: departmentBook });
      await page.evaluate(() => {
        const { workbook } = window.emulator;
        workbook.active = workbook.sheet("03 设备购置");
      });
      await button(page, "评分当前工作表").click();
      await region(page).waitFor();
      await page.evaluate(() => window.emulator.workbook.deleteSheet("03 设备购置"));
      await button(page, "清除标记").click();
      await page.getByText("工作簿里没有标记。").waitFor();
    });

    test.each(["1.12", "1.4"])("Excel with ExcelApi %s gets one clear page", async (level) => {
      const page = await open({ excel: { level } });
      await page.getByRole("heading", { name: "这里不能使用衡表" }).waitFor();
      expect(await page.getByText("ExcelApi 1.13").count()).toBe(1);
      expect(await page.getByRole("button").count()).toBe(0);
    });

    test("no Excel at all gets the same page", async () => {
      const page = await open({ withoutExcel: true });
      await page.getByRole("heading", { name: "这里不能使用衡表" }).waitFor();
    });
  });

  describe("⋯ at the end of the action bar", () => {
    const menu = async (page: Page) => {
      await button(page, "更多操作").click();
      return page.getByRole("menu", { name: "更多操作" });
    };
    const item = (page: Page, name: string) => page.getByRole("menuitem", { name, exact: true });

    test("holds 清除标记, 撤销写入 and the exports, each usable when there is something to do", async () => {
      const page = await open();
      const items = (await menu(page)).getByRole("menuitem");
      expect(await items.allInnerTexts()).toEqual([
        "清除标记",
        "撤销写入",
        "加高放不下文字的行",
        "导出文本",
        "导出 JSON",
        "随工作簿打开",
      ]);
      const disabled = () => items.evaluateAll((all) => all.map((one) => one.getAttribute("aria-disabled")));
      expect(await disabled()).toEqual(["false", "true", "true", "true", "true", "false"]);
      await page.keyboard.press("Escape");
      await button(page, "评分当前工作表").click();
      await region(page).waitFor();
      await menu(page);
      expect(await disabled()).toEqual(["false", "true", "false", "false", "false", "false"]);
    });

    test("takes marks and scores back like the buttons beside it", async () => {
      const page = await scored();
      await button(page, "标记到表格").click();
      await page.getByText("已标记 8 个单元格。").waitFor();
      await menu(page);
      await item(page, "清除标记").click();
      await page.getByText("已清除 8 个单元格的标记。").waitFor();
      await button(page, "写入得分").click();
      await button(page, "写入 1 格").click();
      await page.getByText("已写入 1 个得分。").waitFor();
      await menu(page);
      await item(page, "撤销写入").click();
      await page.getByText("已恢复 1 个单元格。").waitFor();
      expect(await text(page, "J15")).toBe("");
    });

    test("复核底稿 in the bar becomes a sheet, which can be taken out again", async () => {
      const page = await scored();
      await button(page, "复核底稿").click();
      await item(page, "新工作表").click();
      await page.getByText("已插入工作表“复核底稿 信息化系统运维”。").waitFor();
      await button(page, "撤销").click();
      await page.getByText("已撤销插入，工作表“复核底稿 信息化系统运维”已删除。").waitFor();
    });

    test("复核底稿 in the bar saves a workbook with the paper of the table in view", async () => {
      const page = await scored();
      const download = page.waitForEvent("download");
      await button(page, "复核底稿").click();
      await item(page, "存为 Excel 文件").click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("复核底稿 信息化系统运维.xlsx");
      const paper = await readXlsx(readFileSync(await file.path()));
      expect(paper.sheets.map(({ name }) => name)).toEqual(["复核底稿 信息化系统运维"]);
      expect(paper.sheets[0]?.rows[0]?.[0]).toBe("绩效自评复核工作底稿（2023年度）");
      await page.getByText("已生成“复核底稿 信息化系统运维.xlsx”。").waitFor();
    });

    test("the exports copy the report, which may be saved as a file then", async () => {
      const page = await scored();
      await menu(page);
      await item(page, "导出 JSON").click();
      await page.getByText("已复制。").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const report: unknown = JSON.parse(copied);
      expect(reportSchema.parse(report).files[0]?.tables[0]?.computed.total).toBe(77.83);
      const json = page.waitForEvent("download");
      await button(page, "存为文件").click();
      expect(readFileSync(await (await json).path(), "utf8")).toBe(copied);
      await menu(page);
      await item(page, "导出文本").click();
      const asText = page.waitForEvent("download");
      await button(page, "存为文件").click();
      expect((await asText).suggestedFilename()).toBe("衡表报告 信息化系统运维.txt");
      await button(page, "复制").click();
      await page.getByText("已复制。").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("复核 77.83 中");
    });

    test("is gone through with the arrows, left with Esc, and closed by a click elsewhere", async () => {
      const page = await scored();
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await button(page, "更多操作").focus();
      await page.keyboard.press("ArrowUp");
      await eventually(focused, "清除标记");
      await page.keyboard.press("ArrowUp");
      expect(await focused()).toBe("随工作簿打开");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      expect(await focused()).toBe("撤销写入");
      await page.keyboard.press("Escape");
      expect(await page.getByRole("menu").count()).toBe(0);
      await menu(page);
      await region(page).click();
      await eventually(() => page.getByRole("menu").count(), 0);
    });
  });

  test("a dialog that goes away because the sheet was edited leaves the pane usable", async () => {
    const page = await scored();
    await page.getByRole("switch", { name: "实时评分" }).check();
    await button(page, "写入得分").click();
    await page.getByRole("dialog").waitFor();
    await edit(page, "H18", 60);
    await eventually(() => page.getByRole("dialog").count(), 0);
    await region(page).getByText("97.83", { exact: true }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent), "写入得分4 格");
    await button(page, "标记到表格").click();
    await page.getByText(/已标记 \d 个单元格。/).waitFor();
  });

  describe("older web views", () => {
    test("one of 2020 runs the pane: nothing newer than ES2020 is taken for granted", async () => {
      const page = await scored({
        before: `for (const [owner, names] of [
          [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
          [String.prototype, ["at", "replaceAll", "isWellFormed", "toWellFormed"]],
          [Object, ["hasOwn", "groupBy"]],
          [Promise, ["any", "withResolvers"]],
          [globalThis, ["structuredClone"]],
        ]) for (const name of names) delete owner[name];`,
      });
      await page.getByRole("tab", { name: "规则" }).click();
      await page.getByRole("combobox", { name: "评分规则" }).waitFor();
    });

    test("a part of the program that does not come is said, and nothing hangs", async () => {
      const each = await pages.page({ workbook: maintenanceBook });
      await each.page.getByText("数据不离开本机。").waitFor();
      await each.page.route(/\.js$/, (route) => route.abort());
      await button(each.page, "评分当前工作表").click();
      await each.page.getByRole("alert").waitFor();
      expect(await each.page.getByRole("alert").innerText()).toContain("没有完成评分");
      await each.page.close();
    });

    test("one that cannot read the script shows what is needed, in plain HTML", async () => {
      const each = await pages.page({
        workbook: maintenanceBook,
        // Such a script ends with a syntax error; here it ends before it has said that it runs.
        before: `Object.defineProperty(HTMLElement.prototype, "dataset", { get() { return undefined; } });`,
      });
      await each.page.getByText("衡表在这里打不开").waitFor();
      expect(await each.page.locator("#root").isVisible()).toBe(false);
      await each.page.close();
    });

    test("the skeleton stands before any script has come", async () => {
      const each = await pages.page({ withoutExcel: true, path: "manifest.xml" });
      await each.page.route(/\.js$/, () => undefined);
      void each.page.goto(pages.address("pane.html")).catch(() => undefined);
      await each.page.getByText("正在打开衡表").waitFor();
      expect(await each.page.locator(".skeleton .tab").allInnerTexts()).toEqual(["评分", "规则"]);
      await each.page.close();
    });
  });

  describe("language, theme, width", () => {
    /** What reaches out of the pane, or out of what holds it and hides the rest. */
    const cutOff = (page: Page): Promise<readonly string[]> =>
      page.evaluate(() => {
        const pane = document.documentElement.clientWidth;
        return [...document.querySelectorAll<HTMLElement>(".pane *")].flatMap((part) => {
          const { right, width } = part.getBoundingClientRect();
          const isSeen = width > 1 && !part.matches("input, select");
          const hides = getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth;
          return isSeen && (hides || right > pane)
            ? [`${part.className}: ${part.textContent.slice(0, 30)}`]
            : [];
        });
      });

    /** What is chosen in lists and does not fit into them, on as many lines as they have. */
    const cutChoices = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLSelectElement>(".pane select")].flatMap((list) => {
          const { display, font, lineHeight, paddingInline, padding, borderWidth } = getComputedStyle(list);
          const chosen = list.selectedOptions[0]?.text ?? "";
          if (display === "none" || list.offsetWidth === 0) return [];
          const copy = document.createElement("div");
          Object.assign(copy.style, { font, lineHeight, padding, paddingInline, borderWidth });
          Object.assign(copy.style, { boxSizing: "border-box", width: `${list.offsetWidth}px` });
          Object.assign(copy.style, { borderStyle: "solid", whiteSpace: "pre-wrap", position: "absolute" });
          copy.textContent = chosen;
          document.body.append(copy);
          const wanted = copy.offsetHeight;
          copy.remove();
          return list.offsetHeight < wanted ? [`${chosen}: ${list.offsetHeight} of ${wanted}`] : [];
        }),
      );

    test.each([
      ["zh-CN", "评分整个工作簿"],
      ["en-US", "Score whole workbook"],
    ])("at 270 × 600 nothing is cut off, however long names are (%s)", async (language, scoreAll) => {
      const name = "市级重点污染源排放许可监管与信息发布系统（2023年升级改造）";
      const workbook = departmentBook.map((sheet) => ({
        ...sheet,
        name: `${sheet.name} ${name}`.slice(0, 31),
        rows: sheet.rows.map((row) =>
          row.map((each) =>
            each?.text.endsWith("信息化系统运维") ? { ...each, value: name, text: name } : each,
          ),
        ),
      }));
      const page = await open({ workbook, size: { width: 270, height: 600 }, excel: { language } });
      await button(page, scoreAll).click();
      await page.locator(".tables").waitFor();
      expect(await cutOff(page)).toEqual([]);
      await button(page, name).click();
      await page.locator(".table-name", { hasText: name }).waitFor();
      expect(await cutOff(page)).toEqual([]);
      for (const tab of ["building", "collecting", "rules"]) {
        await page.locator(`#tab-${tab}`).click();
        await page.locator(`#page-${tab} h2`).first().waitFor();
        expect(await cutOff(page)).toEqual([]);
        expect(await cutChoices(page)).toEqual([]);
      }
      const rules = page.locator("#page-rules select").first();
      for (const rule of await rules.locator("option").all()) {
        await rules.selectOption(await rule.getAttribute("value"));
        expect(await cutChoices(page)).toEqual([]);
      }
    });

    test("English where the display language is English", async () => {
      const page = await open({ excel: { language: "en-US" } });
      await button(page, "Score this sheet").click();
      await page.getByRole("region", { name: "Total" }).waitFor();
      expect(await page.getByRole("list", { name: "Findings" }).innerText()).toMatch(
        /no reason|Reason|reason/,
      );
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      const shown = await page.locator(".action-bar").innerText();
      expect(shown).not.toMatch(/[\u4e00-\u9fff]/);
    });

    test("dark where Excel is dark", async () => {
      const background = (page: Page) =>
        page.locator(".pane").evaluate((pane) => getComputedStyle(pane).backgroundColor);
      expect(await background(await scored({ dark: true }))).toBe("rgb(41, 41, 41)");
      expect(await background(await scored())).toBe("rgb(255, 255, 255)");
    });

    test.each([320, 350, 480, 900])("nothing is cut off or scrolls sideways at %i px", async (width) => {
      const page = await scored({ size: { width, height: 700 } });
      const overflowing = await page.evaluate(() =>
        [...document.querySelectorAll(".pane *")]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => element.className),
      );
      expect(overflowing).toEqual([]);
      const rows = await page.locator(".toolbar > *, .action-bar > button").evaluateAll((parts) => {
        const tops = parts.map((part) => Math.round(part.getBoundingClientRect().top / 20));
        return new Set(tops).size;
      });
      expect(rows).toBeLessThanOrEqual(3);
    });
  });

  describe("with the keyboard alone", () => {
    const focused = (page: Page) =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
      );

    test("scores, goes to a cell, writes and takes back", async () => {
      const page = await open();
      await page.getByText("数据不离开本机。").waitFor();
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe("评分");
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe("评分当前工作表");
      await page.keyboard.press("Enter");
      await region(page).waitFor();
      // The focus stays where it was, so that the next Tab goes on from there.
      expect(await focused(page)).toBe("评分当前工作表");
      for (let step = 0; step < 20 && (await focused(page)) !== "J8"; step += 1)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await eventually(() => selected(page), `${SHEET}!J8`);

      await button(page, "写入得分").focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await eventually(() => page.getByRole("dialog").count(), 0);
      await eventually(() => focused(page), "写入得分5 格");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("checkbox", { name: "全选" }).focus();
      await page.keyboard.press("Space");
      await button(page, "写入 5 格").focus();
      await page.keyboard.press("Enter");
      await page.getByText("已写入 5 个得分。").waitFor();
      await button(page, "撤销写入").focus();
      await page.keyboard.press("Enter");
      await page.getByText("已恢复 5 个单元格。").waitFor();
    });

    test("tabs are changed with the arrows", async () => {
      const page = await open();
      await page.getByRole("tab", { name: "评分" }).focus();
      await page.keyboard.press("ArrowRight");
      await button(page, "插入模板").waitFor();
      expect(await focused(page)).toBe("编制");
      await page.keyboard.press("ArrowRight");
      await button(page, "选择文件夹…").waitFor();
      expect(await focused(page)).toBe("汇总");
      await page.keyboard.press("ArrowRight");
      await page.getByRole("combobox", { name: "评分规则" }).waitFor();
      expect(await focused(page)).toBe("规则");
      await page.keyboard.press("Home");
      await button(page, "评分当前工作表").waitFor();
    });
  });

  describe("accessibility", () => {
    const violations = async (page: Page): Promise<readonly string[]> => {
      const { violations: found } = await (
        await axeOn(page)
      )
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    };

    test.each([{ dark: false }, { dark: true }])("no violation, dark: $dark", async ({ dark }) => {
      const page = await open({ dark });
      await page.getByText("数据不离开本机。").waitFor();
      expect(await violations(page)).toEqual([]);
      await button(page, "评分当前工作表").click();
      await region(page).waitFor();
      await button(page, "运维费用 的计算说明").click();
      await findings(page).first().click();
      await edit(page, "H14", 91);
      await page.getByText("表格已修改").waitFor();
      expect(await violations(page)).toEqual([]);
      await button(page, "重新评分").click();
      await eventually(() => page.getByText("表格已修改").count(), 0);
      await button(page, "写入得分").click();
      await page.getByRole("dialog").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("tab", { name: "规则" }).click();
      await page.getByRole("combobox", { name: "评分规则" }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    test("no violation with forced colours, where severities are told by their shapes", async () => {
      const page = await scored({ forcedColors: true, dark: true });
      const shapes = await findings(page)
        .locator("svg.severity > :first-child")
        .evaluateAll((all) => new Set(all.map(({ tagName }) => tagName)).size);
      expect(shapes).toBe(2);
      await button(page, "更多操作").click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      // What stands out by a fill alone would be lost: the chosen filter and the visited finding have a line around them.
      await page.getByRole("group", { name: "按严重程度筛选" }).getByRole("button", { name: /错误/ }).click();
      await findings(page).first().click();
      for (const marked of [".chip[aria-pressed=true]", ".finding[aria-current=true]"]) {
        const outline = await page.locator(marked).evaluate((part) => getComputedStyle(part).outlineStyle);
        expect([marked, outline]).toEqual([marked, "solid"]);
      }
      await button(page, "写入得分").click();
      await page.getByRole("dialog").waitFor();
      expect(await violations(page)).toEqual([]);
    });

    test("no violation in the list of a workbook, nor where nothing is found, nor where it cannot run", async () => {
      const page = await open({ workbook: departmentBook });
      await button(page, "评分整个工作簿").click();
      await page.getByRole("table", { name: "表格清单" }).waitFor();
      expect(await violations(page)).toEqual([]);
      await button(page, "评分当前工作表").click();
      await page.getByText("没有找到绩效表", { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      const nowhere = await open({ withoutExcel: true });
      await nowhere.getByRole("heading", { name: "这里不能使用衡表" }).waitFor();
      expect(await violations(nowhere)).toEqual([]);
    });
  });

  describe("规则", () => {
    const rules = async (page: Page): Promise<void> => {
      await page.getByRole("tab", { name: "规则" }).click();
      await page.getByRole("combobox", { name: "评分规则" }).waitFor();
    };

    test("another set counts at once, is kept in the workbook, and goes back to the default", async () => {
      const page = await scored();
      await rules(page);
      await page.getByRole("combobox", { name: "≤ ＜ 指标未完成时的算法" }).selectOption("ratio");
      await button(page, "保存到工作簿").click();
      await page.getByText("已改用“自定义（四川").waitFor();
      await page.getByRole("tab", { name: "评分" }).click();
      await region(page).getByText("83.20", { exact: true }).waitFor();

      const saved: SavedWorkbook = await page.evaluate(() => window.emulator.workbook.save());
      const again = await scored({ workbook: saved });
      await region(again).getByText("83.20", { exact: true }).waitFor();
      await rules(again);
      await button(again, "恢复默认").click();
      await again.getByText("评分规则由各表的表样选定").waitFor();
      await again.getByRole("tab", { name: "评分" }).click();
      await region(again).getByText("77.83", { exact: true }).waitFor();
    });

    test("which rules count, and that the form chose them, stands with the total; one click changes them", async () => {
      const page = await scored();
      const line = page.locator(".rules-line");
      await page.getByText("评分规则：四川（由表样选定）").waitFor();
      await line.getByRole("combobox", { name: "更换评分规则" }).selectOption("shanghai");
      await page.getByText("评分规则：上海（已指定）").waitFor();
      await page.getByText("已改用“上海”").waitFor();
      const saved: SavedWorkbook = await page.evaluate(() => window.emulator.workbook.save());
      const again = await scored({ workbook: saved });
      await again.getByText("评分规则：上海（工作簿自带）").waitFor();
      await again.getByRole("combobox", { name: "更换评分规则" }).selectOption({ label: "由表样选定" });
      await again.getByText("评分规则：四川（由表样选定）").waitFor();
      await again.locator(".rules-line").getByRole("button", { name: "各项规则" }).click();
      const shown = again.getByRole("combobox", { name: "评分规则", exact: true });
      expect(await shown.locator("option:checked").innerText()).toBe("由表样选定（四川）");
    });

    test("a check that is turned off, or milder, is named with the findings, and makes no table clean", async () => {
      const page = await scored({ workbook: cleanBook });
      await page.getByText("未发现问题").waitFor();
      await rules(page);
      await page.getByText("检查的开关和级别").click();
      await page.getByRole("combobox", { name: "未达标却得满分" }).selectOption({ label: "关闭" });
      await page.getByRole("combobox", { name: "预算执行率计算有误" }).selectOption({ label: "提示" });
      await button(page, "保存到工作簿").click();
      await page.getByText("已改用“自定义（四川").waitFor();
      const saved: SavedWorkbook = await page.evaluate(() => window.emulator.workbook.save());
      const again = await scored({ workbook: saved });
      await again.getByText("有检查项目关闭，不作结论").waitFor();
      await again
        .getByText(
          "工作簿自带的评分规则关闭的检查：未达标却得满分；减轻的检查：预算执行率计算有误（作为提示）。",
        )
        .waitFor();
      expect(await again.getByText("未发现问题").count()).toBe(0);
    });

    test("a wrong figure is named and keeps the rules from being saved", async () => {
      const page = await open();
      await rules(page);
      await page.getByRole("textbox", { name: "优（分及以上）" }).fill("70");
      const alert = page.getByRole("alert");
      expect(await alert.innerText()).toContain("应依次为 优、良、中、差");
      expect(await button(page, "保存到工作簿").getAttribute("aria-disabled")).toBe("true");
      await page.getByRole("textbox", { name: "优（分及以上）" }).fill("95");
      await eventually(() => alert.count(), 0);
      await button(page, "保存到工作簿").click();
      await page.getByText("已改用“自定义").waitFor();
    });

    test("rules leave as a file and come back from one; a file that is none is refused in words", async () => {
      const page = await open();
      await rules(page);
      await button(page, "导出 JSON").click();
      await page.getByText("已复制。").waitFor();
      const download = page.waitForEvent("download");
      await button(page, "存为文件").click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("衡表评分规则.json");
      const picker = page.getByLabel("导入 JSON").and(page.locator("input"));
      await picker.setInputFiles({
        name: "本市规则.json",
        mimeType: "application/json",
        buffer: Buffer.from('{ "base": "national-2020", "deviationPercent": 20 }'),
      });
      await page.getByText("已改用“自定义").waitFor();
      expect(await page.getByRole("textbox", { name: "偏离多少须说明原因（%）" }).inputValue()).toBe("20");
      await picker.setInputFiles({
        name: "照片.json",
        mimeType: "application/json",
        buffer: Buffer.from("JPG"),
      });
      await page.getByText("“照片.json”不是 JSON 文件，没有导入。").waitFor();
      await picker.setInputFiles({
        name: "错.json",
        mimeType: "application/json",
        buffer: Buffer.from('{ "passLine": 160 }'),
      });
      const refused = page.getByRole("alert").filter({ hasText: "“错.json”没有导入" });
      await refused.waitFor();
      expect(await refused.innerText()).toContain("定量指标及格线");
    });
  });

  describe("the self-test", () => {
    interface SentBack {
      readonly outcomes: readonly unknown[];
      readonly observed: readonly { readonly id: string }[];
      readonly excelApi: string;
      readonly officeJs: string;
      readonly start: unknown;
      readonly commands: unknown;
      readonly copies: readonly boolean[];
      readonly byHand: {
        readonly writes: unknown;
        readonly selections: unknown;
        readonly edits: Readonly<Record<string, number>>;
        readonly answers: unknown;
      };
    }
    const openSelfTest = async (): Promise<Page> => {
      const page = await open({ path: "self-test.html" });
      await page.evaluate(WAITING_LESS);
      return page;
    };
    const copied = async (page: Page): Promise<SentBack> => {
      await button(page, "复制结果").click();
      await page.getByText("已复制。").waitFor();
      const report: SentBack = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
      return report;
    };

    test("finds every promise kept in the emulated Excel, and leaves the workbook as it was", async () => {
      const page = await openSelfTest();
      const sheets = () => page.evaluate(() => JSON.stringify(window.emulator.workbook.save().sheets));
      const before = await sheets();
      await button(page, "开始自检").click();
      await page.getByText("14 项通过，0 项未通过。").waitFor();
      expect((await sheets()) === before).toBe(true);
      const report = await copied(page);
      expect(report.outcomes).toHaveLength(14);
      expect(report.excelApi).toBe("1.15");
      expect(report.observed.map(({ id }) => id)).toContain("insertion");
      expect(report.start).toMatchObject({ saidNoAnswer: false });
      expect(report.officeJs).toBe("this server");
    });

    test("what is done by hand is told: commands, writes while typing, another window in front, answers", async () => {
      const page = await openSelfTest();
      await page.evaluate(() => window.emulator.invoke("score"));
      await button(page, "开始自检").click();
      await page.getByRole("heading", { name: "请动手试几样" }).waitFor();
      await button(page, "试写").click();
      await page.evaluate(() => (window.emulator.behind = true));
      await button(page, "5 秒后选中").click();
      await page.getByLabel(/衡表自检是怎样加进 Excel 的/).selectOption({ label: "管理员集中部署" });
      await eventually(
        async () => (await copied(page)).byHand.selections,
        [["GeneralException", "InvalidSelection"]],
      );
      const { commands, byHand, copies } = await copied(page);
      expect(commands).toEqual({ score: 1, shown: 1 });
      expect(byHand.writes).toMatchObject([{ came: "kept" }]);
      expect(byHand.edits.Local).toBeGreaterThan(0);
      expect(byHand.answers).toMatchObject({ "installed-by": "central", "one-pane": null });
      expect(copies[0]).toBe(true);
    });

    test("an Office that does not answer is told, and what is known can be sent back all the same", async () => {
      let release = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const page = await open({
        path: "self-test.html",
        before: WAITING_LESS,
        holds: { file: /excel-win32-16\.01\.js/, until },
      });
      await page.getByText("Office 还没有回答").waitFor();
      const report = await copied(page);
      expect(report.start).toEqual({ answeredAfter: null, saidNoAnswer: true });
      release();
      await button(page, "开始自检").waitFor();
    });

    test("says what it saw where a promise is broken, and goes on", async () => {
      const page = await openSelfTest();
      await page.evaluate(() =>
        window.emulator.failOnce("ConditionalFormatCollection.Add", "GeneralException"),
      );
      await button(page, "开始自检").click();
      await page.getByText("13 项通过，1 项未通过。").waitFor();
      expect(await page.getByRole("listitem").filter({ hasText: "未通过" }).innerText()).toContain(
        "GeneralException",
      );
    });
  });
});
