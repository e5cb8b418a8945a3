import { hostilePdfs } from "../../fixtures/hostile/pdfs";
import { pdfForm } from "../../fixtures/pdf-form";
import { withChromium } from "../../fixtures/with-chromium";
import {
  chooseFile,
  chooseSheet,
  leave,
  opened,
  openPage,
  score,
  servedEdition,
  startPage,
} from "./web-page";

const READ_FROM_PDF = /由 PDF（共 3 页）读出：.*请核对。第 3 页有文字而没有画线的表格，没有读取/;

withChromium("PDFs in Chromium", () => {
  const edition = servedEdition();

  test("the tables of a PDF are sheets of a new workbook, and findings say their page", async () => {
    const { page, troubles } = await openPage(edition, { file: { name: "决算.pdf", bytes: pdfForm() } });
    await page.getByText(READ_FROM_PDF).waitFor();
    await chooseSheet(page, "表1");
    await score(page);
    await page
      .getByText(/在原文档中：第 2 页，第1个表第14行第8列/)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("a PDF's tables are put into the open workbook", async () => {
    const { page, troubles } = await openPage(edition);
    await page.getByRole("tab", { name: "编制", exact: true }).click();
    await page.locator("#pane input[type=file][accept*='.pdf']").setInputFiles({
      name: "决算.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(pdfForm()),
    });
    await page.getByText(/已从“决算\.pdf”插入 1 张工作表。由 PDF（共 3 页）读出/).waitFor();
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("nothing that reads PDFs is fetched before there is one", async () => {
    const { page } = await startPage(edition);
    await opened(page, "示例.xlsx");
    await page.waitForFunction(() => document.documentElement.dataset["complete"] === "true");
    const fetched = await page.evaluate(async () => {
      const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
      return Promise.all(scripts.map(async ({ name }) => (await fetch(name)).text()));
    });
    expect(fetched.length).toBeGreaterThan(5);
    expect(fetched.filter((script) => script.includes("UniGB-UCS2-H"))).toHaveLength(0);
    await leave(page);
  });

  test.each(
    hostilePdfs
      .filter(({ name }) => /300 MB|a million lines|holds itself/.test(name))
      .map((pdf) => [pdf.name, pdf] as const),
  )("%s: the page says so and lives on", async (_name, { make, said }) => {
    const { page, troubles } = await openPage(edition);
    await chooseFile(page, "公开.pdf", make());
    await page.getByText(said).waitFor();
    await chooseFile(page, "决算.pdf", pdfForm());
    await opened(page, "决算.xlsx");
    expect(troubles).toEqual([]);
    await leave(page);
  });
});
