import { NO_DATA, type FormData } from "../../src/building/form-data";
import { fillLearnedForm } from "../../src/filling/fill-learned-form";
import { learnedFormIn, withLearnedForm } from "../../src/filling/learned-file";
import { readWorkbook } from "../../src/files/read-workbook";
import type { LearnedForm } from "../../src/forms/learned-form";
import { assignmentBy } from "../../src/reading/learned/read-by-form";
import { learnForm } from "../../src/reading/learned/learn-form";
import { readSheet } from "../../src/reading/read-sheet";
import { NO_ASSIGNMENT, type RoleAssignment } from "../../src/reading/role-assignment";
import { learnedText } from "../../src/report/learned-text";
import type { Table } from "../../src/reading/table";
import { cellAt, type SheetSnapshot } from "../../src/sheet/snapshot";
import { parseA1 } from "../../src/sheet/address";
import { departmentForm, rowsXml } from "../fixtures/department-form";
import { handmade, partsOf, sheetInside } from "../fixtures/handmade";
import { schemaFaults } from "../fixtures/open-xml";

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  return reading.kind === "read" ? reading.sheets : [];
}

async function learned(bytes: Uint8Array): Promise<LearnedForm> {
  const [sheet] = await sheetsOf(bytes);
  const outcome = sheet && learnForm(sheet, "市局自评表");
  if (outcome?.kind !== "learned") throw new Error("the form is not learned");
  return outcome.form;
}

async function filled(bytes: Uint8Array, data: Partial<FormData>) {
  const form = await learned(bytes);
  const outcome = await fillLearnedForm(form, bytes, { ...NO_DATA, ...data });
  if (outcome.kind !== "filled") throw new Error(outcome.why.en);
  const [sheet] = await sheetsOf(outcome.bytes);
  if (!sheet) throw new Error("there is no sheet");
  const [table] = readSheet(sheet, assignmentBy(form, sheet)).tables;
  const at = (reference: string) => cellAt(sheet, parseA1(reference) ?? { row: 0, column: 0 });
  return { ...outcome, sheet, table, at };
}

function indicator(level2: string, name: string, more: Readonly<Record<string, string>> = {}) {
  const level1 = level2.startsWith("社会") ? "效益指标" : "产出指标";
  return { level1, level2, name, ...more };
}

const DATA: Partial<FormData> = {
  year: 2025,
  fields: { projectName: "河道保洁", projectCode: "" },
  budget: [
    {
      label: "年度资金总额",
      initial: "100",
      adjusted: "120",
      executed: "114",
      weight: "10",
      rate: "95%",
      score: "9.5",
    },
    { label: "财政拨款", initial: "100", adjusted: "120", executed: "114" },
  ],
  indicators: [
    indicator("数量指标", "保洁里程", {
      target: "≥30公里",
      actual: "28公里",
      weight: "30",
      score: "28",
      reason: "汛期停工",
    }),
    indicator("数量指标", "巡查次数", { target: "≥300", actual: "310", weight: "20", score: "20" }),
    indicator("质量指标", "合格率", { target: "100%", actual: "98%", weight: "20", score: "19" }),
    indicator("社会效益指标", "投诉", { target: "≤3", actual: "1", weight: "20", score: "20" }),
  ],
};

const namesOf = (table: Table | undefined) => table?.indicators.map(({ name }) => name.text);

test("a blank form is filled in and read back by what was learned of it", async () => {
  const { table, left, at } = await filled(departmentForm(), DATA);
  expect(left).toEqual([]);
  expect(table).toMatchObject({
    form: "市局自评表",
    learned: "市局自评表",
    stage: "self-evaluation",
    year: 2025,
  });
  expect(table?.fields.projectName?.text).toBe("河道保洁");
  expect(namesOf(table)).toEqual(["保洁里程", "巡查次数", "合格率", "投诉"]);
  expect(table?.indicators[0]).toMatchObject({
    target: { text: "≥30公里" },
    actual: { text: "28公里" },
    weight: { text: "30" },
    reason: { text: "汛期停工" },
  });
  expect(at("A2")?.text).toBe("（2025年度）");
  // The label that stands next in the row is no place for it.
  expect([at("B3")?.text, at("E3")?.text]).toEqual(["河道保洁", "承办科室"]);
});

