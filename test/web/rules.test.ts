import type { Page } from "playwright-core";
import { filled, formatted, ruledWorkbook } from "../fixtures/ruled-workbook";
import { withChromium } from "../fixtures/with-chromium";
import { chooseFile, drawnSheet, opened, openPage, startWebEdition, type WebEdition } from "./web-page";

const rule = (attributes: string, content = "") => `<cfRule priority="1" ${attributes}>${content}</cfRule>`;

const FORMATS = [
  formatted(
    "A2:A7",
    rule(
      'type="colorScale"',
      '<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFF00FF"/><color rgb="FF00FFFF"/></colorScale>',
    ),
  ),
  formatted(
    "B2:B7",
    rule('type="dataBar"', '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF4040FF"/></dataBar>'),
  ),
  formatted(
    "C2:C7",
    rule(
      'type="iconSet"',
      '<iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/>' +
        '<cfvo type="percent" val="67"/></iconSet>',
    ),
  ),
  formatted("D2:D7", rule('type="duplicateValues" dxfId="0"')),
].join("");

type Colour = readonly [red: number, green: number, blue: number];

const MAGENTA: Colour = [255, 0, 255];
const CYAN: Colour = [0, 255, 255];
const BLUE: Colour = [64, 64, 255];
const AMBER: Colour = [255, 192, 0];

/** Points that are more than a line or a letter. */
const PATCH = 300;
/** Points that bars have only while they do not fade. */
const WHOLE_BARS = 2_000;

/** How many points of the sheet are drawn in a colour, about. */
function pointsIn(page: Page, colour: Colour): Promise<number> {
  return drawnSheet(page).evaluate((canvas, [red, green, blue]) => {
    if (!(canvas instanceof HTMLCanvasElement)) return -1;
    const { data = [] } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const isNear = (value = -99, wanted: number) => Math.abs(value - wanted) < 12;
    let points = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (isNear(data[at], red) && isNear(data[at + 1], green) && isNear(data[at + 2], blue)) points += 1;
    }
    return points;
  }, colour);
}

/** Waits until so many points of a colour are drawn. */
async function drawn(page: Page, colour: Colour, least: number): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 100) {
    if ((await pointsIn(page, colour)) > least) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`nothing is drawn in rgb(${colour.join(", ")})`);
}

withChromium("the rules of a file in Chromium", () => {
  let edition: WebEdition;

  beforeAll(async () => {
    edition = await startWebEdition();
  }, 180_000);

  afterAll(() => edition.close());

  test.each<[string, readonly Colour[], number]>([
    ["light", [MAGENTA, CYAN, BLUE, AMBER], PATCH],
    // The numbers on a dark sheet are light, so bars do not fade to white.
    ["dark", [BLUE], WHOLE_BARS],
  ])(
    "colour scales, bars, icons and duplicates are drawn on a %s sheet",
    async (theme, colours, least) => {
      const { page, troubles } = await openPage(edition, { dark: theme === "dark" });
      const rows = [1, 2, 3, 4, 5, 6].map((number) => [number, number * 10, number * 15, number % 4]);
      const bytes = await ruledWorkbook([["分值", "执行数", "执行率", "单位"], ...rows], {
        rules: FORMATS,
        looks: [filled("FFC000")],
      });
      await chooseFile(page, "条件格式.xlsx", bytes);
      await opened(page, "条件格式.xlsx");
      for (const colour of colours) await drawn(page, colour, least);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
