import { isDeepStrictEqual } from "node:util";
import { BooleanNumber } from "@univerjs/core";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import { filled, formatted, ruledWorkbook, type Rules } from "../../fixtures/ruled-workbook";
import { benchOn, endSpreadsheets } from "./bench";

afterEach(endSpreadsheets);

const RED = "#FF0000";
const FORMATS = [filled("FF0000"), filled("00FF00"), "<font><i/><strike/></font>"];

type Shown = NonNullable<ReturnType<ConditionalFormattingService["composeStyle"]>>;

/** How the spreadsheet shows the cells of a column that has rules. */
async function shown(column: readonly (number | string | null)[], rules: Omit<Rules, "looks">) {
  const bytes = await ruledWorkbook(
    column.map((value) => [value]),
    { formats: FORMATS, ...rules },
  );
  const { book } = await benchOn(bytes);
  const place = [book.workbook.getUnitId(), book.workbook.getActiveSheet().getSheetId()] as const;
  const service = book.spreadsheet.injector.get(ConditionalFormattingService);
  await book.settled();
  return () => column.map((_, row) => service.composeStyle(...place, row, 0));
}

function filledCells(cells: readonly (Shown | null)[], colour = RED): string[] {
  return cells.flatMap((cell, row) => (cell?.style?.bg?.rgb === colour ? [`A${row + 1}`] : []));
}

