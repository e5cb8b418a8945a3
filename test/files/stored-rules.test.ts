import { storedConditions, storedValidations } from "../../src/files/stored-rules";

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
      { areas, formula: "A2>0", strict: false, objection: notice },
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
