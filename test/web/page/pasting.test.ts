import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { readWorkbook } from "../../../src/files/read-workbook";
import { a1 } from "../../../src/sheet/address";
import { filledCells } from "../../../src/sheet/snapshot";
import { handmade } from "../../fixtures/handmade";
import { withChromium } from "../../fixtures/with-chromium";
import { typedWorkbook } from "./protected-workbook";
import { chooseSheet, goTo, nameBoxShows, leave, openPage, save, select, servedEdition } from "./web-page";

const text = (cell: string, words: string) => `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** A merge, a strict list, numbers, formulas of two kinds and an array formula over three cells. */
const pasted: Uint8Array = handmade({
  sheets: {
    表: `<sheetData><row r="1">${text("A1", "甲")}${text("B1", "乙")}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row><row r="4">${text("A4", "合并")}<c r="B4"/></row><row r="5">${text("A5", "优")}</row><row r="6"><c r="A6"><f>A2+1</f><v>2</v></c></row><row r="8"><c r="A8"><f t="array" ref="A8:A10">A2:A3*2</f><v>2</v></c></row><row r="9"><c r="A9"><v>6</v></c></row><row r="10"><c r="A10"><v>0</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A4:B4"/><mergeCell ref="D12:E12"/></mergeCells><dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A5"><formula1>"优,良"</formula1></dataValidation></dataValidations>`,
  },
});

interface Saved {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly xml: string;
}

async function savedSheet(page: Page, number = 1): Promise<Saved> {
  const { bytes } = await save(page);
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const sheet = reading.sheets[number - 1];
  const cells = sheet ? filledCells(sheet).map(([at, cell]) => [a1(at), cell.formula ?? cell.value]) : [];
  const part = unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`];
  return { cells: Object.fromEntries(cells), xml: Buffer.from(part ?? []).toString() };
}

