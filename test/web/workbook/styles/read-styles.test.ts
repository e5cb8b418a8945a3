import { writeXlsx } from "hucre/xlsx";
import { readStyles } from "../../../../src/web/workbook/styles/read-styles";
import { filled, formatted, ruledWorkbook } from "../../../fixtures/ruled-workbook";

test("fonts, fills, borders, sizes, lists, conditions and frozen rows are read as the file has them", async () => {
  const line = { style: "thin", color: { rgb: "FF0000" } } as const;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "表",
        rows: [
          ["表头", "得分"],
          ["甲", 5],
        ],
        cells: new Map([
          [
            "0,0",
            {
              value: "表头",
              style: {
                font: { name: "宋体", size: 16, bold: true, color: { rgb: "112233" } },
                fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFEEDD" } },
                border: { top: line, left: line },
                alignment: { horizontal: "center", vertical: "center", wrapText: true },
                numFmt: "0.00%",
              },
            },
          ],
        ]),
        columns: [{ width: 20 }, { width: 8, hidden: true }],
        freezePane: { rows: 1 },
        dataValidations: [{ type: "list", range: "A2:A9", values: ["甲", "乙"], showErrorMessage: true }],
        conditionalRules: [
          {
            type: "cellIs",
            operator: "lessThan",
            formula: "6",
            range: "B2:B9",
            priority: 1,
            style: { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } } },
          },
        ],
      },
    ],
  });
  const { styles, sheets } = readStyles(bytes);
  const [sheet] = sheets;
  expect(styles[sheet?.cells[0]?.[0] ?? -1]).toMatchObject({
    font: { name: "宋体", size: 16, bold: true, italic: false, colour: "#112233" },
    fill: "#FFEEDD",
    lines: { top: { style: "thin", colour: "#FF0000" }, left: { style: "thin", colour: "#FF0000" } },
    horizontal: "center",
    vertical: "center",
    wrap: true,
    numberFormat: "0.00%",
  });
  expect(sheet).toMatchObject({
    columns: [
      { first: 0, last: 0, width: 20, hidden: false },
      { first: 1, last: 1, hidden: true },
    ],
    frozen: { rows: 1, columns: 0 },
    validations: [{ items: ["甲", "乙"], strict: true, areas: [{ top: 1, left: 0, bottom: 8, right: 0 }] }],
    conditions: [{ formula: "B2<6", fill: "#FFC7CE", areas: [{ top: 1, left: 1, bottom: 8, right: 1 }] }],
  });
});

const SCALE =
  '<colorScale><cfvo type="min"/><cfvo type="num" val="60"/><cfvo type="formula" val="$D$1"/>' +
  '<color rgb="FFF8696B"/><color theme="0"/><color rgb="FF63BE7B"/></colorScale>';

test.each<[string, string, object]>([
  [
    "duplicates",
    '<cfRule type="duplicateValues" dxfId="0" priority="1"/>',
    { holds: "duplicate", fill: "#FFC7CE" },
  ],
  [
    "the least tenth",
    '<cfRule type="top10" dxfId="0" priority="1" percent="1" bottom="1" rank="10"/>',
    { among: "least", count: 10, isPercent: true },
  ],
  [
    "two deviations below the average",
    '<cfRule type="aboveAverage" dxfId="0" priority="1" aboveAverage="0" equalAverage="1" stdDev="2"/>',
    { beyond: "below", orEqual: true, deviations: 2 },
  ],
  [
    "a colour scale",
    `<cfRule type="colorScale" priority="1">${SCALE}</cfRule>`,
    {
      scale: [
        { point: { at: "least" }, colour: "#F8696B" },
        { point: { at: "number", value: 60 }, colour: "#FFFFFF" },
        { point: { at: "formula", formula: "$D$1" }, colour: "#63BE7B" },
      ],
    },
  ],
  [
    "a bar",
    '<cfRule type="dataBar" priority="1"><dataBar maxLength="100" minLength="20" showValue="0">' +
      '<cfvo type="percentile" val="5"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>',
    {
      bar: {
        from: { at: "percentile", value: 5 },
        to: { at: "greatest" },
        shortest: 0.2,
        colour: "#638EC6",
        negativeColour: "#638EC6",
        isGradient: true,
      },
      showsValue: false,
    },
  ],
  [
    "icons",
    '<cfRule type="iconSet" priority="1"><iconSet iconSet="3Flags" reverse="1"><cfvo type="percent" val="0"/>' +
      '<cfvo type="num" val="60" gte="0"/><cfvo type="num" val="90"/></iconSet></cfRule>',
    {
      icons: [
        { point: { at: "percent", value: 0 }, orEqual: true, icon: { set: "3Flags", index: 2 } },
        { point: { at: "number", value: 60 }, orEqual: false, icon: { set: "3Flags", index: 1 } },
        { point: { at: "number", value: 90 }, orEqual: true, icon: { set: "3Flags", index: 0 } },
      ],
      showsValue: true,
    },
  ],
])("conditional formats that compare cells with one another are read: %s", async (_, rule, format) => {
  const bytes = await ruledWorkbook([[1], [2]], {
    rules: formatted("B9 A1:A2", rule),
    formats: [filled("FFC7CE")],
  });
  const areas = [
    { top: 0, left: 0, bottom: 1, right: 0 },
    { top: 8, left: 1, bottom: 8, right: 1 },
  ];
  expect(readStyles(bytes).sheets[0]?.conditions).toMatchObject([{ areas, ...format }]);
});

