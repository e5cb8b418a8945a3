import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { withChromium } from "../../fixtures/with-chromium";
import {
  chooseFile,
  chooseSheet,
  goTo,
  opened,
  leave,
  openPage,
  save,
  score,
  servedEdition,
  typeInto,
} from "./web-page";

const example = (name: string) => readFileSync(join(__dirname, "../../../examples", name));
const EXAMPLE = example("示例.xlsx");
/** One sheet: what a file could leave behind is a pane, listeners and its spreadsheet, however many sheets it has. */
const SMALL = example("项目支出绩效自评表.xlsx");
const SHEET = "云资源扩容";

withChromium("opening workbooks in Chromium", () => {
  const edition = servedEdition();

  test("a file that is dropped anywhere on the page is opened", async () => {
    const { page, troubles } = await openPage(edition);
    const transfer = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], "拖入.xlsx"));
      return data;
    }, Array.from(EXAMPLE));
    await page.dispatchEvent("#sheet", "dragover", { dataTransfer: transfer });
    await page.getByText("放开鼠标，打开工作簿").waitFor();
    await page.dispatchEvent("#sheet", "drop", { dataTransfer: transfer });
    await opened(page, "拖入.xlsx");
    await page.getByText("放开鼠标，打开工作簿").waitFor({ state: "hidden" });
    // Several are opened one after another, and counted.
    const several = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      for (const name of ["甲.xlsx", "~$甲.xlsx", "乙.xlsx"])
        data.items.add(new File([Uint8Array.from(bytes)], name));
      data.items.add(new File([Uint8Array.from(bytes.slice(0, 100))], "不全.xlsx"));
      return data;
    }, Array.from(EXAMPLE));
    await page.dispatchEvent("#sheet", "drop", { dataTransfer: several });
    await opened(page, "甲.xlsx");
    const group = page.getByRole("group", { name: "一起打开的文件" });
    await group.getByText("第 1 个，共 3 个").waitFor();
    await group.getByRole("button", { name: "下一个" }).click();
    await opened(page, "乙.xlsx");
    await group.getByText("第 2 个，共 3 个").waitFor();
    // The one before stays where the next cannot be opened, and is not passed off as the next.
    await group.getByRole("button", { name: "下一个" }).click();
    await group.getByText("第 3 个没有打开，共 3 个").waitFor();
    expect(await page.locator("#file-name").textContent()).toBe("乙.xlsx");
    await group.getByRole("button", { name: "上一个" }).click();
    await group.getByText("第 2 个，共 3 个").waitFor();
    await group.getByRole("button", { name: "一起汇总" }).click();
    await page.getByText(/文件 3 个，表 \d+ 张/).waitFor();
    await chooseFile(page, "另一份.xlsx", EXAMPLE);
    await opened(page, "另一份.xlsx");
    await group.waitFor({ state: "hidden" });
    expect(troubles).toEqual([]);
    // What was collected stays with the page.
    await page.close();
  });

  test("a file that is chosen while the example of the start is still opening is the one that is shown", async () => {
    const { page, troubles } = await openPage(edition);
    // The example comes when the test lets it.
    await page.addInitScript(() => {
      const fetch = window.fetch.bind(window);
      const released = new Promise((resolve) => addEventListener("let-come", resolve));
      window.fetch = async (...asked) => {
        const response = await fetch(...asked);
        await released;
        return response;
      };
    });
    await page.reload();
    await chooseFile(page, "先选.xlsx", EXAMPLE);
    await opened(page, "先选.xlsx");
    await page.evaluate(() => dispatchEvent(new Event("let-come")));
    await score(page);
    expect(await page.locator("#file-name").textContent()).toBe("先选.xlsx");
    expect(troubles).toEqual([]);
    await page.close();
  });

  test("the tables of a document are sheets of a new workbook, and findings say where they stand in it", async () => {
    const rows = [
      "一级指标 二级指标 三级指标 绩效指标性质 绩效指标值 绩效度量单位 权重 完成值",
      "产出指标 数量指标 知识库信息收集 ≥ 10 万条 60 ",
      "满意度指标 服务对象满意度指标 使用部门满意度 ≥ 90 % 40 95",
    ].map(
      (row) =>
        `<tr>${row
          .split(" ")
          .map((cell) => `<td>${cell}</td>`)
          .join("")}</tr>`,
    );
    const other = "<table><tr><td>联系人</td></tr></table>";
    const goesOn = `<table>${rows[0] ?? ""}${rows[2] ?? ""}</table>`;
    const html = `<html><body>${other}<p>2023年度整体支出绩效目标实现情况</p><table>${rows.slice(0, 2).join("")}</table>${goesOn}</body></html>`;
    const { page, troubles } = await openPage(edition, {
      file: { name: "来文.html", bytes: Buffer.from(html) },
    });
    await page.getByText("这个工作簿由 .html 文件里的表格做成：共 3 个表格，做成 2 张工作表").waitFor();
    await chooseSheet(page, "表2");
    await score(page);
    await page.getByText("在原文档中：第2个表第2行第8列").first().waitFor();
    expect(troubles).toEqual([]);
    await leave(page);
  }, 60_000);

  test("a result that is wrong in the file is worked out anew, named, scored and saved", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "测算",
          rows: [[96], [72]],
          cells: new Map([["0,1", { value: null, formula: "A2/A1", formulaResult: 0.9 }]]),
        },
      ],
    });
    const { page, troubles } = await openPage(edition, { file: { name: "测算.xlsx", bytes } });
    await page.getByText("测算 B1 文件里是 0.9，应为 0.75").waitFor();
    expect(await page.locator("#file-name").textContent()).toBe("测算.xlsx");
    const saved = await save(page);
    expect(Buffer.from(saved.bytes).equals(Buffer.from(bytes))).toBe(false);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("the menu 示例 holds an example of each form, and each opens", async () => {
    const { page, troubles } = await openPage(edition);
    const names = await page.locator("#examples option").allTextContents();
    expect(names).toEqual([
      "选择示例…",
      "示例",
      "部门预算项目支出绩效自评表",
      "湖北省项目自评表",
      "绩效目标表",
      "绩效运行监控表",
      "项目支出绩效自评表",
      "整体支出绩效目标实现情况",
    ]);
    for (const name of names.slice(2)) {
      await page.getByLabel("示例").selectOption(name);
      await opened(page, `${name}.xlsx`);
      await score(page);
    }
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("without a network an open page opens, scores, edits and saves", async () => {
    const { page, troubles } = await openPage(edition, { apart: true });
    await page.waitForFunction(() => document.documentElement.dataset["complete"] === "true");
    await page.context().setOffline(true);
    await chooseFile(page, "本机.xlsx", EXAMPLE);
    await opened(page, "本机.xlsx");
    await chooseSheet(page, SHEET);
    await score(page);
    await typeInto(page, "J8", "7.88");
    await page.getByRole("tab", { name: "规则" }).click();
    await page.locator("#pane select").first().waitFor();
    expect((await save(page)).name).toBe("本机.xlsx");
    expect(troubles).toEqual([]);
    await page.close();
  });

  test("the worker that read a file reads the next one, and ends with a file that is not opened", async () => {
    const { page, troubles } = await openPage(edition);
    // Scoring has its worker by now as well.
    await score(page);
    const before = page.workers();
    await chooseFile(page, "下一份.xlsx", SMALL);
    await opened(page, "下一份.xlsx");
    await score(page);
    expect(page.workers()).toEqual(before);
    const ended = new Promise((ends) => before.forEach((worker) => worker.once("close", ends)));
    await chooseFile(page, "不全.xlsx", EXAMPLE.subarray(0, 9_000));
    await page.locator("#message-text", { hasText: "没有打开“不全.xlsx”" }).waitFor();
    await ended;
    await chooseFile(page, "再一份.xlsx", SMALL);
    await opened(page, "再一份.xlsx");
    expect(page.workers()).toHaveLength(before.length);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("looks cannot be changed, and the page says why", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseSheet(page, SHEET);
    await goTo(page, "H14");
    await page.keyboard.press("Control+b");
    await page.locator("#message-text", { hasText: "网页版只修改单元格的内容" }).waitFor();
    expect(await page.locator("#file-name").textContent()).toBe("示例.xlsx");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("thirty files one after the other leave nothing behind in the page", async () => {
    const { page, troubles } = await openPage(edition);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    const held = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      const { metrics } = await devtools.send("Performance.getMetrics");
      const count = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Infinity;
      return { nodes: count("Nodes"), listeners: count("JSEventListeners"), documents: count("Documents") };
    };
    const open = async (first: number, last: number) => {
      for (let at = first; at <= last; at++) {
        await chooseFile(page, `第${at}份.xlsx`, SMALL);
        await page.locator("#file-name", { hasText: `第${at}份.xlsx` }).waitFor({ timeout: 120_000 });
        await score(page);
      }
      return held();
    };
    const early = await open(1, 6);
    const late = await open(7, 30);
    // One file that leaked would weigh some 400 nodes and 180 listeners; tooltips come and go by themselves.
    expect(late.nodes - early.nodes).toBeLessThan(100);
    expect(late.listeners - early.listeners).toBeLessThan(30);
    expect(late.documents - early.documents).toBeLessThan(10);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
