import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import type { FileChooser, Page } from "playwright-core";
import { readSheet } from "../../src/reading/read-sheet";
import { a1Area, parseA1, type CellAddress } from "../../src/sheet/address";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { maintenanceBook, notesBook } from "../taskpane/books";
import { sampled } from "../fixtures/sweeps";
import { axeOn } from "../fixtures/axe";
import { withChromium } from "../fixtures/with-chromium";
import { Pages, eventually, type OpenedPage, type PaneOptions } from "./pages";

const SHEET = "07 信息化系统运维";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

function at(name: string): CellAddress {
  const address = parseA1(name);
  if (!address) throw new Error(`${name} is no cell`);
  return address;
}

const sheetNames = (page: Page) =>
  page.evaluate(() => window.emulator.workbook.sheets.map(({ name }) => name));

const active = (page: Page) => page.evaluate(() => window.emulator.workbook.active.name);

const snapshot = (page: Page, sheet: string): Promise<SheetSnapshot> =>
  page.evaluate((name) => window.emulator.workbook.sheet(name).snapshot(), sheet);

const text = (page: Page, cell: string, sheet = SHEET) =>
  page.evaluate(([name, address]) => window.emulator.workbook.sheet(name).at(address)?.text ?? "", [
    sheet,
    at(cell),
  ] as const);

const choose = (page: Page, cell: string) =>
  page.evaluate(({ row, column }) => {
    const { workbook } = window.emulator;
    workbook.selection = {
      sheet: workbook.active,
      area: { top: row, left: column, bottom: row, right: column },
    };
  }, at(cell));

const edit = (page: Page, sheet: string, cell: string, value: string) =>
  page.evaluate(([name, address, typed]) => window.emulator.edit(name, address, typed), [
    sheet,
    at(cell),
    value,
  ] as const);

/** A Word file with two tables, the first of them merged down and with its title above. */
async function wordFile(): Promise<Buffer> {
  const cell = (text: string, rowSpan = 1) => new TableCell({ rowSpan, children: [new Paragraph(text)] });
  const row = (...children: readonly TableCell[]) => new TableRow({ children });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph("项目支出绩效自评表（2024年度）"),
            new Table({
              rows: [
                row(cell("一级指标"), cell("三级指标"), cell("完成值")),
                row(cell("产出指标", 2), cell("检查次数"), cell("=1+1")),
                row(cell("整改率"), cell("95%")),
              ],
            }),
            new Paragraph(""),
            new Table({ rows: [row(cell("附表"), cell("0012"))] }),
          ],
        },
      ],
    }),
  );
}