/** Expects something to become as wanted; formulas of rules are worked out only once their cells are drawn. */
async function expectEventually(read: () => unknown, wanted: unknown): Promise<void> {
  for (let waited = 0; waited < 2_000 && !isDeepStrictEqual(read(), wanted); waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(read()).toEqual(wanted);
}

const rule = (attributes: string, content = "") =>
  `<cfRule dxfId="0" priority="1" ${attributes}>${content}</cfRule>`;

const NUMBERS = [5, 3, 8, 8, -2, "合计", null, 1];

test.each([
  ["duplicates", 'type="duplicateValues"', ["A3", "A4"]],
  ["what is there once", 'type="uniqueValues"', ["A1", "A2", "A5", "A6", "A8"]],
  ["the three greatest", 'type="top10" rank="3"', ["A1", "A3", "A4"]],
  ["the two least", 'type="top10" bottom="1" rank="2"', ["A5", "A8"]],
  ["the ten least of six", 'type="top10" bottom="1" rank="10"', ["A1", "A2", "A3", "A4", "A5", "A8"]],
  ["the ten greatest of six", 'type="top10" rank="10"', ["A1", "A2", "A3", "A4", "A5", "A8"]],
  ["the greatest 20 %", 'type="top10" percent="1" rank="20"', ["A3", "A4"]],
  ["above the average", 'type="aboveAverage"', ["A1", "A3", "A4"]],
  ["below the average", 'type="aboveAverage" aboveAverage="0"', ["A2", "A5", "A8"]],
  ["a deviation below the average", 'type="aboveAverage" aboveAverage="0" stdDev="1"', ["A5"]],
])("cells are shown that are %s", async (_, attributes, cells) => {
  const column = await shown(NUMBERS, { rules: formatted("A1:A8", rule(attributes)) });
  await expectEventually(() => filledCells(column()), cells);
});

test.each([
  [
    "hold a text",
    'type="containsText" operator="containsText" text="已"',
    'NOT(ISERROR(SEARCH("已",A1)))',
    ["A1", "A2"],
  ],
  ["lack a text", 'type="notContainsText" text="已"', 'ISERROR(SEARCH("已",A1))', ["A3", "A4", "A5"]],
  ["begin with a text", 'type="beginsWith" text="已"', 'LEFT(A1,LEN("已"))="已"', ["A1"]],
  ["are blank", 'type="containsBlanks"', "LEN(TRIM(A1))=0", ["A4"]],
  ["are not blank", 'type="notContainsBlanks"', "LEN(TRIM(A1))>0", ["A1", "A2", "A3", "A5"]],
  ["are dates of the past", 'type="expression"', "AND(ISNUMBER(A1),FLOOR(A1,1)&lt;TODAY())", ["A5"]],
])("cells are shown that %s", async (_, attributes, formula, cells) => {
  const rules = formatted(
    "A1:A5",
    rule(attributes, `<formula>${formula.replaceAll('"', "&quot;")}</formula>`),
  );
  const column = await shown(["已完成", "均已完成", "未完成", null, 45000], { rules });
  await expectEventually(() => filledCells(column()), cells);
});

test("a colour scale fills numbers between its colours, texts and blanks not at all", async () => {
  const scale =
    '<colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/>' +
    '<color rgb="FFFF0000"/><color rgb="FFFFFFFF"/><color rgb="FF0000FF"/></colorScale>';
  const rules = formatted("A1:A5", `<cfRule type="colorScale" priority="1">${scale}</cfRule>`);
  const column = await shown([-30, -20, -10, "合计", null], { rules });
  expect(column().map((cell) => cell?.style?.bg?.rgb)).toEqual([
    "rgb(255,0,0)",
    "rgb(255,255,255)",
    "rgb(0,0,255)",
    undefined,
    undefined,
  ]);
});

const bar = (content: string, attributes = "") =>
  `<dataBar ${attributes}>${content}<color rgb="FF638EC6"/></dataBar>`;
const extremes = '<cfvo type="min"/><cfvo type="max"/>';

test("a bar of Excel 2007 is a tenth of the cell for the least number", async () => {
  const rules = formatted("A1:A4", `<cfRule type="dataBar" priority="1">${bar(extremes)}</cfRule>`);
  const column = await shown([91, 95.5, 100, "合计"], { rules });
  await expectEventually(
    () => column().map((cell) => cell?.dataBar && Math.round(cell.dataBar.value)),
    [10, 55, 100, undefined],
  );
});

test("a bar of Excel 2010 begins at 0, has its colour below 0 and may hide the number", async () => {
  const id = "{00000000-0001-0000-0000-000000000001}";
  const link =
    '<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" ' +
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
    `<x14:id>${id}</x14:id></ext></extLst>`;
  const content = `${bar(extremes, 'showValue="0"')}${link}`;
  const rules = formatted("A1:A3", `<cfRule type="dataBar" priority="1">${content}</cfRule>`);
  const extension =
    "<x14:conditionalFormattings><x14:conditionalFormatting>" +
    `<x14:cfRule type="dataBar" id="${id}"><x14:dataBar minLength="0" maxLength="100" gradient="0">` +
    '<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFC00000"/>' +
    "</x14:dataBar></x14:cfRule><xm:sqref>A1:A3</xm:sqref>" +
    "</x14:conditionalFormatting></x14:conditionalFormattings>";
  const column = await shown([40, 80, -20], { rules, extension });
  const plain = { startPoint: 20, isGradient: false, isShowValue: false };
  await expectEventually(
    () => column().map((cell) => cell?.dataBar),
    [
      { ...plain, color: "#638EC6", value: 50 },
      { ...plain, color: "#638EC6", value: 100 },
      { ...plain, color: "#C00000", value: -100 },
    ],
  );
});

const thirds = [0, 33, 67].map((percent) => `<cfvo type="percent" val="${percent}"/>`).join("");

test.each([
  ["green arrows for the greatest", "<iconSet iconSet='3Arrows'>", ["2", "1", "0"]],
  ["arrows turned round", "<iconSet iconSet='3Arrows' reverse='1'>", ["0", "1", "2"]],
  ["lights where no set is named", "<iconSet>", ["2", "1", "0"]],
])("icons are shown by thirds of the scale: %s", async (_, opening, icons) => {
  const set = `${opening}${thirds}</iconSet>`;
  const rules = formatted("A1:A3", `<cfRule type="iconSet" priority="1">${set}</cfRule>`);
  const column = await shown([0, 50, 100], { rules });
  expect(column().map((cell) => cell?.iconSet?.iconId)).toEqual(icons);
});

test("icons of one's own choice are shown, and none where none is chosen", async () => {
  const points = [0, 33, 67].map((percent) => `<x14:cfvo type="percent"><xm:f>${percent}</xm:f></x14:cfvo>`);
  const icons = [
    ["3Flags", 0],
    ["NoIcons", 0],
    ["5Rating", 4],
  ].map(([set, index]) => `<x14:cfIcon iconSet="${set}" iconId="${index}"/>`);
  const extension =
    "<x14:conditionalFormattings><x14:conditionalFormatting>" +
    '<x14:cfRule type="iconSet" priority="1" id="{00000000-0001-0000-0000-000000000001}">' +
    `<x14:iconSet iconSet="3Flags" custom="1">${points.join("")}${icons.join("")}</x14:iconSet></x14:cfRule>` +
    "<xm:sqref>A1:A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>";
  const column = await shown([0, 50, 100], { rules: "", extension });
  expect(column().map((cell) => cell?.iconSet)).toMatchObject([
    { iconType: "3Flags", iconId: "2" },
    { iconType: "EMPTY_ICON_TYPE" },
    { iconType: "5Rating", iconId: "4" },
  ]);
});

const positive = (attributes: string) =>
  `<cfRule type="cellIs" operator="greaterThan" ${attributes}><formula>0</formula></cfRule>`;

test("of two fills the one of the first priority shows, whatever their order in the file", async () => {
  const rules =
    formatted("A1:A2", positive('dxfId="1" priority="2"')) +
    formatted("A1:A2", positive('dxfId="0" priority="1"'), positive('dxfId="2" priority="3"'));
  const column = await shown([1, -1], { rules });
  await expectEventually(() => filledCells(column()), ["A1"]);
  expect(column()[0]?.style).toMatchObject({ it: BooleanNumber.TRUE, st: { s: BooleanNumber.TRUE } });
});

test("a rule that stops the others does so without a look of its own, where it holds", async () => {
  const everything = '<cfRule type="expression" dxfId="0" priority="2"><formula>TRUE</formula></cfRule>';
  const rules = formatted("A1:A2", positive('priority="1" stopIfTrue="1"'), everything);
  const column = await shown([1, -1], { rules });
  await expectEventually(() => filledCells(column()), ["A2"]);
});

test("rules that make no sense do no harm to the others", async () => {
  const broken = [
    '<cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/></colorScale></cfRule>',
    '<cfRule type="colorScale" priority="1"/>',
    `<cfRule type="dataBar" priority="1">${bar('<cfvo type="percent" val="viel"/><cfvo type="max"/>')}</cfRule>`,
    '<cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/></dataBar></cfRule>',
    `<cfRule type="iconSet" priority="1"><iconSet iconSet="5Arrows">${thirds}</iconSet></cfRule>`,
    `<cfRule type="iconSet" priority="1"><iconSet iconSet="3Moons">${thirds}</iconSet></cfRule>`,
    '<cfRule type="cellIs" operator="resembles" dxfId="0" priority="1"><formula>1</formula></cfRule>',
    '<cfRule type="expression" dxfId="99" priority="1"><formula>TRUE</formula></cfRule>',
    '<cfRule type="expression" dxfId="0" priority="1"/>',
    '<cfRule dxfId="0"/>',
  ];
  const rules =
    formatted("甲:乙", rule('type="duplicateValues"')) +
    formatted("A1:A2", ...broken) +
    formatted("A1:A2", positive('dxfId="0" priority="5"'));
  const column = await shown([1, -1], { rules });
  await expectEventually(() => filledCells(column()), ["A1"]);
});

test("rules for whole columns are worked out for the cells that are shown", async () => {
  const rules = formatted(
    "A1:XFD1048576",
    rule('type="expression"', "<formula>A1&gt;3</formula>"),
    rule('type="duplicateValues"'),
  );
  const column = await shown([5, 3], { rules });
  await expectEventually(() => filledCells(column()), ["A1"]);
});
