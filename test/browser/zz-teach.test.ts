import { laidOutRows, rowsXml } from "../fixtures/department-form";
import { handmade } from "../fixtures/handmade";
import { withChromium } from "../fixtures/with-chromium";
import { Pages } from "./pages";

const HEADER = "未完成原因分析及改进措施";
const ROWS = [
  ["项目支出绩效自评表"],
  ["项目名称", "河道巡查"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "折合系数", "得分", HEADER],
  ["产出指标", "数量指标", "巡查次数", "≥300次", "310次", "50", "1", "50", ""],
  ["效益指标", "社会效益指标", "投诉次数", "≤3次", "1次", "50", "1", "50", ""],
  ["合计", "", "", "", "", "100", "", "100", ""],
];
const BLANK = handmade({
  sheets: {
    自评表: `<sheetData>${rowsXml(Object.fromEntries(ROWS.flatMap((row, r) => row.flatMap((text, c) => r === 1 && c === 1 || (r > 2 && c > 1) ? [] : [[`${String.fromCharCode(65 + c)}${r + 1}`, text]]))))}</sheetData><mergeCells count="2"><mergeCell ref="A1:I1"/><mergeCell ref="B2:D2"/></mergeCells>`,
  },
});

withChromium("shots", () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await Pages.open();
  });
  afterAll(() => pages.close());
  test.each([
    [350, 700, "zh-CN"],
    [270, 600, "zh-CN"],
    [270, 600, "en-US"],
  ])("%s %s %s", async (width, height, language) => {
    const zh = language === "zh-CN";
    const { page } = await pages.page({ workbook: [laidOutRows("自评表", ROWS)], size: { width, height }, excel: { language } });
    const shot = (n: string) => page.screenshot({ path: `/tmp/pics/${n}-${language}-${width}.png` });
    await page.getByRole("button", { name: zh ? "评分当前工作表" : "Score this sheet", exact: true }).click();
    await page.getByText("折合系数").first().waitFor();
    await shot("a");
    await page.getByRole("button", { name: zh ? "列对照" : "Columns", exact: true }).first().click();
    const region = page.getByRole("region", { name: zh ? /列对照/ : /Columns of/ });
    await region.getByLabel(/折合系数/).waitFor();
    await region.scrollIntoViewIfNeeded();
    await shot("b");
    await region.getByLabel(zh ? "表样名称" : "Name of the form").fill("市水务局项目支出绩效自评表（2025 版）");
    await region.getByRole("button", { name: zh ? "记住这个表样" : "Remember this form" }).click();
    const fill = region.getByRole("button", { name: zh ? /^用当前表填写/ : /^Fill in/ });
    await fill.waitFor();
    await fill.scrollIntoViewIfNeeded();
    await shot("c");
    await region.locator("input[type=file]").evaluate((input) => input.addEventListener("click", (e) => e.preventDefault()));
    await fill.click();
    await region.locator("input[type=file]").setInputFiles({ name: "空白表.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(BLANK) });
    await region.getByRole("status").getByText(zh ? /已生成/ : /is made/).waitFor();
    await region.getByRole("status").getByText(zh ? /已生成/ : /is made/).scrollIntoViewIfNeeded();
    await shot("d");
  }, 60000);
});
