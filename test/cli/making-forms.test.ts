import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isQuick } from "../../src/cli/review-file";
import { readWorkbook } from "../../src/files/read-workbook";
import { readSheet } from "../../src/reading/read-sheet";
import type { Table } from "../../src/reading/table";
import { build, hengbiao, ROOT, type Run } from "./built-command-line";

beforeAll(build);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbiao-forms-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Run {
  return hengbiao(args, folder);
}

async function tablesIn(file: string): Promise<readonly Table[]> {
  const reading = await readWorkbook(readFileSync(join(folder, file)));
  return reading.kind === "read" ? reading.sheets.flatMap((sheet) => readSheet(sheet).tables) : [];
}

test("template makes a blank form, named for it", async () => {
  const made = run("template", "project-self-evaluation", "--year", "2026");
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toBe("已保存 部门预算项目支出绩效自评表.xlsx：部门预算项目支出绩效自评表 1 张。\n");
  const [table] = await tablesIn("部门预算项目支出绩效自评表.xlsx");
  expect(table).toMatchObject({ form: "project-self-evaluation", year: 2026, amountUnit: "万元" });
});

test("a file that is there is not written over", () => {
  writeFileSync(join(folder, "a.xlsx"), "mine");
  const made = run("template", "overall", "--out", "a.xlsx");
  expect(made).toMatchObject({ code: 2, out: "" });
  expect(made.err).toBe("hengbiao template：a.xlsx 已经存在，没有覆盖。请用 --out 另取文件名。\n");
  expect(readFileSync(join(folder, "a.xlsx"), "utf8")).toBe("mine");
});

test("template fills in what a report or a table of its kind says", async () => {
  const table = {
    form: "national-self-evaluation",
    year: 2025,
    fields: { projectName: "信息化系统运维", amountUnit: "元" },
    budget: [{ label: "年度资金总额", initial: "100", adjusted: "100", executed: "95.5" }],
    indicators: [
      { level1: "产出指标", level2: "数量指标", name: "报告", target: "≥8份", actual: "7份", weight: 90 },
    ],
  };
  writeFileSync(
    join(folder, "report.json"),
    JSON.stringify({ version: 1, files: [{ tables: [table, table] }] }),
  );
  expect(run("template", "national-self-evaluation", "--data", "report.json", "--out", "n.xlsx").code).toBe(
    0,
  );
  const tables = await tablesIn("n.xlsx");
  expect(tables.map(({ sheet }) => sheet)).toEqual(["信息化系统运维", "信息化系统运维 2"]);
  expect(tables[0]?.indicators[0]?.score?.text).toBe("78.75");
  expect(tables[0]?.total?.score?.text).toBe("88.3");
});

test.each([
  [["template"], "要写一个表样"],
  [["template", "nonsense"], "没有 nonsense，可以是"],
  [["template", "overall", "--rows", "0"], "--rows 不能是“0”，可以是 1 至 50 的整数。"],
  [["template", "monitoring", "--month", "13"], "--month 不能是“13”"],
  [["template", "overall", "--data", "none.json"], "none.json 打不开或不是 JSON"],
  [["convert"], "要写上文件、文件夹或通配符"],
  [["convert", "a.xlsx"], "要写转成哪种表"],
  [["convert", "a.xlsx", "--to", "nonsense"], "没有 nonsense，可以是"],
  [["convert", "none.xlsx", "--to", "target"], "none.xlsx：没有这个文件或文件夹"],
])("%j ends with 2 and says why", (args, why) => {
  const made = run(...args);
  expect(made).toMatchObject({ code: 2, out: "" });
  expect(made.err).toContain(why);
  expect(readdirSync(folder)).toEqual([]);
});

test("data that is nested too deep ends with 2 and one line", () => {
  for (const text of ["[".repeat(100_000), `{"indicators":${'{"name":'.repeat(500)}1${"}".repeat(501)}`]) {
    writeFileSync(join(folder, "deep.json"), text);
    const made = run("template", "overall", "--data", "deep.json");
    expect(made).toMatchObject({ code: 2, out: "" });
    expect(made.err.trimEnd().split("\n")).toHaveLength(1);
    expect(made.err).toContain("括号嵌套超过 64 层");
  }
});

test("data that is no table says which place is faulty", () => {
  writeFileSync(join(folder, "d.json"), JSON.stringify({ indicators: [{ name: ["a"] }] }));
  expect(run("template", "overall", "--data", "d.json").err).toContain("“indicators.0.name”填写有误");
  writeFileSync(
    join(folder, "r.json"),
    JSON.stringify({ version: 1, files: [{ tables: [{ form: "target" }] }] }),
  );
  expect(run("template", "overall", "--data", "r.json").err).toContain("没有“整体支出绩效目标实现情况”");
});