test("values are typed as their cells want them", async () => {
  const { at } = await filled(departmentForm(), DATA);
  // A cell that shows percents holds the share; one without a format gets one, as if the value was typed.
  expect(at("F5")).toMatchObject({ value: 0.95, text: "95.00%" });
  expect(at("D10")).toMatchObject({ value: 1, text: "100%" });
  expect(at("F8")).toMatchObject({ value: 30 });
  expect(at("D8")).toMatchObject({ value: "≥30公里" });
});

function validation(type: string, sqref: string, first: string, second = "", more = ""): string {
  const bounds = `<formula1>${first}</formula1>${second === "" ? "" : `<formula2>${second}</formula2>`}`;
  return `<dataValidation type="${type}" ${more} allowBlank="1" sqref="${sqref}">${bounds}</dataValidation>`;
}

/** What a cell with a validation takes of a text: its value, or what is told of a text that it does not admit. */
const RULES: readonly (readonly [string, string, string, unknown])[] = [
  ["a whole number within bounds", validation("whole", "G8", "0", "100"), "28", 28],
  ["one beyond them", validation("whole", "G8", "0", "20"), "28", "整数，0 至 20"],
  [
    "a fraction where whole numbers are wanted",
    validation("whole", "G8", "0", "100"),
    "28.5",
    "整数，0 至 100",
  ],
  ["a fraction where any number is", validation("decimal", "G8", "0", "100"), "28.5", 28.5],
  ["a percent between 0 and 1", validation("decimal", "G8", "0", "1"), "95%", 0.95],
  [
    "words where a number is wanted",
    validation("decimal", "G8", "0", "", 'operator="greaterThan"'),
    "约28",
    "数，大于 0",
  ],
  ["no more than another cell holds", validation("decimal", "G8", "0", "$I$9"), "31", "数，0 至 30"],
  ["a bound that is a calculation", validation("decimal", "G8", "0", "MAX($I$1:$I$9)"), "31", 31],
  ["a day", validation("date", "G8", "DATE(2024,1,1)", "46022"), "2024年3月5日", 45356],
  [
    "a day before all that is allowed",
    validation("date", "G8", "45292", "46022"),
    "2023-12-31",
    "日期，2024-01-01 至 2025-12-31",
  ],
  [
    "words where a day is wanted",
    validation("date", "G8", "45292", "46022"),
    "年底前",
    "日期，2024-01-01 至 2025-12-31",
  ],
  ["a short text", validation("textLength", "G8", "5", "", 'operator="lessThanOrEqual"'), "已完成", "已完成"],
  [
    "a text that is too long",
    validation("textLength", "G8", "5", "", 'operator="lessThanOrEqual"'),
    "全部按期完成",
    "字数，不大于 5",
  ],
  ["what a validation only warns of", validation("whole", "G8", "0", "20", 'errorStyle="warning"'), "28", 28],
];

test.each(RULES)("a cell is filled as its validation wants it: %s", async (_what, rule, text, expected) => {
  const score = indicator("数量指标", "保洁里程", { score: text });
  const bytes = departmentForm({ I9: 30 }, "", rule);
  const { at, left } = await filled(bytes, { ...NO_DATA, indicators: [score] });
  const [kept] = left;
  if (kept) {
    expect(kept).toMatchObject({ reason: "not-allowed", text });
    expect(kept.wanted?.zh).toBe(expected);
    expect(at("G8")?.value ?? "").toBe("");
  } else {
    expect(at("G8")?.value).toBe(expected);
  }
});

