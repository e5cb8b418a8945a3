import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { readWorkbook } from "../../../src/files/read-workbook";
import { filledCells } from "../../../src/sheet/snapshot";
import { a1 } from "../../../src/sheet/address";
import { withChromium } from "../../fixtures/with-chromium";
import { OPEN_CELLS, OPTIONS, typedWorkbook } from "./protected-workbook";
import {
  chooseSheet,
  compose,
  goTo,
  isAt,
  leave,
  nameBoxShows,
  openPage,
  save,
  servedEdition,
} from "./web-page";

/** What the cells of the saved file hold, by sheet and address, and the XML of its sheets. */
interface Saved {
  readonly value: (sheet: string, cell: string) => unknown;
  readonly format: (sheet: string, cell: string) => string | undefined;
  readonly xml: (number: number) => string;
}

async function savedFile(page: Page): Promise<Saved> {
  const { bytes } = await save(page);
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const cells = new Map(
    reading.sheets.flatMap((sheet) =>
      filledCells(sheet).map(([at, cell]) => [`${sheet.name} ${a1(at)}`, cell] as const),
    ),
  );
  const parts = unzipSync(bytes);
  return {
    value: (sheet, cell) => cells.get(`${sheet} ${cell}`)?.value,
    format: (sheet, cell) => cells.get(`${sheet} ${cell}`)?.numberFormat,
    xml: (number) => Buffer.from(parts[`xl/worksheets/sheet${number}.xml`] ?? []).toString(),
  };
}