withChromium("copying, cutting and pasting in the web edition", () => {
  const edition = servedEdition();
  let page: Page;
  let troubles: readonly string[];

  const open = async (bytes: Uint8Array) => {
    const opening = await openPage(edition, { file: { name: "粘贴.xlsx", bytes } });
    ({ page, troubles } = opening);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  };
  afterEach(async () => {
    expect(troubles).toEqual([]);
    await leave(page);
  });
  const press = (key: string) => page.keyboard.press(key);
  const message = (words: string | RegExp) => page.locator("#message").getByText(words);
  const unsaved = () => page.getByText("（未保存）").waitFor();
  /** Copies or cuts cells, until the clipboard has them. */
  const take = async (from: string, key: "c" | "x") => {
    await select(page, from);
    await page.evaluate(() => navigator.clipboard.writeText("…"));
    await press(`Control+${key}`);
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "…");
  };
  const carry = async (from: string, key: "c" | "x", to: string) => {
    await take(from, key);
    await select(page, to);
    await press("Control+v");
  };

  test("a block is copied, and taken back", async () => {
    await open(pasted);
    const before = await savedSheet(page);
    await carry("A2:B3", "c", "D2");
    await unsaved();
    expect((await savedSheet(page)).cells).toEqual({ ...before.cells, D2: 1, E2: 2, D3: 3, E3: 4 });
    await select(page, "A1");
    await press("Control+z");
    await unsaved();
    expect((await savedSheet(page)).cells).toEqual(before.cells);
  });

  test("of a merge that is cut the content goes, merge and list stay in grid and file, and all comes back", async () => {
    await open(pasted);
    const before = await savedSheet(page);
    await carry("A4", "x", "D6");
    await unsaved();
    const { A4, A5, ...others } = before.cells;
    const moved = await savedSheet(page);
    expect(moved.cells).toEqual({ ...others, A5, D6: A4 });
    // No merge has come along, and the old one is there still.
    await goTo(page, "E6");
    expect(await nameBoxShows(page, (shown) => shown === "E6")).toBe(true);
    await carry("A5", "x", "D7");
    await unsaved();
    const lists = await savedSheet(page);
    expect(lists.cells).toEqual({ ...others, D6: A4, D7: A5 });
    const behind = (xml: string) => xml.slice(xml.indexOf("</sheetData>"));
    expect(behind(lists.xml)).toBe(behind(before.xml));
    // The list has not come along: what it does not have is taken.
    await goTo(page, "D7");
    await page.keyboard.type("中");
    await press("Enter");
    await nameBoxShows(page, (shown) => shown === "D8");
    expect((await savedSheet(page)).cells).toEqual({ ...others, D6: A4, D7: "中" });
    await select(page, "A1");
    for (let steps = 0; steps < 3; steps += 1) await press("Control+z");
    await unsaved();
    expect((await savedSheet(page)).cells).toEqual(before.cells);
  });

  test("what would be hidden under a merge, and a part of an array formula, are not pasted over", async () => {
    await open(pasted);
    const before = await savedSheet(page);
    await carry("A2:B2", "c", "D12");
    await message("被盖住的位置").waitFor();
    await page.locator("#dismiss").click();
    await carry("A2", "c", "A9");
    await message("数组公式的一部分").waitFor();
    await page.locator("#dismiss").click();
    await carry("A9", "x", "F9");
    await message("数组公式的一部分").waitFor();
    await page.locator("#dismiss").click();
    await goTo(page, "A9");
    await page.keyboard.type("5");
    await message("数组公式的一部分").waitFor();
    await page.locator("#dismiss").click();
    await goTo(page, "A10");
    await press("Delete");
    await message("数组公式的一部分").waitFor();
    expect((await savedSheet(page)).cells).toEqual(before.cells);
    await select(page, "A8:A10");
    await press("Delete");
    await unsaved();
    const others = Object.fromEntries(
      Object.entries(before.cells).filter(([cell]) => !["A8", "A9", "A10"].includes(cell)),
    );
    expect((await savedSheet(page)).cells).toEqual(others);
  });

  test("on a locked sheet pasting and cutting stop at what is locked", async () => {
    await open(typedWorkbook);
    await chooseSheet(page, "锁定");
    const before = await savedSheet(page, 2);
    await carry("B4", "x", "A4");
    await message("这个单元格是锁定的").waitFor();
    await page.locator("#dismiss").click();
    await carry("A4", "x", "B4");
    await message("这个单元格是锁定的").waitFor();
    await page.locator("#dismiss").click();
    await carry("A2:B2", "c", "A4");
    await message("这个单元格是锁定的").waitFor();
    await page.locator("#dismiss").click();
    // A formula lands on the open cell C7, the number beside it on a locked one: neither is pasted.
    await chooseSheet(page, "格式");
    await carry("A1:B1", "c", "A20");
    await unsaved();
    await take("A20:B20", "c");
    await chooseSheet(page, "锁定");
    await select(page, "B7");
    await press("Control+v");
    await message("这个单元格是锁定的").waitFor();
    await page.locator("#dismiss").click();
    expect((await savedSheet(page, 2)).cells).toEqual(before.cells);
    await carry("A4", "c", "B4");
    await unsaved();
    expect((await savedSheet(page, 2)).cells).toEqual({ ...before.cells, B4: "产出" });
    await select(page, "A2");
    await press("Control+z");
    await unsaved();
    expect((await savedSheet(page, 2)).cells).toEqual(before.cells);
  });

  test("texts from elsewhere are taken as if each was typed, whichever way they come, and taken back with their formats", async () => {
    await open(typedWorkbook);
    await chooseSheet(page, "格式");
    const before = await savedSheet(page, 4);
    const pasteAt = async (cell: string, plain: string, html?: string) => {
      await page.evaluate(
        async ([words, markup]) => {
          const of = (type: string, data: string) => [type, new Blob([data], { type })] as const;
          const items = [
            of("text/plain", words ?? ""),
            ...(markup === undefined ? [] : [of("text/html", markup)]),
          ];
          await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
        },
        [plain, html],
      );
      await select(page, cell);
      await press("Control+v");
      await unsaved();
    };
    await pasteAt("G10", "3/4");
    await pasteAt("I10", "2025年6月1日");
    await pasteAt("I12", "\t<5\n001\t50%\n");
    await pasteAt(
      "I15",
      "甲",
      "<table><tr><td><p><span>2025-6-1</span></p></td><td>（1）</td><td>1,234.5</td></tr></table>",
    );
    await carry("I15", "c", "I17");
    await unsaved();
    const { bytes } = await save(page);
    const reading = await readWorkbook(bytes);
    const sheet = reading.kind === "read" ? reading.sheets[3] : undefined;
    const cells = new Map(
      (sheet ? filledCells(sheet) : []).map(([at, { value, text: shown }]) => [a1(at), [value, shown]]),
    );
    const places = ["G10", "I10", "I12", "J12", "I13", "J13", "I15", "J15", "K15", "I17"];
    expect(places.map((place) => cells.get(place))).toEqual([
      ["3/4", "3/4"],
      [45809, "2025年6月1日"],
      undefined,
      ["<5", "<5"],
      [1, "1"],
      [0.5, "50%"],
      [45809, "2025-6-1"],
      ["（1）", "（1）"],
      [1234.5, "1,234.50"],
      [45809, "2025-6-1"],
    ]);
    await select(page, "A1");
    for (let steps = 0; steps < 5; steps += 1) await press("Control+z");
    await unsaved();
    expect((await savedSheet(page, 4)).cells).toEqual(before.cells);
    // A cell that a day was pasted into shows numbers as such again.
    await goTo(page, "I10");
    await page.keyboard.type("5");
    await press("Enter");
    await nameBoxShows(page, (shown) => shown === "I11");
    expect((await savedSheet(page, 4)).xml).toContain('<c r="I10"><v>5</v></c>');
  });

  test("Ctrl+D fills down contents, and neither merges nor lists", async () => {
    await open(pasted);
    const before = await savedSheet(page);
    await select(page, "A5:A7");
    await press("Control+d");
    await unsaved();
    const filled = await savedSheet(page);
    expect(filled.cells).toEqual({ ...before.cells, A6: "优", A7: "优" });
    await goTo(page, "A7");
    await page.keyboard.type("中");
    await press("Enter");
    await nameBoxShows(page, (shown) => shown === "A8");
    expect((await savedSheet(page)).cells).toEqual({ ...before.cells, A6: "优", A7: "中" });
  });
});