withChromium("the tab 编制 in Chromium, through office.js", () => {
  let pages: Pages;
  const opened: OpenedPage[] = [];

  beforeAll(async () => {
    pages = await Pages.open();
  });

  afterEach(async () => {
    for (const { page, problems } of opened.splice(0)) {
      await page.close();
      expect(problems).toEqual([]);
    }
  });

  afterAll(() => pages.close());

  const open = async (options: PaneOptions = {}): Promise<Page> => {
    const page = await pages.page({ workbook: maintenanceBook, ...options });
    opened.push(page);
    await page.page.getByRole("tab", { name: "编制" }).click();
    await button(page.page, "插入模板").waitFor();
    return page.page;
  };

  const OFFICE = { width: 350, height: 700 };
  const LOW = { width: 350, height: 378 };
  // Each at one of the two heights; at both where sweeps are gone through whole.
  const sizes = sampled([OFFICE, LOW], 2);
  const lowFirst = sampled([LOW, OFFICE], 2);

  test.each(sizes)("at $width × $height: a template is inserted, shown and taken out again", async (size) => {
    const page = await open({ size, workbook: notesBook });
    const before = await sheetNames(page);
    await page.getByRole("radio", { name: /绩效目标表/ }).check();
    await page.getByLabel("年度").fill("2027");
    await button(page, "插入模板").click();
    await page.getByText("已插入工作表“江苏省省级项目预算绩效目标表”。").waitFor();
    expect(await active(page)).toBe("江苏省省级项目预算绩效目标表");
    const [table] = readSheet(await snapshot(page, "江苏省省级项目预算绩效目标表")).tables;
    expect(table).toMatchObject({ form: "target", year: 2027 });
    await button(page, "撤销").click();
    await page.getByText(/已撤销插入/).waitFor();
    expect(await sheetNames(page)).toEqual(before);
  });

  test("one that was filled in stays, and the message says where", async () => {
    const page = await open({ workbook: notesBook });
    await page.getByRole("radio", { name: /绩效目标表/ }).check();
    await button(page, "插入模板").click();
    await page.getByText(/已插入工作表/).waitFor();
    await edit(page, "江苏省省级项目预算绩效目标表", "B5", "信息系统运维");
    await button(page, "撤销").click();
    const alert = page.getByRole("alert");
    expect(await alert.innerText()).toMatch(/没有撤销插入[\s\S]*B5/);
    expect(await sheetNames(page)).toContain("江苏省省级项目预算绩效目标表");
  });

  test.each(lowFirst)(
    "at $width × $height: the next form is made of the table on the sheet",
    async (size) => {
      const page = await open({ size });
      await page.getByLabel("生成").selectOption({ label: "江苏省省级项目预算绩效目标表（下一年度）" });
      await button(page, "由当前表生成").click();
      await page.getByText("已插入工作表“江苏省省级项目预算绩效目标表”。").waitFor();
      const [table] = readSheet(await snapshot(page, "江苏省省级项目预算绩效目标表")).tables;
      expect(table?.year).toBe(2024);
      expect(table?.fields.projectName?.text).toContain("信息化系统运维");
      await page.getByText(/中没有带入新表的内容 \d+/).waitFor();
      await button(page, "C2").click();
      await eventually(() => active(page), SHEET);
    },
  );

  test("the review work paper is made of a self-evaluation, and taken back", async () => {
    const page = await open();
    await page.getByLabel("生成").selectOption({ label: "复核工作底稿" });
    await button(page, "由当前表生成").click();
    await page.getByText("已插入工作表“复核工作底稿”。").waitFor();
    await button(page, "撤销").click();
    await eventually(() => sheetNames(page), [SHEET]);
  });

  test("补全 fills blank scores, 说明 the reasons that are due; both are taken back", async () => {
    const page = await open();
    await button(page, "补全").click();
    await page.getByText("已写入 1 个单元格。").waitFor();
    expect(await text(page, "J15")).toBe("10");
    await button(page, "说明").click();
    await page.getByLabel("K16 的说明").fill("机房搬迁停机两次。");
    await button(page, "写入说明").click();
    await eventually(() => text(page, "K16"), "机房搬迁停机两次。");
    await page.getByLabel("K16 的说明").waitFor({ state: "detached" });
    await button(page, "撤销").click();
    await eventually(() => text(page, "K16"), "");
  });

  test.each(lowFirst)(
    "at $width × $height: an indicator is found by initials and put into the selected row",
    async (size) => {
      const page = await open({ size });
      await page.getByLabel("搜索指标").fill("myd");
      const list = page.getByRole("list", { name: "指标库" });
      await list
        .getByRole("button", { name: /用户满意度/ })
        .first()
        .click();
      await button(page, "填入所选行").click();
      await page.getByText("请先在表格里选中要填的指标行").waitFor();
      await choose(page, "J20");
      await button(page, "填入所选行").click();
      await page.getByText(/已把“用户满意度”填入 D20/).waitFor();
      expect(await text(page, "E20")).toBe("≥");
      await button(page, "撤销").click();
      await eventually(() => text(page, "D20"), "使用人员满意度");
    },
  );

  test.each(sizes)(
    "at $width × $height: no row being blank, an indicator comes in a row of its own, and goes again",
    async (size) => {
      const page = await open({ size });
      const before = (await snapshot(page, SHEET)).merges.map(a1Area).sort();
      // What the form's own formulas come to is not emulated; here it is the new row that counts.
      await page.evaluate((name) => (window.emulator.workbook.sheet(name).resultOfOthers = 0), SHEET);
      await page.getByLabel("搜索指标").fill("用户满意度");
      const list = page.getByRole("list", { name: "指标库" });
      await list
        .getByRole("button", { name: /用户满意度/ })
        .first()
        .click();
      await button(page, "作为新行").click();
      await page.getByText(/已插入第 21 行“用户满意度”/).waitFor();
      expect([await text(page, "D20"), await text(page, "D21")]).toEqual(["使用人员满意度", "用户满意度"]);
      const { merges } = await snapshot(page, SHEET);
      expect(merges.map(a1Area)).toEqual(expect.arrayContaining(["A13:A21", "B20:B21", "C20:C21"]));
      await button(page, "撤销").click();
      await page.getByText("已撤销插入，第 21 行已删除。").waitFor();
      expect((await snapshot(page, SHEET)).merges.map(a1Area).sort()).toEqual(before);
    },
  );

  test("a name typed into the sheet brings its usual sign and unit, at a click", async () => {
    const page = await open();
    for (const cell of ["E20", "G20"]) await edit(page, SHEET, cell, "");
    await edit(page, SHEET, "D20", "培训学员满意度");
    await page.getByText(/“培训学员满意度”通常写 ≥ %/).waitFor();
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await button(page, "填入这一行").click();
    await eventually(() => text(page, "E20"), "≥");
    expect(await text(page, "G20")).toBe("%");
    await button(page, "撤销").click();
    await eventually(() => text(page, "E20"), "");
  });

  test("指标库 is one click away, follows the selected row's class, and says what is in the table already", async () => {
    const page = await open();
    await button(page, "指标库").click();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("type") ?? "");
    await eventually(focused, "search");
    await page.evaluate(
      ([sheet, { row, column }]) =>
        window.emulator.select(sheet, { top: row, left: column, bottom: row, right: column }),
      [SHEET, at("D16")] as const,
    );
    await page.getByText("按所选行的级别筛选。").waitFor();
    expect(await page.getByLabel("二级指标", { exact: true }).inputValue()).toBe("质量指标");
    await page.getByRole("searchbox", { name: "搜索指标" }).fill("税收");
    await page.getByText("这一类没有，其他类有 2 个。").waitFor();
    await button(page, "看全部").click();
    await page.getByRole("button", { name: /^新增税收/ }).waitFor();
    await page.getByRole("searchbox", { name: "搜索指标" }).fill("信息安全检查");
    await page.getByRole("button", { name: /^信息安全检查\s*表中已有/ }).click();
    await page.getByText(/表中已有“信息安全检查”，请核对是否重复/).waitFor();
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test("a person's own indicators are kept in the workbook, out of the tab and back", async () => {
    const page = await open();
    await button(page, "收入当前表指标").click();
    await page.getByText("指标库现有自有指标 7 个。").waitFor();
    await page.getByRole("tab", { name: "评分" }).click();
    await page.getByRole("tab", { name: "编制" }).click();
    await page.getByText("自有指标 7 个，随工作簿保存。").waitFor();
    const kept = await page.evaluate(() => [...window.emulator.workbook.xmlParts.values()].join());
    expect(kept).toContain("信息安全检查");
    await button(page, "导出指标").click();
    await page.getByText("已复制。").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "存为文件").click()]);
    expect(download.suggestedFilename()).toBe("衡表指标库.json");
  });

  test("keyboard alone: to the tab, the form, the button and back", async () => {
    const page = await open({ workbook: notesBook });
    await page.getByRole("tab", { name: "编制" }).focus();
    const reach = async (name: string) => {
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
        if (focused === name) return;
      }
      throw new Error(`${name} is not reached by Tab`);
    };
    const radio = page.getByRole("radio", { checked: true });
    for (
      let steps = 0;
      steps < 10 && !(await radio.evaluate((each) => each === document.activeElement));
      steps += 1
    ) {
      await page.keyboard.press("Tab");
    }
    // The chosen form stands first, the others in their order after it.
    const monitoring = page.getByRole("radio", { name: /运行监控表/ });
    for (let steps = 0; steps < 10 && !(await monitoring.isChecked()); steps += 1)
      await page.keyboard.press("ArrowRight");
    expect(await monitoring.isChecked()).toBe(true);
    await reach("插入模板");
    await page.keyboard.press("Enter");
    await page.getByText("已插入工作表“项目支出绩效目标运行监控表”。").waitFor();
    await reach("撤销");
    await page.keyboard.press("Enter");
    await page.getByText(/已撤销插入/).waitFor();
  });

  test("从文档插入 by keyboard alone: each table on a sheet, which undo takes out again one by one", async () => {
    const page = await open({ workbook: notesBook });
    const before = await sheetNames(page);
    // A button that waits for the sheet to be read takes no key.
    await page.locator("button:not([aria-disabled=true])", { hasText: "选择文件" }).waitFor();
    await page.getByRole("tab", { name: "编制" }).focus();
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
    for (let steps = 0; steps < 60 && (await focused()) !== "选择文件"; steps += 1)
      await page.keyboard.press("Tab");
    let chooser: FileChooser | null = null;
    for (let attempt = 0; attempt < 10 && !chooser; attempt += 1) {
      // While the sheet is read once more the button takes no key.
      const picking = page.waitForEvent("filechooser", { timeout: 3_000 }).catch(() => null);
      await page.keyboard.press("Enter");
      chooser = await picking;
    }
    if (!chooser) throw new Error("no file was asked for");
    await chooser.setFiles({ name: "自评表.docx", mimeType: "", buffer: await wordFile() });
    await page.getByText("已从“自评表.docx”插入 2 张工作表。").waitFor();
    expect(await sheetNames(page)).toEqual([...before, "表1", "表2"]);
    expect(await active(page)).toBe("表2");
    const cells = await Promise.all(["A1", "A2", "C3", "B4"].map((address) => text(page, address, "表1")));
    expect(cells).toEqual(["项目支出绩效自评表（2024年度）", "一级指标", "=1+1", "整改率"]);
    expect((await snapshot(page, "表1")).merges.map(a1Area)).toContain("A3:A4");
    expect(await text(page, "B1", "表2")).toBe("0012");
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    for (let steps = 0; steps < 60 && (await focused()) !== "撤销"; steps += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(() => sheetNames(page), [...before, "表1"]);
    // Who works by keyboard goes on where the button stood.
    await eventually(focused, "撤销");
    await page.keyboard.press("Enter");
    await eventually(() => sheetNames(page), before);
    await page.getByText("已撤销插入").waitFor();
  });

  test("从文档插入: what holds no table, is a workbook or cannot be read is said, and nothing is inserted", async () => {
    const page = await open({ workbook: notesBook });
    const before = await sheetNames(page);
    const choose = (name: string, content: string) =>
      page
        .getByLabel("选择文件", { exact: true })
        .last()
        .setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
    await choose("通知.html", "<html><body><p>请查收。</p></body></html>");
    await page.getByText("没有插入“通知.html”。文件里没有表格。").waitFor();
    await choose("旧.rtf", "{\\rtf1 }");
    await page.getByText(/没有插入“旧\.rtf”。这是 RTF 文档[\s\S]*另存为 \.docx/).waitFor();
    expect(await sheetNames(page)).toEqual(before);
  });

  test("a workbook of protected structure: what happened, that nothing was changed, what to do", async () => {
    const page = await open({ workbook: notesBook });
    await page.evaluate(() => {
      window.emulator.workbook.structureProtected = true;
    });
    await button(page, "插入模板").click();
    const alert = await page.getByRole("alert").innerText();
    expect(alert).toMatch(/没有插入工作表[\s\S]*结构受保护[\s\S]*没有改动[\s\S]*保护工作簿/);
  });

  test.each([
    ["light", {}],
    ["dark", { dark: true }],
    ["low", { size: { width: 350, height: 378 } }],
    ["narrow", { size: { width: 320, height: 700 } }],
    ["English", { excel: { language: "en-US" } }],
  ] as const)("%s: nothing for axe to find, nothing wider than the pane", async (name, options) => {
    const page = await pages.page({ workbook: maintenanceBook, ...options });
    opened.push(page);
    const words =
      name === "English" ? ["Forms", "Reasons", "Make from this table"] : ["编制", "说明", "由当前表生成"];
    const [tab = "", reasons = "", make = ""] = words;
    await page.page.getByRole("tab", { name: tab }).click();
    await page.page
      .getByRole("list", { name: /指标库|Indicator library/ })
      .getByRole("button")
      .first()
      .click();
    await button(page.page, reasons).click();
    const check = async () => {
      const { violations } = await (await axeOn(page.page)).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const overflow = await page.page.evaluate(() => {
        const { scrollWidth = 0, clientWidth = 0 } = document.querySelector(".scroll") ?? {};
        return scrollWidth - clientWidth;
      });
      expect(overflow).toBe(0);
    };
    await check();
    await button(page.page, make).click();
    await page.page.getByRole("button", { name: /撤销|Undo/ }).waitFor();
    await check();
  });
});
