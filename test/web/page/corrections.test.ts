import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { markCondition } from "../../../src/hosts/mark-styles";
import { withChromium } from "../../fixtures/with-chromium";
import { leave, openPage, save, score, servedEdition } from "./web-page";

const FORM = "云资源扩容";

/** The scores that findings offer values for, and how many sheets of a file mark cells as changed. */
async function scoresIn(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.find(({ name }) => name === FORM)?.rows;
  const mark = markCondition("changed").replaceAll('"', "&quot;");
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith("xl/worksheets/"));
  const marked = parts.filter(([, part]) => {
    const xml = new TextDecoder().decode(part);
    return xml.includes("hengbiao changed") || xml.includes(mark);
  });
  return { rate: rows?.[7]?.[7], execution: rows?.[7]?.[9], total: rows?.[20]?.[9], marked: marked.length };
}

withChromium("what findings propose, in the web edition", () => {
  const edition = servedEdition();

  test("is written at a click, marked in the saved file, and taken back", async () => {
    const { page, troubles } = await openPage(edition);
    await score(page);
    await page.getByRole("button", { name: "改为 7.88", exact: true }).click();
    await page.getByText("已改 1 个单元格，表中以绿色标出。").waitFor();
    expect(await scoresIn((await save(page)).bytes)).toMatchObject({ execution: 7.88, marked: 1 });
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await page.getByText("已恢复 1 个单元格。").waitFor();
    expect(await scoresIn((await save(page)).bytes)).toMatchObject({ execution: 8.5, marked: 0 });
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("is compared before several are written, and taken back in one step", async () => {
    const { page, troubles } = await openPage(edition);
    await score(page);
    const before = await scoresIn((await save(page)).bytes);
    await page.getByRole("button", { name: /^一并改 \d+ 处…$/ }).click();
    const dialog = page.getByRole("dialog", { name: "按检查结果修改" });
    expect(await dialog.getByRole("row", { name: /H8/ }).innerText()).toMatch(/78\.87%\s+78\.78%/);
    expect(await dialog.getByRole("row", { name: /J8/ }).innerText()).toMatch(/8\.5\s+7\.88/);
    await dialog.getByRole("button", { name: /^改 \d+ 处$/ }).click();
    await page.getByText(/已改 \d+ 个单元格，表中以绿色标出。/).waitFor();
    const after = await scoresIn((await save(page)).bytes);
    expect(after).toMatchObject({ rate: 0.7878, execution: 7.88, marked: 1 });
    expect(Number(after.total)).toBeCloseTo(Number(before.total) - 0.62, 2);
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await page.getByText(/已恢复 \d+ 个单元格。/).waitFor();
    expect(await scoresIn((await save(page)).bytes)).toEqual(before);
    expect(troubles).toEqual([]);
    await leave(page);
  });
});
