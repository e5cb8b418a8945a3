import type { Page } from "playwright-core";
import { readWorkbook } from "../../../src/files/read-workbook";
import { filled, formatted, ruledWorkbook } from "../../fixtures/ruled-workbook";
import { axeOn } from "../../fixtures/axe";
import { withChromium } from "../../fixtures/with-chromium";
import {
  drawnSheet,
  goTo,
  nextFrame,
  leave,
  openPage,
  save,
  servedEdition,
  tryInto,
  typeInto,
} from "./web-page";

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

const MOST_FRAMES = 300;

/** Waits until so many points of a colour are drawn. */
async function drawn(page: Page, colour: Colour, least: number): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    if ((await pointsIn(page, colour)) > least) return;
    await nextFrame(page);
  }
  throw new Error(`nothing is drawn in rgb(${colour.join(", ")})`);
}

withChromium("the rules of a file in Chromium", () => {
  const edition = servedEdition();

  test.each<[string, readonly Colour[], number]>([
    ["light", [MAGENTA, CYAN, BLUE, AMBER], PATCH],
    // The numbers on a dark sheet are light, so bars do not fade to white.
    ["dark", [BLUE], WHOLE_BARS],
  ])("colour scales, bars, icons and duplicates are drawn on a %s sheet", async (theme, colours, least) => {
    const rows = [1, 2, 3, 4, 5, 6].map((number) => [number, number * 10, number * 15, number % 4]);
    const bytes = await ruledWorkbook([["分值", "执行数", "执行率", "单位"], ...rows], {
      rules: FORMATS,
      formats: [filled("FFC000")],
    });
    const file = { name: "条件格式.xlsx", bytes };
    const { page, troubles } = await openPage(edition, { dark: theme === "dark", file });
    for (const colour of colours) await drawn(page, colour, least);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("inputs against a rule are refused or objected to in the words of the file", async () => {
    const rule = (cell: string, attributes: string, ...formulas: string[]) =>
      `<dataValidation allowBlank="1" showErrorMessage="1" sqref="${cell}" ${attributes}>` +
      formulas.map((formula, at) => `<formula${at + 1}>${formula}</formula${at + 1}>`).join("") +
      "</dataValidation>";
    const rules = [
      rule("A2", 'type="whole" errorTitle="分值" error="填 0 到 100 的整数。"', "0", "100"),
      rule("B2", 'type="decimal" operator="lessThanOrEqual" error="不能超过分值。"', "A2"),
      rule("C2", 'type="custom" error="合计应与分值一致。"', "C2=A2"),
      rule("D2", 'type="textLength" operator="lessThan" errorStyle="warning" error="不超过 3 个字。"', "4"),
      rule("E2", 'type="date" operator="greaterThan" error="填 2024 年以后的日期。"', "45292"),
      '<dataValidation showInputMessage="1" promptTitle="完成值" prompt="填年末的实际完成数。" sqref="F2"/>',
    ];
    const bytes = await ruledWorkbook(
      [
        ["分值", "得分", "合计", "简称", "日期", "完成值"],
        [10, 9, 10],
      ],
      {
        rules: `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`,
      },
    );
    const { page, troubles } = await openPage(edition, { file: { name: "填写规则.xlsx", bytes } });
    const refused = async (cell: string, text: string, words: string) => {
      await tryInto(page, cell, text);
      await page.getByText(words).waitFor();
      await page.getByRole("button", { name: "确定" }).click();
    };
    await refused("A2", "7.5", "分值：填 0 到 100 的整数。");
    await typeInto(page, "A2", "8");
    await refused("B2", "8.5", "不能超过分值。");
    await typeInto(page, "B2", "7.5");
    await refused("C2", "9", "合计应与分值一致。");
    await typeInto(page, "C2", "8");
    await typeInto(page, "D2", "运维项目");
    await refused("E2", "2023-5-1", "填 2024 年以后的日期。");
    await typeInto(page, "E2", "2024-5-1");
    await goTo(page, "F2");
    const note = page.getByText("填年末的实际完成数。");
    await note.waitFor();
    // Where the pane lies over the sheet, the note does not lie over the pane.
    await page.setViewportSize({ width: 768, height: 800 });
    await note.waitFor();
    await page.locator("#show-pane").click();
    await note.waitFor({ state: "hidden" });
    await page.locator("#show-pane").click();
    await note.waitFor();
    await page.setViewportSize({ width: 1366, height: 800 });
    // The sheet is drawn at its new size, and the note with it.
    await page.waitForFunction(() => (document.querySelector("#sheet canvas")?.clientWidth ?? 0) > 768);
    await note.waitFor();
    // A cell under the note is within reach.
    await note.click({ force: true });
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#sheet input")?.value !== "F2",
    );
    await goTo(page, "A1");
    await note.waitFor({ state: "hidden" });
    const reading = await readWorkbook((await save(page)).bytes);
    const values = reading.kind === "read" ? reading.sheets[0]?.rows[1]?.map((cell) => cell?.value) : [];
    expect(values).toEqual([8, 7.5, 8, "运维项目", expect.anything()]);
    expect(troubles).toEqual([]);
    await leave(page);
  });

  test("the words of a refusal stand out on a dark page", async () => {
    const rule =
      '<dataValidation type="whole" showErrorMessage="1" error="填整数。" sqref="A1"><formula1>0</formula1>' +
      "<formula2>9</formula2></dataValidation>";
    const bytes = await ruledWorkbook([[1]], {
      rules: `<dataValidations count="1">${rule}</dataValidations>`,
    });
    const { page } = await openPage(edition, { dark: true, file: { name: "填写规则.xlsx", bytes } });
    await tryInto(page, "A1", "多");
    await page.getByText("填整数。").waitFor();
    const axe = await axeOn(page);
    const { violations } = await axe.include("[role=dialog]").withRules(["color-contrast"]).analyze();
    expect(violations).toEqual([]);
    await leave(page);
  });
});
