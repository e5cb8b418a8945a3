import { readFileSync } from "node:fs";
import { join } from "node:path";
import { opinionSheet } from "../../src/building/opinion-sheet";
import { reviewPaper } from "../../src/building/review-paper";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { rowsOfFile } from "../../src/many/collected-rows";
import { fileSummary } from "../../src/many/file-summary";
import { NO_GUIDANCE } from "../../src/report/guidance";
import { fileReport } from "../../src/report/json-report";
import { review, BUDGET, type ReviewedTable } from "../../src/report/review";
import { reviewFindings } from "../../src/report/review-findings";
import { reviewOpinion } from "../../src/report/review-opinion";
import { tallyOf } from "../../src/report/tally";
import { textOfFile } from "../../src/report/text-report";
import { NO_ASSIGNMENT } from "../../src/reading/role-assignment";
import type { SheetSpec } from "../../src/sheet/sheet-spec";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { ROOT } from "../cli/built-command-line";
import { opened } from "../fixtures/shown-sheets";

const NO_DECISIONS = new Map();
const ORIGIN = { file: "自评表.xlsx", date: "2026年3月1日" };

async function example(): Promise<{ readonly sheet: SheetSnapshot; readonly table: ReviewedTable }> {
  const { sheets } = await opened(readFileSync(join(ROOT, "examples", "项目支出绩效自评表.xlsx")));
  const [table] = review(sheets, null).tables;
  const sheet = sheets.find(({ name }) => name === table?.scored.table.sheet);
  if (!table || !sheet) throw new Error("the example holds a table");
  return { sheet, table };
}

function papersOn(table: ReviewedTable): readonly SheetSpec[] {
  const paper = (name: string): SheetSpec =>
    reviewPaper(table.scored, reviewFindings(table, "zh", NO_DECISIONS), name)[0];
  const opinion = (language: "zh" | "en", name: string): SheetSpec =>
    opinionSheet(reviewOpinion(table, NO_DECISIONS, ORIGIN, language), name);
  return [paper("底稿一"), opinion("zh", "意见"), paper("底稿二"), opinion("en", "Opinion")];
}

async function workbook(): Promise<readonly SheetSnapshot[]> {
  const { sheet, table } = await example();
  const { sheets } = await opened(await writeSheets(papersOn(table)));
  return [sheet, ...sheets];
}

test("our own papers in a workbook are named, and are no forms that were not read", async () => {
  const sheets = await workbook();
  const reviewed = review(sheets, null);
  expect(reviewed.tables.map(({ scored }) => scored.table.sheet)).toEqual([sheets[0]?.name]);
  const report = fileReport("自评表.xlsx", reviewed, "zh");
  expect(report.unread).toEqual([
    {
      sheet: "底稿一、底稿二",
      reason: "这 2 张是衡表做的复核底稿，不是绩效表，没有评分，不必处理。",
      ownPaper: true,
    },
    {
      sheet: "意见、Opinion",
      reason: "这 2 张是衡表做的审核意见，不是绩效表，没有评分，不必处理。",
      ownPaper: true,
    },
  ]);
  expect(tallyOf(report)).toMatchObject({ tables: 1, unread: 0, incomplete: 0 });
  const text = textOfFile(report, { language: "zh", colour: false, width: null });
  expect(text).toContain("底稿一、底稿二");
  const [english] = fileReport("a.xlsx", review(sheets.slice(0, 2), null), "en").unread;
  expect(english).toMatchObject({ sheet: "底稿一", reason: expect.stringContaining("a review work paper") });
});

test("a work paper on two sheets is one on both", async () => {
  const { table } = await example();
  const finding = {
    ...{ level: "错误", rank: 0, dimension: "产出指标", object: "监控企业数", place: "J14" },
    ...{ finding: "得分与规则不符", fact: "算得 5.37", proposal: "请核对得分", basis: "", decision: "" },
  };
  const many = Array.from({ length: 40 }, () => finding);
  const { scored } = table;
  const indicators = Array.from({ length: 5 }, () => scored.indicators).flat();
  const { sheets } = await opened(await writeSheets(reviewPaper({ ...scored, indicators }, many, "底稿")));
  expect(sheets.map(({ name }) => name)).toEqual(["底稿", "底稿 问题"]);
  expect(review(sheets, null)).toMatchObject({
    tables: [],
    unread: sheets.map(() => ({ reason: { kind: "own-paper", paper: "review-paper" } })),
  });
});

test("a hidden paper is said to be hidden", async () => {
  const [, paper] = await workbook();
  if (!paper) throw new Error("a paper is wanted");
  const report = fileReport("a.xlsx", review([{ ...paper, hidden: true }], null), "zh");
  expect(report.unread[0]?.reason).toMatch(/^（隐藏的工作表）这是衡表做的复核底稿/);
});

test("a file that holds nothing but a paper is left out, not failed", async () => {
  const [form, paper] = await workbook();
  if (!form || !paper) throw new Error("a form and a paper are wanted");
  const rowsOf = (sheets: readonly SheetSnapshot[]) =>
    rowsOfFile(fileSummary("一.xlsx", sheets, review(sheets, null), "zh", []));
  expect(rowsOf([paper])).toMatchObject([
    { state: "left-out", notes: [expect.stringContaining("复核底稿")] },
  ]);
  expect(rowsOf([form, paper])).toMatchObject([{ state: "read", sheet: form.name }]);
});

test("a form of the same title is read, and so is a paper whose columns a person names", async () => {
  const [form, paper] = await workbook();
  if (!form || !paper) throw new Error("a form and a paper are wanted");
  const title = "绩效自评复核工作底稿（2025年度）";
  let isFirst = true;
  const rows = form.rows.map((row) =>
    row.map((cell) => {
      if (!cell || !isFirst) return cell;
      isFirst = false;
      return { ...cell, value: title, text: title };
    }),
  );
  expect(review([{ ...form, rows }], null).tables).toHaveLength(1);
  const roles = new Map([[paper.name, { ...NO_ASSIGNMENT }]]);
  expect(review([paper], null, BUDGET, { ...NO_GUIDANCE, roles }).tables).toHaveLength(1);
});