test("rows are put in where more are needed, and merges and sums follow", async () => {
  const more = ["甲", "乙", "丙"].map((name) => indicator("数量指标", name, { target: "1", weight: "1" }));
  const given = { ...DATA, indicators: [...more, ...(DATA.indicators ?? [])] };
  const { table, left, at, sheet, bytes } = await filled(departmentForm(), given);
  expect(left).toEqual([]);
  expect(namesOf(table)).toEqual(["甲", "乙", "丙", "保洁里程", "巡查次数", "合格率", "投诉"]);
  expect(table?.indicators.map(({ level2 }) => level2.text).slice(0, 6)).toEqual([
    ...Array.from({ length: 5 }, () => "数量指标"),
    "质量指标",
  ]);
  expect(at("F15")?.formula).toBe("SUM(F8:F14)");
  expect(at("G15")?.formula).toBe("SUM(G8:G14)+G5");
  expect(sheet.merges).toContainEqual({ top: 7, left: 1, bottom: 11, right: 1 });
  const [, notes] = await sheetsOf(bytes);
  expect(notes && cellAt(notes, { row: 1, column: 1 })?.formula).toBe("自评表!G15");
});

test("formulas of the form stay and work the value out themselves", async () => {
  const { at } = await filled(departmentForm(), { ...DATA, total: { weight: "100", score: "97" } });
  expect(at("F12")?.formula).toBe("SUM(F8:F11)");
});

test("what has no place is named", async () => {
  const { left } = await filled(departmentForm(), {
    ...DATA,
    fields: { ...DATA.fields, annualGoal: "全年保洁" },
    budget: [...(DATA.budget ?? []), { label: "其他资金", initial: "5" }],
  });
  expect(left.map(({ label, row, text, reason }) => [label, row, text, reason])).toEqual([
    ["年初预算", "其他资金", "5", "no-place"],
    ["年度总体目标", "", "全年保洁", "no-place"],
  ]);
});

test("all but the cells that are filled in stays as it was", async () => {
  const blank = departmentForm();
  const { bytes } = await filled(blank, DATA);
  const [before, after] = [partsOf(blank), partsOf(bytes)];
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.sort()).toEqual(["xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
  const around = (xml: string) => xml.replace(/<sheetData>[^]*<\/sheetData>/, "");
  expect(around(sheetInside(bytes, 1))).toBe(around(sheetInside(blank, 1)));
  expect(await schemaFaults(bytes)).toEqual([]);
});

test("the description is kept in the workbook, and nothing else changes", async () => {
  const blank = departmentForm();
  const form = await learned(blank);
  const file = withLearnedForm(blank, form);
  expect(learnedFormIn(blank)).toEqual({ kind: "none" });
  expect(learnedFormIn(file)).toEqual({ kind: "form", form });
  const [before, after] = [partsOf(blank), partsOf(file)];
  const changed = Object.keys(before).filter((name) => after[name] !== before[name]);
  expect(changed.sort()).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]);
  expect(await schemaFaults(file)).toEqual([]);
  // Learned again, it takes the place of the description before.
  const again = withLearnedForm(file, { ...form, name: "另一个" });
  expect(Object.keys(partsOf(again))).toEqual(Object.keys(after));
  expect(learnedFormIn(again)).toMatchObject({ form: { name: "另一个" } });
});

test("a description that was tampered with is refused with a reason", async () => {
  const form = await learned(departmentForm());
  const [column] = form.columns;
  for (const bad of [
    { ...form, version: 2 },
    { ...form, columns: [{ ...column, role: "administrator" }] },
    { ...form, spec: "no-such-form" },
    { ...form, more: true },
  ]) {
    const text = JSON.stringify(bad);
    const file = withLearnedForm(departmentForm(), JSON.parse(text));
    expect(learnedFormIn(file).kind).toBe("faulty");
  }
});

test("what has no role comes along under the words that the form prints for it", async () => {
  const blank = departmentForm({ A13: "填报日期", A14: "备注：由科室填写" });
  const { at, left } = await filled(blank, {
    ...DATA,
    extra: [
      { part: "indicator", row: 0, header: "是否达标", text: "否" },
      { part: "indicator", row: 1, header: "不在表上的列", text: "甲" },
    ],
    extraFields: [
      { label: "填报日期", text: "2025-12-31" },
      { label: "备注", text: "由科室填写" },
      { label: "联系电话", text: "1234567" },
    ],
  });
  expect([at("H8")?.text, at("B13")?.text]).toEqual(["否", "2025-12-31"]);
  expect(left.map(({ label, row, text, reason }) => [label, row, text, reason])).toEqual([
    ["不在表上的列", "巡查次数", "甲", "no-place"],
    ["联系电话", "", "1234567", "no-place"],
  ]);
});