withChromium("typing in the web edition", () => {
  const edition = servedEdition();
  let page: Page;
  let troubles: readonly string[];

  beforeEach(async () => {
    const opening = await openPage(edition, { file: { name: "键入.xlsx", bytes: typedWorkbook } });
    ({ page, troubles } = opening);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });

  afterEach(async () => {
    expect(troubles).toEqual([]);
    await leave(page);
  });

  const at = (cell: string) => nameBoxShows(page, (shown) => isAt(shown, cell));
  const press = (key: string) => page.keyboard.press(key);
  const message = (text: string | RegExp) => page.locator("#message").getByText(text);

  test("what is composed is kept whole: beside a list, in a merge, after other letters, and not when given up", async () => {
    await chooseSheet(page, "开放");
    const words: readonly (readonly [cell: string, letters: string, word: string])[] = [
      ["D2", "you", "优"],
      ["C4", "lianghao", "良好"],
      ["B4", "baifen", "百分之九十五"],
    ];
    for (const [cell, letters, word] of words) {
      await goTo(page, cell);
      await compose(page, letters, word);
      await press("Enter");
      expect(await nameBoxShows(page, (shown) => !isAt(shown, cell))).toBe(true);
    }
    await goTo(page, "A7");
    await page.keyboard.type("20");
    await compose(page, "nian", "年");
    await press("Tab");
    await at("B7");
    await goTo(page, "A3");
    await compose(page, "zhi", null);
    await press("Escape");
    const saved = await savedFile(page);
    for (const [cell, , word] of words) expect([cell, saved.value("开放", cell)]).toEqual([cell, word]);
    expect(saved.value("开放", "A7")).toBe("20年");
    expect(saved.value("开放", "A3")).toBe("指标");
  });

  test("Enter leads below the cell that Tab began at, unless another one was selected since", async () => {
    await chooseSheet(page, "开放");
    await goTo(page, "A8");
    for (const [text, key] of [
      ["甲", "Tab"],
      ["乙", "Tab"],
      ["丙", "Enter"],
      ["丁", "Enter"],
    ] as const) {
      await page.keyboard.type(text);
      await press(key);
    }
    expect(await at("A10")).toBe(true);
    await goTo(page, "B8");
    await press("Tab");
    await press("Tab");
    expect(await at("D8")).toBe(true);
    await goTo(page, "C12");
    await page.keyboard.type("戊");
    await press("Enter");
    expect(await at("C13")).toBe(true);
    await page.keyboard.type("己");
    await press("Enter");
    expect(await at("C14")).toBe(true);
    const saved = await savedFile(page);
    const values = ["A8", "B8", "C8", "A9", "B9", "C12", "C13"].map((cell) => saved.value("开放", cell));
    expect(values).toEqual(["甲", "乙", "丙", "丁", undefined, "戊", "己"]);
  });

  test("on a locked sheet Tab goes through the open cells, and they stay open when they are cleared and cut", async () => {
    await chooseSheet(page, "锁定");
    await goTo(page, OPEN_CELLS[0]);
    for (const cell of [...OPEN_CELLS.slice(1), OPEN_CELLS[0]]) {
      await press("Tab");
      expect([cell, await nameBoxShows(page, (shown) => shown.startsWith(cell))]).toEqual([cell, true]);
    }
    await press("Shift+Tab");
    expect(await at("C7")).toBe(true);
    await goTo(page, "B2");
    await press("Delete");
    await page.keyboard.type("2024");
    await press("Tab");
    await at("D2");
    await press("Backspace");
    await press("Enter");
    await goTo(page, "D2");
    await compose(page, "cha", "差");
    await press("Enter");
    await goTo(page, "B4");
    await press("Control+x");
    await goTo(page, "C7");
    await press("Control+v");
    await goTo(page, "B4");
    await page.keyboard.type("96");
    await press("Enter");
    await goTo(page, "C7");
    await press("Delete");
    await press("Control+z");
    await goTo(page, "C4");
    await page.keyboard.type("良");
    await press("Enter");
    const saved = await savedFile(page);
    const values = ["B2", "D2", "B4", "C7", "C4"].map((cell) => saved.value("锁定", cell));
    expect(values).toEqual([2024, "差", 96, "95", "良"]);
    expect(saved.xml(2)).toContain(OPTIONS);
    expect(saved.value("锁定", "A4")).toBe("产出");
  });

  test("a locked cell refuses at the first key, and offers to lift the protection, also in the saved file", async () => {
    await chooseSheet(page, "锁定");
    await goTo(page, "A4");
    await page.keyboard.type("质");
    await message("这个单元格是锁定的").waitFor();
    await page.locator("#dismiss").click();
    await goTo(page, "A4");
    await compose(page, "zhi", "质");
    await message("这个单元格是锁定的").waitFor();
    await press("Enter");
    await goTo(page, "A4");
    await press("F2");
    await press("Delete");
    const refused = await savedFile(page);
    expect(refused.value("锁定", "A4")).toBe("产出");
    await goTo(page, "A4");
    await page.keyboard.type("质");
    await page.getByRole("button", { name: "解除保护" }).click();
    await message("已解除工作表“锁定”的保护").waitFor();
    await goTo(page, "A4");
    await page.keyboard.type("质量");
    await press("Enter");
    const lifted = await savedFile(page);
    expect(lifted.value("锁定", "A4")).toBe("质量");
    expect(lifted.xml(2)).not.toContain("sheetProtection");
    expect(lifted.xml(3)).toContain("sheetProtection");
    await chooseSheet(page, "密码");
    await goTo(page, "A4");
    await page.keyboard.type("质");
    await message("有密码保护").waitFor();
    expect(await page.getByRole("button", { name: "解除保护" }).count()).toBe(0);
  });

  test("what columns and rows are formatted for holds while typing, and formulas keep their formats", async () => {
    await chooseSheet(page, "格式");
    for (const [cell, typed] of [
      ["G3", "001234"],
      ["G4", "3/4"],
      ["G9", "1E5"],
      ["A5", "000123"],
      ["C5", "2025-6-1"],
      ["H7", "3.5"],
      ["A1", "96"],
      ["H8", "95%"],
      ["H9", "2025年6月1日"],
      ["H10", "（1）"],
    ] as const) {
      await goTo(page, cell);
      await page.keyboard.type(typed);
      await press("Enter");
      expect(await nameBoxShows(page, (shown) => !isAt(shown, cell))).toBe(true);
    }
    // What is opened and left as it is keeps its content: a day that shows no year, and a text of figures.
    for (const cell of ["A3", "B3"]) {
      await goTo(page, cell);
      await press("F2");
      await press("Enter");
      expect(await nameBoxShows(page, (shown) => !isAt(shown, cell))).toBe(true);
    }
    const saved = await savedFile(page);
    const value = (cell: string) => saved.value("格式", cell);
    expect([value("A3"), value("B3"), value("H9"), value("H10")]).toEqual([45000, "001", 45809, "（1）"]);
    expect(["G3", "G4", "G9", "A5", "C5", "H7", "A1", "H8"].map(value)).toEqual([
      "001234",
      "3/4",
      "1E5",
      "000123",
      "2025-6-1",
      3.5,
      0.96,
      0.95,
    ]);
    const formats = ["A1", "B1", "C1", "B2", "C2", "D2", "G3", "C5"].map((cell) =>
      saved.format("格式", cell),
    );
    expect(formats).toEqual(["0.00%", undefined, undefined, undefined, undefined, "0.00", "@", "@"]);
  });

  test("Shift+Tab and Shift+Enter end editing and lead back, and each entry is taken back by itself", async () => {
    await chooseSheet(page, "开放");
    for (const [cell, typed, key, next] of [
      ["C8", "甲", "Shift+Tab", "B8"],
      ["C11", "乙", "Shift+Enter", "C10"],
    ] as const) {
      await goTo(page, cell);
      await page.keyboard.type(typed);
      await press(key);
      expect([cell, await at(next)]).toEqual([cell, true]);
    }
    const typed = await savedFile(page);
    expect(["C8", "C11"].map((cell) => typed.value("开放", cell))).toEqual(["甲", "乙"]);
    for (const left of [
      ["甲", undefined],
      [undefined, undefined],
    ]) {
      await goTo(page, "A12");
      await press("Control+z");
      await page.getByText("（未保存）").waitFor();
      const saved = await savedFile(page);
      expect(["C8", "C11"].map((cell) => saved.value("开放", cell))).toEqual(left);
    }
  });

  test("a message lies over the sheet and moves nothing", async () => {
    await chooseSheet(page, "锁定");
    const grid = page.locator("#sheet");
    const before = await grid.boundingBox();
    await goTo(page, "A4");
    await page.keyboard.type("质");
    await message("这个单元格是锁定的").waitFor();
    expect(await grid.boundingBox()).toEqual(before);
    await page.locator("#dismiss").click();
    expect(await grid.boundingBox()).toEqual(before);
  });
});
