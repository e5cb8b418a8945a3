// The web edition with its example scored, the findings marked, and one of them selected in pane and sheet.
import { join } from "node:path";
import { buildIfNeeded, web } from "../build.mjs";
import { serveHere } from "../static-server.mjs";

const SHEET = "云资源扩容";
const FINDING = /预算执行得分写为 8\.5/;

/** @returns {Promise<readonly string[]>} the names of the pictures made */
export async function webPage(browser, folder) {
  await buildIfNeeded("web");
  const { address, close } = await serveHere(web, { port: 4800 });
  const page = await browser.newPage({
    locale: "zh-CN",
    viewport: { width: 1366, height: 740 },
  });
  try {
    await page.goto(address);
    await page.locator("#sheet").getByText(SHEET, { exact: true }).click();
    await page.getByRole("button", { name: "评分当前工作表" }).click();
    await page.getByRole("button", { name: /^标记到表格/ }).click();
    await page.getByText(/已标记 \d+ 个单元格/).waitFor();
    await page.getByText(FINDING).click();
    await page.locator("#sheet input").first().and(page.locator("[value=J8]")).waitFor();
    // The spreadsheet paints its marks in the frames that follow.
    await page.waitForTimeout(500);
    const name = "web-page.png";
    await page.screenshot({ path: join(folder, name) });
    return [name];
  } finally {
    await page.close();
    close();
  }
}
