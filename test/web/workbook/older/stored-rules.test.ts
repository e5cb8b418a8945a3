import { storedConditions, storedValidations } from "../../../../src/web/workbook/older/stored-rules";

const areas = [
  { top: 1, left: 0, bottom: 8, right: 2 },
  { top: 0, left: 4, bottom: 0, right: 4 },
];

test("lists hold their items or lead to them, and refuse others only where they did", () => {
  expect(
    storedValidations([
      { areas, items: ["是", '说"不"'], strict: true },
      { areas, items: "项!$A$1:$A$3", strict: false },
    ]),
  ).toEqual([
    {
      type: "list",
      range: "A2:C9 E1",
      formula1: '"是,说""不"""',
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: "stop",
    },
    { type: "list", range: "A2:C9 E1", formula1: "项!$A$1:$A$3", allowBlank: true },
  ]);
});

test("what must hold stays, and so do the words, as far as Excel has room for them", () => {
  const notice = { title: "完成值".repeat(20), text: "填年末数。".repeat(100) };
  expect(
    storedValidations([
      { areas, formula: "A2>0", strict: false, errorMessage: notice },
      { areas, prompt: { title: "完成值", text: "填数。" } },
      { areas, formula: "1+".repeat(5000), strict: true },
    ]),
  ).toEqual([
    {
      type: "custom",
      range: "A2:C9 E1",
      formula1: "A2>0",
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: "warning",
      errorTitle: notice.title.slice(0, 32),
      errorMessage: notice.text.slice(0, 255),
    },
    {
      type: "custom",
      range: "A2:C9 E1",
      formula1: "TRUE",
      allowBlank: true,
      showInputMessage: true,
      inputTitle: "完成值",
      inputMessage: "填数。",
    },
  ]);
});

test.each<[name: string, items: readonly string[] | string]>([
  ["without items", []],
  ["with a blank item", ["是", " "]],
  ["whose items hold commas", ["是,否"]],
  ["longer than Excel keeps", Array.from({ length: 100 }, () => "很长")],
  ["of a formula longer than Excel takes", "1+".repeat(5000)],
])("lists %s are left out", (_name, items) => {
  expect(storedValidations([{ areas, items, strict: true }])).toEqual([]);
});

test("conditional formats keep their order and what they change", () => {
  expect(
    storedConditions([
      { areas, formula: "1+".repeat(5000), bold: true, stopIfTrue: false },
      { areas, formula: "A2<0", fill: "#FFC7CE", colour: "#C00000", bold: true, stopIfTrue: true },
      {
        areas,
        formula: "A2=0",
        bold: false,
        italic: true,
        underline: true,
        strike: true,
        stopIfTrue: false,
      },
    ]),
  ).toEqual([
    {
      type: "expression",
      priority: 1,
      range: "A2:C9 E1",
      formula: "A2<0",
      style: {
        font: { bold: true, color: { rgb: "C00000" } },
        fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } },
      },
      stopIfTrue: true,
    },
    {
      type: "expression",
      priority: 2,
      range: "A2:C9 E1",
      formula: "A2=0",
      style: { font: { italic: true, underline: true, strikethrough: true } },
    },
  ]);
});

test("scales, bars and icons keep their points, and those whose points are formulas are left out", () => {
  const [least, half] = [{ at: "least" }, { at: "percent", value: 50 }] as const;
  const formula = { at: "formula", formula: "A1" } as const;
  const red = { colour: "#FF0000", negativeColour: "#FF0000", shortest: 0.1, isGradient: true };
  const icon = (index: number) => ({ orEqual: true, icon: { set: "3Arrows", index } });
  const stored = storedConditions([
    {
      areas,
      scale: [
        { point: least, colour: "#F8696B" },
        { point: half, colour: "#63BE7B" },
      ],
    },
    {
      areas,
      scale: [
        { point: least, colour: "#F8696B" },
        { point: formula, colour: "#63BE7B" },
      ],
    },
    { areas, bar: { from: { at: "outermost" }, to: { at: "outermost" }, ...red }, showsValue: true },
    { areas, bar: { from: formula, to: half, ...red }, showsValue: true },
    {
      areas,
      icons: [least, half, { at: "number", value: 9 } as const].map((point, at) => ({ point, ...icon(at) })),
      showsValue: false,
    },
    { areas, icons: [{ point: least, orEqual: true }], showsValue: true },
    { areas, holds: "unique", bold: true, stopIfTrue: false },
    { areas: [], holds: "duplicate", bold: true, stopIfTrue: false },
  ]);
  const range = "A2:C9 E1";
  expect(stored).toEqual([
    {
      type: "colorScale",
      priority: 1,
      range,
      colorScale: {
        cfvo: [{ type: "min" }, { type: "percent", value: "50" }],
        colors: ["FFF8696B", "FF63BE7B"],
      },
    },
    {
      type: "dataBar",
      priority: 2,
      range,
      dataBar: { cfvo: [{ type: "min" }, { type: "max" }], color: "FFFF0000" },
    },
    {
      type: "iconSet",
      priority: 3,
      range,
      iconSet: {
        iconSet: "3Arrows",
        cfvo: [
          { type: "min", value: "0" },
          { type: "percent", value: "50" },
          { type: "num", value: "9" },
        ],
        showValue: false,
      },
    },
    { type: "uniqueValues", priority: 4, range, style: { font: { bold: true } } },
  ]);
});
