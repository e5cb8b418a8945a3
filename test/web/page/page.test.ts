import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Page } from "playwright-core";
import { readWorkbook } from "../../../src/files/read-workbook";
import { parseA1 } from "../../../src/sheet/address";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../../src/sheet/snapshot";
import { savedByLibreOffice } from "../../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../../fixtures/programs";
import { axeOn } from "../../fixtures/axe";
import { withChromium } from "../../fixtures/with-chromium";
import {
  chooseFile,
  chooseSheet,
  opened,
  leave,
  openPage,
  save,
  score,
  select,
  servedEdition,
  typeInto,
} from "./web-page";

const EXAMPLE = new Uint8Array(readFileSync(join(__dirname, "../../../examples/示例.xlsx")));
const SHEET = "云资源扩容";

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

async function cellIn(bytes: Uint8Array, cell: string): Promise<CellSnapshot | null> {
  const sheet = (await sheetsOf(bytes)).find(({ name }) => name === SHEET);
  const at = parseA1(cell);
  return sheet && at ? cellAt(sheet, at) : null;
}

function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.filter((name) => Buffer.compare(old[name] ?? Buffer.of(), now[name] ?? Buffer.of()) !== 0);
}

/** The example in a format of old, as WPS and LibreOffice write them. */
async function legacy(bookType: "biff8" | "ods"): Promise<Uint8Array> {
  const { read, write } = await import("@e965/xlsx");
  const workbook = read(EXAMPLE, { type: "array", cellStyles: true, cellNF: true });
  return new Uint8Array(write(workbook, { type: "buffer", bookType }));
}

