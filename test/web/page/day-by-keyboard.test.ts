import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { withChromium } from "../../fixtures/with-chromium";
import * as day from "./day-of-work";
import { cellInFront, entered, isAt, nameBoxShows, nextFrame, openPage, servedEdition } from "./web-page";

jest.setTimeout(180_000);

/** More presses than any way with Tab or the arrows takes. */
const MOST_PRESSES = 150;

/** The name, or the text, of what holds the keyboard. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    if (focused instanceof HTMLSelectElement && focused.className.startsWith("decision"))
      return `decision ${String([...document.querySelectorAll("select.decision")].indexOf(focused))}`;
    const label = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement;
    return (
      focused?.getAttribute("aria-label") ??
      (label ? focused.labels?.[0]?.textContent : null) ??
      focused?.textContent ??
      ""
    ).trim();
  });
}

function chosenOption(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    return focused instanceof HTMLSelectElement ? (focused.selectedOptions[0]?.text ?? "") : null;
  });
}

/** What a person does who has no mouse. */
function keyboardOf(page: Page) {
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const pressUntil = async (key: string, isThere: () => Promise<boolean>) => {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if (await isThere()) return;
      await press(key);
    }
    throw new Error(`${key} leads nowhere; the keyboard is at ${await focusedName(page)}`);
  };
  /** F6 leads from the bar to the sheet, the pane and the bar again. */
  const area = (selector: string) =>
    pressUntil("F6", () => page.evaluate((each) => document.activeElement?.closest(each) !== null, selector));
  const to = (name: RegExp, key = "Tab") => pressUntil(key, async () => name.test(await focusedName(page)));
  const replace = async (text: string) => {
    await press("Control+a");
    await type(text);
  };
  return {
    press,
    type,
    area,
    to,
    replace,
    enter: async (name: RegExp) => {
      await to(name);
      await press("Enter");
    },
    tab: async (name: string) => {
      await area("#pane");
      await to(new RegExp(`^${name}$`), "ArrowRight");
      await press("Enter");
    },
    /** Goes down a list that is closed; each choice is taken up before the next key. */
    choose: async (text: string) => {
      await press("Home");
      await nextFrame(page);
      for (let now = await chosenOption(page); now !== text; now = await chosenOption(page)) {
        await press("ArrowDown");
        await page.waitForFunction((before) => {
          const { activeElement: focused } = document;
          return !(focused instanceof HTMLSelectElement) || focused.selectedOptions[0]?.text !== before;
        }, now);
      }
    },
    /** Goes to a cell by the name box, which Tab reaches from the bar. */
    cell: async (name: string) => {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await area("#bar");
        await pressUntil("Tab", () =>
          page.evaluate(() => document.activeElement === document.querySelector("#sheet input")),
        );
        await replace(name.toLowerCase());
        await nextFrame(page);
        await press("Enter");
        await page.waitForFunction(() => document.activeElement?.matches("input") === false);
        if (await nameBoxShows(page, (shown) => isAt(shown, name))) return;
      }
      throw new Error(`the name box did not lead to ${name}`);
    },
    /** Types into the selected cell, which Enter leaves. */
    put: async (text: string) => {
      const here = await cellInFront(page);
      await type(text);
      await press("Enter");
      await entered(page, here);
    },
  };
}

withChromium("a day with the web edition by keyboard alone", () => {
  const edition = servedEdition();

  test("from Jiangsu's target form to a clean self-evaluation, then its review, saved and opened again", async () => {
    const { page, troubles } = await openPage(edition);
    const { press, type, area, to, replace, enter, tab, choose, cell, put } = keyboardOf(page);
    const pane = page.locator("#pane");
    const typeInto = async (at: string, text: string) => {
      await cell(at);
      await put(text);
    };
    const said = (text: string | RegExp) => pane.getByText(text).first().waitFor();

    await tab("编制");
    await said("插入模板");
    await to(/自评表$/);
    await to(/江苏省/, "ArrowDown");
    await to(/^年度$/);
    await replace("2026");
    await to(/^每个二级指标的行数$/);
    await replace("1");
    await enter(/^插入模板$/);
    await said(`已插入工作表“${day.TARGET}”。`);
    await cell(day.NAME_CELL);
    await day.composeName(page);
    await put("");
    await day.fillIn(day.ON_TARGET, typeInto);

    await tab("编制");
    await to(/^生成$/);
    await choose(day.MONITORING);
    await enter(/^由当前表生成$/);
    await said(`已插入工作表“${day.MONITORING}”。`);
    await day.fillIn(day.ON_MONITORING, typeInto);
    await tab("编制");
    await to(/^生成$/);
    await choose(day.SELF);
    await enter(/^由当前表生成$/);
    await said(`已插入工作表“${day.SELF}”。`);
    await day.fillIn(day.ON_SELF, typeInto);
    await cell("H15");
    await press("Delete");
    await tab("编制");
    await enter(/^补全/);
    await said("已写入 1 个单元格。");
    await area("#pane");
    await enter(/^说明/);
    await pane.getByRole("textbox", { name: "I17 的说明" }).waitFor();
    await to(/^I17 的说明$/);
    await type(day.REASON);
    await enter(/^写入说明$/);
    await said("没有要写的说明");
    await tab("评分");
    await enter(/^评分当前工作表$/);
    await day.cleanlyScored(page);

    await area("#pane");
    await enter(/^评分整个工作簿$/);
    await said(/共 \d+ 张表/);
    await enter(/云资源扩容$/);
    await pane.locator(".table-name", { hasText: "政务云资源扩容" }).waitFor();
    for (const [at, choice] of day.DECISIONS.entries()) {
      await to(new RegExp(`^decision ${String(at)}$`));
      await choose(choice);
      if (choice !== "不采纳") continue;
      await press("Enter");
      await pane.getByRole("textbox", { name: /理由/ }).and(page.locator(":focus")).waitFor();
      await type(day.NOT_ACCEPTED_FOR);
      await press("Enter");
    }
    for (const [paper, sheet] of [day.WORK_PAPER, day.OPINION]) {
      await area("#pane");
      await enter(new RegExp(`^${paper}$`));
      await page.getByRole("menuitem", { name: "新工作表" }).waitFor();
      await to(/^新工作表$/, "ArrowDown");
      await press("Enter");
      await said(`已插入工作表“${sheet}”。`);
    }

    const [download] = await Promise.all([page.waitForEvent("download"), press("Control+s")]);
    // A keyboard that nothing holds is handed to the sheet after saving; F6 pressed before would be taken back.
    await page.waitForFunction(() => document.activeElement !== document.body);
    const buffer = await readFile(await download.path());
    // Asked for before the way to the button: a key may be there sooner than the browser hands over what it opens.
    const chosen = page.waitForEvent("filechooser");
    await area("#bar");
    await enter(/^打开工作簿$/);
    const chooser = await chosen;
    await chooser.setFiles({ name: "复核.xlsx", mimeType: "", buffer });
    await page.locator("#file-name", { hasText: "复核.xlsx" }).waitFor();
    await said("工作簿里有 3 条复核决定");
    expect(await day.madeSheets(page)).toEqual([true, true, true, true]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
