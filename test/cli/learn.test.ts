import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patchXlsx } from "../../src/files/patch/patch-xlsx";
import { readWorkbook } from "../../src/files/read-workbook";
import { keptRolesText } from "../../src/reading/kept-roles";
import { NO_ASSIGNMENT } from "../../src/reading/role-assignment";
import { reportSchema } from "../../src/report/report-schema";
import { parseA1 } from "../../src/sheet/address";
import { cellAt } from "../../src/sheet/snapshot";
import { departmentForm } from "../fixtures/department-form";
import { partsOf } from "../fixtures/handmade";
import { build, hengbiao, ROOT, type Run } from "./built-command-line";

beforeAll(build);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hengbiao-learn-"));
  writeFileSync(join(folder, "空白表.xlsx"), departmentForm());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Run {
  return hengbiao(args, folder);
}

function tablesOf(printed: Run) {
  const report = reportSchema.parse(JSON.parse(printed.out));
  return report.files.flatMap(({ tables }) => tables);
}

async function textAt(file: string, cell: string): Promise<string> {
  const reading = await readWorkbook(readFileSync(join(folder, file)));
  const [sheet] = reading.kind === "read" ? reading.sheets : [];
  return (sheet && cellAt(sheet, parseA1(cell) ?? { row: 0, column: 0 })?.text) ?? "";
}

const DATA = {
  fields: { projectName: "河道保洁" },
  budget: [
    { label: "年度资金总额", adjusted: "100", executed: "95", weight: "10", rate: "95%", score: "9.5" },
  ],
  indicators: ["保洁里程", "巡查次数", "清淤量"].map((name) => ({
    level1: "产出指标",
    level2: "数量指标",
    name,
    target: "≥300",
    actual: "280",
    weight: "30",
    score: "30",
  })),
};

test("learn prints what it understood and what not, and keeps it in a copy of the workbook", () => {
  const learned = run("learn", "空白表.xlsx", "--out", "表样.xlsx", "--name", "市局自评表");
  expect(learned).toMatchObject({ code: 0, err: "" });
  expect(learned.out).toContain("已保存 表样.xlsx：表样“市局自评表”（绩效自评表，工作表“自评表”）。");
  expect(learned.out).toContain("C   考核事项 → 指标名称");
  expect(learned.out).toContain("H   是否达标 → 未认得");
  expect(learned.out).toContain("指标行：4 行");
  const [before, after] = ["空白表.xlsx", "表样.xlsx"].map((file) =>
    partsOf(readFileSync(join(folder, file))),
  );
  const sheets = Object.keys(before ?? {}).filter((name) => /worksheets|styles|workbook\.xml$/.test(name));
  for (const name of sheets) expect(after?.[name]).toBe(before?.[name]);
});

test("learn says when the form is filled in already, and what around it is not understood", () => {
  writeFileSync(join(folder, "填过.xlsx"), departmentForm({ C8: "保洁里程", E8: "28公里", D5: 95 }));
  const learned = run("learn", "填过.xlsx", "--out", "表样.xlsx");
  expect(learned.out).toContain("已填有内容 2 处（D5、E8）");
  expect(learned.out).toContain("承办科室（E3）");
  expect(run("learn", "空白表.xlsx", "--out", "表样2.xlsx").out).not.toContain("已填有内容");
  expect(run("learn", "空白表.xlsx", "--table", "3", "--out", "表样3.xlsx").err).toContain("共有 1 张");
});

test("a file that is there is not written over, and what cannot be used is refused with a reason", () => {
  writeFileSync(join(folder, "有.xlsx"), "mine");
  expect(run("learn", "空白表.xlsx", "--out", "有.xlsx")).toMatchObject({ code: 2 });
  expect(readFileSync(join(folder, "有.xlsx"), "utf8")).toBe("mine");
  writeFileSync(join(folder, "表.csv"), "一级指标,二级指标,三级指标,指标值,完成值\n");
  expect(run("learn", "表.csv", "--out", "a.xlsx").err).toMatch(/\.xlsx/);
  expect(run("learn", "空白表.xlsx", "--sheet", "填表说明", "--out", "a.xlsx").err).toContain(
    "没有找到指标表头",
  );
  expect(run("learn", "空白表.xlsx", "--roles", "考核事项=老板", "--out", "a.xlsx").err).toContain("不认得");
  expect(run("score", "空白表.xlsx", "--form", "空白表.xlsx").err).toContain("不是表样文件");
});

