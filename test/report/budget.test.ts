import { fileReport } from "../../src/report/json-report";
import { BUDGET, review } from "../../src/report/review";
import { national2020 } from "../../src/scoring/profiles/national-2020";
import { reviewSheets } from "../../src/taskpane/reviewing";
import { GROWING } from "../fixtures/growing";

function sheetsOf(name: string, size: number) {
  return GROWING.find((kind) => kind.name === name)?.sheets(size) ?? [];
}

const sheets = sheetsOf("sheets of one table each", 4);

test("what a workbook of any office holds is far within the budget", () => {
  const { tables, unread, left } = review(sheets, national2020);
  expect(tables).toHaveLength(4);
  expect(unread).toEqual([]);
  expect(left.indicators).toBe(BUDGET.indicators - 40);
  expect(left.cells).toBeGreaterThan(0.99 * BUDGET.cells);
});

test("a table beyond the budget is left out and named; smaller ones after it are scored", () => {
  const [large] = sheetsOf("indicators that all differ", 60);
  if (!large) throw new Error("there is a large sheet");
  const given = [
    ...sheets,
    { ...large, name: "大表" },
    { ...large, name: "隐藏的大表", hidden: true },
    ...sheets,
  ];
  const reviewed = review(given, national2020, { ...BUDGET, indicators: 90 });
  expect(reviewed.tables).toHaveLength(8);
  expect(fileReport("x.xlsx", reviewed, "zh").unread).toEqual([
    {
      sheet: "大表",
      reason:
        "有一张表有 60 条指标，连同前面的内容超过一个工作簿最多评分和检查的 30000 条指标，没有评分和检查。请另存成一个文件，或删去表格以外的内容，再单独评分。",
    },
    { sheet: "隐藏的大表", reason: expect.stringMatching(/^（隐藏的工作表）有一张表有 60 条指标/) },
  ]);
  expect(reviewed.left.indicators).toBe(10);
});

test("a sheet beyond the budget is not read, which is said in both languages", () => {
  const reviewed = review(sheets, national2020, { ...BUDGET, cells: 400 });
  expect(reviewed.tables.map(({ scored }) => scored.table.sheet)).toEqual(["表1", "表2"]);
  expect(fileReport("x.xlsx", reviewed, "zh").unread[0]?.reason).toMatch(/^有 \d+ 个单元格，.*没有读取。/);
  expect(fileReport("x.xlsx", reviewed, "en").unread.map(({ sheet }) => sheet)).toEqual(["表3", "表4"]);
  expect(fileReport("x.xlsx", reviewed, "en").unread[0]?.reason).toMatch(/filled cells: .*was not read\./);
});

test("the pane's sheets share the budget of one workbook", () => {
  const many = sheetsOf("indicators that all differ", 8000);
  const reviewed = reviewSheets(
    [1, 2, 3, 4].flatMap((number) => many.map((sheet) => ({ ...sheet, name: `表${number}` }))),
    national2020,
  );
  expect(reviewed.map(({ tables }) => tables.length)).toEqual([1, 1, 1, 0]);
  expect(reviewed[3]?.unread.map(({ reason }) => reason.kind)).toEqual(["over-budget"]);
});