test("a label that ends in a colon takes its text behind it, and never the next label's cell", async () => {
  const blank = departmentForm({ A2: "填报单位（盖章）：", A3: "项目名称" });
  const { at, table } = await filled(blank, {
    ...DATA,
    year: null,
    fields: { ...DATA.fields, implementingUnit: "水务局" },
  });
  expect([at("A2")?.text, at("B3")?.text]).toEqual(["填报单位（盖章）：水务局", "河道保洁"]);
  expect(table?.fields.implementingUnit?.text).toBe("水务局");
});

test("a last column whose header tells nothing is neither taken for reasons nor filled in, and told", async () => {
  const bytes = departmentForm({ I7: "备查号" });
  const [sheet] = await sheetsOf(bytes);
  const outcome = sheet && learnForm(sheet, "市局自评表");
  if (!sheet || outcome?.kind !== "learned") throw new Error("the form is not learned");
  expect(outcome.form.columns.at(-1)).toMatchObject({ header: "备查号", role: null, open: true });
  expect(learnedText(outcome, "表样.xlsx", "zh")).toContain("备查号 → 未认得");
  const filledIn = await filled(bytes, DATA);
  expect(filledIn.at("I8")).toBeNull();
  expect(filledIn.left).toMatchObject([{ text: "汛期停工", reason: "no-place" }]);
  // A person knows better.
  const given: RoleAssignment = {
    ...NO_ASSIGNMENT,
    columns: [{ block: "indicator", header: "备查号", role: "reason" }],
  };
  const said = learnForm(sheet, "市局自评表", given);
  expect(said).toMatchObject({
    kind: "learned",
    form: {
      columns: expect.arrayContaining([expect.objectContaining({ header: "备查号", role: "reason" })]),
    },
  });
});

/** A scoring sheet whose first column is taken for the names: its own classes are none that an indicator could be put into. */
const SCORING = handmade({
  sheets: {
    评分表: `<sheetData>${rowsXml({
      ...{
        A1: "部门整体绩效评价打分表",
        A2: "评价对象",
        B2: "要求",
        C2: "说明",
        D2: "评分标准",
        E2: "分值",
      },
      ...{
        F2: "自评得分",
        A3: "预算管理",
        B3: "预算编制",
        C3: "编制完整",
        D3: "完整得满分",
        E3: 20,
        F3: { text: "" },
      },
      ...{ B4: "预算执行", C4: "执行率", D4: "按比例得分", E4: 30, F4: { text: "" } },
      ...{ A5: "履职效能", B5: "重点工作", C5: "完成情况", D5: "未完成扣分", E5: 50, F5: { text: "" } },
      ...{ A6: "合计", E6: 100, F6: { formula: "SUM(F3:F5)" } },
    })}</sheetData><mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="A6:D6"/></mergeCells>`,
  },
});

test("rows that no indicator would find are not put in", async () => {
  const given = [
    { level1: "预算管理", level2: "预算编制", name: "编制完整", weight: "20", score: "20" },
    { level1: "履职效能", level2: "重点工作", name: "完成情况", weight: "50", score: "48" },
  ];
  const { left, sheet } = await filled(SCORING, { indicators: given });
  expect(sheet.rows.length).toBe(6);
  expect(left.map(({ reason, row }) => [reason, row])).toEqual([
    ["no-row", "预算编制 编制完整"],
    ["no-row", "重点工作 完成情况"],
  ]);
  // Once a person says what the columns are, each finds its own.
  const columns = (
    [
      ["评价对象", "level1"],
      ["要求", "level2"],
      ["说明", "name"],
    ] as const
  ).map(([header, role]) => ({ block: "indicator", header, role }) as const);
  const [blank] = await sheetsOf(SCORING);
  const learned = blank && learnForm(blank, "评分表", { ...NO_ASSIGNMENT, columns });
  if (learned?.kind !== "learned") throw new Error("the form is not learned");
  const said = await fillLearnedForm(learned.form, SCORING, { ...NO_DATA, indicators: given });
  expect(said).toMatchObject({ kind: "filled", left: [] });
});