/** A workbook that declares a part to be far smaller than it is. */
function bomb(): Uint8Array {
  const bytes = zipSync({
    "xl/workbook.xml": new Uint8Array(1 << 20),
    "xl/worksheets/sheet1.xml": new Uint8Array(9),
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 28 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  }
  return bytes;
}

/** A workbook whose cells are sound and whose styles are cut off. */
function brokenStyles(): Uint8Array {
  const parts = unzipSync(EXAMPLE);
  return zipSync({ ...parts, "xl/styles.xml": Buffer.from("<styleSheet><fonts>") });
}

/** Writes every score that the pane offers to write. */
async function writeAllScores(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^写入得分/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const [, ...boxes] = await dialog.getByRole("checkbox").all();
  for (const box of boxes) await box.check();
  await dialog.getByRole("button", { name: /^写入 \d+ 格/ }).click();
  await page.getByText(/已写入 \d+ 个得分/).waitFor();
}

withChromium("the web edition in Chromium", () => {
  const edition = servedEdition();

  test("score, see the findings, mend a cell and see its finding go; mark, clear and save", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseSheet(page, SHEET);
    await score(page);
    const finding = page.getByText(/预算执行得分写为 8.5/);
    await finding.waitFor();

    await page.getByRole("button", { name: "标记到表格" }).click();
    await page.getByText("已标记 5 个单元格").waitFor();
    await page.getByRole("button", { name: "清除" }).click();
    await page.getByText("已清除 5 个单元格的标记").waitFor();

    await typeInto(page, "J8", "7.88");
    await page.getByText("表格已修改").waitFor();
    await page.getByRole("button", { name: "重新评分" }).click();
    await finding.waitFor({ state: "detached" });

    const saved = await save(page);
    expect(saved.name).toBe("示例.xlsx");
    expect(changedParts(EXAMPLE, saved.bytes)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(await cellIn(saved.bytes, "J8")).toMatchObject({ value: 7.88 });
    expect(await page.locator("#file-name").textContent()).toBe("示例.xlsx");

    await page.getByRole("button", { name: "标记到表格" }).click();
    await page.getByText(/已标记 \d 个单元格/).waitFor();
    const marked = await save(page);
    expect(changedParts(saved.bytes, marked.bytes).sort()).toEqual([
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("scores are written, and taken back to the byte", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseSheet(page, SHEET);
    await score(page);
    await writeAllScores(page);
    const written = await save(page);
    expect(await cellIn(written.bytes, "J8")).toMatchObject({ value: 7.88 });
    await page.locator("#pane").getByText("撤销", { exact: true }).last().click();
    await page.getByText(/已恢复 \d+ 个单元格/).waitFor();
    expect(await cellIn((await save(page)).bytes, "J8")).toEqual(await cellIn(EXAMPLE, "J8"));
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("what Ctrl+Z has taken back is no longer offered to be taken back", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseSheet(page, SHEET);
    await score(page);
    await writeAllScores(page);
    const offer = page.locator("#pane").getByRole("button", { name: "撤销", exact: true });
    await offer.waitFor();
    await select(page, "B20");
    await page.keyboard.press("Control+z");
    await offer.waitFor({ state: "detached" });
    expect(await cellIn((await save(page)).bytes, "J8")).toEqual(await cellIn(EXAMPLE, "J8"));
    expect(troubles).toEqual([]);
    await leave(page);
  });

  const inLibreOffice = LIBRE_OFFICE === null ? test.skip : test;

  inLibreOffice(
    "what is saved opens in LibreOffice with every other cell, and every part of its looks, as it was",
    async () => {
      const { page } = await openPage(edition);
      await chooseSheet(page, SHEET);
      await typeInto(page, "J8", "7.88");
      const { bytes } = await save(page);
      const [before, after] = [
        unzipSync(await savedByLibreOffice(EXAMPLE)),
        unzipSync(await savedByLibreOffice(bytes)),
      ];
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
      const text = (part: Uint8Array | undefined) => Buffer.from(part ?? []).toString();
      // The properties hold the hour of saving.
      const names = Object.keys(before).filter((name) => !name.startsWith("docProps/"));
      const changed = names.filter((name) => text(before[name]) !== text(after[name]));
      expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
      const cells = (parts: typeof before) =>
        text(parts["xl/worksheets/sheet1.xml"]).match(/<c r=[^]*?(?:\/>|<\/c>)|<(?!\/?c[ >])[^>]+>/g);
      const [old, now] = [cells(before) ?? [], cells(after) ?? []];
      expect(now).toHaveLength(old.length);
      expect(now.filter((cell, index) => cell !== old[index])).toEqual([
        expect.stringMatching(/^<c r="J8" s="\d+" t="n"><v>7.88<\/v><\/c>$/),
      ]);
      await leave(page);
    },
  );

  test.each([
    ["旧表.xls", "biff8", "xls"],
    ["旧表.et", "biff8", "et"],
    ["旧表.ods", "ods", "ods"],
  ] as const)("%s is opened, scored, and saved as a new .xlsx", async (name, bookType, format) => {
    const { page, troubles } = await openPage(edition, { file: { name, bytes: await legacy(bookType) } });
    await page.getByText(`这是 .${format} 文件`).waitFor();
    await chooseSheet(page, SHEET);
    await score(page);
    await page.getByText(/预算执行得分写为 8.5/).waitFor();
    const saved = await save(page);
    expect(saved.name).toBe("旧表.xlsx");
    expect(await cellIn(saved.bytes, "J8")).toMatchObject({ value: 8.5 });
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a workbook of 100 sheets opens, with progress", async () => {
    const [first] = await sheetsOf(EXAMPLE);
    const table = (await sheetsOf(EXAMPLE))[2] ?? first;
    const rows = table?.rows.map((row) => row.map((cell) => cell?.value ?? null)) ?? [];
    const bytes = await writeXlsx({
      sheets: Array.from({ length: 100 }, (_, index) => ({ name: `表${index + 1}`, rows })),
    });
    const { page, troubles } = await openPage(edition);
    // It may be over before anyone asks what is said meanwhile.
    const told = await page.locator("#message-text").evaluateHandle((line) => {
      const texts: string[] = [];
      const watching = new MutationObserver(() => texts.push(line.textContent));
      watching.observe(line, { childList: true, characterData: true, subtree: true });
      return { texts, watching };
    });
    await chooseFile(page, "一百.xlsx", bytes);
    await opened(page, "一百.xlsx");
    const texts = await told.evaluate((kept) => {
      kept.watching.disconnect();
      return kept.texts;
    });
    await told.dispose();
    expect(texts).toContain("正在打开“一百.xlsx”…");
    expect(texts.filter((text) => /正在打开“一百.xlsx”：第 \d+ 个工作表，共 100 个/.test(text))).not.toEqual(
      [],
    );
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a hostile file gives one clear message each, and the workbook stays open", async () => {
    const { page, troubles } = await openPage(edition);
    const hostile: readonly (readonly [name: string, bytes: Uint8Array, message: string])[] = [
      ["网页.xlsx", Buffer.from("<html><table></table></html>"), "文件里没有表格"],
      ["空.xlsx", Buffer.of(), "文件是空的"],
      ["压缩包.xlsx", zipSync({ "a.txt": new Uint8Array(10) }), "这是压缩包"],
      ["断.xlsx", EXAMPLE.subarray(0, 9_000), "文件不完整"],
      ["炸弹.xlsx", bomb(), "为安全起见没有打开"],
      ["样式.xlsx", brokenStyles(), "文件已损坏"],
    ];
    for (const [name, bytes, message] of hostile) {
      await chooseFile(page, name, bytes);
      await page.locator("#message-text", { hasText: `没有打开“${name}”` }).waitFor();
      expect(await page.locator("#message-text").textContent()).toContain(message);
    }
    await chooseSheet(page, SHEET);
    await score(page);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("unsaved changes are not lost without a question", async () => {
    const { page } = await openPage(edition);
    await chooseSheet(page, SHEET);
    await typeInto(page, "J8", "7.88");
    await page.getByText("（未保存）").waitFor();
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      void dialog.dismiss();
    });
    const asked = page.waitForEvent("dialog");
    await chooseFile(page, "另一个.xlsx", EXAMPLE);
    await asked;
    expect(questions).toEqual(["confirm"]);
    await page.getByText("（未保存）").waitFor();
    await page.close();
  });

  test.each([false, true])("no accessibility violations (dark: %s)", async (dark) => {
    const { page } = await openPage(edition, { dark });
    await chooseSheet(page, SHEET);
    await score(page);
    // The sheet itself is drawn on a canvas, of which axe sees nothing; the frame around it has names of ours.
    const { violations } = await (await axeOn(page)).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
    await leave(page);
  });

  test("the divider moves by keyboard; on a narrow screen the pane slides over", async () => {
    const wide = await openPage(edition);
    await wide.page.locator("#divider").focus();
    await wide.page.keyboard.press("ArrowLeft");
    expect(await wide.page.locator("#divider").getAttribute("aria-valuenow")).toBe("376");
    expect((await wide.page.locator("#pane").boundingBox())?.width).toBe(376);
    await wide.page.close();

    const narrow = await openPage(edition, { width: 800 });
    await narrow.page.locator("#pane").waitFor({ state: "hidden" });
    await narrow.page.getByRole("button", { name: "评分", exact: true }).click();
    await narrow.page.getByRole("button", { name: "评分当前工作表" }).waitFor();
    await narrow.page.close();
  });
});