test("rules of Excel 2010 and later are read with their own looks, in the order of their priority", async () => {
  const extension =
    "<x14:conditionalFormattings><x14:conditionalFormatting>" +
    '<x14:cfRule type="expression" priority="1" id="{00000000-0001-0000-0000-000000000001}">' +
    `<xm:f>汇总!A1&gt;A1</xm:f><x14:dxf>${filled("FFEB9C")}</x14:dxf></x14:cfRule>` +
    "<xm:sqref>A1:A2</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>";
  const rules = formatted("A1:A2", '<cfRule type="uniqueValues" dxfId="0" priority="2"/>');
  const bytes = await ruledWorkbook([[1], [2]], { rules, extension, formats: [filled("FFC7CE")] });
  expect(readStyles(bytes).sheets[0]?.conditions).toMatchObject([
    { formula: "汇总!A1>A1", fill: "#FFEB9C" },
    { holds: "unique", fill: "#FFC7CE" },
  ]);
});

test.each<[string, string, object]>([
  ["whole numbers", 'type="whole"', { formula: "AND(ISNUMBER(A1),INT(A1)=A1,AND(A1>=0,A1<=100))" }],
  ["numbers", 'type="decimal" operator="greaterThan"', { formula: "AND(ISNUMBER(A1),A1>0)" }],
  ["dates", 'type="date" operator="notBetween"', { formula: "AND(ISNUMBER(A1),OR(A1<0,A1>100))" }],
  ["lengths", 'type="textLength" operator="lessThan"', { formula: "AND(LEN(A1)<0)" }],
  ["what makes a formula true", 'type="custom"', { formula: "0" }],
])("what cells take is read as a formula that must hold: %s", async (_, attributes, rule) => {
  const rules =
    `<dataValidations count="1"><dataValidation ${attributes} showErrorMessage="1" errorTitle="分值" ` +
    'error="填 0 到 100。" sqref="C3 A1:A2"><formula1>0</formula1><formula2>100</formula2></dataValidation>' +
    "</dataValidations>";
  const areas = [
    { top: 0, left: 0, bottom: 1, right: 0 },
    { top: 2, left: 2, bottom: 2, right: 2 },
  ];
  expect(readStyles(await ruledWorkbook([[1]], { rules })).sheets[0]?.validations).toEqual([
    { areas, strict: true, errorMessage: { title: "分值", text: "填 0 到 100。" }, ...rule },
  ]);
});

test("rules that only warn, only prompt, or let everything in are told apart; others are left out", async () => {
  const validation = (attributes: string, formulas = "") =>
    `<dataValidation sqref="A1" ${attributes}>${formulas}</dataValidation>`;
  const rules = [
    validation('type="custom" showErrorMessage="1" errorStyle="information"', "<formula1>A1&gt;0</formula1>"),
    validation('type="list" showErrorMessage="1" errorStyle="warning"', "<formula1>$B$1:$B$3</formula1>"),
    validation('type="list"', '<formula1>"甲, 乙"</formula1>'),
    validation('type="whole" showInputMessage="1" prompt="填整数"', "<formula1>0</formula1>"),
    validation('type="whole" operator="equal"', "<formula1>0</formula1>"),
    validation('type="whole" showErrorMessage="1"', "<formula1>0</formula1>"),
    validation('type="weight" showErrorMessage="1"', "<formula1>0</formula1>"),
    validation('type="custom" showErrorMessage="1"'),
    '<dataValidation type="custom" showErrorMessage="1"><formula1>A1</formula1></dataValidation>',
  ];
  const bytes = await ruledWorkbook([[1]], { rules: `<dataValidations>${rules.join("")}</dataValidations>` });
  const areas = [{ top: 0, left: 0, bottom: 0, right: 0 }];
  expect(readStyles(bytes).sheets[0]?.validations).toEqual([
    { areas, formula: "A1>0", strict: false },
    { areas, items: "$B$1:$B$3", strict: false, warns: true },
    { areas, items: ["甲", "乙"], strict: false },
    { areas, prompt: { title: "", text: "填整数" } },
  ]);
});

test("a list on another sheet, which Excel keeps in an extension, is read", async () => {
  const extension =
    '<x14:dataValidations><x14:dataValidation type="list" showErrorMessage="1">' +
    "<x14:formula1><xm:f>选项!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A1:A2</xm:sqref>" +
    "</x14:dataValidation></x14:dataValidations>";
  const areas = [{ top: 0, left: 0, bottom: 1, right: 0 }];
  const { sheets } = readStyles(await ruledWorkbook([[1]], { rules: "", extension }));
  expect(sheets[0]?.validations).toEqual([{ areas, items: "选项!$A$1:$A$3", strict: true }]);
});