test("what a person says of columns goes before what is concluded", () => {
  const learned = run("learn", "空白表.xlsx", "--out", "表样.xlsx", "--roles", "是否达标=备注,未达标原因=无");
  expect(learned.out).toContain("H   是否达标 → 备注");
  expect(learned.out).toContain("I   未达标原因 → 未认得");
});

test("template fills in the department's own workbook, and score reads it by the form", async () => {
  run("learn", "空白表.xlsx", "--out", "表样.xlsx", "--name", "市局自评表");
  writeFileSync(join(folder, "data.json"), JSON.stringify(DATA));
  const made = run("template", "--form", "表样.xlsx", "--data", "data.json", "--out", "填好.xlsx");
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(await textAt("填好.xlsx", "C8")).toBe("保洁里程");
  const [table] = tablesOf(run("score", "填好.xlsx", "--form", "表样.xlsx", "--format", "json"));
  expect(table).toMatchObject({ form: "市局自评表", rolesBy: "form", claims: null });
  expect(table?.indicators.map(({ name }) => name)).toEqual(["保洁里程", "巡查次数", "清淤量"]);
});

test("convert fills another form's table into it, and back", () => {
  run("learn", "空白表.xlsx", "--out", "表样.xlsx", "--name", "市局自评表");
  const example = join(ROOT, "examples/部门预算项目支出绩效自评表.xlsx");
  const made = run("convert", example, "--form", "表样.xlsx", "--out", "转.xlsx");
  expect(made.code).toBe(0);
  expect(made.out).toContain("没有带入新表的内容");
  const [from] = tablesOf(run("score", example, "--format", "json"));
  const [to] = tablesOf(run("score", "转-1.xlsx", "--form", "表样.xlsx", "--format", "json"));
  expect([...(to?.indicators.map(({ name }) => name) ?? [])].sort()).toEqual(
    [...(from?.indicators.map(({ name }) => name) ?? [])].sort(),
  );
  const back = run(
    ...[
      "convert",
      "转-1.xlsx",
      "--form",
      "表样.xlsx",
      "--to",
      "national-self-evaluation",
      "--out",
      "回.xlsx",
    ],
  );
  expect(back.code).toBe(0);
  const [again] = tablesOf(run("score", "回.xlsx", "--format", "json"));
  expect(again?.indicators).toHaveLength(from?.indicators.length ?? 0);
});

test("a workbook cannot talk its way to ✓, and --form wins over it", () => {
  run("learn", "空白表.xlsx", "--out", "表样.xlsx", "--name", "市局自评表");
  writeFileSync(join(folder, "data.json"), JSON.stringify(DATA));
  run("template", "--form", "表样.xlsx", "--data", "data.json", "--out", "填好.xlsx");
  const columns = ["年终实现值", "预期目标值"].map(
    (header) => ({ block: "indicator", header, role: "remark" }) as const,
  );
  const said = keptRolesText(
    new Map([["自评表", { ...NO_ASSIGNMENT, columns: columns.slice(0, 1), notIndicators: [7, 8, 9] }]]),
  );
  const talking = patchXlsx(readFileSync(join(folder, "填好.xlsx")), {
    sheets: [],
    properties: new Map([["hengbiao.roles", said]]),
  });
  writeFileSync(join(folder, "自述.xlsx"), talking);
  const text = run("score", "自述.xlsx");
  expect(text.code).toBe(1);
  expect(text.out).not.toContain("✓");
  expect(text.out).toContain("按文件自带的");
  const [table] = tablesOf(run("score", "自述.xlsx", "--format", "json"));
  expect(table).toMatchObject({ rolesBy: "file", claims: { from: ["roles", "form"] } });
  expect(table?.verdict).not.toBe("clean");
  expect(table?.claims?.withheld.length).toBeGreaterThan(0);
  const [reviewed] = tablesOf(run("score", "自述.xlsx", "--form", "表样.xlsx", "--format", "json"));
  expect(reviewed).toMatchObject({ rolesBy: "form", claims: null, verdict: "findings" });
});
