import { readFile } from "node:fs/promises";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../../src/files/read-workbook";
import { a1 } from "../../../src/sheet/address";
import { cellAt } from "../../../src/sheet/snapshot";
import { handmade } from "../../fixtures/handmade";
import { withChromium } from "../../fixtures/with-chromium";
import { at } from "../../hosts/contract";
import { stackedBook } from "../../taskpane/books";
import {
  cellInFront,
  chooseSheet,
  drawnSheet,
  entered,
  goTo,
  leave,
  nameBoxShows,
  nextFrame,
  openPage,
  save,
  score,
  select,
  startPage,
  servedEdition,
  typeInto,
} from "./web-page";

/** Two rows and two columns in one cell, and cells around them. */
function merged(): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: "合并",
        rows: [["一", "二", "三", "四"], ["五", "六", "", "七"], ["八", "", "", "九"], ["十"]],
        merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 2 }],
      },
    ],
  });
}

withChromium("using the page in Chromium", () => {
  const edition = servedEdition();

  test("by keyboard alone: open, score, go to a finding, save", async () => {
    const { page, troubles } = await openPage(edition);
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        const focused = await page.evaluate(
          () => document.activeElement?.closest("button")?.textContent ?? "",
        );
        if (focused.includes(name)) return page.getByRole("button", { name }).first();
        await page.keyboard.press("Tab");
      }
      throw new Error(`Tab did not lead to ${name}`);
    };
    const f6To = async (area: string) => {
      for (let presses = 0; presses < 3; presses += 1) {
        await page.keyboard.press("F6");
        if (await page.evaluate((id) => document.activeElement?.closest(id) !== null, area)) return;
      }
      throw new Error(`F6 did not lead to ${area}`);
    };
    // Inside the sheet Tab goes from cell to cell; F6 leads out.
    await f6To("#sheet");
    await f6To("#bar");
    // Not the field for files, which lies unseen behind its button.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("open");
    const open = await tabTo("打开工作簿");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open.press("Enter")]);
    expect(chooser.isMultiple()).toBe(false);

    await f6To("#pane");
    await (await tabTo("评分当前工作表")).press("Enter");
    await page
      .getByText(/^问题 \d+/)
      .first()
      .waitFor();
    await (await tabTo("J8")).press("Enter");
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#sheet input")?.value === "J8",
    );

    await f6To("#bar");
    const saving = await tabTo("保存工作簿");
    const [download] = await Promise.all([page.waitForEvent("download"), saving.press("Enter")]);
    expect(download.suggestedFilename()).toBe("示例.xlsx");
    // The keyboard is with the sheet again: what is typed next is in the next file.
    await page.waitForFunction(() => document.activeElement?.closest("#sheet") !== null);
    await page.keyboard.type("6.66");
    const [again] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    const read = await readWorkbook(new Uint8Array(await readFile(await again.path())));
    const [sheet] = read.kind === "read" ? read.sheets : [];
    expect(sheet && cellAt(sheet, at("J8"))?.text).toBe("6.66");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a cell that is clicked as soon as the sheet is seen takes what is typed at once", async () => {
    const { page, troubles } = await startPage(edition);
    await drawnSheet(page).waitFor();
    await page.mouse.click(500, 500);
    await page.keyboard.type("7.88");
    await page.keyboard.press("Enter");
    await page.getByText("（未保存）").waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#sheet input")?.value === "D14",
    );
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("what is typed before the sheet is seen goes nowhere", async () => {
    const { page, troubles } = await startPage(edition);
    const isDrawn = () => drawnSheet(page).isVisible();
    while (!(await isDrawn())) await page.keyboard.type("9");
    await page.keyboard.press("Escape");
    await page.mouse.click(500, 500);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#sheet input")?.value === "D13",
    );
    expect(await page.getByText("（未保存）").count()).toBe(0);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("on a phone the pane covers the sheet, and a jump to a cell uncovers it", async () => {
    const { page, troubles } = await openPage(edition, { width: 350 });
    await page.getByRole("button", { name: "评分", exact: true }).click();
    await page.getByRole("button", { name: "评分当前工作表" }).click();
    await page.getByText(/预算执行得分写为 8.5/).waitFor();
    const scrolled = await page.locator("#pane").evaluate((pane) => {
      pane.scrollTop = 60;
      return pane.scrollTop;
    });
    expect(scrolled).toBe(0);
    await page.getByText(/预算执行得分写为 8.5/).click();
    await page.locator("#pane").waitFor({ state: "hidden" });
    expect(await page.locator("#show-pane").getAttribute("aria-expanded")).toBe("false");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(350);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("once a sheet was scored the pane speaks of the sheet that is chosen, live scoring too", async () => {
    const { page, troubles } = await openPage(edition);
    const pane = page.locator("#pane");
    await score(page);
    await chooseSheet(page, "共享平台");
    await pane.locator(".table-name", { hasText: "数据共享交换平台建设" }).waitFor();
    await pane.getByRole("switch", { name: "实时评分" }).click();
    await pane.getByRole("heading", { name: "问题 13" }).waitFor();
    await typeInto(page, "J25", "76.87");
    await pane.getByRole("heading", { name: "问题 12" }).waitFor();
    await chooseSheet(page, "填表说明");
    await pane.getByText("“填表说明”中没有绩效表，以上是“共享平台”的结果。").waitFor();
    expect(troubles).toEqual([]);
    await page.close();
  });

  test("on a phone a table that is chosen from the list is shown in the pane, its sheet behind it", async () => {
    const { page, troubles } = await openPage(edition, { width: 350 });
    await page.getByRole("button", { name: "评分", exact: true }).click();
    await page.getByRole("button", { name: "评分整个工作簿" }).click();
    await page.getByRole("button", { name: "机房设备更新" }).click();
    await page.locator(".table-name", { hasText: "机房设备更新" }).waitFor();
    const inFront = page.locator("#sheet [role='tab'][aria-selected='true']");
    await inFront.filter({ hasText: "设备更新" }).waitFor({ state: "attached" });
    expect(await page.locator("#show-pane").getAttribute("aria-expanded")).toBe("true");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("at 270 px the tab of the sheet in front is seen, and the others can be scrolled to", async () => {
    const { page, troubles } = await openPage(edition, { width: 270 });
    const front = page.locator("#sheet [role='tab'][aria-selected='true']");
    const seen = (name: string) =>
      page.waitForFunction((wanted) => {
        const tab = document.querySelector("#sheet [role='tab'][aria-selected='true']");
        const [box, row] = [tab?.getBoundingClientRect(), tab?.parentElement?.getBoundingClientRect()];
        if (!tab || !box || !row || !tab.textContent.startsWith(wanted)) return false;
        const seen = Math.min(box.right, row.right) - Math.max(box.left, row.left);
        return seen >= Math.min(90, box.width - 1);
      }, name);
    await seen(await front.innerText());
    const names = await page.locator("#sheet [role='tab']").allInnerTexts();
    await page.getByLabel("后面的工作表").click();
    await chooseSheet(page, names[1] ?? "");
    await seen(names[1] ?? "");
    await page.getByLabel("工作表列表").click();
    const last = names.at(-1) ?? "";
    await page.getByRole("menu").getByText(last, { exact: true }).click();
    await seen(last);
    expect(troubles).toEqual([]);
    await leave(page);
  }, 60_000);

  test("a cell of a merge that is gone to by its name selects the merge, and Enter and Tab leave it", async () => {
    const { page, troubles } = await openPage(edition, {
      file: { name: "合并.xlsx", bytes: await merged() },
    });
    const shows = (cells: string) => nameBoxShows(page, (shown) => shown === cells);
    for (const [cell, key, next] of [
      ["B2", "Enter", "B4"],
      ["C3", "Enter", "B4"],
      ["C3", "Tab", "D2"],
      ["B2:C3", "Enter", "B4"],
      ["A1", "Enter", "A2"],
    ] as const) {
      const box = page.getByLabel("名称框");
      await box.fill(cell.toLowerCase());
      await nextFrame(page);
      await box.press("Enter");
      expect([cell, await shows(cell === "A1" ? "A1" : "B2:C3")]).toEqual([cell, true]);
      await page.keyboard.press(key);
      expect([cell, key, await shows(next)]).toEqual([cell, key, true]);
    }
    expect(troubles).toEqual([]);
    await leave(page);
  }, 60_000);

  test("Ctrl+F finds through all sheets, 适合宽度 shows all columns, and a text that its cell cuts off can be read", async () => {
    const { page, troubles } = await openPage(edition);
    await page.keyboard.press("Control+f");
    const field = page.getByRole("searchbox", { name: "在工作簿中查找" });
    await field.fill("满意度指标");
    const count = page.locator("#find-count");
    await count.getByText(/^\d+ 处$/).waitFor();
    await field.press("Enter");
    await count.getByText(/^第 1 处，共 \d+ 处$/).waitFor();
    await field.press("Shift+Enter");
    await count.getByText(/^第 (\d+) 处，共 \1 处$/).waitFor();
    await field.fill("没有这几个字");
    await count.getByText("没有找到").waitFor();
    await field.press("Escape");
    await page.waitForFunction(() => document.activeElement?.closest("#sheet") !== null);
    expect(await field.isVisible()).toBe(false);

    const zoom = page.locator("#sheet").getByText(/^\d+%$/);
    await page.getByRole("button", { name: "适合宽度" }).click();
    await zoom.filter({ hasNotText: "100%" }).first().waitFor();
    await page.getByRole("button", { name: "适合宽度" }).click();
    await zoom.filter({ hasText: "100%" }).first().waitFor();

    const long = "本项目年初预算安排偏紧，年中追加后采购流程较长，部分合同在年底前未能支付。".repeat(4);
    await typeInto(page, "K16", long);
    await goTo(page, "K16");
    await page.locator("#cell-text").getByText(long).waitFor();
    await goTo(page, "J16");
    await page.locator("#cell-text").waitFor({ state: "hidden" });
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("the rows that an edit has drawn anew look as all of the sheet does when it is drawn anew", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseSheet(page, "云资源扩容");
    // A merge of four rows, a long text beside an empty cell, a number that goes.
    for (const [cell, text] of [
      ["B14", "合并"],
      ["L4", "比它的单元格长得多的一段文字"],
      ["C8", "1"],
    ] as const) {
      await select(page, cell);
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
      await entered(page, cell);
    }
    await select(page, "C9");
    await page.keyboard.press("Delete");
    // On below what is in sight, where each Enter moves the view by a row.
    await select(page, "C16");
    for (let row = 16; row < 34; row += 1) {
      const here = await cellInFront(page);
      await page.keyboard.type("每行一段");
      await page.keyboard.press("Enter");
      await entered(page, here);
    }
    // Nothing is left to do, and so nothing to draw.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => requestIdleCallback(resolve));
    });
    const picture = await drawnSheet(page).evaluate((canvas) =>
      canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : "",
    );
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    const tall = await drawnSheet(page).getAttribute("height");
    const isTall = (wanted: boolean) =>
      page.waitForFunction(
        ([before, same]) => {
          const canvas = document.querySelector("#sheet canvas[id^='univer-sheet-main-canvas']");
          return (canvas?.getAttribute("height") === before) === same;
        },
        [tall, wanted] as const,
      );
    await page.setViewportSize({ width, height: height - 60 });
    await isTall(false);
    await page.setViewportSize({ width, height });
    await isTall(true);
    await page.waitForFunction((before) => {
      const canvas = document.querySelector("#sheet canvas[id^='univer-sheet-main-canvas']");
      return canvas instanceof HTMLCanvasElement && canvas.toDataURL() === before;
    }, picture);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("what is printed leaves hidden rows and columns out, and keeps what is merged over them in its place", async () => {
    const cell = (name: string, text: string) => `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const bytes = handmade({
      sheets: {
        表:
          '<cols><col min="2" max="2" width="9" hidden="1"/></cols><sheetData>' +
          `<row r="1">${cell("A1", "项目")}${cell("B1", "年度")}${cell("D1", "备注")}</row>` +
          `<row r="2" hidden="1">${cell("A2", "产出")}${cell("B2", "一")}${cell("C2", "二")}${cell("D2", "三")}</row>` +
          `<row r="3">${cell("B3", "四")}${cell("C3", "五")}${cell("D3", "六")}</row>` +
          `<row r="4" hidden="1">${cell("C4", "七")}</row>` +
          `<row r="5">${cell("C5", "八")}${cell("D5", "九")}</row>` +
          '</sheetData><mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="A2:A5"/></mergeCells>',
      },
    });
    const { page, troubles } = await openPage(edition, { file: { name: "隐藏.xlsx", bytes } });
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const rows = [...document.querySelectorAll<HTMLTableRowElement>(".printed-sheet tr")];
      return rows.map(({ cells }) =>
        [...cells].map(({ textContent, rowSpan, colSpan }) => `${textContent} ${rowSpan}×${colSpan}`),
      );
    });
    expect(printed).toEqual([
      [" 1×1", "A 1×1", "C 1×1", "D 1×1"],
      ["1 1×1", "项目 1×1", "年度 1×1", "备注 1×1"],
      ["3 1×1", "产出 2×1", "五 1×1", "六 1×1"],
      ["5 1×1", "八 1×1", "九 1×1"],
    ]);
    expect(await page.locator(".printed").getByText("有隐藏的行或列，没有打印").count()).toBe(1);
    expect(await page.locator(".printed").getByText("表格太大").count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    // What is found there is said not to be seen.
    await page.keyboard.press("Control+f");
    await page.keyboard.type("七");
    await page.keyboard.press("Enter");
    await page.getByText("第 1 处（在隐藏的行或列），共 1 处").waitFor();
    await page.keyboard.press("Escape");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("what is printed of several tables names each, and what was edited since is not passed off as found", async () => {
    const rows = stackedBook.flatMap((sheet) =>
      sheet.rows.map((cells, row) => {
        const texts = cells.flatMap((each, column) =>
          each ? [`<c r="${a1({ row, column })}" t="inlineStr"><is><t>${each.text}</t></is></c>`] : [],
        );
        return `<row r="${row + 1}">${texts.join("")}</row>`;
      }),
    );
    const bytes = handmade({ sheets: { 两个项目: `<sheetData>${rows.join("")}</sheetData>` } });
    const { page, troubles } = await openPage(edition, { file: { name: "两张.xlsx", bytes } });
    await score(page);
    const printed = () =>
      page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        const texts = [...document.querySelectorAll(".printed > :is(h2, p)")].map(
          ({ textContent }) => textContent,
        );
        dispatchEvent(new Event("afterprint"));
        return texts;
      });
    const texts = await printed();
    const headings = texts.filter((text) => /发现的问题 \d+$/.test(text));
    expect(headings.map((text) => text.split("：")[0])).toEqual(["信息化系统运维", "环境监测设备购置"]);
    expect(texts.join()).not.toContain("又修改过");
    await typeInto(page, "A1", "改");
    await page.locator("#pane").getByText("表格已修改").waitFor();
    expect((await printed()).join()).toContain("表格在评分之后又修改过");
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("closing the page with unsaved changes asks first; after saving it does not", async () => {
    const { page } = await openPage(edition);
    await goTo(page, "J8");
    await page.keyboard.type("7.88");
    await page.keyboard.press("Enter");
    await page.getByText("（未保存）").waitFor();
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      void dialog.dismiss();
    });
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    await asked;
    expect([questions, page.isClosed()]).toEqual([["beforeunload"], false]);
    await save(page);
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(questions).toHaveLength(1);
  });
});