test.each<[what: string, data: unknown, told: string]>([
  ["no object", null, "不是一张表的数据"],
  ["a list", [], "不是一张表的数据"],
  ["words that nothing is called by", { name: "运维", 指标: [] }, "没有可以填入的内容"],
  [
    "rows without end",
    { indicators: Array.from({ length: 2001 }, () => ({})) },
    "“indicators”太多：2001 行，最多 2000 行",
  ],
  [
    "too much beside a row",
    { budget: [{ extra: Array.from({ length: 2001 }, () => ({ header: "a" })) }] },
    "“budget”太多：2001 行",
  ],
  [
    "tables without end",
    { files: [{ tables: Array.from({ length: 1001 }, () => ({ form: "target" })) }] },
    "表太多：1001 张，一次最多 1000 张",
  ],
  [
    "rows of many tables",
    {
      files: [
        {
          tables: Array.from({ length: 11 }, () => ({
            form: "target",
            indicators: Array.from({ length: 1999 }, () => ({})),
          })),
        },
      ],
    },
    "行太多，一次最多 20000 行",
  ],
])("data of %s are told in one line", (_what, data, told) => {
  writeFileSync(join(folder, "unfit.json"), JSON.stringify(data));
  const made = run("template", "target", "--data", "unfit.json", "--out", "unfit.xlsx");
  expect(made).toMatchObject({ code: 2, out: "" });
  expect(made.err).toContain(told);
  expect(made.err.trimEnd().split("\n")).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain("unfit.xlsx");
});

test("convert makes the year's forms out of one another, and lists what has no place", async () => {
  const indicators = [
    { level1: "产出指标", level2: "数量指标", name: "联网企业", halfYear: "≥10000家", fullYear: "≥15000家" },
  ];
  writeFileSync(
    join(folder, "target.json"),
    JSON.stringify({ year: 2026, fields: { projectName: "监控专项", necessity: "支撑监管。" }, indicators }),
  );
  expect(run("template", "target", "--data", "target.json", "--out", "target.xlsx").code).toBe(0);

  const converted = run("convert", "target.xlsx", "--to", "project-self-evaluation", "--out", "self.xlsx");
  expect(converted).toMatchObject({ code: 0, err: "" });
  expect(converted.out).toContain(
    "［监控专项］没有带入新表的内容：\n  立项必要性（B9）：支撑监管。（新表没有位置）\n",
  );
  expect(converted.out).toContain("半年(程)指标值 · 数量指标 联网企业（D28）：≥10000家（新表没有位置）");
  // What the form itself works out is nobody's answer.
  expect(converted.out).not.toContain("待填写");
  const [self] = await tablesIn("self.xlsx");
  expect(self).toMatchObject({ year: 2026 });
  const [row] = self?.indicators ?? [];
  expect([row?.nature?.text, row?.target?.text, row?.unit?.text]).toEqual(["≥", "15000", "家"]);

  expect(run("convert", "self.xlsx", "--to", "target", "--out", "next.xlsx").code).toBe(0);
  const [next] = await tablesIn("next.xlsx");
  expect(next?.year).toBe(2027);
  expect(next?.indicators.at(-1)?.fullYear?.text).toBe("≥15000家");

  expect(run("convert", "target.xlsx", "--to", "monitoring", "--month", "7", "--out", "m.xlsx").code).toBe(0);
  expect((await tablesIn("m.xlsx"))[0]?.form).toBe("monitoring");
});

test("a workbook that takes a thread to read gives the same tables as reading it here", async () => {
  const example = join(ROOT, "examples/示例.xlsx");
  expect(isQuick(readFileSync(example))).toBe(false);
  expect(run("extract", example, "--out", "cells.xlsx")).toMatchObject({ code: 0, err: "" });
  const reading = await readWorkbook(readFileSync(example));
  const projects = (tables: readonly Table[]) => tables.map(({ fields }) => fields.projectName?.text);
  const here = reading.kind === "read" ? reading.sheets.flatMap((sheet) => readSheet(sheet).tables) : [];
  expect(here.length).toBeGreaterThan(1);
  expect(projects(await tablesIn("cells.xlsx"))).toEqual(projects(here));
  const made = run("convert", example, "--to", "review", "--out", "review.xlsx");
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain(`复核工作底稿 ${here.length} 张`);
});

test("convert --to review writes a work paper with the findings", () => {
  const indicators = [
    {
      level1: "产出指标",
      level2: "成本指标",
      name: "经费",
      nature: "≤",
      target: "60",
      unit: "万元",
      actual: "223.5",
      weight: "20",
      score: "20",
    },
  ];
  writeFileSync(join(folder, "d.json"), JSON.stringify({ indicators }));
  run("template", "project-self-evaluation", "--data", "d.json", "--out", "self.xlsx");
  const made = run("convert", "self.xlsx", "--to", "review");
  expect(made).toMatchObject({ code: 0, err: "", out: "已保存 复核工作底稿.xlsx：复核工作底稿 1 张。\n" });
  expect(readdirSync(folder)).toContain("复核工作底稿.xlsx");
});

test("library lists indicators by name, initials and level, for people and for programs", () => {
  const found = run("library", "myd", "--level1", "满意度指标");
  expect(found).toMatchObject({ code: 0, err: "" });
  expect(found.out).toContain("用户满意度");
  expect(JSON.parse(run("library", "故障率", "--format", "json").out).indicators[0].sign).toBe("≤");
  expect(run("library", "火星").err).toContain("没有含“火星”的指标");
});
