import { readWorkbook } from "../../../src/files/read-workbook";
import { cellAt } from "../../../src/sheet/snapshot";
import { daysFrom1904 } from "../../fixtures/days-from-1904";
import { withChromium } from "../../fixtures/with-chromium";
import { at } from "../../hosts/contract";
import { chooseFile, goTo, opened, openPage, save, servedEdition, typeInto } from "./web-page";

withChromium("a workbook that counts its days from 1904", () => {
  const edition = servedEdition();

  test("typed days and the functions of days are saved as it counts them", async () => {
    const { page, troubles } = await openPage(edition);
    await chooseFile(page, "旧表.xlsx", daysFrom1904());
    await opened(page, "旧表.xlsx");
    await typeInto(page, "A1", "2025-06-01");
    // A cell that is opened and left as it is keeps its day.
    await goTo(page, "A1");
    await page.keyboard.press("F2");
    await page.keyboard.press("Enter");
    await typeInto(page, "F1", "2025-07-01");
    await typeInto(page, "G1", "1900-07-01");
    const { bytes } = await save(page);
    const reading = await readWorkbook(bytes);
    const [sheet] = reading.kind === "read" ? reading.sheets : [];
    const texts = ["A1", "B1", "C1", "F1", "G1"].map((cell) => sheet && cellAt(sheet, at(cell))?.text);
    expect(texts).toEqual(["2025-06-01", "2025", "2025-07-01", "2025-07-01", "1900-07-01"]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
